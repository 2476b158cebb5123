// The search dialogue: a box, what it found, and the keys to move in it.
import { Index } from "./index.js";
import { groupNode, groups, headingNode, moreNode, termNode } from "./results.js";

// Sections loaded at once.
const page = 50;
// Of many, these are shown while the others are on their way.
const first = 8;
// Of those with only a part of it; behind many that have it all they wait to be asked for.
const nearby = 10;

export class SearchDialog {
  constructor({ base, lang, languages, words, glossary }) {
    this.base = new URL(base, location.href).href;
    this.glossary = new URL(glossary, location.href).href;
    this.lang = lang;
    this.languages = new Map(JSON.parse(languages).map((language) => [language.tag, language]));
    this.words = JSON.parse(words);
    this.turn = 0;
    this.build();
    this.index = Index.open(this.base, this.languages, this.lang);
    this.index.catch(() => {});
  }

  build() {
    this.dialog = document.createElement("dialog");
    this.dialog.className = "search";
    this.dialog.setAttribute("aria-label", this.words.search);
    this.dialog.innerHTML = `<form role="search"><input type="search" name="q" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search">
      <button type="button" class="search-close">×</button></form><p class="search-count" role="status"></p><div class="search-results"></div>`;
    this.input = this.dialog.querySelector("input");
    this.count = this.dialog.querySelector(".search-count");
    this.results = this.dialog.querySelector(".search-results");
    this.input.placeholder = this.words.search_hint;
    this.input.setAttribute("aria-label", this.words.search);
    const close = this.dialog.querySelector(".search-close");
    close.setAttribute("aria-label", this.words.search_close);
    close.addEventListener("click", () => this.dialog.close());
    this.input.addEventListener("input", () => this.search());
    this.dialog.querySelector("form").addEventListener("submit", (event) => this.follow(event));
    this.dialog.addEventListener("keydown", (event) => this.move(event));
    this.dialog.addEventListener("close", () => this.remember(""));
    // A link to a sentence of this very page loads nothing new.
    this.results.addEventListener("click", (event) => event.target.closest("a") && queueMicrotask(() => this.dialog.close()));
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    document.body.append(this.dialog);
  }

  open(query) {
    if (!this.dialog.open) this.dialog.showModal();
    if (query !== undefined) this.input.value = query;
    this.input.focus();
    this.input.select();
    this.search();
  }

  // The address holds what was typed, to be shared or to come back to.
  remember(query) {
    const url = new URL(location.href);
    if (query) url.searchParams.set("q", query);
    else url.searchParams.delete("q");
    history.replaceState(history.state, "", url);
  }

  async search() {
    const turn = ++this.turn;
    const query = this.input.value.normalize("NFC").trim();
    this.remember(query);
    if (!query) return this.show(query, "", []);
    this.results.setAttribute("aria-busy", "true");
    try {
      const index = await this.index;
      const found = await index.search(query);
      for (const size of found.sections.length > first ? [first, page] : [page]) {
        const show = (sections, count) => groups(ordered(sections, found).slice(0, count), found, index, this.lang, query);
        const [best, near] = await Promise.all([show(found.sections, size), show(found.near, found.sections.length > first ? 0 : nearby)]);
        if (turn !== this.turn) return;
        this.showFound(query, found, best, near, size < page);
      }
    } catch (error) {
      if (turn === this.turn) this.show(query, this.words.search_failed, []);
      console.warn(error);
    }
  }

  // `partly`: only the first few are here, the others on their way.
  showFound(query, found, best, near, partly) {
    const total = found.sections.length > page ? found.sections.length : best.length;
    const sentences = best.reduce((sum, group) => sum + Math.max(group.sentences.length, 1), 0);
    const text = total ? this.words.search_count.replace("{sections}", total).replace("{sentences}", sentences) : this.words.search_none;
    const nodes = [
      ...found.terms.map((term) => termNode(term, this.languages.get(this.lang), this.glossary)),
      ...best.map((group) => groupNode(group, this.base, "search-hit")),
    ];
    if (!partly && found.sections.length > page) nodes.push(this.more(query, found, page));
    if (near.length) nodes.push(...this.nearNodes(near));
    else if (!partly && found.near.length && found.sections.length > first) nodes.push(this.askForNear(query, found));
    this.show(query, partly ? "" : text, nodes, partly);
  }

  more(query, found, from) {
    const button = moreNode(this.words.search_more, async () => {
      const next = await groups(ordered(found.sections, found).slice(from, from + page), found, await this.index, this.lang, query);
      button.before(...next.map((group) => groupNode(group, this.base, "search-hit")));
      if (from + page < found.sections.length) button.replaceWith(this.more(query, found, from + page));
      else button.remove();
    });
    return button;
  }

  nearNodes(near) {
    return [headingNode(this.words.search_near), ...near.map((group) => groupNode(group, this.base, "search-near"))];
  }

  askForNear(query, found) {
    const button = moreNode(this.words.search_near, async () => {
      button.replaceWith(...this.nearNodes(await groups(ordered(found.near, found).slice(0, nearby), found, await this.index, this.lang, query)));
    });
    return button;
  }

  show(query, count, nodes, partly = false) {
    this.count.textContent = count;
    this.results.replaceChildren(...nodes);
    if (this.results.dataset.query !== query) this.results.scrollTop = 0;
    this.results.dataset.query = query;
    if (!partly) this.results.removeAttribute("aria-busy");
  }

  // Enter in the box goes to the first result.
  follow(event) {
    event.preventDefault();
    if (this.results.dataset.query === this.input.value.normalize("NFC").trim()) this.results.querySelector("a")?.click();
  }

  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    const stops = [this.input, ...this.results.querySelectorAll("a, button")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    event.preventDefault();
    next?.focus();
  }
}

// Sections with a hit in the title come first even where not all are loaded.
function ordered(sections, found) {
  return [...sections].sort((a, b) => found.titles.has(b) - found.titles.has(a));
}
