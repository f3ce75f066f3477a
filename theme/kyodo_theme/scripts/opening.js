/* Loads the search when somebody turns to its box: at its focus, by "/" or Ctrl-K. */
document.addEventListener("DOMContentLoaded", function () {
  "use strict";
  var box = document.querySelector(".k-search");
  if (!box) return;
  var input = box.querySelector("input");
  var asked = false;
  var note = document.createElement("p");
  note.setAttribute("role", "alert");

  function load() {
    if (asked) return;
    asked = true;
    note.remove();
    var script = document.createElement("script");
    script.src = box.dataset.script;
    script.onerror = failed;
    document.head.append(script);
  }

  /* The connection is gone: that is said, and the next focus tries again. */
  function failed() {
    var page = document.getElementById("_found");
    asked = false;
    note.className = page ? "k-found__count" : "k-found k-found--below";
    note.textContent = box.dataset.failed;
    (page || box).append(note);
  }

  function hits() {
    try { return sessionStorage.getItem("kyodo-hits"); } catch (_) { return null; }
  }

  input.addEventListener("focus", load);
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
    var command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !command) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  if (document.activeElement === input || hits() || /[?&]q=/.test(location.search)) load();
});
