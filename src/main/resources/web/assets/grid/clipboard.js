// Cells as spreadsheets put them on the clipboard: tabs between columns, line ends between rows, quotes around both.

const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const toText = (rows) => rows.map((cells) => cells.map(quoted).join("\t")).join("\n");

export const toRows = (copied) => {
  const rows = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;
  const all = copied.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replace(/\n$/, "");
  while (cell.lastIndex <= all.length) {
    const found = cell.exec(all) ?? [all, undefined, all.slice(cell.lastIndex), ""];
    rows[rows.length - 1].push(found[1]?.replaceAll('""', '"') ?? found[2]);
    if (found[3] === "") {
      break;
    }
    if (found[3] === "\n") {
      rows.push([]);
    }
  }
  return rows;
};
