// What a reader types, taken apart: exact Chinese strings, and English words in their stems.
import { EnglishStemmer } from "../vendor/english-stemmer.js";

const stemmer = new EnglishStemmer();
const stems = new Map();
const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”·—…]/u;
const year = /[〇零一二三四五六七八九]{4}|(?<!\d)\d{4}(?!\d)/g;
const digits = "〇一二三四五六七八九";

// The same folding as the index: one character for one, by the table made with it.
export function folder([from, to]) {
  const table = new Map([...from].map((character, i) => [character, [...to][i]]));
  return (text) => Array.from(text, (c) => {
    const lower = c.toLowerCase();
    const plain = lower.length === c.length ? lower : c;
    return table.get(c) ?? table.get(plain) ?? plain;
  }).join("");
}

export function stem(word) {
  if (word.length > 64) return word;
  if (!stems.has(word)) stems.set(word, stemmer.stemWord(word));
  return stems.get(word);
}

// [{start, end, stem}] of a folded text.
export function words(text) {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (m) => ({ start: m.index, end: m.index + m[0].length, word: m[0], stem: stem(m[0]) }));
}

// One unit for each thing that a section must hold: {text, strings, stems, exact}. `strings` are alternatives of Chinese,
// `stems` are English words side by side; whoever matches either, matches. `exact` words may not be inflected.
export function parse(query, fold) {
  const units = Array.from(query.matchAll(/"([^"]+)"|[^\s"]+/g), (m) => unit(fold(m[1] ?? m[0]).trim(), m[1] !== undefined)).filter(Boolean);
  // The & between two words is no third word.
  const spoken = units.filter((u) => /[\p{L}\p{N}]/u.test(u.text));
  return spoken.length ? spoken : units;
}

function unit(text, quoted) {
  if (!text) return null;
  const english = chinese.test(text) ? [] : words(text);
  return {
    text,
    strings: english.length && quoted ? [] : yearsOf(text),
    stems: english.map((w) => w.stem),
    exact: quoted ? english.map((w) => w.word) : null,
    numeric: !/\p{L}/u.test(text),
  };
}

// 二〇三五 and 2035 are one year.
function yearsOf(text) {
  const others = text.replace(year, (y) => /\d/.test(y)
    ? Array.from(y, (d) => digits[Number(d)]).join("")
    : Array.from(y, (d) => Math.max(0, digits.indexOf(d))).join(""));
  const zeros = text.replace(year, (y) => y.replaceAll("零", "〇"));
  return [...new Set([text, zeros, others])];
}
