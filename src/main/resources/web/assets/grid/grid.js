// A grid of rows that can be edited: reads from the page where they are, and puts the parts together.

import { GridData, shownVersion } from "./data.js";
import { Editing } from "./editing.js";
import { Selection } from "./selection.js";
import { count, Tools } from "./tools.js";
import { GridView } from "./view.js";

// the library's build for browsers asks how it was built, as if it ran in Node.js
globalThis.process ??= { env: { NODE_ENV: "production" } };

const POLL = 700;
const MANY_ROWS = 5_000;

// after a change on this page, the figures of the review are those of the rows as they are now, or the import cannot be started
const keepReview = (data, review) => {
  let due = 0;
  data.addEventListener("counts", ({ detail }) => {
    if (!detail.isOwn || detail.version === shownVersion()) {
      return;
    }
    document.querySelector("#decide [name=version]").value = String(detail.version);
    document.getElementById("start").disabled = true;
    document.getElementById("state").textContent = "Checking your last change.";
    clearTimeout(due);
    due = setTimeout(() => window.htmx.ajax("GET", review, { target: "#checked", swap: "outerHTML" }), detail.counts.rows > MANY_ROWS ? 2_500 : 500);
  });
  document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (detail.target.id === "checked" && versionIn(detail.serverResponse) < shownVersion()) {
      detail.shouldSwap = false;
    }
  });
};

// an answer may be of a change before the last one
const versionIn = (answer) => Number(new DOMParser().parseFromString(answer, "text/html").querySelector("[name=version]")?.value ?? Infinity);

// the rows that are fixed can be sent at any time
const keepSending = (data, send) => {
  const say = (sentence) => (document.getElementById("state").textContent = sentence);
  data.addEventListener("counts", ({ detail: { counts, version, isOwn } }) => {
    const isReady = counts.checked === counts.rows;
    const ready = counts.fixed;
    send.disabled = !isReady || ready === 0;
    send.textContent = ready === 0 ? "Send fixed rows" : `Send ${count(ready, "fixed row")}`;
    send.dataset.confirm = `Send ${count(ready, "fixed row")} to ${send.form.dataset.crm}? Each takes the place of its original.`;
    say(stateOf(counts));
    if (isOwn) {
      document.querySelector("#decide [name=version]").value = String(version);
    }
  });
};

const stateOf = ({ bad, fixed, duplicates, anyway }) => {
  const sentences = [];
  if (bad > 0) {
    sentences.push(`${count(bad, "row")} still ${bad === 1 ? "needs" : "need"} fixing.`);
  }
  if (duplicates > 0) {
    sentences.push(`${count(duplicates, "corrected row")} ${duplicates === 1 ? "is a duplicate" : "are duplicates"} and will be skipped.`);
  }
  if (anyway > 0) {
    sentences.push(`${count(anyway, "row")} ${anyway === 1 ? "is" : "are"} sent from the page of possible duplicates.`);
  }
  if (fixed > 0) {
    sentences.push(`${bad > 0 ? "The others can be sent now" : "Fixed rows are sent as a new run"}, each in the place of its original.`);
  }
  return sentences.length === 0 ? "No row needs fixing." : sentences.join(" ") + (fixed > 0 ? "" : " Your changes are saved.");
};

// the check of the review finds the duplicates
const keepDuplicates = (data) =>
  document.body.addEventListener("htmx:afterSettle", async ({ target }) => {
    if (target.id === "checked" && !target.hasAttribute("hx-get")) {
      await data.refresh();
      data.outdate();
      data.dispatchEvent(new Event("rows"));
    }
  });

const pollUntilChecked = async (data) => {
  let isReady = false;
  data.addEventListener("counts", ({ detail }) => (isReady = detail.error || detail.counts.checked === detail.counts.rows));
  await data.refresh();
  while (!isReady) {
    await new Promise((go) => setTimeout(go, POLL));
    await data.refresh().catch(() => {});
    data.dispatchEvent(new Event("rows"));
  }
};

const begin = async (area) => {
  const library = await import("/webjars/tanstack__virtual-core/dist/esm/index.js");
  const root = area.querySelector("[role=grid]");
  const data = new GridData(area.dataset.grid, "readonly" in area.dataset);
  const selection = new Selection(data);
  const view = new GridView(root, data, selection, library);
  const tools = new Tools(area, data, view, selection);
  new Editing(root, data, view, selection, tools);
  await data.load();
  tools.start();
  await data.show({});
  while (!data.isCounted || (data.total > 0 && !data.row(0))) {
    await new Promise((go) => setTimeout(go, 100));
    await data.need(0, 0);
  }
  selection.to(0, Math.max(0, data.columns.findIndex((column) => column.label !== "")));
  view.start(Array.from({ length: Math.min(data.total, 60) }, (_, index) => data.row(index)).filter(Boolean));
  data.addEventListener("rows", () => view.draw());
  selection.addEventListener("change", () => view.reveal(selection.row, selection.column));
  if (area.dataset.review) {
    keepReview(data, area.dataset.review);
    keepDuplicates(data);
  }
  const send = document.querySelector("[data-send]");
  if (send) {
    keepSending(data, send);
  }
  await tools.begin(area.dataset.problem);
  tools.showActive();
  await data.retry();
  await tools.comeBack();
  area.dataset.state = "ready";
  await pollUntilChecked(data);
};

const area = document.querySelector("[data-grid]");
if (area) {
  begin(area);
}
