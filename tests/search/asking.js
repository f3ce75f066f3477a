/* Asks the search of a built site, as a browser would, and says what it finds: node asking.js SITE.
   From standard input: [{"place": "", "other": "en/", "query": "…"}]; to standard output, for each,
   the addresses found, best first, the bytes (gzip) loaded for it, and the milliseconds it took. */
"use strict";
const fs = require("fs");
const path = require("path");
const zlib = require("zlib");

const { Index, answers } = require("./scripts.js");

const site = process.argv[2];
const contents = (file) => {
  let said;
  new Function("kyodoSearch", fs.readFileSync(file, "utf8"))((value) => { said = value; });
  return said;
};
const sizes = new Map();
function size(file) {
  if (!sizes.has(file)) sizes.set(file, zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length);
  return sizes.get(file);
}

async function opened(place, asked) {
  const manifest = path.join(site, place, "assets/contents.js");
  const folder = path.join(site, place, "assets", contents(manifest).at);
  const load = async (name) => {
    const file = path.join(folder, `${name}.js`);
    asked.push(file);
    return contents(file);
  };
  asked.push(manifest);
  return new Index(await load("head"), load);
}

(async () => {
  const said = [];
  const kept = new Map();
  const cold = process.argv[3] === "cold";
  for (const { place, other, query } of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const asked = [];
    const open = async (where) => {
      if (cold) return opened(where, asked);
      if (!kept.has(where)) kept.set(where, await opened(where, asked));
      return kept.get(where);
    };
    const own = await open(place);
    const begin = performance.now();
    const result = await answers(query, own, other === null ? [] : [() => open(other)]);
    const time = performance.now() - begin;
    const where = result.index === own ? place : other;
    said.push({
      found: result.found.map(({ section }) => where + section.address + (section.anchor ? `#${section.anchor}` : "")),
      scores: result.found.slice(0, 5).map(({ score }) => Math.round(score * 100) / 100),
      bytes: asked.reduce((sum, file) => sum + size(file), 0), files: asked.length, time,
    });
  }
  process.stdout.write(JSON.stringify(said));
})();
