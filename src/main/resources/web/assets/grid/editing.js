// What people do in the cells: keyboard and mouse as in a spreadsheet, typing, copying, pasting and filling down.

import { toRows, toText } from "./clipboard.js";

const PHONE = window.matchMedia("(max-width: 40rem)");
const MOST_COPIED = 100_000;
const MOST_CHANGED = 20_000;

export class Editing {
  #root;
  #data;
  #view;
  #selection;
  #tools;
  #editor = null;

  constructor(root, data, view, selection, tools) {
    this.#root = root;
    this.#data = data;
    this.#view = view;
    this.#selection = selection;
    this.#tools = tools;
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("mousedown", (event) => this.#press(event));
    root.addEventListener("copy", (event) => this.#copy(event));
    root.addEventListener("cut", (event) => this.#copy(event).then(() => this.#clear()));
    root.addEventListener("paste", (event) => this.#paste(event));
    // a cell that is being typed when its page goes away
    window.addEventListener("pagehide", () => {
      this.commit();
      tools.leave();
      data.leave();
    });
    window.addEventListener("pageshow", ({ persisted }) => persisted && data.comeBack());
  }

  #press(event) {
    if (event.target.closest(".grid-editor") || event.button !== 0) {
      return;
    }
    const cell = event.target.closest("[data-row]");
    if (!cell) {
      return;
    }
    event.preventDefault();
    this.commit();
    this.#view.focus();
    const row = Number(cell.dataset.row);
    if (cell.matches(".grid-title")) {
      this.#tools.sort(Number(cell.dataset.column));
    } else if (cell.matches(".grid-number")) {
      this.#selection.to(row, this.#selection.column);
      this.#tools.openRow();
    } else {
      this.#selection.to(row, Number(cell.dataset.column), event.shiftKey);
      this.#open(event);
    }
  }

  // cells are drawn anew between two clicks, so no click or dblclick is sure to reach them
  #open(event) {
    if (PHONE.matches) {
      this.#tools.openRow();
    } else if (event.detail === 2) {
      this.begin();
    } else {
      this.#drag(event);
    }
  }

  // what moves under a mouse at rest is not dragged over
  #drag(start) {
    const move = ({ target, clientX, clientY }) => {
      const cell = target.closest?.(".grid-cell:not(.grid-title)");
      if (cell && Math.hypot(clientX - start.clientX, clientY - start.clientY) > 4) {
        this.#selection.to(Number(cell.dataset.row), Number(cell.dataset.column), true);
      }
    };
    this.#root.addEventListener("mouseover", move);
    window.addEventListener("mouseup", () => this.#root.removeEventListener("mouseover", move), { once: true });
  }

  #key(event) {
    if (this.#editor) {
      this.#keyInEditor(event);
      return;
    }
    const action = this.#action(event);
    if (action) {
      event.preventDefault();
      action();
    }
  }

  #action({ key, shiftKey, ctrlKey, metaKey, altKey }) {
    const go = (rows, columns) => () => this.#selection.by(rows, columns, shiftKey);
    if (ctrlKey || metaKey) {
      return {
        z: () => (shiftKey ? this.#tools.redo() : this.#tools.undo()),
        y: () => this.#tools.redo(),
        a: () => this.#selection.all(),
        d: () => this.fillDown(),
        h: () => this.#tools.openReplace(),
        Home: () => this.#selection.to(0, 0, shiftKey),
        End: () => this.#selection.to(this.#data.total - 1, this.#data.columns.length - 1, shiftKey),
        ArrowUp: () => this.#selection.to(0, this.#selection.column, shiftKey),
        ArrowDown: () => this.#selection.to(this.#data.total - 1, this.#selection.column, shiftKey),
        ArrowLeft: () => this.#selection.to(this.#selection.row, 0, shiftKey),
        ArrowRight: () => this.#selection.to(this.#selection.row, this.#data.columns.length - 1, shiftKey),
      }[key.length === 1 ? key.toLowerCase() : key];
    }
    if (altKey) {
      return null;
    }
    if (this.#selection.row < 0 && key === "Enter") {
      return () => this.#tools.sort(this.#selection.column);
    }
    return (
      {
        ArrowUp: go(-1, 0),
        ArrowDown: go(1, 0),
        ArrowLeft: go(0, -1),
        ArrowRight: go(0, 1),
        PageUp: go(-this.#view.pageRows(), 0),
        PageDown: go(this.#view.pageRows(), 0),
        Home: () => this.#selection.to(this.#selection.row, 0, shiftKey),
        End: () => this.#selection.to(this.#selection.row, this.#data.columns.length - 1, shiftKey),
        Enter: () => this.begin(),
        F2: () => this.begin(),
        Delete: () => this.#clear(),
        Backspace: () => this.#clear(),
        Tab: this.#tab(shiftKey),
      }[key] ?? (key.length === 1 ? () => this.begin(key) : null)
    );
  }

  // at the first and the last column, Tab leaves the grid
  #tab(isBack) {
    const isAtEdge = isBack ? this.#selection.column === 0 : this.#selection.column === this.#data.columns.length - 1;
    return isAtEdge ? null : () => this.#selection.by(0, isBack ? -1 : 1);
  }

  #keyInEditor(event) {
    const { key, shiftKey, altKey } = event;
    if (key === "Escape") {
      event.preventDefault();
      this.#end();
    } else if (key === "Enter" && !altKey) {
      event.preventDefault();
      this.commit();
      this.#selection.by(shiftKey ? -1 : 1, 0);
    } else if (key === "Tab") {
      event.preventDefault();
      this.commit();
      this.#selection.by(0, shiftKey ? -1 : 1);
    }
  }

  /** Opens the active cell for typing; with what was typed already, in place of what stands there. */
  begin(typed = null) {
    const { row: index, column } = this.#selection;
    const row = this.#data.row(index);
    const cell = this.#view.cell(index, column);
    if (!row || !cell || this.#editor) {
      return;
    }
    if (this.#data.isReadOnly) {
      this.#data.change();
      return;
    }
    if (row.locked) {
      this.#tools.tell("This row cannot be split into columns, so its cells cannot be edited here. Fix it in the file, or choose not to send it.");
      return;
    }
    const input = document.createElement("textarea");
    input.className = "grid-editor";
    input.rows = 1;
    input.setAttribute("form", "grid-form");
    input.setAttribute("aria-label", `${this.#data.columns[column].name}, row ${row.row}`);
    input.value = typed ?? row.cells[column];
    this.#editor = { input, row, column, before: row.cells[column] };
    cell.append(input);
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
    input.addEventListener("blur", () => this.commit());
  }

  #end() {
    const editor = this.#editor;
    this.#editor = null;
    editor.input.remove();
    this.#view.focus();
    this.#view.draw();
  }

