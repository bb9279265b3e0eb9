// Which cells of the grid are selected: a rectangle, one corner of which is the active cell. The row -1 is the header.

const clamp = (number, least, most) => Math.max(least, Math.min(most, number));

export class Selection extends EventTarget {
  #data;
  row = 0;
  column = 0;
  #anchor = { row: 0, column: 0 };

  constructor(data) {
    super();
    this.#data = data;
  }

  to(row, column, isExtending = false) {
    this.row = clamp(row, isExtending ? 0 : -1, Math.max(0, this.#data.total - 1));
    this.column = clamp(column, 0, this.#data.columns.length - 1);
    if (!isExtending || this.#anchor.row < 0) {
      this.#anchor = { row: this.row, column: this.column };
    }
    this.dispatchEvent(new Event("change"));
  }

  by(rows, columns, isExtending = false) {
    this.to(this.row + rows, this.column + columns, isExtending);
  }

  all() {
    this.#anchor = { row: 0, column: 0 };
    this.to(this.#data.total - 1, this.#data.columns.length - 1, true);
  }

  get range() {
    return {
      top: Math.min(this.row, this.#anchor.row),
      bottom: Math.max(this.row, this.#anchor.row),
      left: Math.min(this.column, this.#anchor.column),
      right: Math.max(this.column, this.#anchor.column),
    };
  }

  get isSingle() {
    const { top, bottom, left, right } = this.range;
    return top === bottom && left === right;
  }

  isActive(row, column) {
    return row === this.row && column === this.column;
  }

  holds(row, column) {
    const { top, bottom, left, right } = this.range;
    return row >= top && row <= bottom && column >= left && column <= right;
  }

  cellId() {
    return `grid-cell-${this.row < 0 ? "h" : this.row}-${this.column}`;
  }
}
