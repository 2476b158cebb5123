// A glossary term opens a pop-up in place of leading to the glossary page.
// Without JavaScript, or where the browser has no popover, it stays a link.
(() => {
  const data = document.getElementById("terms");
  if (!data || !HTMLElement.prototype.showPopover) return;
  const terms = JSON.parse(data.textContent);
  const box = document.createElement("div");
  box.popover = "auto";
  box.className = "term-popover md-typeset";
  document.body.append(box);

  const line = (tag, text, lang) => {
    const element = document.createElement(tag);
    element.textContent = text;
    element.lang = lang;
    return element;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.term");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const term = terms[decodeURIComponent(link.hash.slice(1))];
    if (!term) return;
    event.preventDefault();
    const more = line("a", data.dataset.more, document.documentElement.lang);
    more.href = link.href;
    const names = line("p", "", "");
    names.append(line("strong", term.en, "en"), " ", line("span", term["zh-Hant"], "zh-Hant"));
    if (term["zh-Hans"] !== term["zh-Hant"]) names.append(" ", line("span", term["zh-Hans"], "zh-Hans"));
    const definition = line("p", `${term.definition} `, "en");
    definition.append(more);
    box.replaceChildren(names, definition);
    box.showPopover();
    const place = link.getBoundingClientRect();
    const left = Math.min(place.left, innerWidth - box.offsetWidth - 12);
    const below = place.bottom + 6 + box.offsetHeight < innerHeight;
    box.style.left = `${Math.max(12, left)}px`;
    box.style.top = `${below ? place.bottom + 6 : Math.max(12, place.top - box.offsetHeight - 6)}px`;
    more.focus({ preventScroll: true });
    box.addEventListener("toggle", (change) => { if (change.newState === "closed") link.focus({ preventScroll: true }); }, { once: true });
  });
})();
