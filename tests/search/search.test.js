"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const search = require("./scripts.js");

const romaji = fs.readFileSync(path.join(__dirname, "../../generator/kyodo/search/romaji.tsv"), "utf8").trim();
const spelt = romaji.split("\n").map((line) => line.split("\t"));
const head = (more) => ({ groups: [], small: ["は", "とは", "a", "the"], keys: [], sounds: [], chunks: 0, ...more });
const page = (address, title, ...parts) => [address, title, 0, [["", title, "", ""], ...parts].map(([a, h, n, t]) => [a, h, n, t, 0])];

/* An index whose keys and sounds are written out, as lines; all pages in one chunk. */
function indexOf(pages, sounds = [], more = {}) {
  const keys = new Set();
  for (const [, title, , parts] of pages) {
    for (const [, heading, aliases, text] of parts) {
      for (const words of [title, heading, ...aliases.split("\n"), text]) {
        for (const word of search.folded(words).split(/[ 、。]/)) search.grams(word).forEach((key) => keys.add(`${key}\t0\t`));
      }
    }
  }
  const files = { c0: pages, k0: [...keys].sort().join("\n"), s0: sounds.sort().join("\n"), onyomi: "きょう\t協共\nどう\t働動", romaji };
  return new search.Index(head({ keys: [""], sounds: [""], chunks: 1, sounded: 1, ...more }), async (name) => files[name]);
}
const found = async (index, query) => (await index.search(query)).found.map(({ section }) => section.address + section.anchor);

test("romaji", () => {
  const said = { kyoudou: "きょうどう", shinkoukai: "しんこうかい", jichi: "じち", tsunagari: "つながり", gakkou: "がっこう", matchi: "まっち",
    shimbun: "しんぶん", fukushi: "ふくし", jumin: "じゅみん", kyod: "きょ", konnyaku: "こんにゃく", chiiki: "ちいき" };
  for (const [roman, kana] of Object.entries(said)) assert.equal(search.syllables(roman, spelt), kana, roman);
  for (const word of ["subsidy", "equality", "commission", "grant"]) assert.equal(search.syllables(word, spelt), "", word);
});

test("sounds", () => {
  for (const one of ["きょうどう", "キョウドウ", "きょーどー", "きょど"]) assert.equal(search.sound(one), "きょど");
  assert.notEqual(search.sound("きょうさい"), search.sound("きょうどう"));
});

test("stems", () => {
  for (const [one, other] of [["subsidies", "subsidy"], ["evaluating", "evaluation"], ["insured", "insures"],
    ["proposing", "proposed"], ["responsible", "responsibility"], ["projects", "project"]]) assert.equal(search.stem(one), search.stem(other), one);
  assert.notEqual(search.stem("commission"), search.stem("community"));
});

test("distance", () => {
  assert.equal(search.distance("evalution", "evaluation"), 1);
  assert.equal(search.distance("abcd", "abdc"), 1);
  assert.equal(search.distance("same", "same"), 0);
  assert.ok(search.distance("short", "muchlonger") > 2);
});

test("terms", () => {
  const [only] = search.terms("補助金はいくらもらえますか", ["は"], new Map());
  assert.deepEqual(only.runs.filter((run) => run.weight).map((run) => run.text), ["補助金"]);
  const two = search.terms("City Hall ＦＡＸ", [], new Map([["city hall", []]]));
  assert.deepEqual(two.map((term) => term.text), ["city hall", "fax"]);
  assert.ok(search.terms("は", ["は"], new Map())[0].weight, "a word alone says something");
});

test("names before texts, wholes before parts", async () => {
  const index = indexOf([page("a/", "協働の領域"), page("b/", "協働"), page("c/", "委託", ["x", "期間", "", "協働 で行う"])]);
  assert.deepEqual(await found(index, "協働"), ["b/", "a/", "c/x"]);
});

test("readings, other spellings, synonyms, other kanji", async () => {
  const index = indexOf([page("a/", "協働"), page("b/", "打ち合わせ"), page("c/", "補助金")],
    ["きょど\t協働", "うちあわせ\t打ち合わせ", "ほじょきん\t補助金"], { groups: [["補助金", "助成金"]] });
  for (const query of ["きょうどう", "キョウドウ", "kyodo", "kyoudou", "きょうど", "共働", "協動"]) assert.deepEqual(await found(index, query), ["a/"], query);
  assert.deepEqual(await found(index, "助成金"), ["c/"]);
});

test("words in kana with none between them", async () => {
  const index = indexOf([page("a/", "補助金の申請"), page("b/", "協働"), page("c/", "収支")],
    ["きょど\t協働", "ほじょきん\t補助金", "しんせい\t申請", "しゅし\t収支"]);
  for (const query of ["ほじょきんのしんせい", "ほじょきんをしんせい", "hojokinnoshinsei"]) assert.deepEqual(await found(index, query), ["a/"], query);
  for (const query of ["きょうどうとは", "kyoudoutoha"]) assert.deepEqual(await found(index, query), ["b/"], query);
  assert.deepEqual(await found(index, "ごみしゅうしゅう"), [], "half of it is not enough");
});

test("a long word in kanji", async () => {
  const index = indexOf([page("a/", "申請", ["x", "補助金", "", "書類 を出します"]), page("b/", "協働")]);
  assert.deepEqual(await found(index, "補助金申請書類"), ["a/x"]);
  assert.deepEqual(await found(index, "固定資産税"), []);
});

test("verbs by themselves", async () => {
  const index = indexOf([page("a/", "質問", ["x", "いくら もらえ ますか", "", ""])], [], { small: ["いくら", "どこ", "で", "は"] });
  for (const query of ["もらう", "もらえます", "もらえますか", "いくらもらえますか", "どこでもらえますか"]) assert.deepEqual(await found(index, query), ["a/x"], query);
});

test("what did not come is asked for again", async () => {
  let asked = 0;
  const map = new Map();
  const made = async () => { if (!asked++) throw new Error("no connection"); return "here"; };
  await assert.rejects(search.kept(map, "head", made));
  assert.equal(await search.kept(map, "head", made), "here");
  assert.equal(await search.kept(map, "head", made), "here");
  assert.equal(asked, 2);
});

test("nothing where little is found", async () => {
  const index = indexOf([page("a/", "情報の収集"), page("b/", "住民")]);
  for (const query of ["ごみ収集", "住民票", "passport"]) assert.deepEqual(await found(index, query), [], query);
});

test("another language answers where it knows better", async () => {
  const own = indexOf([page("a/", "補助")]), other = indexOf([page("a/", "Subsidy")]);
  assert.equal((await search.answers("subsidies", own, [async () => other])).index, other);
  assert.equal((await search.answers("補助", own, [async () => assert.fail("asked")])).index, own);
});

test("excerpts", () => {
  const plan = [{ ways: [search.way("ぱーとなー", 1), search.way("npo", 1)], runs: [] }];
  const parts = search.excerpt("市とパートナーのNPOが話し合います。", plan, 60);
  assert.deepEqual(parts.filter(([, hit]) => hit).map(([words]) => words), ["パートナー", "NPO"]);
  assert.equal(parts.map(([words]) => words).join(""), "市とパートナーのNPOが話し合います。");
  const far = search.excerpt(`${"あ".repeat(300)}。ここにNPOがあります。${"い".repeat(300)}`, plan, 60);
  assert.ok(far.map(([words]) => words).join("").length < 70);
  assert.ok(far.some(([, hit]) => hit));
});
