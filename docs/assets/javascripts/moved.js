// A link to a sentence that is not on this page any more leads to where it is, or is told that it is gone.
(() => {
  const moved = document.querySelector("a[data-moved]");
  if (moved) return location.replace(moved.href + location.hash);
  const search = document.querySelector(".search-open");
  if (!search) return;
  const root = new URL(search.dataset.base, location.href);
  const lang = document.documentElement.lang;

  const follow = async () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const steps = location.pathname.slice(root.pathname.length).split("/");
    const prefix = steps[0] === lang ? `${steps.shift()}/` : "";
    if (!id || steps.length < 3 || document.getElementById(id)) return;
    const answer = await fetch(new URL(`${steps[0]}/fragments.json`, root)).catch(() => null);
    if (!answer?.ok) return;
    const { pages, gone, says } = await answer.json();
    if (pages[id]) location.replace(new URL(`${prefix}${steps[0]}/${pages[id]}#${id}`, root));
    else if (gone.includes(id)) tell(says[lang]);
  };

  const tell = (words) => {
    const notice = document.createElement("p");
    notice.className = "admonition";
    notice.setAttribute("role", "status");
    notice.textContent = words;
    (document.querySelector("article") ?? document.body).prepend(notice);
  };

  follow();
  addEventListener("hashchange", follow);
})();
