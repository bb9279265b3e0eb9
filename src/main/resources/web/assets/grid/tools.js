// What stands around the cells: filters, undo and redo, find and replace, the problem of the active cell, and a row as a card.

export const count = (number, noun) => `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;

const button = (label, action, className = "") => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = label;
  made.addEventListener("click", action);
  return made;
};

const paragraph = (content, className = "") => {
  const made = document.createElement("p");
  made.className = className;
  made.textContent = content;
  return made;
};

// what is neither fixed nor to be fixed
const decided = ({ skipped, duplicates, anyway }) => [
  ...(skipped > 0 ? [`${skipped.toLocaleString("en-US")} left out`] : []),
  ...(duplicates > 0 ? [count(duplicates, "duplicate")] : []),
  ...(anyway > 0 ? [`${anyway.toLocaleString("en-US")} to be sent anyway`] : []),
];

/** What the grid shows at first. */
const ALL = Object.freeze({ show: "", problem: "", column: "", text: "", sort: -1, descending: false });

/** Begins the names of the parts of a filter in the address of the page. */
const IN_ADDRESS = "grid-";

const SEARCH_AFTER_MS = 400;

/** The filter in the address of the page, so that a reload, a link and the way back lead to the same rows. */
const inAddress = () => {
  const address = new URLSearchParams(location.search);
  const text = (name) => address.get(IN_ADDRESS + name) ?? ALL[name];
  return { show: text("show"), problem: text("problem"), column: text("column"), text: text("text"), sort: Number(text("sort")), descending: text("descending") === "true" };
};

/** What was typed to be found or replaced while its page went away. */
const TYPED = "leadline-grid-typed";

const person = () => document.body.dataset.person ?? "";

const REPLACE = ["column", "find", "text", "whole"];

const valueOf = (input) => (input.type === "checkbox" ? input.checked : input.value);

const give = (input, value) => {
  input[input.type === "checkbox" ? "checked" : "value"] = value;
};

const addressOf = (filter) => {
  const address = new URL(location.href);
  Object.entries(filter).forEach(([name, value]) => (value === ALL[name] ? address.searchParams.delete(IN_ADDRESS + name) : address.searchParams.set(IN_ADDRESS + name, String(value))));
  return address;
};

export class Tools {
  #area;
  #data;
  #view;
  #selection;
  #filter = { ...ALL };
  #alike = null;
  #counts = null;
  #said;
  #due = 0;
  #isSearching = false;
  #offered = [];

  constructor(area, data, view, selection) {
    this.#area = area;
    this.#said = this.#part("said");
    document.querySelector(".toasts").append(this.#said);
    this.#data = data;
    this.#view = view;
    this.#selection = selection;
    // what is typed here belongs to no value of the draft
    ["change", "input"].forEach((name) => area.addEventListener(name, (event) => event.stopPropagation()));
    this.#listen();
    data.addEventListener("counts", ({ detail }) => this.#showState(detail));
    data.addEventListener("changed", ({ detail }) => this.#showChange(detail));
    data.addEventListener("problem", ({ detail }) => this.tell(detail, "bad"));
    data.addEventListener("unsaved", () => this.#offerRetry());
    selection.addEventListener("change", () => {
      this.#alike = null;
      this.showActive();
    });
    data.addEventListener("rows", () => this.showActive());
  }

  #part(name) {
    return this.#area.querySelector(`[data-part=${name}]`);
  }

  #listen() {
    this.#area.querySelectorAll("[data-show]").forEach((tab) => tab.addEventListener("click", () => this.filter({ show: tab.dataset.show, problem: "" })));
    this.#part("problem").addEventListener("change", ({ target }) => this.filter({ problem: target.value, show: "" }));
    this.#part("column").addEventListener("change", ({ target }) => this.filter({ column: target.value }));
    const search = this.#part("text");
    search.addEventListener("change", () => this.#search(search.value));
    search.addEventListener("input", () => {
      clearTimeout(this.#due);
      this.#due = setTimeout(() => this.#search(search.value), SEARCH_AFTER_MS);
    });
    search.addEventListener("blur", () => (this.#isSearching = false));
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        this.#search(search.value);
      }
    });
    this.#part("undo").addEventListener("click", () => this.undo());
    this.#part("redo").addEventListener("click", () => this.redo());
    this.#part("replace").addEventListener("click", () => this.openReplace());
    this.#part("suggestions").addEventListener("click", () => this.#data.change("/suggestions", { query: this.#data.query, problem: this.#filter.problem }));
    const replace = document.getElementById("grid-replace");
    replace.querySelector("form").addEventListener("submit", (event) => this.#replace(event));
    document.querySelectorAll("#grid-replace, #grid-row").forEach((dialog) => {
      dialog.querySelectorAll("[data-close]").forEach((close) => close.addEventListener("click", () => dialog.close()));
      dialog.addEventListener("close", () => this.#view.focus());
    });
  }

  /** Fills in what depends on the columns. */
  start() {
    [this.#part("column"), document.getElementById("grid-replace-column")].forEach((select) =>
      select.append(...this.#data.columns.map((column) => new Option(column.name, String(column.place)))),
    );
  }

  /** Shows what the address of the page asks for, or else what the page itself does; and again on the way back. */
  async begin(problem) {
    window.addEventListener("popstate", () => this.#show(inAddress()));
    const asked = inAddress();
    if (Object.entries(asked).some(([name, value]) => value !== ALL[name])) {
      await this.#show(asked);
    } else if (problem) {
      await this.#show({ problem });
    }
  }

  filter(changes, isOneStep = false) {
    const address = addressOf({ ...this.#filter, ...changes });
    if (address.href !== location.href) {
      history[isOneStep ? "replaceState" : "pushState"](null, "", address);
    }
    return this.#show(changes);
  }

  // while somebody types, so that it is in the address; the way back leads to what was shown before all of it
  #search(text) {
    clearTimeout(this.#due);
    if (text !== this.#filter.text) {
      const isMore = this.#isSearching;
      this.#isSearching = true;
      this.filter({ text }, isMore);
    }
  }

  /** Keeps what was typed, because the page goes away. */
  leave() {
    const typed = document.activeElement;
    if (typed?.matches("#grid-row input")) {
      typed.dispatchEvent(new Event("change"));
    }
    const search = this.#part("text").value;
    const replaced = this.#replaceValues();
    const isTyped = document.getElementById("grid-replace").open && replaced.some((value, place) => value !== this.#offered[place]);
    if (isTyped || search !== this.#filter.text) {
      const values = isTyped ? replaced : null;
      sessionStorage.setItem(TYPED, JSON.stringify({ page: location.pathname, person: person(), search, values }));
    }
  }

  #replaceValues() {
    return REPLACE.map((name) => valueOf(this.#replaceInput(name)));
  }

  #replaceInput(name) {
    return document.getElementById(`grid-replace-${name}`);
  }

  /** Shows again what was typed when the page went away. */
  async comeBack() {
    const typed = JSON.parse(sessionStorage.getItem(TYPED) ?? "null");
    if (typed?.page !== location.pathname || typed.person !== person()) {
      return;
    }
    sessionStorage.removeItem(TYPED);
    if (typed.search !== this.#filter.text) {
      await this.filter({ text: typed.search });
    }
    if (typed.values) {
      this.openReplace();
      REPLACE.forEach((name, place) => give(this.#replaceInput(name), typed.values[place]));
    }
  }

  async #show(changes) {
    Object.assign(this.#filter, changes);
    this.#part("column").value = this.#filter.column;
    this.#part("text").value = this.#filter.text;
    this.#area.querySelectorAll("[data-show]").forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.show === this.#filter.show && this.#filter.problem === "")));
    this.#part("problem").value = this.#filter.problem;
    this.#view.top();
    this.#selection.to(0, this.#columnOfProblem() ?? this.#selection.column);
    const query = { ...this.#filter };
    if (query.text === "") {
      delete query.column;
    }
    await this.#data.show(query);
    this.#part("export").href = this.#data.exportAddress;
    this.#showProblems(this.#counts.problems);
    // where the person has gone since, as far as there are rows
    this.#selection.to(this.#selection.row, this.#selection.column);
    if (this.#filter.problem !== "") {
      this.#view.reveal(0, this.#selection.column);
    }
    this.#part("shown").textContent = this.#data.total === 0 ? "No rows match this filter." : `${count(this.#data.total, "row")} shown.`;
  }

  #columnOfProblem() {
    const column = this.#view.problems.get(this.#filter.problem)?.column ?? -1;
    return column >= 0 ? column : null;
  }

  sort(column) {
    const { sort, descending } = this.#filter;
    const next = sort !== column ? { sort: column, descending: false } : descending ? { sort: -1, descending: false } : { sort: column, descending: true };
    this.#selection.to(0, column);
    this.filter(next);
  }

  undo() {
    return this.#data.change("/undo", {});
  }

  redo() {
    return this.#data.change("/redo", {});
  }

  #showState({ counts, undo, redo, error }) {
    this.#counts = counts;
    this.#view.problems = new Map(counts.problems.map((problem) => [problem.key, problem]));
    const isReady = counts.checked === counts.rows;
    const { wrong } = counts;
    this.#part("progress").textContent = isReady
      ? [wrong === 0 ? "No problems found" : `${counts.fixed.toLocaleString("en-US")} of ${count(wrong, "row")} fixed`, ...decided(counts)].join(", ")
      : `Checking row ${counts.checked.toLocaleString("en-US")} of ${counts.rows.toLocaleString("en-US")}…`;
    const bar = this.#part("bar");
    bar.max = Math.max(1, isReady ? wrong : counts.rows);
    bar.value = isReady ? wrong - counts.bad : counts.checked;
    bar.hidden = isReady && wrong === 0;
    const numbers = { "": counts.rows, problems: counts.bad, edited: counts.edited, skipped: counts.skipped, duplicates: counts.duplicates };
    this.#area.querySelectorAll("[data-show]").forEach((tab) => (tab.querySelector("span").textContent = numbers[tab.dataset.show].toLocaleString("en-US")));
    this.#area.querySelector("[data-show=duplicates]").hidden = counts.duplicates === 0 && this.#filter.show !== "duplicates";
    this.#showProblems(counts.problems);
    this.#enable("undo", undo, "Undo");
    this.#enable("redo", redo, "Redo");
    if (error) {
      this.tell(error, "bad");
    }
    this.#view.draw();
  }

  #showProblems(problems) {
    const select = this.#part("problem");
    const chosen = this.#filter.problem;
    select.replaceChildren(
      new Option("All problems", ""),
      ...problems.map((problem) => new Option(`${problem.label} (${problem.rows.toLocaleString("en-US")})`, problem.key)),
    );
    if (chosen !== "" && !problems.some((problem) => problem.key === chosen)) {
      select.append(new Option("Fixed everywhere", chosen));
    }
    select.value = chosen;
    const suggested = problems.filter((problem) => chosen === "" || problem.key === chosen).reduce((sum, problem) => sum + problem.suggested, 0);
    const accept = this.#part("suggestions");
    accept.hidden = suggested === 0;
    accept.textContent = `Accept ${count(suggested, "suggestion")}`;
  }

  #enable(name, label, verb) {
    const control = this.#part(name);
    control.disabled = !label;
    control.title = label ? `${verb}: ${label}` : "";
  }

  #showChange(answer) {
    if (answer.conflict) {
      this.tell(answer.conflict, "warn");
    } else if (answer.stale) {
      this.tell("These rows were changed in another tab or by somebody else. They now show the latest version.", "warn");
    } else if (answer.said) {
      this.tell(answer.said);
    } else if (answer.changed === 0) {
      this.tell("Nothing to change: no cell matches.");
    } else {
      this.tell(answer.changed > 1 ? `${answer.changed.toLocaleString("en-US")} changed. To go back, use Undo.` : "");
    }
  }

  /** Says something about the rows, until something else is said. */
  tell(sentence, kind = "") {
    const toast = document.createElement("div");
    toast.className = `notice toast ${kind || "good"}`;
    toast.textContent = sentence;
    this.#said.replaceChildren(...(sentence ? [toast] : []));
    return toast;
  }

  #offerRetry() {
    const toast = this.tell("Leadline does not respond. Your change is not saved yet. ", "bad");
    toast.append(button("Retry", () => this.#data.retry()));
  }

  // the problem of the active cell and what can be done about it

  get #active() {
    return this.#selection.row < 0 ? undefined : this.#data.row(this.#selection.row);
  }

  showActive() {
    const note = this.#part("note");
    const row = this.#active;
    const column = this.#data.columns[this.#selection.column];
    if (!row || !column) {
      note.replaceChildren();
      return;
    }
    const place = document.createElement("strong");
    place.textContent = `Row ${row.row} · ${column.name}`;
    const marks = row.marks.filter((mark) => mark.column === column.place || mark.column === -1);
    const parts = [place, ...marks.map((mark) => paragraph(mark.message, "wrong"))];
    if (row.skipped) {
      parts.push(paragraph("This row is not sent."));
    }
    if (row.duplicate && marks.length === 0) {
      parts.push(paragraph(row.duplicate.sentence));
    }
    if (column.place in row.originals) {
      parts.push(paragraph(`In the file: ${row.originals[column.place] || "(empty)"}`));
    }
    note.replaceChildren(...parts, this.#actions(row, column, marks));
  }

  #actions(row, column, marks) {
    const actions = document.createElement("div");
    actions.className = "grid-actions";
    if (this.#data.isReadOnly) {
      actions.append(button("Show row…", () => this.openRow()));
      return actions;
    }
    const suggestion = marks.find((mark) => mark.suggestion !== null);
    if (suggestion) {
      actions.append(button(`Use “${suggestion.suggestion}”`, () => this.#data.change("/suggestions", { rows: [row.row] }), "primary"));
    }
    if (this.#alike) {
      actions.append(this.#alike);
    }
    if (column.place in row.originals) {
      actions.append(
        button("Restore original", () => this.#data.change("/cells", { cells: [{ row: row.row, column: column.place, text: row.originals[column.place] }] })),
      );
    }
    actions.append(button("Edit row…", () => this.openRow()));
    actions.append(button(row.skipped ? "Send this row" : "Don't send this row", () => this.#skip(row)));
    return actions;
  }

  #skip(row) {
    const { top, bottom } = this.#selection.range;
    const rows = [];
    for (let index = top; index <= bottom; index++) {
      rows.push(this.#data.row(index)?.row);
    }
    return this.#data.change("/skip", { rows: rows.includes(row.row) ? rows.filter(Boolean) : [row.row], skip: !row.skipped });
  }

  /** Offers to change the other cells that hold what a cell held. */
  async offerAlike(column, before, typed) {
    const others = await this.#data.countAlike(column, before);
    if (others > 0) {
      const name = this.#data.columns[column].name;
      const change = () => {
        this.#alike = null;
        this.#data.change("/replace", { column, find: before, text: typed, whole: true });
      };
      this.#alike = button(`Also change ${count(others, "other cell")} “${before}” in ${name}`, change, "primary");
      this.showActive();
    }
  }

  // find and replace

  openReplace() {
    const dialog = document.getElementById("grid-replace");
    const column = this.#data.columns[this.#selection.column];
    dialog.querySelector("#grid-replace-column").value = String(column.place);
    dialog.querySelector("#grid-replace-find").value = this.#active?.cells[column.place] ?? "";
    dialog.querySelector("#grid-replace-text").value = "";
    this.#offered = this.#replaceValues();
    const isFiltered = this.#data.total !== this.#counts?.rows;
    dialog.querySelector("[data-part=scope]").textContent = isFiltered ? `In the ${count(this.#data.total, "row")} that the filter shows.` : `In all ${count(this.#data.total, "row")}.`;
    dialog.showModal();
    dialog.querySelector("#grid-replace-text").focus();
  }

  async #replace(event) {
    event.preventDefault();
    const dialog = document.getElementById("grid-replace");
    const value = (id) => dialog.querySelector(id);
    dialog.close();
    await this.#data.change("/replace", {
      query: this.#data.query,
      column: Number(value("#grid-replace-column").value),
      find: value("#grid-replace-find").value,
      text: value("#grid-replace-text").value,
      whole: value("#grid-replace-whole").checked,
    });
  }

  // a row as a card: all its cells below each other, those with problems first

  openRow() {
    const row = this.#active;
    if (!row) {
      return;
    }
    const dialog = document.getElementById("grid-row");
    dialog.querySelector("h2").textContent = `Row ${row.row}`;
    dialog.querySelector("[data-part=line]").textContent = `Line ${row.line} of the file`;
    const whole = row.marks.filter((mark) => mark.column === -1).map((mark) => paragraph(mark.message, "wrong"));
    const isBad = (column) => row.marks.some((mark) => mark.column === column.place);
    const columns = [...this.#data.columns].sort((one, other) => isBad(other) - isBad(one));
    dialog.querySelector("[data-part=cells]").replaceChildren(...whole, ...columns.map((column) => this.#cellInput(row, column)));
    if (!dialog.open) {
      dialog.showModal();
    }
    const chosen = dialog.querySelector(`[data-column="${this.#selection.column}"]`);
    chosen?.focus();
    chosen?.scrollIntoView({ block: "center" });
  }

  #cellInput(row, column) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.value = row.cells[column.place];
    input.dataset.column = column.place;
    input.disabled = row.locked || this.#data.isReadOnly;
    input.autocomplete = "off";
    const problems = document.createElement("small");
    problems.id = `grid-row-why-${column.place}`;
    const marks = row.marks.filter((mark) => mark.column === column.place);
    problems.textContent = marks.map((mark) => mark.message).join(" ");
    if (marks.length > 0) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", problems.id);
    }
    if (column.place in row.originals) {
      problems.append(` In the file: ${row.originals[column.place] || "(empty)"}`);
    }
    let seen = input.value;
    input.addEventListener("change", async () => {
      const answer = await this.#data.change("/cells", { cells: [{ row: row.row, column: column.place, text: input.value, seen }] });
      const now = answer?.rows?.find((changed) => changed.row === row.row);
      if (now) {
        seen = now.cells[column.place];
        const left = now.marks.filter((mark) => mark.column === column.place);
        problems.textContent = left.map((mark) => mark.message).join(" ");
        input.toggleAttribute("aria-invalid", left.length > 0);
      }
    });
    label.append(column.name, input, problems);
    return label;
  }
}