  /** Saves what was typed. */
  commit() {
    if (!this.#editor) {
      return;
    }
    const { input, row, column, before } = this.#editor;
    const typed = input.value;
    this.#end();
    if (typed !== before) {
      this.type(row, column, typed);
    }
  }

  /** Changes one cell, and offers to change those that are alike. */
  async type(row, column, typed) {
    const before = row.cells[column];
    const seen = row.typed?.[column] ?? before;
    row.typed = { ...row.typed, [column]: typed };
    this.#view.draw();
    const answer = await this.#data.change("/cells", { cells: [{ row: row.row, column, text: typed, seen }] });
    if (answer && !answer.conflict && before !== "" && !answer.stale) {
      this.#tools.offerAlike(column, before, typed);
    }
  }

  async #rows() {
    const { top, bottom } = this.#selection.range;
    await this.#data.need(top, bottom);
    const rows = [];
    for (let index = Math.max(0, top); index <= bottom; index++) {
      rows.push(this.#data.row(index));
    }
    return rows.filter(Boolean);
  }

  #isTooMuch(most, verb) {
    const { top, bottom, left, right } = this.#selection.range;
    const isTooMuch = (bottom - top + 1) * (right - left + 1) > most || bottom - top >= 4_000;
    if (isTooMuch) {
      this.#tools.tell(`Select fewer cells to ${verb}. To change a whole column, use Replace.`);
    }
    return isTooMuch;
  }

  async #copy(event) {
    if (this.#editor) {
      return;
    }
    event.preventDefault();
    if (this.#isTooMuch(MOST_COPIED, "copy")) {
      return;
    }
    const { top, bottom, left, right } = this.#selection.range;
    const isHere = Array.from({ length: bottom - top + 1 }, (_, place) => this.#data.row(top + place)).every(Boolean);
    const copied = (rows) => toText(rows.map((row) => row.cells.slice(left, right + 1)));
    if (isHere) {
      event.clipboardData.setData("text/plain", copied(this.#here(top, bottom)));
    } else {
      await navigator.clipboard?.writeText(copied(await this.#rows()));
    }
  }

  #here(top, bottom) {
    return Array.from({ length: bottom - top + 1 }, (_, place) => this.#data.row(top + place));
  }

  async #change(label, cellsOf) {
    if (this.#isTooMuch(MOST_CHANGED, "change")) {
      return;
    }
    const rows = await this.#rows();
    const seen = new Map(rows.map((row) => [row.row, row.cells]));
    const cells = cellsOf(rows)
      .filter(({ row, column }) => column < this.#data.columns.length && row !== undefined)
      .map((cell) => ({ ...cell, seen: seen.get(cell.row)[cell.column] }));
    if (cells.length > 0) {
      await this.#data.change("/cells", { cells, label });
    }
  }

  #clear() {
    const { left, right } = this.#selection.range;
    return this.#change("Clear", (rows) => rows.flatMap(({ row }) => columns(left, right).map((column) => ({ row, column, text: "" }))));
  }

  /** Repeats the first row of the selection in all rows below it. */
  fillDown() {
    const { left, right } = this.#selection.range;
    return this.#change("Fill down", ([first, ...others]) =>
      others.flatMap(({ row }) => columns(left, right).map((column) => ({ row, column, text: first.cells[column] }))),
    );
  }

  async #paste(event) {
    if (this.#editor) {
      return;
    }
    event.preventDefault();
    const pasted = toRows(event.clipboardData.getData("text/plain"));
    const { top, left } = this.#selection.range;
    const isOneText = pasted.length === 1 && pasted[0].length === 1;
    if (!isOneText) {
      const width = Math.max(...pasted.map((cells) => cells.length));
      this.#selection.to(top, left);
      this.#selection.to(top + pasted.length - 1, left + width - 1, true);
    }
    const { right } = this.#selection.range;
    await this.#change("Paste", (rows) =>
      rows.flatMap(({ row }, place) =>
        columns(left, right)
          .map((column) => ({ row, column, text: isOneText ? pasted[0][0] : pasted[place]?.[column - left] }))
          .filter(({ text }) => text !== undefined),
      ),
    );
  }
}

const columns = (left, right) => Array.from({ length: right - left + 1 }, (_, place) => left + place);
