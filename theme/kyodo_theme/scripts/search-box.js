/* The box in the header, the results below it, and the page of the search. */
const box = document.querySelector(".k-search");
const input = box.querySelector("input");
const home = new URL(box.dataset.home, location.href);
const page = document.getElementById("_found");  // on the page of the search, else nothing
const index = box.dataset.index;  // "index.html" where there is no server that adds it
const opened = new Map();
let asked = 0, said;

/* Data are scripts, which load from a USB stick too; one has loaded as soon as it has run. */
globalThis.kyodoSearch = (value) => { said = value; };

function fetched(address) {
  return new Promise((resolve, onerror) => {
    document.head.append(Object.assign(element("script"), { src: address, onload: () => resolve(said), onerror }));
  });
}

const open = (place) => kept(opened, place.href, async () => {
  const load = (name) => fetched(new URL(`assets/${name}.js`, place));
  const { at } = await load("contents");
  const own = (name) => load(`${at}/${name}`);
  return Object.assign(new Index(await own("head"), own), { place });
});

function element(name, className, ...inside) {
  const one = document.createElement(name);
  if (className) one.className = className;
  one.append(...inside.filter(Boolean));
  return one;
}

const found = page || element("div", "k-found k-found--below");
const count = element("p", "k-found__count");
const results = element("div");
const more = element("div", "k-found__more");
const live = element("p", "k-hidden");
live.setAttribute("role", "status");
results.id = "search-results";
found.append(count, results, more);
found.hidden = !page;
if (!page) box.append(found);
box.append(live);

const link = (words, address) => Object.assign(element("a", "", words), { href: address });

const marked = (text, plan, length) => excerpt(text, plan, length).map(([words, hit]) => hit ? element("mark", "", words) : words);

function entry({ section }, plan, from) {
  const { kinds, lang } = from.head;
  const way = link("", new URL(section.address + index + (section.anchor && `#${section.anchor}`), from.place));
  way.append(...marked(section.heading || section.title, plan, 200));
  way.onclick = (event) => event.ctrlKey || event.metaKey || remember(way.href, plan);  // not for another tab
  const where = new Set([kinds[section.kind], section.anchor && section.title]);
  const text = section.text && element("p", "", ...marked(section.text, plan, 110));
  const item = element("li", "", way, " ", element("span", "k-found__where", [...where].filter(Boolean).join(" › ")), text);
  if (lang !== document.documentElement.lang) item.lang = lang;
  return item;
}


/* The best five first, whatever they are; the others by kind, each kind where its best one stands. */
function grouped(all, plan, from, words) {
  const items = all.map((one) => entry(one, plan, from));
  if (items.length < 7) return [element("ul", "", ...items)];
  const groups = new Map([[words.best, items.splice(0, 5)]]);
  items.forEach((item, n) => once(groups, from.head.kinds[all[n + 5].section.kind] || words.pages, () => []).push(item));
  return [...groups].flatMap(([kind, inside]) => {
    const list = element("ul", "", ...inside);
    list.setAttribute("aria-label", kind);
    return [element("p", "k-found__kind", kind), list];
  });
}

const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function show(query, { index: from, plan, found: all }, own) {
  const { words } = own.head;
  const shown = page ? all : all.slice(0, 10);
  const many = all.length;
  const said = filled(words[!many ? "none" : many > 1 ? "count" : "count-one"], { query, count: many });
  const other = from !== own && many ? filled(words.other, { language: from.head.name }) : "";
  count.textContent = live.textContent = `${said} ${other}`;
  results.replaceChildren(...(many ? grouped(shown, plan, from, words) : []));
  more.replaceChildren(...(!many ? helped(query, own) : page ? [] : [link(words.all, new URL(`search/${index}${asking(query)}`, home))]));
  found.hidden = false;
}

/* Nothing found: words that look alike, and where to look or ask instead. */
function helped(query, own) {
  const { words, ways } = own.head;
  const near = own.near(query).map((word) => {
    const onclick = () => { input.value = word; look(); input.focus(); };
    return Object.assign(element("button", "", word), { type: "button", onclick });
  });
  return [element("p", "", words["none-text"]), !near.length ? "" : element("p", "k-found__near", `${words.near} `, ...near),
    element("p", "k-found__ways", ...ways.map(([name, address]) => link(name, new URL(address + index, home))))];
}

