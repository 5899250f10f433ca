// A table as a grid of cells over its Markdown: what is not changed stays as it is written.

import { make } from "../web/geometry.js";
import { button } from "./panel.js";
import { say } from "./desk-words.js";

/** The grid of the table in `field`, a text area; `changed()` is called after each change. */
export function gridOf(field, changed) {
  const grid = make("div", { className: "grid" });
  const at = { row: 0, column: 0 }; // the cell that has, or had, the focus
  const write = (lines) => {
    field.value = lines.join("\n");
    changed();
  };
  const draw = () => {
    const rows = field.value.split("\n").map(cellsOf);
    const items = rows.flatMap((cells, row) => (row === 1 ? [] : [line(cells, row)]));
    grid.replaceChildren(make("table", {}, ...items), tools);
  };
  const line = (cells, row) =>
    make("tr", {}, ...cells.map((cell, column) => make("td", {}, input(cell, row, column))));
  const input = (cell, row, column) => {
    const box = make("input", { value: cell.text.replaceAll("\\|", "|") });
    box.ariaLabel = say("cell", { row: row ? row : 1, column: column + 1 });
    box.dataset.cell = `${row},${column}`;
    box.addEventListener("focus", () => Object.assign(at, { row, column }));
    box.addEventListener("input", () => write(withCell(field.value, row, column, box.value)));
    box.addEventListener("keydown", keys);
    return box;
  };
  const focus = (row, column) => grid.querySelector(`[data-cell="${row},${column}"]`)?.focus();
  const keys = (event) => {
    const to = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
    if (!to || event.isComposing) return;
    const row = at.row + to === 1 ? at.row + 2 * to : at.row + to; // over the line of dashes
    focus(row, at.column);
    event.preventDefault();
    event.stopPropagation();
  };
  const act = (lines, row, column) => {
    write(lines);
    draw();
    focus(row, column);
  };
  const tools = make(
    "div",
    { className: "tools" },
    button("rowBelow", () => act(withRow(field.value, at.row), Math.max(2, at.row + 1), at.column)),
    button("rowGone", () => act(withoutRow(field.value, at.row), 0, at.column)),
    button("columnRight", () => act(withColumn(field.value, at.column), at.row, at.column + 1)),
    button("columnGone", () => act(withoutColumn(field.value, at.column), at.row, 0)),
  );
  tools.addEventListener("mousedown", (event) => event.preventDefault());
  draw();
  return grid;
}

/** The cells of a row: text, and where it begins and ends in the line. */
function cellsOf(line) {
  const cells = [];
  const bars = [...line.matchAll(/(?<!\\)\|/g)].map((found) => found.index);
  const inner = line.trimStart().startsWith("|") ? bars : [-1, ...bars];
  const edges = line.trimEnd().endsWith("|") ? inner : [...inner, line.length];
  for (let at = 0; at + 1 < edges.length; at++) {
    const [start, end] = [edges[at] + 1, edges[at + 1]];
    cells.push({ text: line.slice(start, end).trim(), start, end });
  }
  return cells;
}

function withCell(markdown, row, column, text) {
  const lines = markdown.split("\n");
  const cell = cellsOf(lines[row])[column];
  const safe = text.replace(/(?<!\\)\|/g, "\\|");
  lines[row] = `${lines[row].slice(0, cell.start)} ${safe} ${lines[row].slice(cell.end)}`;
  return lines;
}

function withRow(markdown, row) {
  const lines = markdown.split("\n");
  const blank = `|${"  |".repeat(cellsOf(lines[0]).length)}`;
  lines.splice(Math.max(2, row + 1), 0, blank);
  return lines;
}

/** Without a row; the head and its line of dashes stay. */
function withoutRow(markdown, row) {
  return markdown.split("\n").filter((_, index) => index < 2 || index !== row);
}

function withColumn(markdown, column) {
  return markdown.split("\n").map((line, row) => {
    const end = cellsOf(line)[column]?.end ?? line.length;
    return `${line.slice(0, end)}|${row === 1 ? "---" : "  "}${line.slice(end) || "|"}`;
  });
}

/** Without a column; the last one stays. */
function withoutColumn(markdown, column) {
  const lines = markdown.split("\n");
  if (cellsOf(lines[0]).length < 2) return lines;
  return lines.map((line) => {
    const cell = cellsOf(line)[column];
    if (!cell) return line;
    return cell.end < line.length
      ? line.slice(0, cell.start) + line.slice(cell.end + 1)
      : line.slice(0, cell.start - 1);
  });
}
