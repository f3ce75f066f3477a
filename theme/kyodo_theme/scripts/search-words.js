/* Words as the search compares them. generator/kyodo/search/folding.py does the same to the texts. */
const LATIN = /^[0-9a-z]+$/;
const KANA = /^[ぁ-ゖー]+$/;

/* ＮＰＯ・パートナー -> npoぱーとなー */
function folded(text) {
  return text.normalize("NFKC").toLowerCase()
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC")
    .replace(/[ァ-ヶヽヾ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))
    .replace(/(?<=[0-9a-z])[-‐‑‒–'’](?=[0-9a-z])|[・·]/g, "")
    .replace(/\s+/g, " ").trim();
}

/* A reading as sounds are compared: きょうどう, きょーどー -> きょど */
function sound(kana) {
  return folded(kana).replace(/ /g, "").replace(/っ/g, "つ").replace(
    /ー|(?<=[おこそとのほもよろをごぞどぼぽょ])[うお]|(?<=[うくすつぬふむゆるぐずづぶぷゅ])う/g, "");
}

/* The keys that a word is found by: words of letters and digits, else pairs of characters. */
function grams(word) {
  const found = word.match(/[0-9a-z]+/g) || [];
  for (const part of word.split(/[0-9a-z]+/)) {
    if (part.length === 1) found.push(part);
    for (let n = 0; n < part.length - 1; n++) found.push(part.slice(n, n + 2));
  }
  return found;
}

/* kyoudou -> きょうどう; "" where it cannot be Japanese. What is not yet a syllable is left out.
   `table`: lines of a syllable and its spellings. */
function syllables(roman, table) {
  const known = new Map(table.flatMap(([kana, ...spelt]) => spelt.map((one) => [one, kana])));
  let right = true;
  const said = roman.replace(/m(?=[bpm])/g, "n").replace(/([^aiueon])(?=\1)|t(?=ch)|n(?!y?[aiueo])|[^aiueo]*([aiueo]|$)/g, (one, double, vowel) => {
    const kana = double ? "っ" : known.get(one) || "";
    right &&= kana || !vowel;
    return kana;
  });
  return right ? said.replace(/っ$/, "") : "";
}

/* subsidies, subsidy -> subsid */
function stem(word) {
  if (word.length < 4) return word;
  const cut = word.replace(
    /(?:(?:ic)?ations?|it(?:y|ies)|ie[ds]|ying|ings?|e?ments?|[eo]rs?|ions?|ive(?:ly)?|al|e[ds]|ly|[esy])$/, "");
  const short = cut.replace(/([bdfgklmnprt])\1$/, "$1");
  const root = short.replace(/(?:[ai]b(?:l|il)|at)$/, "");
  return root.length > 3 ? root : short.length > 2 ? short : word;
}

/* How many letters have to be changed, added, left out or exchanged. */
function distance(one, other) {
  if (Math.abs(one.length - other.length) > 2) return 9;
  let before, last = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}

/* So many slips are forgiven in a word. */
const slips = (word) => (word.length > 7 ? 2 : word.length > 3 ? 1 : 0);

/* Terms, each with its runs. */
const every = (plan) => plan.flatMap((term) => [term, ...term.runs]);

/* A run of many kanji in words: 補助金, 申請, 書類. */
function parted(run) {
  return !/^[\u3400-\u9fff]{4,}$/.test(run.text) || !Intl.Segmenter ? run
    : [...new Intl.Segmenter([], { granularity: "word" }).segment(run.text)].map(({ segment: text }) => ({ text, weight: text.length }));
}

/* What a reader typed, in terms; a term is in runs of one script, which weigh by what they say. */
function terms(query, small, known) {
  const words = query.normalize("NFKC").toLowerCase().split(/[\s、。,.!?！？"“”「」()（）:;/]+/).filter(Boolean);
  for (let n = 0; n < words.length - 1; n++) {  // city hall
    const pair = `${words[n]} ${words[n + 1]}`;
    if (known.has(folded(pair))) words.splice(n, 2, pair);
  }
  const found = words.map((word) => {
    const parts = word.match(/^[一二三四五六七八九十]+(?=[\u3400-\u9fff]{2})|[\u3400-\u9fff々]+|[ァ-ヺー・]+|[ぁ-ゖー]+|[0-9a-z\u00c0-\u024f\u0300-\u036f'’‐-]+|\S/g) || [];
    const runs = parts.map((part, place) => {
      const text = folded(part), length = text.length;
      const last = place > 0 && KANA.test(part);  // an ending, or what joins two words
      const idle = small.includes(text) || last || (/^[おご]$/.test(text) && parts.length > 1);
      return { text, weight: idle ? 0 : /^\d+$/.test(text) ? 1 : LATIN.test(text) ? 2 : length };
    });
    const text = folded(word);
    const weight = small.includes(text) ? 0 : runs.reduce((sum, run) => sum + run.weight, 0);
    return { text, runs, weight };
  }).filter((term) => term.text);
  if (!found.some((term) => term.weight)) for (const one of every(found)) one.weight = 1;
  return found;
}
