// From the sections that an index found to the list that a reader sees.
import { excerpt, marks } from "./marks.js";
import { words } from "./query.js";

const limits = { "zh-Hant": 90, "zh-Hans": 90, en: 220 };

function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

// Which Chinese to show beside an English page: the one that was typed.
function chineseOf(query, fold, shown) {
  if (shown !== "en") return shown;
  return /\p{Script=Han}/u.test(query) && fold(query) === query.toLowerCase() ? "zh-Hans" : "zh-Hant";
}

// One section ready to be shown, or null where a quoted phrase turns out not to stand there.
async function group(section, found, index, lang, query) {
  const units = found.sections.includes(section) ? found.units : found.others;
  const { own, sentences } = await sentencesOf(section, units, found, index, lang, query);
  if (!sentences.length && units.some((unit) => unit.exact)) return null;
  const inTitle = found.titles.has(section) || (sentences.length && sentences[0].anchor === own.runs[0][0][0]);
  const isTerm = found.terms.some((term) => term[4].includes(section));
  const count = sentences.reduce((sum, sentence) => sum + sentence.count, 0);
  return { own, sentences, lang, rank: [inTitle ? 0 : 1, isTerm ? 0 : 1, -count, index.order.indexOf(section)] };
}

// The sentences of a section in which something typed stands, with its marks in the page's language and beside it.
async function sentencesOf(section, units, found, index, lang, query) {
  const other = lang === "en" ? chineseOf(query, index.fold, lang) : "en";
  const foreign = /\p{Script=Han}/u.test(query) === (lang === "en");
  // The other language is wanted only if something typed can stand there alone.
  const both = foreign || units.some((unit) => unit.stems.length || unit.english);
  const [own, beside] = await Promise.all([index.load(`${lang}/${section}`), both ? index.load(`${other}/${section}`) : { runs: [] }]);
  const aliases = found.sections.includes(section) ? [] : [{ strings: found.terms.map((t) => index.fold(t[2])), stems: [] }];
  const marked = marks(own, lang, [...units, ...aliases], index.fold);
  const markedBeside = marks(beside, other, [...units, ...aliases], index.fold);
  // Where the Chinese holds a term, its English is marked too.
  const rendered = lang === "en" ? marks(own, lang, found.terms.map((t) => rendering(t, index.fold)), index.fold) : new Map();
  // A term stands where its Chinese does, whatever else goes by the same English.
  const wanted = units.every((unit) => unit.english) ? [lang === "en" ? markedBeside : marked] : [marked, markedBeside];
  const texts = new Map(beside.runs.flat());
  const sentences = own.runs.flat().filter(([anchor]) => wanted.some((map) => map.has(anchor))).map(([anchor, text]) => ({
    anchor, text, foreign, other,
    count: Math.max(...wanted.map((map) => map.get(anchor)?.length ?? 0)),
    spans: marked.get(anchor) ?? rendered.get(anchor) ?? [],
    otherText: texts.get(anchor),
    otherSpans: markedBeside.get(anchor) ?? [],
  }));
  return { own, sentences };
}

function rendering([, , , english], fold) {
  return { strings: [], stems: words(fold(english)).map((word) => word.stem) };
}

export async function groups(sections, found, index, lang, query) {
  const ready = await Promise.all(sections.map((section) => group(section, found, index, lang, query)));
  const compare = (a, b) => a.rank.map((value, i) => value - b.rank[i]).find((difference) => difference) ?? 0;
  return ready.filter(Boolean).sort(compare);
}

export function groupNode({ own, sentences, lang }, base, linkClass) {
  const link = (anchor) => `${base}${own.url}${anchor ? `#${anchor}` : ""}`;
  const first = own.runs[0]?.[0]?.[0] ?? "";
  const heading = element("h3", {}, element("a", { className: linkClass, href: link(sentences.length ? sentences[0].anchor : first) }, own.title));
  const chapter = own.chapter ? [element("p", { className: "search-chapter" }, own.chapter)] : [];
  const items = sentences.filter((s) => s.anchor !== first || s.otherSpans.length).map((s) => sentenceNode(s, link(s.anchor), lang, linkClass));
  return element("section", {}, ...chapter, heading, ...(items.length ? [element("ul", {}, ...items)] : []));
}

// What was typed in another language than the page's is shown beside, as it stands there.
function sentenceNode({ text, spans, foreign, other, otherText, otherSpans }, href, lang, linkClass) {
  const shown = text || otherText;
  const link = element("a", { className: linkClass, href, lang: text ? lang : other }, ...excerpt(shown, text ? spans : otherSpans, limits[lang]));
  const needsOther = text && otherText && (foreign || !spans.length);
  const beside = needsOther ? [element("p", { className: "search-beside", lang: other, translate: false }, ...excerpt(otherText, otherSpans, limits[other]))] : [];
  return element("li", {}, link, ...beside);
}

export function termNode([id, hant, hans, english], lang, glossary) {
  const words = { "zh-Hant": [hant, english], "zh-Hans": [hans, english], en: [english, hant] }[lang];
  return element("a", { className: "search-term", href: `${glossary}#${id}` }, `${words[0]} · ${words[1]}`);
}

export function headingNode(text) {
  return element("h2", {}, text);
}

export function moreNode(text, act) {
  const button = element("button", { type: "button", className: "search-more" }, text);
  button.addEventListener("click", act);
  return button;
}
