// A question mark, or a button, shows the keyboard shortcuts of the page.
(() => {
  "use strict";

  const sheet = document.getElementById("help-sheet");
  if (!sheet) {
    return;
  }

  const added = () => {
    document.body.append(sheet.content.cloneNode(true));
    return document.getElementById("help");
  };

  const show = () => {
    const help = document.getElementById("help") ?? added();
    help.querySelector("[data-for=grid]").hidden = !document.querySelector("[data-grid]");
    help.showModal();
  };

  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-help]")) {
      show();
    }
  });

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, select, textarea, [contenteditable]");
    const isAlone = event.key === "?" && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isAlone && !isTyping && !event.defaultPrevented && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      show();
    }
  });
})();
