// How much of a file is uploaded, and a way to cancel it.
(() => {
  "use strict";

  const MEGABYTE = 1024 * 1024;
  const form = document.querySelector("form.drop");
  const input = document.getElementById("file");
  const box = document.getElementById("upload");
  const bar = box.querySelector("progress");
  const state = form.querySelector("[data-part=state]");
  const size = () => Array.from(input.files).reduce((sum, file) => sum + file.size, 0);
  const megabytes = (bytes) => (bytes / MEGABYTE).toLocaleString("en-US", { maximumFractionDigits: bytes < 10 * MEGABYTE ? 1 : 0 });

  const say = (sentence, isBad = false) => {
    state.textContent = sentence;
    state.className = isBad ? "notice bad" : "";
  };

  // the server would end the connection instead of saying why
  document.addEventListener(
    "submit",
    (event) => {
      const most = Number(form.dataset.mostMegabytes);
      if (event.target === form && size() > most * MEGABYTE) {
        event.preventDefault();
        event.stopPropagation();
        say(`${input.files.length > 1 ? "These files have" : "This file has"} ${megabytes(size())} MB. The limit is ${most.toLocaleString("en-US")} MB.`, true);
      }
    },
    true,
  );

  form.addEventListener("htmx:beforeRequest", () => {
    bar.value = 0;
    box.hidden = false;
    say("Uploading.");
  });

  form.addEventListener("htmx:xhr:progress", ({ detail }) => {
    if (detail.lengthComputable && detail.total >= size()) {
      bar.max = detail.total;
      bar.value = detail.loaded;
      box.querySelector("[data-part=sent]").textContent = `${megabytes(detail.loaded)} of ${megabytes(detail.total)} MB uploaded`;
      if (detail.loaded === detail.total) {
        say("Uploaded. Leadline is reading the file.");
      }
    }
  });

  form.addEventListener("htmx:xhr:abort", () => {
    say("Upload canceled. Nothing was kept.");
    input.focus();
  });

  // where the next page is on its way, what stands here stays
  form.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (!detail.successful) {
      box.hidden = true;
      if (state.textContent.startsWith("Upload") && !state.textContent.includes("canceled")) {
        say("");
      }
    }
  });

  box.querySelector("[data-cancel]").addEventListener("click", () => window.htmx.trigger(form, "htmx:abort"));
})();
