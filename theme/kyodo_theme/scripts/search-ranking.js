/* Which sections answer a query, and how well: names before texts, whole words before parts. */
const BETWEEN = "[ぁ-かき-そたちっつてだぬねびぶべまみむめゆよらりるれろわ]{0,3}";  /* no particles */
const NOTE = /\s*[(（][^()（）]*[)）]/g;
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/* Pages of a file, as sections that are quick to look through. */
function sections(pages) {
  return pages.flatMap(([address, title, kind, parts, weight = 1]) => parts.map(
    ([anchor, heading, aliases, text, own]) => ({
      address, anchor, title, weight, kind: own >= 0 ? own : kind, heading, text, own: own >= 0,
      names: [heading, ...aliases.split("\n")].filter(Boolean)
        .flatMap((name) => [...new Set([name, name.replace(NOTE, "")])]).map(folded),
      top: folded(title), body: folded(text),
    })));
}

/* How a word is looked for: as it is, by its stem, with other endings between its kanji. */
function pattern(word) {
  if (LATIN.test(word)) {
    const root = stem(word);
    return new RegExp(/^\d+$/.test(word) ? `(?<![0-9])${word}` : `(?<![a-z])${root}[a-z]*`, "g");
  }
  // A kanji by itself is a word only where no other stands beside it.
  if (/^[\u3400-\u9fff]$/.test(word)) return new RegExp(`(?<![\u3400-\u9fff])${word}(?![\u3400-\u9fff])`, "g");
  return new RegExp(escaped(word), "g");
}

/* The kanji of a word, whatever kana stand between them: 打合せ and 打ち合わせ. */
function skeleton(word) {
  const kanji = /^[おご]?[\u3400-\u9fff]/.test(word) ? word.match(/[\u3400-\u9fff]/g) : [];
  const found = new RegExp(kanji.join(BETWEEN), "g");
  return kanji.length < 2 ? [] : [{ word, worth: .85, found, keys: grams(kanji.join("")) }];
}

/* A way of saying a term, and how near it is to what was typed. */
function way(word, worth) {
  const latin = LATIN.test(word), all = grams(word), solid = all.filter((key) => !/[ぁ-ゖ]/.test(key));
  return { word, worth, found: pattern(word), latin, keys: latin ? [stem(word)] : solid[0] ? solid : all };
}

/* 0 to 1: how much of a name the way is. */
function inName(name, one) {
  one.found.lastIndex = 0;
  const hit = one.found.exec(name);
  if (!hit) return 0;
  const share = hit[0].length / name.length;
  return same(hit[0], one) * (share === 1 ? 1.3 : (hit.index ? .52 : .6) + .35 * share);
}

/* An inflected word is the same; one that only begins alike is not quite. */
const same = (hit, one) => (!one.latin || stem(hit) === stem(one.word) ? 1 : .7);

/* How often a text says it; inflected or longer words count less. */
function inText(text, one) {
  const hits = text.match(one.found);
  if (!hits) return 0;
  return Math.max(...hits.map((hit) => same(hit, one))) * (1 + Math.log2(hits.length) / 3);
}

function worthOf(section, one) {
  const name = section.names.reduce((best, words) => Math.max(best, inName(words, one)), 0);
  const above = section.anchor ? inName(section.top, one) : 0;
  const text = inText(section.body, one);
  return one.worth * (10 * Math.max(name, .4 * above) + 1.6 * Math.min(text, 2.5));
}

/* Score of a section, 0 where too little of the query is in it. `plan`: terms with ways. */
function score(section, plan) {
  let sum = 0, found = 0, asked = 0, most = 0;
  for (const term of plan) {
    const whole = best(section, term);
    most = Math.max(most, whole);
    sum += whole * term.weight;
    found += whole && term.weight;
    asked += term.weight;
    for (const run of whole ? [] : term.runs) {
      const one = best(section, run);
      sum += one * run.weight * .9;
      found += one && run.weight;
    }
  }
  const share = asked ? found / asked : 0;
  // So much of what was asked has to be there; less will do where a name has it.
  if (share < (most > 5 ? .45 : .58)) return 0;
  const place = !section.anchor ? 1.15 : section.own ? 1 : .85;
  return sum / asked * share * share * place * section.weight;
}

function best(section, term) {
  return term.ways.reduce((most, one) => Math.max(most, worthOf(section, one)), 0);
}

/* The best sections first; of one page, only its best and things with names of their own. */
function ranked(all, plan) {
  const scored = all.map((section) => ({ section, score: score(section, plan) }))
    .filter((one) => one.score > 0).sort((a, b) => b.score - a.score);
  const pages = new Map();
  return scored.filter(({ section, score }, place) => {
    const seen = pages.get(section.address) || 0;
    pages.set(section.address, seen + 1);
    return section.own && section.anchor ? seen < 6 && score > scored[0].score / 15 : !seen;
  });
}

/* Where in a text the words of a plan stand: [from, to] pairs in order, none inside another. */
function hits(text, plan) {
  const of = ({ ways }) => ways.flatMap((one) => [...text.matchAll(seen(one))].map((hit) => [hit.index, hit.index + hit[0].length]));
  const found = plan.flatMap((term) => {
    const whole = of(term);
    return whole.length ? whole : term.runs.flatMap(of);
  }).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let end = 0;
  return found.filter(([from, to]) => to > from && from >= end && (end = to));
}

/* What finds a way in a text as it is written: in capitals, in katakana. */
function seen({ found }) {
  const source = found.source.includes(BETWEEN) ? found.source : found.source.replace(
    /[ぁ-ゖ]/g, (c) => `[${c}${String.fromCharCode(c.charCodeAt(0) + 0x60)}]・?`);
  return new RegExp(source, "gi");
}

/* Part of a text around the first hit, as [words, is a hit] pairs. */
function excerpt(text, plan, length) {
  const marks = hits(text, plan);
  const [[first] = [0]] = marks;
  // From the beginning of its sentence, if that is not far away.
  const stop = text.slice(0, first).search(/[^。.]*$/);
  const from = first < length / 2 ? 0 : Math.max(stop, first - Math.round(length / 3));
  const to = Math.min(text.length, from + length);
  const parts = [[from ? "…" : ""]];
  let at = from;
  for (const [begin, end] of marks.filter(([begin, end]) => begin >= from && end <= to)) {
    parts.push([text.slice(at, begin)], [text.slice(begin, end), true]);
    at = end;
  }
  parts.push([text.slice(at, to) + (to < text.length ? "…" : "")]);
  return parts.filter(([words]) => words);
}
