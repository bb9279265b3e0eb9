// What was done is said in a corner of the window: it moves nothing, screen readers say it, and it can be closed.
(() => {
  "use strict";

  const corner = document.querySelector(".toasts");
  if (!corner) {
    return;
  }
  const AT_LEAST_MS = 10_000;
  const PER_LETTER_MS = 100;
  // a region that is filled with the page is not said
  const UNTIL_IT_IS_SAID_MS = 100;

  const toasts = () => Array.from(corner.querySelectorAll(".toast"));

  const close = (toast) => {
    const hadFocus = toast.contains(document.activeElement);
    toast.remove();
    if (hadFocus) {
      document.getElementById("main").focus({ preventScroll: true });
    }
  };

  const closer = (toast) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.setAttribute("aria-label", "Close this message");
    button.addEventListener("click", () => close(toast));
    return button;
  };

  // what somebody reads, or may still answer, stays
  const stays = (toast) => toast.matches(".bad, .warn, :hover, :focus-within") || toast.querySelector("button:not(.close)") !== null;

  const closeInTime = (toast, time) =>
    window.setTimeout(() => {
      if (toast.isConnected) {
        stays(toast) ? closeInTime(toast, time) : close(toast);
      }
    }, time);

  const equip = (toast) => {
    if (!toast.querySelector(".close")) {
      const time = Math.max(AT_LEAST_MS, toast.textContent.length * PER_LETTER_MS);
      toast.append(closer(toast));
      closeInTime(toast, time);
    }
  };

  // the answer to a part of a page
  const take = (toast) => {
    document.getElementById("toasts").append(toast);
  };

  const equipAll = () => toasts().forEach(equip);
  new MutationObserver(equipAll).observe(corner, { childList: true, subtree: true });
  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (!corner.contains(detail.target)) {
      detail.target.querySelectorAll(".toast").forEach(take);
    }
  });

  const first = toasts();
  first.forEach((toast) => toast.remove());
  window.setTimeout(() => document.getElementById("toasts").append(...first), UNTIL_IT_IS_SAID_MS);

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, select, textarea, [contenteditable]");
    const last = toasts().at(-1);
    if (event.key === "Escape" && last && !event.defaultPrevented && !isTyping && !document.querySelector("dialog[open]")) {
      close(last);
    }
  });
})();
