// How to cite opens as a dialogue, and each form is copied by one click.
(() => {
  const details = document.querySelector("details.cite");
  if (!details || !HTMLDialogElement.prototype.showModal) return;
  const { copy, copied, close } = details.dataset;
  const summary = details.querySelector("summary");
  const dialog = document.createElement("dialog");
  dialog.className = "cite md-typeset";
  dialog.setAttribute("aria-label", summary.textContent);

  const button = (text, act) => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = text;
    element.addEventListener("click", act);
    return element;
  };

  dialog.append(button(close, () => dialog.close()), ...[...details.children].filter((child) => child !== summary));
  document.body.append(dialog);
  const today = new Date().toLocaleDateString("sv");
  const written = new Map([...dialog.querySelectorAll("dd pre")].map((form) => [form, form.textContent]));

  // The bracketed date of GB/T 7714 is the day of reading; the address is that of the sentence that was come for.
  const fill = () => {
    const sentence = document.querySelector(".seg:target") ? location.hash : "";
    for (const [form, text] of written) {
      const { url } = form.closest("section").dataset;
      form.textContent = text.replace(/\)\[\d{4}-\d\d-\d\d\]/, `)[${today}]`).replaceAll(url, url + sentence);
    }
  };

  dialog.querySelectorAll("dd").forEach((form) => {
    const text = form.querySelector("pre");
    const copier = button(copy, async () => {
      await navigator.clipboard.writeText(text.textContent);
      copier.textContent = copied;
    });
    form.append(copier);
  });
  summary.addEventListener("click", (event) => {
    event.preventDefault();
    fill();
    dialog.showModal();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => summary.focus());
})();
