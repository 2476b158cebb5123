// j and k go from article to article, 1 2 3 from language to language, ? shows the keys.
(() => {
  const help = document.querySelector("dialog.keys");
  const languages = ["zh-Hant", "zh-Hans", "en"];
  const follow = (selector) => document.querySelector(selector)?.click();

  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]");
    if (busy || event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    if (event.key === "j") follow("a.md-footer__link--next");
    else if (event.key === "k") follow("a.md-footer__link--prev");
    else if (event.key === "?") help?.showModal();
    else if ("123".includes(event.key)) follow(`.md-select__link[hreflang="${languages[event.key - 1]}"]`);
  });
  help?.addEventListener("click", (event) => event.target === help && help.close());
})();
