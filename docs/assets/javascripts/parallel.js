// The choice of editions side by side is kept from page to page and carried in a link (?with=zh-Hant).
(() => {
  const boxes = [...document.querySelectorAll(".parallel input")];
  const own = document.documentElement.lang;
  const languages = JSON.parse(document.querySelector("[data-languages]")?.dataset.languages ?? "[]");
  const translations = languages.filter(({ translation }) => translation).map(({ tag }) => tag);
  const read = () => (new URLSearchParams(location.search).get("with") ?? localStorage.getItem("with") ?? "").split(",").filter(Boolean);

  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);

  // What is shown is remembered with this page's own language, so that another language's page shows this one beside it.
  const remember = () => {
    const others = chosen();
    localStorage.setItem("with", others.length ? [own, ...others].join(",") : "");
    const url = new URL(location.href);
    if (others.length) url.searchParams.set("with", others.join(","));
    else url.searchParams.delete("with");
    history.replaceState(history.state, "", url);
  };

  const wanted = read();
  boxes.forEach((box) => {
    box.checked = wanted.includes(box.value);
    box.addEventListener("change", remember);
  });

  // A tap on a sentence shows its counterpart alone: the first edition in another script or language.
  document.addEventListener("click", (event) => {
    const segment = event.target.closest?.(".unit .seg");
    if (!segment || event.target.closest("a") || !getSelection().isCollapsed) return;
    segment.closest(".unit").classList.toggle("open");
  });

  // What is copied is the language in which the selection begins, without note numbers and permalinks.
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (selection.isCollapsed) return;
    const start = selection.getRangeAt(0).startContainer;
    const side = (start.nodeType === 1 ? start : start.parentElement).closest(".alt")?.lang ?? "";
    const fragment = selection.getRangeAt(0).cloneContents();
    if (!fragment.querySelector(".alt")) return;
    fragment.querySelectorAll(`.permalink, sup, ${side ? `.own, .alt:not([lang="${side}"])` : ".alt"}`).forEach((node) => node.remove());
    fragment.querySelectorAll(".alt").forEach((node) => translations.includes(node.lang) && node.append(" "));
    fragment.querySelectorAll("p, h1, h2, h3, h4").forEach((node) => node.append("\n\n"));
    const box = document.createElement("div");
    box.append(fragment);
    event.clipboardData.setData("text/plain", box.textContent.trim());
    event.preventDefault();
  });

  // `p` turns on or off the first translation beside Chinese, and beside a translation the first Chinese.
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key !== "p" || !plain || !boxes.length || event.target.closest("input:not([type=checkbox]), textarea, dialog")) return;
    const across = (box) => translations.includes(box.value) !== translations.includes(own);
    (boxes.find(across) ?? boxes[0]).click();
  });
})();
