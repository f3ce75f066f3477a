/* Light or dark: what the reader chose last, else what the system says.
   Loaded in the head, so that no page flashes in the wrong colours. */
(function () {
  "use strict";
  var root = document.documentElement;
  var system = matchMedia("(prefers-color-scheme: dark)");

  function remembered() {
    try { return localStorage.getItem("kyodo-scheme"); } catch (_) { return null; }
  }

  function remember(scheme) {
    try { localStorage.setItem("kyodo-scheme", scheme); } catch (_) { /* private browsing */ }
  }

  function current() {
    return remembered() || (system.matches ? "dark" : "light");
  }

  function show() {
    root.dataset.scheme = current();
    var button = document.getElementById("_scheme");
    if (button) button.setAttribute("aria-pressed", String(current() === "dark"));
  }

  show();
  system.addEventListener("change", show);
  addEventListener("storage", show);
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.getElementById("_scheme");
    if (!button) return;
    button.addEventListener("click", function () {
      remember(current() === "dark" ? "light" : "dark");
      show();
    });
    show();
    var menu = document.querySelector(".k-menu");
    if (!menu) return;
    menu.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
})();
