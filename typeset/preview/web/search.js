// Find: in the text of all pages, blind to case, width and white space, across the ends of lines.

import { now, onState } from "./store.js";
import { reveal, sheets } from "./viewer.js";
import { runsOf } from "./text.js";
import { say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const form = document.getElementById("search");
const field = document.getElementById("query");
const found = document.getElementById("found");
let hits = []; // {page, boxes: [{x, y, width, height}]}
let chosen = -1;

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");

/** The page's characters one by one: what each counts as in a search, and its box. */
function characters(runs) {
  return runs.flatMap((run) =>
    Array.from(run.text, (character, at) => ({
      plain: plain(character),
      box: {
        x: run.stops[at],
        y: run.y - run.size * 0.88,
        width: run.stops[at + 1] - run.stops[at],
        height: run.size * 1.14,
      },
    })),
  );
}

function hitsOn(page, runs, query) {
  const all = characters(runs).filter((each) => each.plain);
  const starts = [];
  let text = "";
  all.forEach((each, index) => {
    for (const _ of each.plain) starts.push(index);
    text += each.plain;
  });
  const result = [];
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    const covered = all.slice(starts[at], starts[at + query.length - 1] + 1);
    result.push({ page, boxes: joined(covered.map((each) => each.box)) });
  }
  return result;
}

/** Boxes of one line as one. */
function joined(boxes) {
  const lines = [];
  for (const box of boxes) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - box.y) < 0.5 && box.x >= last.x)
      last.width = box.x + box.width - last.x;
    else lines.push({ ...box });
  }
  return lines;
}

async function search() {
  const query = plain(field.value);
  const before = field.value;
  const texts = query ? await Promise.all(now.pages.map((page) => runsOf(page.look))) : [];
  if (field.value !== before) return;
  hits = texts.flatMap((runs, page) => hitsOn(page, runs, query));
  chosen = Math.min(Math.max(chosen, 0), hits.length - 1);
  draw();
}

function draw() {
  for (const { element } of sheets) element.querySelector("g.hits")?.remove();
  hits.forEach((hit, index) => mark(hit, index === chosen));
  found.textContent = !plain(field.value)
    ? ""
    : hits.length
      ? say("found", { at: chosen + 1, count: hits.length })
      : say("none");
}

function mark(hit, isChosen) {
  const layer = sheets[hit.page]?.element.querySelector("svg.text");
  if (!layer) return;
  let group = layer.querySelector("g.hits");
  if (!group) {
    group = document.createElementNS(SVG, "g");
    group.setAttribute("class", "hits");
    layer.prepend(group);
  }
  for (const box of hit.boxes) {
    const rectangle = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries(box)) rectangle.setAttribute(name, value);
    rectangle.classList.toggle("chosen", isChosen);
    group.append(rectangle);
  }
}

function step(by) {
  if (!hits.length) return;
  chosen = (chosen + by + hits.length) % hits.length;
  reveal(hits[chosen].page, hits[chosen].boxes[0]);
  draw();
}

field.addEventListener("input", async () => {
  chosen = 0;
  await search();
  if (hits.length) reveal(hits[0].page, hits[0].boxes[0]);
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
  if (event.key === "Escape") {
    field.value = "";
    search();
    field.blur();
  }
});
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("text", () => plain(field.value) && draw());
onState(() => plain(field.value) && search());
