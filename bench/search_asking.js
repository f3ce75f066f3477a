/* Asks a search in a browser, as its own scripts do: `open(place, other)` gives `ask(query)`, which
   gives addresses, the best first. */
const script = (src) => new Promise((resolve, reject) => {
  const onload = () => resolve(globalThis.said);
  document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror: reject }));
});
globalThis.kyodoSearch = (value) => { globalThis.said = value; };

async function ours(place, other) {
  await Promise.all([fetch(`${place}search.js`), globalThis.kyodo || script(`${place}parts.js`)]);
  const open = async (at) => {
    const folder = `${at}assets/${(await script(`${at}assets/contents.js`)).at}/`;
    const load = (name) => script(`${folder}${name}.js`);
    return new globalThis.kyodo.Index(await load("head"), load);
  };
  const own = await open(place);
  let second;
  return async (query) => (await globalThis.kyodo.answers(query, own, [() => (second ??= open(other))]))
    .found.map(({ section }) => section.address);
}

async function material(place) {
  const data = await (await fetch(`${place}search_index.json`)).json();
  const worker = new Worker(`${place}workers/search.js`);
  const told = (message) => new Promise((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data.data);
    worker.onerror = reject;
    worker.postMessage(message);
  });
  await told({ type: 0, data: { ...data, options: { suggest: false } } });
  return async (query) => (await told({ type: 2, data: query })).items.map(([first]) => first.location.split("#")[0]);
}

async function pagefind(place) {
  const search = await import(`${place}pagefind/pagefind.js`);
  await search.init();
  // Its own box shows five results at first.
  return async (query) => (await Promise.all((await search.search(query)).results.slice(0, 5).map((one) => one.data())))
    .map(({ url }) => url.replace(new URL(place).pathname, "").replace(/^\//, ""));
}

const engines = { ours, Material: material, Pagefind: pagefind };
const late = (seconds) => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), seconds * 1000));

/* Open a search and ask once: [addresses, milliseconds]. */
globalThis.first = async (engine, place, other, query, seconds) => {
  const begin = performance.now();
  globalThis.ask = await Promise.race([engines[engine](place, other), late(seconds)]);
  const found = await globalThis.ask(query);
  return [found, performance.now() - begin];
};
globalThis.again = async (query) => {
  const begin = performance.now();
  const found = await globalThis.ask(query);
  return [found, performance.now() - begin];
};
