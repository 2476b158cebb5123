// The search button, its keys and its links; the search itself is loaded when somebody asks for it.
const button = document.querySelector("a.search-open");
let dialog;

async function open(query) {
  const { SearchDialog } = await import("./search/dialog.js");
  dialog ??= new SearchDialog(button.dataset);
  dialog.open(query);
}

function isTyping(element) {
  return element.closest("input, textarea, select, [contenteditable]") !== null;
}

if (button) {
  // Without a script it is a link to the whole text.
  button.setAttribute("role", "button");
  button.querySelector(".search-label").textContent = JSON.parse(button.dataset.words).search;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && ["/", "s"].includes(event.key) && !isTyping(event.target) && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      open();
    }
  });
  const query = new URLSearchParams(location.search).get("q");
  if (query) open(query);
}
