/* What is known of a language: loaded piece by piece, as a query needs it. */
const MOST = 8;  /* files of one kind, ways of saying one thing */
const SPAN = 16;  /* as in generator/kyodo/search/index.py */
const SURE = 3;  /* no less than this is the score of what is asked for in a name */

/* "3 1 a" -> 3, 4, 14 */
function numbers(steps) {
  let last = 0;
  return steps.split(" ").map((step) => (last += parseInt(step, 36)));
}

const once = (map, key, made) => map.get(key) || map.set(key, made()).get(key);
/* What a promise brings; what did not come is asked for again. */
function kept(map, key, made) {
  const one = once(map, key, made);
  one.catch(() => map.delete(key));
  return one;
}
const add = (map, key, more) => map.set(key, (map.get(key) || 0) + more);
const raise = (map, key, worth) => map.set(key, Math.max(map.get(key) || 0, worth));
const nearest = (pairs, most) => pairs.sort((a, b) => b[1] - a[1] || a[0].length - b[0].length).slice(0, most);

class Index {
  loaded = new Map();
  groups = new Map();

  /* `load(name)` gives the promise of a file's content. */
  constructor(head, load) {
    Object.assign(this, { head, load });
    for (const group of head.groups) {
      for (const word of group) once(this.groups, word, () => []).push(...group);
    }
  }

  /* A file's content, made into what is worked with. */
  piece(name, made) {
    return kept(this.loaded, name, () => this.load(name).then(made));
  }

  /* The lines of keys or sounds, in cells, that may begin with this; `whole`: that may be this. */
  async lines(kind, key, whole) {
    const firsts = this.head[kind];
    const place = (one) => Math.max(0, firsts.findLastIndex((first) => first <= one));
    const from = place(key);
    const to = whole ? from : Math.min(place(`${key}\uffff`), from + MOST - 1);
    return (await Promise.all(firsts.map((_, n) => n >= from && n <= to ? this.piece(kind[0] + n, cells) : []))).flat();
  }

  /* A word in kana or in romaji, in kana; "" where it is neither. */
  async kana(word) {
    return KANA.test(word) ? word
      : LATIN.test(word) && this.head.sounded ? syllables(word, await this.piece("romaji", cells)) : "";
  }

  /* The words in what sounds like one, as the runs of a term: ほじょきんのしんせい. */
  async spoken(term) {
    const runs = [];
    let weight = 0, heard, idle;
    for (let rest = sound(await this.kana(term.text)); rest; rest = rest.slice((heard || idle || rest[0]).length)) {
      [[heard] = [""]] = (await this.lines("sounds", rest.slice(0, 3)))
        .filter(([said]) => said[2] && rest.startsWith(said)).sort(([a], [b]) => b.length - a.length);
      idle = this.head.small.find((one) => rest.startsWith(one));
      if (heard) runs.push({ text: heard, weight: heard.length, heard });
      weight += heard.length || !idle;
    }
    if (runs[0]) Object.assign(term, { runs, weight });
  }

  /* Words that are read like this, begin like this, or nearly so: [word, worth]. */
  async heard(reading, wide) {
    const key = sound(reading);
    const most = wide ? slips(key) : 0;
    const found = [];
    for (const [said, ...words] of key ? await this.lines("sounds", wide ? key[0] : key) : []) {
      const worth = said === key ? .95
        : key.length > 1 && said.startsWith(key) ? .55 + .3 * key.length / said.length
        : most && said[0] === key[0] && distance(said, key) <= most ? .5 : 0;
      for (const word of worth ? words : []) found.push([word, worth]);
    }
    return nearest(found, MOST);
  }

  /* All ways of saying a word. `wide`: also what it may have been meant to be. */
  async ways(word, wide) {
    const found = new Map([[word, 1]]);
    const latin = LATIN.test(word);
    const kana = await this.kana(word);
    for (const [one, worth] of [
      ...(kana.length > 1 ? await this.heard(kana, wide && !latin) : []),
      ...(!wide ? [] : latin ? await this.spelt(word) : kana ? [] : await this.meant(word)),
    ]) raise(found, one, latin ? worth - .05 : worth);
    for (const [one, worth] of [...found]) {
      if (worth > .85) for (const other of this.groups.get(one) || []) raise(found, other, worth * .7);
    }
    // もらう is found in もらえます, and that in いくらもらえますか.
    const { small } = this.head;
    const bare = word.replace(new RegExp(`^(${small.filter((one) => one[1]).join("|")})(${small.join("|")})*`), "");
    const [, verb] = bare.match(/^([ぁ-ゖ]{2,}?)(?:[うくぐすつぬぶむる]|[い-れ]?(?:ま[すせ]|たい).*)$/) || [];
    if (verb) raise(found, verb, .6);
    return [...[...found].map(([one, worth]) => way(one, worth)), ...skeleton(word)];
  }

