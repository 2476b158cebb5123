// The index that was built with the site: which sections hold a string or words.
import { folder, parse } from "./query.js";

const shards = 128;

// The words of the index for a folded Chinese string: each UTF-16 unit with the one after it, spelled in letters.
function spelled(text, zero) {
  const units = Array.from({ length: text.length }, (_, i) => String(text.charCodeAt(i)).padStart(5, "0"));
  const found = units.length === 1 && zero === "q" ? units : units.slice(1).map((unit, i) => units[i] + unit);
  return found.map((digits) => digits.replace(/\d/g, (d) => String.fromCharCode(zero.charCodeAt(0) + Number(d))));
}

export class Index {
  // `languages`: tag -> what the header says of that language; of the texts those count that have an edition in `lang`.
  static async open(base, languages, lang) {
    const pagefind = await import(`${base}search/pagefind/pagefind.js`);
    const engine = pagefind.createInstance({ basePath: `${base}search/pagefind/`, noWorker: true });
    const index = new Index(base, engine, languages);
    const [sections, table] = await Promise.all([index.load("sections"), index.load("fold"), engine.init()]);
    index.fold = folder(table);
    for (const [text, { titles, sections: pairs }] of Object.entries(sections)) {
      if (!(lang in titles)) continue;
      index.texts.set(text, titles);
      for (const [section, id] of pairs) index.sections.set(id, `${text}/${section}`);
    }
    index.order = [...index.sections.values()];
    return index;
  }

  constructor(base, engine, languages) {
    Object.assign(this, { base, engine, languages, texts: new Map(), sections: new Map(), loaded: new Map() });
  }

  // What a section's text is called, by language; its keys are the languages that the text has.
  titlesOf(section) {
    return this.texts.get(section.split("/")[0]);
  }

  // One of the index's JSON files, fetched once.
  load(name) {
    if (!this.loaded.has(name)) {
      this.loaded.set(name, fetch(`${this.base}search/${name}.json`).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${response.url}`);
        return response.json();
      }).catch((error) => {
        this.loaded.delete(name);
        throw error;
      }));
    }
    return this.loaded.get(name);
  }

  // {sections, near, titles, units, terms, others}: sections that hold all that was typed and those that hold most of it,
  // by the units that they were found by.
  async search(query) {
    const units = parse(query, this.fold);
    const [terms, found] = await Promise.all([this.terms(units), Promise.all(units.map((unit) => this.holding(unit)))]);
    const asTerm = renderings(units, terms, this.fold);
    const wanted = asTerm ? [asTerm] : units;
    const [sets, titles] = await Promise.all([
      asTerm ? Promise.all(wanted.map((unit) => this.holding(unit))) : found,
      Promise.all(wanted.map((unit) => this.holding(unit, true))),
    ]);
    const sections = wanted.length ? this.counted(sets, (n) => n === sets.length) : [];
    const near = asTerm ? this.counted(found, (n) => n === found.length) : await this.near(units, terms, found);
    return {
      sections, terms,
      near: near.filter((section) => !sections.includes(section)),
      titles: new Set(this.counted(titles, (n) => n === titles.length)),
      units: wanted, others: units,
    };
  }

  // The sections that are in enough of the sets, in reading order.
  counted(sets, enough) {
    return this.order.filter((section) => enough(sets.filter((set) => set.has(section)).length));
  }

  // Glossary terms that go by the whole of what was typed: {id, hant, hans, rendering, sections} of each.
  async terms(units) {
    if (!units.length) return [];
    const form = units.length === 1 && !units[0].stems.length ? units[0].strings[0] : units.flatMap((u) => u.stems).join(" ");
    const sum = Array.from(form).reduce((total, c) => total + c.codePointAt(0), 0);
    return (await this.load(`terms/${sum % shards}`))[form] ?? [];
  }

  async near(units, terms, found) {
    if (units.length > 2) return this.counted(found, (n) => n > found.length / 2);
    return units.length === 1 && !found[0].size ? this.alike(units[0], terms) : [];
  }

  // For one unit that stands nowhere: other names of the term, or words that begin so.
  async alike(unit, terms) {
    if (terms.length) return [...await this.holding({ strings: terms.map((t) => this.fold(t.hans)), stems: [] })];
    if (unit.stems.length !== 1 || unit.numeric) return [];
    const { results } = await this.engine.search(unit.stems[0]);
    const ids = new Set(results.map((result) => this.sections.get(result.id)));
    return this.order.filter((section) => ids.has(section));
  }

  // The sections, or their headings, that hold any of a unit's strings, or all of its words side by side.
  async holding({ strings, stems, numeric }, heading = false) {
    const chinese = await Promise.all(strings.map((text) => this.phrase(spelled(text, heading ? "g" : "q"))));
    const found = new Set(chinese.flatMap((set) => [...set]));
    if (!stems.length || (numeric && found.size)) return found;
    const english = await this.phrase(stems.map((word) => (heading ? `zt${word}` : word)));
    return new Set([...found, ...english]);
  }

  async phrase(words) {
    if (!words.length) return new Set();
    const { results } = await this.engine.search(`"${words.join(" ")}"`);
    return new Set(results.map((result) => this.sections.get(result.id)).filter(Boolean));
  }
}

// English words that are a term's rendering stand for the Chinese term: both lead to the same sections.
function renderings(units, terms, fold) {
  if (!terms.length || !units.every((unit) => unit.stems.length && !unit.exact)) return null;
  return { strings: terms.map((term) => fold(term.hans)), stems: [], english: units.flatMap((unit) => unit.stems), exact: null };
}
