// The part of the grid that can be seen: rows and columns are drawn while they are in sight, and only then.

const ROW = 40;
const HEADER = 46;
const NUMBERS = 76;
const NARROWEST = 96;
const WIDEST = 280;

const element = (kind, className, role) => {
  const made = document.createElement(kind);
  made.className = className;
  if (role) {
    made.setAttribute("role", role);
  }
  return made;
};

const text = (className, content) => {
  const made = element("span", className);
  made.textContent = content;
  return made;
};

const place = (made, left, width) => {
  made.style.left = `${left}px`;
  made.style.width = `${width}px`;
};

// a class and a name, and whether the name is shown
const stateOf = (row) => {
  if (row?.skipped) {
    return ["is-skipped", "not sent", false];
  }
  if (row?.marks.length) {
    return ["is-bad", "needs fixing", false];
  }
  return row?.duplicate ? { SKIPPED: ["is-duplicate", "duplicate", true], SENT_ANYWAY: ["is-anyway", "to send", true] }[row.duplicate.kind] : null;
};

export class GridView {
  #root;
  #data;
  #selection;
  #canvas;
  #header;
  #rows = new Map();
  #vertical;
  #horizontal;
  #library;
  #widths = [];
  #isDue = false;
  #state = 0;
  #drawn = "";
  problems = new Map();

  constructor(root, data, selection, library) {
    this.#root = root;
    this.#data = data;
    this.#selection = selection;
    this.#library = library;
    this.#canvas = element("div", "grid-canvas", "presentation");
    this.#header = element("div", "grid-row grid-header", "row");
    this.#header.setAttribute("aria-rowindex", "1");
    // a row without a cell is none, until the columns have come
    this.#header.setAttribute("aria-busy", "true");
    this.#canvas.append(this.#header);
    root.replaceChildren(this.#canvas);
  }

  /** Begins to draw, once the columns are known, with the column of the active cell on the left. */
  start(sample) {
    this.#widths = this.#spread(this.#data.columns.map((column) => this.#width(column, sample)));
    this.#vertical = this.#virtualizer({ count: this.#data.total, estimateSize: () => ROW, paddingStart: HEADER, overscan: 6, scrollPaddingStart: HEADER });
    this.#horizontal = this.#virtualizer({
      horizontal: true,
      count: this.#widths.length,
      estimateSize: (index) => this.#widths[index],
      paddingStart: NUMBERS,
      overscan: 2,
      scrollPaddingStart: NUMBERS,
    });
    this.#root.setAttribute("aria-colcount", String(this.#widths.length + 1));
    this.draw();
    // once there is something to scroll
    requestAnimationFrame(() => this.#horizontal.scrollToIndex(this.#selection.column, { align: "start" }));
  }

