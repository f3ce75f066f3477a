/* What is known of a language: loaded piece by piece, as a query needs it. */
const MOST_CHUNKS = 8;
const MOST_WORDS = 10;
const SURE = 3;  /* no less than this is the score of what is asked for in a name */

/* "3 1 a" -> 3, 4, 14 */
function numbers(steps) {
  let last = 0;
  return steps ? steps.split(" ").map((step) => (last += parseInt(step, 36))) : [];
}

const raise = (map, key, worth) => map.set(key, Math.max(map.get(key) || 0, worth));
const nearest = (pairs, most) => pairs.sort((a, b) => b[1] - a[1] || a[0].length - b[0].length).slice(0, most);

class Index {
  /* `load(name)` gives the promise of a file's content. */
  constructor(head, load) {
    this.head = head;
    this.load = load;
    this.loaded = new Map();
    this.sections = [];
    this.groups = new Map();
    for (const group of head.groups) {
      for (const word of group) this.groups.set(word, [...(this.groups.get(word) || []), ...group]);
    }
  }

  /* A file's content, made into what is worked with once. */
  piece(name, made) {
    if (!this.loaded.has(name)) this.loaded.set(name, this.load(name).then(made));
    return this.loaded.get(name);
  }

  /* The lines of keys or sounds, in cells, that may begin with this; `whole`: that may be this. */
  async lines(kind, key, whole) {
    const firsts = this.head[kind];
    const place = (one) => Math.max(0, firsts.findLastIndex((first) => first <= one));
    const from = place(key);
    const numbers = firsts.map((_, n) => n).slice(from, whole ? from + 1 : Math.min(place(`${key}\uffff`), from + 2) + 1);
    return (await Promise.all(numbers.map((n) => this.piece(kind[0] + n, cells)))).flat();
  }

  /* Words that are read like this, begin like this, or nearly so: [word, worth]. */
  async heard(reading, wide) {
    const key = sound(reading);
    const most = wide ? slips(key) : 0;
    const found = [];
    for (const [said, ...words] of key ? await this.lines("sounds", wide ? key[0] : key) : []) {
      const worth = said === key ? 0.95
        : key.length > 1 && said.startsWith(key) ? 0.55 + 0.3 * key.length / said.length
        : most && said[0] === key[0] && distance(said, key) <= most ? 0.5 : 0;
      if (worth) found.push(...words.map((word) => [word, worth]));
    }
    return nearest(found, MOST_WORDS);
  }

  /* All ways of saying a word. `wide`: also what it may have been meant to be. */
  async ways(word, wide) {
    const found = new Map([[word, 1]]);
    const latin = LATIN.test(word);
    const kana = KANA.test(word) ? word : latin ? syllables(word) : "";
    for (const [one, worth] of [
      ...(kana.length > 1 ? await this.heard(kana, wide && !latin) : []),
      ...(!wide ? [] : latin ? await this.spelt(word) : kana ? [] : await this.meant(word)),
    ]) raise(found, one, latin ? worth - 0.05 : worth);
    for (const [one, worth] of [...found]) {
      if (worth > 0.85) for (const other of this.groups.get(one) || []) raise(found, other, worth * 0.7);
    }
    // もらう is found in もらえます.
    if (/^[ぁ-ゖ]{2,}[うくぐすつぬぶむる]$/.test(word)) raise(found, word.slice(0, -1), 0.6);
    return [...[...found].map(([one, worth]) => way(one, worth)), ...skeleton(word)];
  }

  /* A word in kanji in the spelling of the texts, or another one that sounds alike: 協動, 協働. */
  async meant(word) {
    const found = (await this.lines("sounds", word, true)).filter(([said]) => said === word)
      .flatMap(([, ...words]) => words.map((one) => [one, 0.9]));
    if (!/^[\u3400-\u9fff]{2,6}$/.test(word) || !this.head.onyomi) return found;
    const sounds = await this.piece("onyomi", cells);
    let readings = [""];
    for (const kanji of word) {
      readings = readings.flatMap((said) => sounds.filter((row) => row[1].includes(kanji)).map((row) => said + row[0]));
    }
    for (const reading of readings) {
      for (const [one, worth] of await this.heard(reading)) if (worth > 0.9) found.push([one, 0.6]);
    }
    return found;
  }

