// The dummy of a newspaper: its stories are dragged, or moved by keys, to their places on the pages.

import { make } from "../web/geometry.js";
import { now, onState } from "../web/store.js";
import { act, issue } from "./acts.js";
import { editStory } from "./block.js";
import { fillPanel, showPanel, shows } from "./panel.js";
import { say } from "./desk-words.js";

const LINES = 5; // that an arrow key moves a story down or up; with Shift, one
const MOVED = 4; // px that make a press a drag
let held; // the story that is being dragged

/** Show the pages with what stands where. */
export function showDummy() {
  drawPanel(showPanel);
}

function drawPanel(show) {
  const pages = make("div", { className: "dummies" });
  for (let page = 1; page <= now.dummy.pages; page++) pages.append(drawn(page));
  const focused = document.activeElement?.dataset?.story;
  show("dummy", make("p", { textContent: say("dummyHelp") }), pages);
  [...pages.querySelectorAll("button")].find((each) => each.dataset.story === focused)?.focus();
}

function drawn(page) {
  const { columns, lines, stories } = now.dummy;
  const sheet = make("div", { className: "dummy" });
  sheet.dataset.page = page;
  sheet.style.setProperty("--columns", columns);
  sheet.style.aspectRatio = `${now.pages[page - 1].width} / ${now.pages[page - 1].height}`;
  for (const each of stories.filter((story) => story.page === page)) {
    const box = each.file ? story(each) : make("div", { className: "taken" });
    lay(box, each, columns, lines);
    sheet.append(box);
  }
  return make("figure", {}, sheet, make("figcaption", { textContent: say("page", { page }) }));
}

function lay(box, { column, line, columns, lines }, ofColumns, ofLines) {
  box.style.left = `${(100 * (column - 1)) / ofColumns}%`;
  box.style.width = `${(100 * columns) / ofColumns}%`;
  box.style.top = `${(100 * (line - 1)) / ofLines}%`;
  box.style.height = `${(100 * lines) / ofLines}%`;
}

function story(each) {
  const { headline } = issue.stories.find(({ file }) => file === each.file) ?? {};
  const box = make("button", { type: "button", className: each.fixed ? "fixed" : "" });
  box.textContent = `${each.fixed ? "● " : ""}${headline ?? each.file}`;
  box.dataset.story = each.file;
  box.ariaLabel = say("placed", { ...each, headline: headline ?? each.file });
  box.title = box.ariaLabel;
  box.addEventListener("keydown", (event) => keys(event, each));
  drag(box, each);
  return box;
}

/** Put a story to a place that the page has; null lets it find one. */
function put(each, change) {
  const { columns, lines, pages } = now.dummy;
  const wanted = { page: each.page, column: each.column, line: each.line, columns: each.columns, ...change }; // prettier-ignore
  const between = (least, value, most) => Math.max(least, Math.min(value, most));
  const place = change && {
    page: between(1, wanted.page, pages),
    columns: between(1, wanted.columns, columns),
    column: between(1, wanted.column, columns - between(1, wanted.columns, columns) + 1),
    line: between(1, wanted.line, lines),
  };
  return act({ act: "place", file: each.file, place });
}

function keys(event, each) {
  const step = event.shiftKey ? 1 : LINES;
  const change = {
    ArrowLeft: { column: each.column - 1 },
    ArrowRight: { column: each.column + 1 },
    ArrowUp: { line: each.line - step },
    ArrowDown: { line: each.line + step },
    PageUp: { page: each.page - 1 },
    PageDown: { page: each.page + 1 },
    "+": { columns: each.columns + 1 },
    "-": { columns: each.columns - 1 },
    p: each.fixed ? null : {},
  }[event.key];
  if (event.key === "Enter") editStory(each.file);
  else if (change !== undefined) put(each, change);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function drag(box, each) {
  let from; // where the pointer took it
  box.addEventListener("pointerdown", (event) => {
    from = [event.clientX, event.clientY];
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", (event) => {
    if (!from) return;
    const by = [event.clientX - from[0], event.clientY - from[1]];
    if (!held && Math.hypot(...by) < MOVED) return;
    held = each;
    box.style.translate = `${by[0]}px ${by[1]}px`;
  });
  box.addEventListener("pointerup", (event) => {
    const dropped = held && placeUnder(event, box, each);
    if (!held) editStory(each.file);
    held = undefined;
    from = undefined;
    box.style.translate = "";
    if (dropped) put(each, dropped);
  });
}

/** The place of a page where the story's corner is: to the nearest column and line. */
function placeUnder(event, box, each) {
  const sheet = document
    .elementsFromPoint(event.clientX, event.clientY)
    .find((found) => found.classList.contains("dummy"));
  if (!sheet) return undefined;
  const [page, corner] = [sheet.getBoundingClientRect(), box.getBoundingClientRect()];
  const { columns, lines } = now.dummy;
  return {
    page: Number(sheet.dataset.page),
    column: Math.round(((corner.left - page.left) / page.width) * columns) + 1,
    line: Math.round(((corner.top - page.top) / page.height) * lines) + 1,
    columns: each.columns,
  };
}

onState(() => shows() === "dummy" && !held && now.dummy && drawPanel(fillPanel));
