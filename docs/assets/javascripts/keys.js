// j and k go from article to article, the digits from language to language, ? shows the keys.
(() => {
  const help = document.querySelector("dialog.keys");
  const languages = JSON.parse(document.querySelector("[data-languages]")?.dataset.languages ?? "[]").map(({ tag }) => tag);
  const follow = (selector) => document.querySelector(selector)?.click();

  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]");
    if (busy || event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    if (event.key === "j") follow("a.md-footer__link--next");
    else if (event.key === "k") follow("a.md-footer__link--prev");
    else if (event.key === "?") help?.showModal();
    else if (languages[event.key - 1]) follow(`.md-select__link[hreflang="${languages[event.key - 1]}"]`);
  });
  help?.addEventListener("click", (event) => event.target === help && help.close());
})();