  /* Words of letters that are nearly spelt like this. */
  async spelt(word) {
    const most = slips(word);
    const lines = most ? await this.lines("keys", word.slice(0, 2)) : [];
    return nearest(lines.filter(([one]) => LATIN.test(one) && one[0] === word[0]).map(([one]) => {
      const far = Math.min(distance(one, word), distance(stem(one), stem(word)));
      return [one, far > most ? 0 : 0.75 - 0.1 * far];
    }).filter(([, worth]) => worth), MOST_WORDS);
  }

  /* A query's terms and runs, each with its ways. */
  async plan(query, wide) {
    const plan = terms(query, this.head.small, this.groups);
    await Promise.all(plan.flatMap((term) => [term, ...term.runs]).map(async (one) => {
      one.ways = one.weight ? await this.ways(one.text, wide) : [];
    }));
    return plan;
  }

  /* Load the texts in which the words of a plan are likeliest to stand. */
  async fetch(plan) {
    const score = new Map();
    await Promise.all(plan.flatMap((term) => [term, ...term.runs]).map(async (run) => {
      const here = new Map();
      await Promise.all(run.ways.map(async (one) => {
        for (const [chunk, worth] of await this.chunks(one)) raise(here, chunk, worth * one.worth);
      }));
      // What many have says little.
      const rare = Math.log2(1 + this.head.chunks / (here.size || 1));
      for (const [chunk, worth] of here) score.set(chunk, (score.get(chunk) || 0) + worth * run.weight * rare);
    }));
    await Promise.all(nearest([...score], MOST_CHUNKS).map(([chunk]) => this.piece(`c${chunk}`, (pages) => {
      this.sections.push(...sections(pages));
    })));
  }

  /* Chunks that have most of a word's keys, above all at the beginning of a name: [chunk, worth]. */
  async chunks({ word, latin, keys }) {
    const count = new Map();
    const named = `^${word}`;
    const found = (await Promise.all([...keys.map((key) => this.lines("keys", key, !latin)), this.lines("keys", named, true)]));
    keys.forEach((key, n) => {
      const here = new Map();
      for (const [said, names, texts] of found[n]) {
        if (said !== key && !(latin && said.startsWith(key))) continue;
        for (const chunk of numbers(texts)) raise(here, chunk, 1);
        for (const chunk of numbers(names)) raise(here, chunk, 4);
      }
      for (const [chunk, worth] of here) {
        const [sum, hits] = count.get(chunk) || [0, 0];
        count.set(chunk, [sum + worth / keys.length, hits + 1 / keys.length]);
      }
    });
    const most = new Map([...count].filter(([, [, hits]]) => hits > 0.6).map(([chunk, [sum]]) => [chunk, sum]));
    for (const [said, names] of found.at(-1)) {
      if (said.startsWith(named)) for (const chunk of numbers(names)) raise(most, chunk, said === named ? 12 : 6);
    }
    return most;
  }

  /* Everything that answers a query, the best first. */
  async search(query, wide) {
    const plan = await this.plan(query, wide);
    await this.fetch(plan);
    const found = ranked(this.sections, plan);
    const score = found.length ? found[0].score : 0;
    return wide || score > SURE ? { index: this, plan, found, score } : this.search(query, true);
  }

  /* Words of the guideline that look like what was typed. */
  near(query) {
    const asked = grams(folded(query));
    return nearest([...this.groups.keys()].map((word) => {
      const own = grams(word);
      return [word, 2 * own.filter((pair) => asked.includes(pair)).length / (own.length + asked.length)];
    }).filter(([, share]) => share > 0.3), 4).map(([word]) => word);
  }
}

const cells = (text) => text.split("\n").map((line) => line.split("\t"));

/* The answer of the reader's language, or of the first other one that knows better. */
async function answers(query, own, others) {
  const first = await own.search(query);
  for (const open of first.score > SURE ? [] : others) {
    const second = await (await open()).search(query);
    if (second.score > Math.max(first.score * 2, first.score && SURE)) return second;
  }
  return first;
}

if (typeof module === "object") module.exports = { folded, sound, grams, syllables, stem, distance, terms, sections, way, score, ranked, hits, excerpt, Index, answers };
