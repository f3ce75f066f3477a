/* The parts of the search that need no page, joined as kyodo joins them. */
"use strict";
const fs = require("fs");
const path = require("path");
const { Module } = require("module");

const folder = path.join(__dirname, "../../theme/kyodo_theme/scripts");
const joined = ["words", "ranking", "index"]
  .map((name) => fs.readFileSync(path.join(folder, `search-${name}.js`), "utf8")).join("");
const made = new Module(path.join(folder, "search.js"));
const names = "folded, sound, grams, syllables, stem, distance, terms, sections, way, score, ranked, hits, excerpt, Index, answers, kept";
made._compile(`"use strict";\n${joined}module.exports = { ${names} };`, made.id);
module.exports = made.exports;
