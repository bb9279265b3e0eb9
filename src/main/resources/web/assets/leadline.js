// What every page does beside htmx.
(() => {
  "use strict";

  const notice = (sentence) => {
    const place = document.getElementById("notice");
    if (place) {
      const text = document.createElement("p");
      text.className = "notice bad";
      text.textContent = sentence;
      place.replaceChildren(text);
    }
  };

  const gone = () => notice("Leadline does not answer. See that it runs, then load this page again.");
  document.addEventListener("htmx:sendError", gone);
  document.addEventListener("htmx:timeout", gone);

  // a form that asks first, and no form is sent twice by two clicks
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) {
      event.preventDefault();
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (form.method === "post" && !form.hasAttribute("hx-post")) {
      form.dataset.sent = "yes";
    }
  });

  // coming back to a page that the browser has kept
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });
})();

// a file that is dropped is a file that was chosen
(() => {
  "use strict";

  document.querySelectorAll("form.drop").forEach((form) => {
    const input = form.querySelector("input[type=file]");
    const over = (event) => {
      event.preventDefault();
      form.classList.add("over");
    };
    form.addEventListener("dragover", over);
    form.addEventListener("dragenter", over);
    form.addEventListener("dragleave", () => form.classList.remove("over"));
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      if (event.dataTransfer.files.length === 1) {
        input.files = event.dataTransfer.files;
        form.requestSubmit();
      }
    });
  });
})();