async function look() {
  const query = input.value.trim();
  const turn = ++asked;
  keep(query);
  if (!query) return close();
  try {
    const own = await open(home);
    const others = own.head.others.map((way) => () => open(new URL(way, home)));
    const answer = await answers(query, own, others);
    if (turn === asked) show(query, answer, own);
  } catch (error) {
    if (turn !== asked) return;
    found.hidden = false;
    count.textContent = live.textContent = box.dataset.failed;
    throw error;
  }
}

function close() {
  asked += 1;
  clearTimeout(timer);
  live.textContent = "";
  if (!page) found.hidden = true;
  else for (const part of [count, results, more]) part.replaceChildren();
}

/* What private windows and files do not allow. */
const attempt = (act) => { try { return act(); } catch {} };

const asking = (query) => query && `?q=${encodeURIComponent(query)}`;

/* The query stands in the address: it is there again after going back, and can be handed on. */
function keep(query) {
  const here = new URL(location.href);
  here.search = asking(query);
  attempt(() => history.replaceState(history.state, "", here));
  if (page) for (const one of document.querySelectorAll("a[hreflang]")) one.search = asking(query);
}

function remember(address, plan) {
  const words = every(plan).flatMap((one) => one.ways.filter((way) => way.worth > .6).map((way) => way.word));
  attempt(() => { sessionStorage["kyodo-hits"] = JSON.stringify({ address, words }); });
}

/* Mark on a page what its reader came for. */
function mark() {
  const came = attempt(() => JSON.parse(sessionStorage["kyodo-hits"]));
  attempt(() => delete sessionStorage["kyodo-hits"]);
  if (!came || came.address.split("#")[0] !== location.href.split(/[?#]/)[0]) return;
  const plan = [{ ways: came.words.map((word) => way(word, 1)), runs: [] }];
  const all = document.createNodeIterator(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let text; (text = all.nextNode());) texts.push(text);
  for (const text of texts) {
    if (text.parentElement.closest("nav, aside, svg, rt, .k-meanings, .k-notice")) continue;
    for (const [from, to] of hits(text.data, plan).reverse()) {
      const hit = text.splitText(from);
      hit.splitText(to - from);
      hit.replaceWith(element("mark", "", hit.data));
    }
  }
}

let composing = false, timer = 0;
const soon = () => { clearTimeout(timer); timer = setTimeout(look, 120); };
for (const kind of ["start", "end"]) {
  input.addEventListener(`composition${kind}`, () => { composing = kind === "start"; });
}
input.oninput = soon;  // half a word in kana is looked for, too
input.onfocus = () => { if (found.hidden) soon(); };

document.addEventListener("keydown", (event) => {
  const { key } = event;
  const stops = [input, ...found.querySelectorAll("a, button")];
  const at = stops.indexOf(document.activeElement);
  const next = stops[at + { ArrowDown: 1, ArrowUp: -1 }[key]];
  if (at < 0) return;
  // 229: an Enter that ends a composition, as Safari tells of it.
  if (composing || event.keyCode === 229) {
    if (key === "Enter") event.preventDefault();
  } else if (key === "Escape") {
    event.preventDefault();
    if (found.hidden || page) input.value = "";
    input.focus();  // before the results go: a box that is come to without any looks for them
    close();
    keep("");
  } else if (next && !found.hidden) {
    event.preventDefault();
    next.focus();
  }
});
input.form.onsubmit = (event) => {
  if (composing || page || !input.value.trim()) event.preventDefault();
  if (page) soon();
};
for (const kind of ["pointerdown", "focusin"]) {
  document.addEventListener(kind, (event) => { if (!page && !box.contains(event.target)) close(); });
}

input.value ||= (new URLSearchParams(location.search).get("q") || "").slice(0, input.maxLength);
const here = document.activeElement === input;
if (input.value.trim() && (page || here)) look();
else if (here) open(home);
mark();
