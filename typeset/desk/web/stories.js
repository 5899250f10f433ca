// The stories at the left: dragged, or moved by keys, into another order; added and taken out.

import { findSource, make } from "../web/geometry.js";
import { now, onState } from "../web/store.js";
import { chosen, note } from "../web/source.js";
import { say as sayCounts } from "../web/words.js";
import { act, addFiles, issue, onIssue } from "./acts.js";
import { edit, editStory } from "./block.js";
import { button, showAfter, showPanel } from "./panel.js";
import { heldBy, onPeople } from "./presence.js";
import { readQuestions, showQuestions } from "./questions.js";
import { say } from "./desk-words.js";

const before = document.getElementById("articles"); // the preview's, of the stories that are set
const list = before.cloneNode();
before.replaceWith(list);
let dragged;
let focusAfter; // the number of the story that has the focus once the list is drawn again

/** The stories as the manifest has them now; the pages may be behind. */
function draw() {
  if (dragged !== undefined) return; // what is in the hand stays there
  const held = [...list.children].findIndex((item) => item.contains(document.activeElement));
  list.replaceChildren(...issue.stories.map(entry));
  const focused = focusAfter ?? (held >= 0 ? Math.min(held, issue.stories.length - 1) : undefined);
  if (focused !== undefined) list.children[focused]?.firstChild.focus();
  mark();
}

/** Mark the story of what is chosen on the page. */
function mark() {
  const at = issue.stories.findIndex(({ file }) => file === chosen()?.file);
  if (at >= 0)
    [...list.children].forEach((item, index) => {
      item.firstChild.ariaCurrent = index === at ? "true" : null;
    });
}

function entry({ file, headline }, index) {
  const set = now.articles.find((each) => each.file === file);
  const place = set && findSource(now.pages, file, set.line);
  const facts = [
    set && sayCounts(set.words ? "countsWords" : "counts", set),
    place && sayCounts("onPage", { page: place.index + 1 }),
  ];
  const opener = make(
    "button",
    { title: file, onclick: () => editStory(file) },
    make("b", { textContent: headline }),
    ...who(file),
    make("span", { textContent: facts.filter(Boolean).join(" · ") || "…" }),
  );
  opener.addEventListener("keydown", (event) => keys(event, index));
  const item = make("li", { draggable: true }, opener);
  item.addEventListener("dragstart", () => (dragged = index));
  item.addEventListener("dragend", () => {
    dragged = undefined;
    draw();
  });
  item.addEventListener("dragover", (event) => dragged !== undefined && event.preventDefault());
  item.addEventListener("drop", (event) => {
    if (dragged === undefined) return;
    event.preventDefault();
    move(dragged, index);
  });
  return item;
}

/** The name of somebody else who edits it. */
function who(file) {
  const user = heldBy(file);
  return user ? [make("i", { className: "who", textContent: user, title: say("heldBy", { user }) })] : []; // prettier-ignore
}

function keys(event, index) {
  const by = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (event.key === "Delete") drop(index);
  else if (by) move(index, index + by);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

async function move(source, target) {
  const last = issue.stories.length - 1;
  if (source === target || target < 0 || target > last) return;
  focusAfter = target;
  await act({ act: "order", source, target });
  focusAfter = undefined;
}

async function drop(number) {
  const { headline } = issue.stories[number];
  const done = await act({ act: "drop", number });
  if (done) note(say("dropped", { headline }));
  return done;
}

document.addEventListener("drop-story", async ({ detail: file }) => {
  const number = issue.stories.findIndex((each) => each.file === file);
  if (number < 0) return;
  await showAfter(drop(number), () => {
    const beside = issue.stories[Math.min(number, issue.stories.length - 1)];
    if (beside) editStory(beside.file);
  });
});

/** A form for a story that is typed or pasted. */
export function showAdd() {
  const headline = make("input", { placeholder: say("headline") });
  const text = make("textarea", { rows: 12, placeholder: say("pasteHere") });
  const files = make("input", { type: "file", multiple: true });
  files.ariaLabel = say("files");
  files.addEventListener("change", () => take([...files.files]));
  const send = button("addStory", async () => {
    if (!text.value.trim()) return;
    const asked = act({ act: "add", headline: headline.value, text: text.value });
    await showAfter(asked, () => edit(issue.stories.at(-1).file, 1));
  });
  showPanel("add", make("p", { textContent: say("dropHere") }), files, headline, text, send);
}

/** Add files, and list what the reading was not sure of. */
export async function take(files) {
  note(say("reading", { count: files.length }));
  await showAfter(addAll(files), ({ questions }) =>
    questions ? showQuestions() : edit(issue.stories.at(-1).file, 1),
  );
}

async function addAll(files) {
  const done = await addFiles(files);
  return done && { questions: (await readQuestions()) && done.questions.length };
}

addEventListener(
  "dragover",
  (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault(),
);
addEventListener("drop", (event) => {
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  take([...event.dataTransfer.files]);
});

onState(draw);
onIssue(draw);
onPeople(draw);
document.addEventListener("chosen", mark);
