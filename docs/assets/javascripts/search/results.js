// From the sections that an index found to the list that a reader sees.
import { excerpt, marks } from "./marks.js";
import { words } from "./query.js";

function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

// Which language to show beside a page: for Chinese the first translation, for a translation the Chinese that was typed.
function besideOf(query, fold, own, all) {
  if (!own.translation) return all.find((language) => language.translation) ?? own;
  const edition = /\p{Script=Han}/u.test(query) && fold(query) === query.toLowerCase() ? "hans" : "hant";
  return all.find((language) => language.edition === edition) ?? all.find((language) => !language.translation) ?? own;
}

// One section ready to be shown, or null where a quoted phrase turns out not to stand there.
async function group(section, found, index, lang, query) {
  const units = found.sections.includes(section) ? found.units : found.others;
  const { own, sentences } = await sentencesOf(section, units, found, index, lang, query);
  if (!sentences.length && units.some((unit) => unit.exact)) return null;
  const inTitle = found.titles.has(section) || (sentences.length && sentences[0].anchor === own.heading);
  const isTerm = found.terms.some((term) => term.sections.includes(section));
  const count = sentences.reduce((sum, sentence) => sum + sentence.count, 0);
  const text = index.texts.size > 1 ? index.titlesOf(section)[lang] : "";
  return { own, text, sentences, language: index.languages.get(lang), rank: [inTitle ? 0 : 1, isTerm ? 0 : 1, -count, index.order.indexOf(section)] };
}

// The sentences of a section in which something typed stands, with its marks in the page's language and beside it.
async function sentencesOf(section, units, found, index, lang, query) {
  const language = index.languages.get(lang);
  const titles = index.titlesOf(section);
  const other = besideOf(query, index.fold, language, [...index.languages.values()].filter(({ tag }) => tag in titles));
  const foreign = /\p{Script=Han}/u.test(query) === language.translation;
  // The other language is wanted only if something typed can stand there alone.
  const both = foreign || units.some((unit) => unit.stems.length || unit.english);
  const [own, beside] = await Promise.all([index.load(`${lang}/${section}`), both ? index.load(`${other.tag}/${section}`) : { runs: [] }]);
  const aliases = found.sections.includes(section) ? [] : [{ strings: found.terms.map((t) => index.fold(t.hans)), stems: [] }];
  const marked = marks(own, language.translation, [...units, ...aliases], index.fold);
  const markedBeside = marks(beside, other.translation, [...units, ...aliases], index.fold);
  // Where the Chinese holds a term, its English is marked too.
  const rendered = language.translation ? marks(own, true, found.terms.map((t) => stemsOf(t.rendering, index.fold)), index.fold) : new Map();
  // A term stands where its Chinese does, whatever else goes by the same English.
  const wanted = units.every((unit) => unit.english) ? [language.translation ? markedBeside : marked] : [marked, markedBeside];
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

function stemsOf(rendering, fold) {
  return { strings: [], stems: words(fold(rendering)).map((word) => word.stem) };
}

export async function groups(sections, found, index, lang, query) {
  const ready = await Promise.all(sections.map((section) => group(section, found, index, lang, query)));
  const compare = (a, b) => a.rank.map((value, i) => value - b.rank[i]).find((difference) => difference) ?? 0;
  return ready.filter(Boolean).sort(compare);
}

export function groupNode({ own, text, sentences, language }, base, linkClass) {
  const link = (anchor) => `${base}${own.url}${anchor ? `#${anchor}` : ""}`;
  const first = own.runs[0]?.[0]?.[0] ?? "";
  const heading = element("h3", {}, element("a", { className: linkClass, href: link(sentences.length ? sentences[0].anchor : first) }, own.title));
  const around = [text === own.title ? "" : text, own.chapter].filter(Boolean).join(" · ");
  const chapter = around ? [element("p", { className: "search-chapter" }, around)] : [];
  // A heading that was found is the result's own.
  const items = sentences.filter((s) => s.anchor !== own.heading || s.otherSpans.length).map((s) => sentenceNode(s, link(s.anchor), language, linkClass));
  return element("section", {}, ...chapter, heading, ...(items.length ? [element("ul", {}, ...items)] : []));
}

// What was typed in another language than the page's is shown beside, as it stands there.
function sentenceNode({ text, spans, foreign, other, otherText, otherSpans }, href, language, linkClass) {
  const shown = text || otherText;
  const link = element("a", { className: linkClass, href, lang: text ? language.tag : other.tag }, ...excerpt(shown, text ? spans : otherSpans, language.excerpt));
  const needsOther = text && otherText && (foreign || !spans.length);
  const beside = needsOther ? [element("p", { className: "search-beside", lang: other.tag, translate: false }, ...excerpt(otherText, otherSpans, other.excerpt))] : [];
  return element("li", {}, link, ...beside);
}

export function termNode({ id, hant, hans, rendering }, language, glossary) {
  const words = { hant: [hant, rendering], hans: [hans, rendering], catalogue: [rendering, hant] }[language.edition];
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
