// Errors over the last good pages; warnings as marks at their places on the page and in a list.

import { cover, findSource, make } from "./geometry.js";
import { now, onState, server } from "./store.js";
import { open, showSource } from "./source.js";
import { sheets } from "./viewer.js";
import { language, say } from "./words.js";

const panel = document.getElementById("errors");
const list = document.getElementById("problems");
const tab = document.getElementById("tab-problems");
let at = -1;

const words = (problem) => problem[language];
const spot = (problem) => [problem.file, problem.line, problem.column].filter(Boolean).join(":");

/** One problem as a list item: place, message, source line with its caret, hint. */
function item(problem) {
  const { message, hint } = words(problem);
  const entry = make("li", { className: problem.severity });
  if (problem.file)
    entry.append(
      make("button", {
        className: "spot",
        textContent: spot(problem),
        onclick: () => visit(problem),
      }),
    );
  entry.append(make("p", { textContent: message }));
  if (problem.excerpt) entry.append(excerpt(problem));
  if (hint) entry.append(make("p", { className: "hint", textContent: hint }));
  return entry;
}

function excerpt(problem) {
  const characters = Array.from(problem.excerpt);
  const before = characters.slice(0, problem.column - 1).join("");
  const end = problem.column - 1 + problem.length;
  const meant = make("mark", {
    textContent: characters.slice(problem.column - 1, end).join("") || " ",
  });
  return make("pre", {}, before, meant, characters.slice(end).join(""));
}

/** Go to a problem: its place on the page where it has one, and its source in the editor. */
function visit(problem) {
  const shown = showSource(problem.file, problem.line);
  if (server.editor || !shown) open(problem.file, problem.line, problem.column ?? 1);
}

function drawErrors() {
  panel.hidden = !now.errors.length;
  panel.querySelector("b").textContent = say(now.pages.length ? "errorsTitle" : "errorsYet", {
    count: now.errors.length,
  });
  panel.querySelector("ol").replaceChildren(...now.errors.map(item));
  document.body.classList.toggle("wrong", now.errors.length > 0);
  document.body.classList.toggle("empty", !now.pages.length);
}

function drawList() {
  const all = [...now.errors, ...now.warnings];
  list.replaceChildren(...all.map(item));
  if (!all.length) list.append(make("li", { className: "none", textContent: say("noProblems") }));
  tab.textContent = all.length ? `${say("problems")} ${all.length}` : say("problems");
  tab.classList.toggle("some", all.length > 0);
}

/** One mark for each block that is warned of. */
function drawMarks() {
  for (const mark of document.querySelectorAll(".sheet > .mark")) mark.remove();
  const marked = new Map();
  for (const warning of now.warnings) {
    const found = warning.file && findSource(now.pages, warning.file, warning.line);
    if (!found) continue;
    const key = [found.index, found.block.x, found.block.y].join();
    if (!marked.has(key)) marked.set(key, { ...found, warnings: [] });
    marked.get(key).warnings.push(warning);
  }
  for (const each of marked.values()) sheets[each.index].element.append(mark(each));
}

function mark({ index, block, warnings }) {
  const text = warnings
    .map((each) => [words(each).message, words(each).hint].filter(Boolean).join("\n"))
    .join("\n\n");
  const button = make("button", {
    className: "mark",
    title: text,
    textContent: warnings.length > 1 ? warnings.length : "!",
  });
  button.ariaLabel = text;
  button.onclick = () => showInList(warnings[0]);
  cover(button, { ...block, width: 0, height: 0 }, now.pages[index]);
  return button;
}

function showInList(warning) {
  tab.click();
  const entry = list.children[now.errors.length + now.warnings.indexOf(warning)];
  entry.scrollIntoView({ block: "nearest" });
  entry.querySelector("button")?.focus();
}

/** Show the next problem that has a place on the pages. */
export function nextProblem() {
  const placed = [...now.errors, ...now.warnings].filter((each) => each.file);
  if (!placed.length) return;
  at = (at + 1) % placed.length;
  showSource(placed[at].file, placed[at].line, true);
  tab.click();
  list.querySelectorAll("button.spot")[at]?.focus();
}

document.getElementById("fold").addEventListener("click", () => panel.classList.toggle("folded"));
onState(() => {
  drawErrors();
  drawList();
  drawMarks();
});
