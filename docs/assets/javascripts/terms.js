// A glossary term opens its entry in a pop-up in place of leading to the glossary page.
// The entry is the glossary page's own, fetched when a term is first pointed at or reached.
// Without JavaScript, or where the entry cannot be had, the term stays a link.
(() => {
  const first = document.querySelector("a.term");
  if (!first || !HTMLElement.prototype.showPopover) return;
  const address = first.href.split("#")[0];
  const box = document.createElement("div");
  box.popover = "auto";
  box.setAttribute("role", "dialog");
  box.className = "term-popover md-typeset";
  document.body.append(box);

  let glossary;
  const load = () => {
    glossary ??= fetch(address)
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(response.statusText))))
      .then((html) => new DOMParser().parseFromString(html, "text/html"));
    return glossary;
  };
  const termOf = (event) => event.target.closest?.("a.term");
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, (event) => { if (termOf(event)) load().catch(() => {}); });

  // The entry's name leads to the entry itself; its other links are written from the glossary's address.
  const show = (link, entry) => {
    const name = document.createElement("a");
    name.href = link.href;
    name.append(...entry.querySelector("h3").childNodes);
    const heading = document.createElement("p");
    heading.className = "name";
    heading.append(name);
    entry.querySelector("h3").replaceWith(heading);
    entry.querySelectorAll("a").forEach((a) => { a.href = new URL(a.getAttribute("href"), address).href; });
    box.replaceChildren(...entry.childNodes);
    box.setAttribute("aria-label", name.textContent);
    box.showPopover();
    const place = link.getBoundingClientRect();
    const left = Math.min(place.left, innerWidth - box.offsetWidth - 12);
    const below = place.bottom + 6 + box.offsetHeight < innerHeight;
    box.style.left = `${Math.max(12, left)}px`;
    box.style.top = `${below ? place.bottom + 6 : Math.max(12, place.top - box.offsetHeight - 6)}px`;
    name.focus({ preventScroll: true });
    box.addEventListener("toggle", (change) => { if (change.newState === "closed") link.focus({ preventScroll: true }); }, { once: true });
  };

  document.addEventListener("click", (event) => {
    const link = termOf(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    load()
      .then((page) => show(link, page.getElementById(decodeURIComponent(link.hash.slice(1))).cloneNode(true)))
      .catch(() => location.assign(link.href));
  });
})();