  #width(column, sample) {
    const longest = Math.max(column.name.length + 3, column.label.length, ...sample.map((row) => (row.cells[column.place] ?? "").length));
    const isBad = [...this.problems.values()].some((problem) => problem.column === column.place);
    return Math.min(WIDEST, Math.max(isBad ? 200 : NARROWEST, longest * 7.5 + 28));
  }

  // few columns take all the width that there is
  #spread(widths) {
    const free = this.#root.clientWidth - NUMBERS - widths.reduce((sum, width) => sum + width, 0);
    return free > 0 ? widths.map((width) => width + Math.floor(free / widths.length)) : widths;
  }

  #virtualizer(options) {
    const { Virtualizer, elementScroll, observeElementOffset, observeElementRect } = this.#library;
    const made = new Virtualizer({
      getScrollElement: () => this.#root,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#drawSoon(),
      ...options,
    });
    made._didMount();
    made._willUpdate();
    return made;
  }

  /** Draws everything in sight anew at the next frame. */
  draw() {
    this.#state++;
    this.#drawSoon();
  }

  // what was in sight before and has not changed stays
  #drawSoon() {
    if (!this.#isDue && this.#horizontal) {
      this.#isDue = true;
      requestAnimationFrame(() => {
        this.#isDue = false;
        this.#draw();
      });
    }
  }

  #draw() {
    if (this.#vertical.options.count !== this.#data.total) {
      this.#vertical.setOptions({ ...this.#vertical.options, count: this.#data.total });
      this.#vertical._willUpdate();
    }
    this.#root.setAttribute("aria-rowcount", String(this.#data.total + 1));
    const width = this.#horizontal.getTotalSize();
    this.#canvas.style.height = `${Math.max(this.#vertical.getTotalSize(), HEADER)}px`;
    this.#canvas.style.width = `${width}px`;
    // a few rows need no more than their height
    this.#root.style.maxHeight = `${this.#vertical.getTotalSize() + 20}px`;
    const columns = this.#horizontal.getVirtualItems();
    const rows = this.#vertical.getVirtualItems();
    this.#drawHeader(columns);
    const inSight = new Set(rows.map((row) => row.index));
    for (const [index, row] of this.#rows) {
      if (!inSight.has(index)) {
        row.remove();
        this.#rows.delete(index);
      }
    }
    rows.forEach((row) => this.#drawRow(row, columns, width));
    if (rows.length > 0) {
      this.#data.need(rows[0].index, rows[rows.length - 1].index);
    }
    const active = document.getElementById(this.#selection.cellId());
    this.#root.toggleAttribute("data-empty", this.#data.total === 0);
    if (active) {
      this.#root.setAttribute("aria-activedescendant", active.id);
    } else {
      this.#root.removeAttribute("aria-activedescendant");
    }
  }

  #drawHeader(columns) {
    const now = this.#drawnBy(columns);
    if (this.#drawn === now) {
      return;
    }
    this.#drawn = now;
    const corner = element("div", "grid-number", "columnheader");
    corner.append(text("", "Row"));
    corner.setAttribute("aria-colindex", "1");
    this.#header.replaceChildren(corner, ...columns.map((item) => this.#headerCell(item)));
    this.#header.removeAttribute("aria-busy");
  }

  #drawnBy(columns) {
    return `${columns[0]?.index}-${columns.length}-${this.#state}`;
  }

  #headerCell(item) {
    const column = this.#data.columns[item.index];
    const cell = element("div", "grid-cell grid-title", "columnheader");
    cell.id = `grid-cell-h-${item.index}`;
    cell.dataset.row = "-1";
    cell.dataset.column = item.index;
    cell.setAttribute("aria-colindex", String(item.index + 2));
    place(cell, item.start, item.size);
    const { sort, descending } = this.#data.query;
    if (sort === item.index) {
      cell.setAttribute("aria-sort", descending ? "descending" : "ascending");
    }
    cell.classList.toggle("is-active", this.#selection.isActive(-1, item.index));
    const bad = [...this.problems.values()].filter((problem) => problem.column === item.index).reduce((sum, problem) => sum + problem.rows, 0);
    const name = element("span", "grid-name");
    name.append(column.name);
    if (bad > 0) {
      name.append(text("grid-count", bad.toLocaleString("en-US")));
    }
    cell.append(name, text("grid-field", column.label || "not imported"));
    return cell;
  }

  #drawRow(item, columns, width) {
    let line = this.#rows.get(item.index);
    if (!line) {
      line = element("div", "grid-row", "row");
      this.#rows.set(item.index, line);
      this.#canvas.append(line);
    }
    line.setAttribute("aria-rowindex", String(item.index + 2));
    line.style.transform = `translateY(${item.start}px)`;
    line.style.width = `${width}px`;
    if (line.querySelector(".grid-editor")) {
      return;
    }
    const row = this.#data.row(item.index);
    const now = `${this.#drawnBy(columns)}-${Boolean(row)}`;
    if (line.dataset.drawn === now) {
      return;
    }
    line.dataset.drawn = now;
    line.className = "grid-row";
    line.classList.toggle("is-loading", !row);
    line.classList.toggle("is-skipped", Boolean(row?.skipped));
    line.classList.toggle("is-duplicate", row?.duplicate?.kind === "SKIPPED");
    line.replaceChildren(this.#numberCell(item.index, row), ...columns.map((column) => this.#cell(item.index, row, column)));
  }

  #numberCell(index, row) {
    const cell = element("div", "grid-number", "rowheader");
    cell.dataset.row = index;
    cell.setAttribute("aria-colindex", "1");
    const state = stateOf(row);
    cell.append(text("", row ? String(row.row) : "…"));
    if (state) {
      cell.classList.add(state[0]);
      cell.append(text(state[2] ? "grid-why" : "unseen", state[1]));
    }
    if (row?.marks.some((mark) => mark.column === -1)) {
      cell.append(text("grid-why", "whole row"));
    }
    return cell;
  }

  #cell(index, row, item) {
    const cell = element("div", "grid-cell", "gridcell");
    cell.id = `grid-cell-${index}-${item.index}`;
    cell.dataset.row = index;
    cell.dataset.column = item.index;
    cell.setAttribute("aria-colindex", String(item.index + 2));
    place(cell, item.start, item.size);
    cell.classList.toggle("is-active", this.#selection.isActive(index, item.index));
    if (this.#selection.holds(index, item.index)) {
      cell.classList.add("is-selected");
      cell.setAttribute("aria-selected", "true");
    }
    if (row) {
      this.#fill(cell, row, item.index);
    }
    return cell;
  }

  #fill(cell, row, column) {
    const mark = row.marks.find((found) => found.column === column);
    const isUnsaved = row.typed && column in row.typed;
    cell.append(text("grid-text", isUnsaved ? row.typed[column] : (row.cells[column] ?? "")));
    cell.classList.toggle("is-unsaved", Boolean(isUnsaved));
    if (mark && !isUnsaved) {
      cell.classList.add("is-bad");
      cell.setAttribute("aria-invalid", "true");
      cell.append(text("grid-why", mark.message));
    } else if (column in row.originals) {
      cell.classList.add("is-edited");
      cell.append(text("grid-was", row.originals[column] === "" ? "was empty" : `was ${row.originals[column]}`));
    }
  }

  /** Brings a cell into sight. */
  reveal(row, column) {
    if (row >= 0) {
      this.#vertical.scrollToIndex(row, { align: "auto" });
    }
    this.#horizontal.scrollToIndex(column, { align: "auto" });
    this.draw();
  }

  /** How many rows can be seen at once. */
  pageRows() {
    return Math.max(1, Math.floor((this.#root.clientHeight - HEADER) / ROW) - 1);
  }

  cell(row, column) {
    return document.getElementById(`grid-cell-${row < 0 ? "h" : row}-${column}`);
  }

  focus() {
    this.#root.focus({ preventScroll: true });
  }

  top() {
    this.#root.scrollTop = 0;
  }
}
