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
  dialog.querySelectorAll("dd").forEach((form) => {
    const text = form.querySelector("pre");
    // The bracketed date of GB/T 7714 is the day of reading.
    text.textContent = text.textContent.replace(/\)\[\d{4}-\d\d-\d\d\]/, `)[${today}]`);
    const copier = button(copy, async () => {
      await navigator.clipboard.writeText(text.textContent);
      copier.textContent = copied;
    });
    form.append(copier);
  });
  summary.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => summary.focus());
})();
