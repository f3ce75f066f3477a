/* A walk through a process, step by step. The way stands in the address, behind "#way=", so that it
   can be sent, reloaded and gone back by the browser, and works from a file. Without this script
   the page is the whole list; what belongs to the walk is shown to nobody. */
(function () {
  "use strict";
  var root = document.documentElement;
  var START = "way=";
  var steps = {}, way = [], title = document.title;

  root.dataset.scripted = "";
  if (location.hash.indexOf("#" + START) === 0) {  // before the first paint
    root.dataset.walking = "waiting";
  }

  function all(query, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(query));
  }

  /* The steps and their ways on, as the list has them. */
  function read() {
    all(".k-step").forEach(function (item) {
      var ways = all(".k-exits a[href^='#'], .k-onward a", item).map(function (link) {
        var label = link.parentNode.querySelector(".k-exit__label");
        return { link: link, to: link.hash.slice(1), label: label && label.textContent };
      });
      steps[item.id] = { item: item, head: item.querySelector(".k-step__title"), ways: ways };
    });
  }

  /* What the address says; programs that pass addresses on may have written %2C for a comma. */
  function anchor() {
    try { return decodeURIComponent(location.hash.slice(1)); } catch (_) { return ""; }
  }

  /* A place on the way: a step, and the way on by which it was reached. Where two answers lead to
     the same step, the second is told by its number: "halfway,report.4". */
  function name(from, index) {
    var ways = steps[from].ways, to = ways[index].to;
    var first = ways.findIndex(function (one) { return one.to === to; });
    return to + (first === index ? "" : "." + (index + 1));
  }

  /* How many ways on to the same step stand before this one. */
  function turn(from, way) {
    return steps[from].ways.filter(function (one) { return one.to === way.to; }).indexOf(way);
  }

  function parse(said) {
    var found = [], cut = false;
    if (said.indexOf(START) !== 0) return { way: found, cut: cut };
    said.slice(START.length).split(",").every(function (part) {
      var pieces = part.split("."), last = found[found.length - 1], answer = null;
      if (last) {
        answer = steps[last.id].ways.filter(function (one, index) {
          return one.to === pieces[0] && (!pieces[1] || index + 1 === Number(pieces[1]));
        })[0];
      }
      cut = !Object.hasOwn(steps, pieces[0]) || !!last && !answer;
      if (!cut) found.push({ id: pieces[0], name: part, answer: answer && answer.label,
                             turn: answer && turn(last.id, answer) });
      return !cut;
    });
    return { way: found, cut: cut };
  }

  function address(places, more) {
    return "#" + START + places.map(function (one) { return one.name; }).concat(more || []).join(",");
  }

  function mark(query, kind, on) {
    all(query).forEach(function (one) { one.classList.toggle(kind, !!on(one)); });
  }

  function here() {
    return way.length ? way[way.length - 1].id : anchor();
  }

  /* What has been walked, in the list and in the figure. */
  function marks() {
    var been = {}, gone = {}, drawn = {};
    way.forEach(function (one, index) {
      been[one.id] = true;
      if (index) gone[[way[index - 1].id, one.id, one.turn].join(" ")] = true;
    });
    mark(".k-step", "k-step--walked", function (one) { return been[one.id]; });
    mark(".k-step", "k-step--here", function (one) { return way.length && one.id === here(); });
    mark("[data-step]", "k-walked", function (one) { return been[one.dataset.step]; });
    mark("[data-step]", "k-here", function (one) { return one.dataset.step === here(); });
    mark("[data-from]", "k-walked", function (one) {
      var ends = one.dataset.from + " " + one.dataset.to;
      drawn[ends] = ends in drawn ? drawn[ends] + 1 : 0;  // the figure has them in the list's order
      return gone[ends + " " + drawn[ends]];
    });
    Object.keys(steps).forEach(function (id) {
      var current = way.length && id === here();
      steps[id].ways.forEach(function (one, index) {
        one.link.href = current ? address(way, name(id, index)) : "#" + one.to;
      });
      if (current) steps[id].item.setAttribute("aria-current", "step");
      else steps[id].item.removeAttribute("aria-current");
    });
  }

  function trail() {
    all(".k-way").forEach(function (list) {
      list.replaceChildren.apply(list, way.map(function (one, index) {
        var item = document.createElement("li"), next = way[index + 1];
        var words = document.createElement(next ? "a" : "strong");
        if (next) words.href = address(way.slice(0, index + 1));
        all(".k-number, strong", steps[one.id].head).forEach(function (part, place) {
          words.append(place ? " " : "", part.cloneNode(true));
        });
        item.append(words);
        if (next && next.answer) {
          var answer = document.createElement("span");
          answer.className = "k-way__answer";
          answer.textContent = next.answer;
          item.append(" ", answer);
        }
        return item;
      }));
    });
  }

  function say(cut) {
    var panel = document.querySelector(".k-walk"), ways = way.length && steps[here()].ways.length;
    var words = panel.dataset[ways > 1 ? "many" : ways ? "one" : "end"];
    panel.querySelector(".k-walk__status").textContent = way.length
      ? words.replace("#", way.length).replace("#", ways) : "";
    panel.querySelector(".k-walk__cut").hidden = !cut;
    var back = document.querySelector(".k-walk__back");
    back.hidden = way.length < 2;
    back.href = address(way.slice(0, -1));
    all(".k-walk__leave").forEach(function (link) { link.href = "#" + here(); });
    document.title = way.length ? steps[here()].head.querySelector("strong").textContent
      + " – " + title : title;
  }

  function focus(target) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  function show(moved) {
    var before = way.length, found = parse(anchor());
    way = found.way;
    if (way.length) root.dataset.walking = "";
    else delete root.dataset.walking;
    marks();
    all("header a[hreflang]").forEach(function (link) {  // the same step in the other language
      link.hash = way.length ? location.hash : "";
    });
    if (!way.length && !before && !found.cut) return;
    trail();
    say(found.cut);
    var target = document.getElementById(here());
    if (!target) return;
    (way.length ? document.querySelector(".k-walk") : target).scrollIntoView();
    // Below a figure the step may be out of sight, and what there is to choose.
    if (way.length) target.scrollIntoView({ block: "nearest" });
    if (moved || way.length) focus(steps[here()] ? steps[here()].head : target);
  }

  function click(event) {
    var link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link || !way.length || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var id = link.getAttribute("href").slice(1), places = way.map(function (one) { return one.id; });
    if (link.closest("svg")) {  // in the figure: back to a step walked, or on to one that follows
      var index = steps[here()].ways.findIndex(function (one) { return one.to === id; });
      if (index >= 0) link = steps[here()].ways[index].link;
      else if (places.indexOf(id) < 0) return;
      event.preventDefault();
      location.hash = index >= 0 ? link.hash : address(way.slice(0, places.lastIndexOf(id) + 1));
    } else if (id.charAt(0) === "_") {  // another part of the page: the way stays in the address
      var part = document.getElementById(id);
      if (!part || !part.getClientRects().length) return;
      event.preventDefault();
      part.scrollIntoView();
      focus(part);
    }
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (!document.querySelector(".k-walk")) return;
    read();
    all("a[data-walk]").forEach(function (link) { link.href = address([], link.hash.slice(1)); });
    document.querySelector(".k-walk__print").addEventListener("click", function () { print(); });
    document.addEventListener("click", click);
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !way.length || event.target.closest("input")) return;
      // What is open on the page is closed first.
      if (CSS.supports("selector(:popover-open)") && document.querySelector(":popover-open")) return;
      location.hash = here();
    });
    addEventListener("hashchange", function () { show(true); });
    show(false);
  });
})();