  /* A word in kanji in the spelling of the texts; one that they do not have may have been meant to
     be another one that sounds alike: 協動, 協働. */
  async meant(word) {
    const found = (await this.lines("sounds", word, true)).filter(([said]) => said === word)
      .flatMap(([, ...words]) => words.map((one) => [one, .9]));
    if (!this.head.sounded || !/^[\u3400-\u9fff]{2,6}$/.test(word) || (await this.chunks(way(word, 1), .9))[0]) return found;
    const sounds = await this.piece("onyomi", cells);
    let readings = [""];
    for (const kanji of word) {
      readings = readings.flatMap((said) => sounds.filter((row) => row[1].includes(kanji)).map((row) => said + row[0]));
    }
    for (const reading of readings) {
      for (const [one, worth] of await this.heard(reading)) if (worth > .9) found.push([one, .6]);
    }
    return found;
  }

  /* Words of letters that are nearly spelt like this. */
  async spelt(word) {
    const most = slips(word);
    const lines = most ? await this.lines("keys", word.slice(0, 2)) : [];
    return nearest(lines.filter(([one]) => LATIN.test(one)).map(([one]) => {
      const far = Math.min(distance(one, word), distance(stem(one), stem(word)));
      return [one, far > most ? 0 : .75 - .1 * far];
    }).filter(([, worth]) => worth), MOST);
  }

  /* A query's terms and runs, each with its ways. */
  async plan(query, wide) {
    const plan = terms(query, this.head.small, this.groups);
    for (const term of wide ? plan : []) {
      await this.spoken(term);
      term.runs = term.runs.flatMap(parted);
    }
    await Promise.all(every(plan).map(async (one) => {
      one.ways = one.weight ? await this.ways(one.text, wide && !one.heard) : [];
    }));
    return plan;
  }

  /* The sections in which the words of a plan are likeliest to stand, whatever was asked before. */
  async fetch(plan) {
    const score = new Map();
    await Promise.all(every(plan).map(async (run) => {
      const here = new Map();
      await Promise.all(run.ways.map(async (one) => {
        for (const [chunk, worth] of await this.chunks(one)) raise(here, chunk, worth * one.worth);
      }));
      // What many have says little.
      const rare = Math.log2(1 + this.head.chunks / (here.size || 1));
      for (const [chunk, worth] of here) add(score, chunk, worth * run.weight * rare);
    }));
    return (await Promise.all(nearest([...score], MOST).map(([chunk]) => this.piece(`c${chunk}`, sections)))).flat();
  }

  /* Chunks that have more than a share of a word's keys, above all where a name begins with it:
     [chunk, worth]. */
  async chunks({ word, latin, keys: all }, share = .6) {
    const keys = all.filter((_, n) => n % 2 === 0 || n === all.length - 1);  // each character is in one
    const found = await Promise.all(keys.map((key) => this.lines("keys", key, !latin)));
    const sums = new Map(), hits = new Map();
    keys.forEach((key, n) => {
      const here = new Map();
      for (const [said, places] of found[n].filter(([said]) => said === key || latin && said.startsWith(key))) {
        const whole = Math.min(SPAN - 1, (latin ? said : word).length + 1);
        for (const place of numbers(places)) {
          const how = place % SPAN;
          raise(here, (place - how) / SPAN, !how ? 1 : n || how < whole ? 4 : how > whole ? 6 : 12);
        }
      }
      for (const [chunk, worth] of here) {
        add(sums, chunk, worth / keys.length);
        add(hits, chunk, 1 / keys.length);
      }
    });
    return [...sums].filter(([chunk]) => hits.get(chunk) > share);
  }

  /* Everything that answers a query, the best first. Of several words each needs to say less. */
  async search(query, wide) {
    const plan = await this.plan(query, wide);
    const found = ranked(await this.fetch(plan), plan);
    const score = found[0] ? found[0].score * plan.filter((term) => term.weight).length : 0;
    return wide || score > SURE ? { index: this, plan, found, score } : this.search(query, true);
  }

  /* Words of the guideline that look like what was typed. */
  near(query) {
    const asked = grams(folded(query));
    return nearest([...this.groups.keys()].map((word) => {
      const own = grams(word);
      return [word, 2 * own.filter((pair) => asked.includes(pair)).length / (own.length + asked.length)];
    }).filter(([, share]) => share > .3), 4).map(([word]) => word);
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
