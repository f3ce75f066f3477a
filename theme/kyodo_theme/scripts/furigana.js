/* Whether readings above kanji are shown is remembered on this device. The switch works without. */
(function () {
  "use strict";
  var key = "kyodo-furigana";

  document.addEventListener("DOMContentLoaded", function () {
    var box = document.getElementById("_furigana");
    if (!box) return;
    try { box.checked = localStorage.getItem(key) === "on"; } catch (_) { /* private browsing */ }
    box.addEventListener("change", function () {
      try {
        if (box.checked) localStorage.setItem(key, "on");
        else localStorage.removeItem(key);
      } catch (_) { /* private browsing */ }
    });
  });
})();
