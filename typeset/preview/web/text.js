// The page's text over its picture, each character where it is printed: to select, copy and find.

import { blockAt } from "./geometry.js";

const SVG = "http://www.w3.org/2000/svg";
const kept = new Map(); // look -> promise of runs

/** The runs of a page's text: {text, y, size, stops}, in points. */
export function runsOf(look) {
  if (!kept.has(look)) {
    const runs = fetch(`text/${look}`).then((answer) => (answer.ok ? answer.json() : []));
    kept.set(look, runs);
  }
  return kept.get(look);
}

/** Forget the text of pages that are gone. */
export function keepOnly(looks) {
  for (const look of kept.keys()) if (!looks.has(look)) kept.delete(look);
}

/** An SVG of the page's text, invisible but selectable. */
export function textLayer(page, runs) {
  const layer = document.createElementNS(SVG, "svg");
  layer.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
  layer.setAttribute("class", "text");
  layer.append(...runs.map((run) => line(page, run)));
  return layer;
}

function line(page, run) {
  const text = document.createElementNS(SVG, "text");
  text.setAttribute("x", run.stops.slice(0, -1).join(" "));
  text.setAttribute("y", run.y);
  text.setAttribute("font-size", run.size);
  text.textContent = run.text;
  const block = blockAt(page, (run.stops[0] + run.stops.at(-1)) / 2, run.y - run.size / 3);
  text.dataset.block = block ? `${block.file}:${block.line}` : "";
  return text;
}

/** What a selection says: the lines of a paragraph joined as they were written, not as they were set. */
export function selectedText(selection) {
  const fragment = selection.getRangeAt(0).cloneContents();
  const lines = [...fragment.querySelectorAll("text")];
  if (!lines.length) return selection.toString();
  return lines.map((each, index) => joint(lines[index - 1], each) + each.textContent).join("");
}

function joint(before, line) {
  if (!before) return "";
  if (!line.dataset.block || before.dataset.block !== line.dataset.block) return "\n";
  const latin = /[\w,.;:!?)’”]$/.test(before.textContent) && /^[\w(‘“]/.test(line.textContent);
  return latin ? " " : "";
}

addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.anchorNode?.parentElement?.closest("svg.text")) return;
  event.clipboardData.setData("text/plain", selectedText(selection));
  event.preventDefault();
});
