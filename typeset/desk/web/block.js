// A paragraph's text beside its page: what is typed is saved as it is typed.

import { make } from "../web/geometry.js";
import { onState } from "../web/store.js";
import { chosen, showSource } from "../web/source.js";
import { act, issue, readStory } from "./acts.js";
import { articleSchema, fieldAt, showIssueForm, showProblems, storyForm } from "./form.js";
import { photosOf } from "./photos.js";
import { button, showPanel, shows } from "./panel.js";
import { draw, prepare, written } from "./proof.js";
import { gridOf } from "./table.js";
import { say } from "./desk-words.js";

let open; // {file, line, seen, field, begun}: the block that is being edited
let saving = false;
let latest = 0; // of several openings, the last one counts

/** Open the block of `file` that stands at or before `line`. */
export async function edit(file, line, caret) {
  const turn = ++latest;
  await save();
  const story = await readStory(file);
  if (turn !== latest) return;
  const block = story?.blocks.findLast((each) => each.line <= line) ?? story?.blocks[0];
  if (!story) return;
  const parts = block ? [textField(file, block, caret)] : [];
  const photos = photosOf(story, articleSchema(), () => edit(file, line));
  const out = button("drop", () => document.dispatchEvent(new CustomEvent("drop-story", { detail: file }))); // prettier-ignore
  const shownStory = make("div", {}, ...parts, storyForm(story), photos, out);
  shownStory.dataset.file = file;
  showPanel("paragraph", shownStory);
  showProblems();
  if (!block) return;
  const at = story.blocks.indexOf(block);
  open.from = at ? block.line : 1; // what stands above the first block belongs to it
  open.until = story.blocks[at + 1]?.line ?? Infinity;
  prepare(file, block.line);
  fit(open.field);
  const field = line < block.line && fieldAt(line); // of the headline, the byline
  (field || open.grid?.querySelector("input") || open.field).focus();
}

/** Open a story from its beginning, and turn the pages to it. */
export function editStory(file) {
  showSource(file, 1, true);
  edit(file, 1);
}

/** A button that says a place in the text and opens it. */
export function placeButton({ file, line }) {
  return make("button", { textContent: `${file}:${line}`, onclick: () => edit(file, line) });
}

function textField(file, block, caret = block.markdown.length) {
  const field = make("textarea", { value: block.markdown, rows: 4, spellcheck: false });
  field.ariaLabel = say("paragraph");
  field.setSelectionRange(caret, caret);
  open = { file, line: block.line, seen: block.markdown, kind: block.kind, field, begun: false };
  field.addEventListener("input", typed);
  field.addEventListener("keydown", keys);
  const tools = [
    ["up", () => move(-1)],
    ["down", () => move(1)],
    ["below", below],
    ["strong", () => around("**")],
    ["remove", remove],
  ];
  const bar = make("div", { className: "tools" }, ...tools.map(([key, run]) => button(key, run)));
  bar.addEventListener("mousedown", (event) => event.preventDefault()); // the text keeps the focus
  const text = block.kind === "table" ? asTable(field) : [field];
  const box = make("div", { className: "block" }, ...text, bar);
  box.addEventListener("compositionstart", () => (open.composing = true));
  box.addEventListener("compositionend", () => {
    open.composing = false;
    typed();
  });
  box.addEventListener("focusout", save);
  return box;
}

/** A table's grid, and its Markdown to unfold. */
function asTable(field) {
  open.grid = gridOf(field, typed);
  const source = make("details", {}, make("summary", { textContent: say("tableSource") }), field);
  source.addEventListener("toggle", () => fit(field));
  return [open.grid, source];
}

/** What is typed is shown at once, and saved. */
function typed() {
  draw(open.field.value);
  fit(open.field);
  if (!saving) saveAll();
}

/** Save until all that was typed meanwhile is saved, too; what an input method holds waits. */
async function saveAll() {
  saving = true;
  try {
    while (open && !open.composing && open.field.value !== open.seen && (await save()));
  } finally {
    saving = false;
  }
}

/** As tall as its text. */
function fit(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

const place = ({ file, line, seen }) => ({ file, line, seen });

/** Save what was typed, if anything was; typing goes on as one act. */
async function save() {
  const block = open;
  if (!block || block.field.value === block.seen) return true;
  const [markdown, before] = [block.field.value, block.seen];
  const asked = { act: "replace", ...place(block), markdown, continues: block.begun };
  block.begun = true;
  block.seen = markdown;
  const done = await act(asked).catch((error) => {
    block.seen = before; // it was not sent: the next saving has it, too
    throw error;
  });
  if (done && block.field.value === markdown) written(done.written);
  if (!done && open === block) await edit(block.file, block.line);
  else if (/\n\s*\n/.test(markdown) && open === block) await edit(block.file, block.line);
  return Boolean(done);
}

function keys(event) {
  const { field } = open;
  const [start, end] = [field.selectionStart, field.selectionEnd];
  const command = event.ctrlKey || event.metaKey;
  if (event.isComposing) return; // an input method has the keys
  if (event.key === "Enter" && !event.shiftKey && open.kind === "paragraph") split(start);
  else if (event.key === "Backspace" && start === 0 && end === 0) join();
  else if (event.altKey && event.key === "ArrowUp") move(-1);
  else if (event.altKey && event.key === "ArrowDown") move(1);
  else if (command && event.key.toLowerCase() === "b") around("**");
  else if (command && event.key.toLowerCase() === "i") around("*");
  else if (event.key === "Escape") field.blur();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

async function split(offset) {
  if (!(await save())) return;
  const { file, line, field } = open;
  const inside = field.value.slice(0, offset).trim() && field.value.slice(offset).trim();
  if (!inside) return below();
  const lines = field.value.slice(0, offset).split("\n").length;
  if (await act({ act: "split", ...place(open), offset })) await edit(file, line + lines + 1, 0);
}

async function join() {
  if (!(await save())) return;
  const { file, line, seen } = open;
  const story = await readStory(file);
  const at = story.blocks.findIndex((each) => each.line === line);
  const before = story.blocks[at - 1];
  if (before && (await act({ act: "join", file, line, seen })))
    await edit(file, before.line, before.markdown.length);
}

async function move(by) {
  if (!(await save())) return;
  const { file, line, seen } = open;
  if (!(await act({ act: "move", file, line, seen, by }))) return;
  const story = await readStory(file);
  const found = story.blocks.find((each) => each.markdown === seen);
  await edit(file, found?.line ?? line);
}

async function below() {
  if (!(await save())) return;
  const { file, line } = open;
  if (!(await act({ act: "insert", ...place(open), markdown: say("newParagraph") }))) return;
  const story = await readStory(file);
  const at = story.blocks.findIndex((each) => each.line === line);
  await edit(file, story.blocks[at + 1].line);
  open.field.select();
}

async function remove() {
  const { file, line } = open;
  const asked = { act: "replace", ...place(open), markdown: "" };
  open = undefined;
  if (await act(asked)) await edit(file, line);
}

function around(mark) {
  const { field } = open;
  const [start, end] = [field.selectionStart, field.selectionEnd];
  if (start === end) return;
  field.setRangeText(mark + field.value.slice(start, end) + mark, start, end, "select");
  typed();
}

/** The file and line of the block that is open, or of the first story. */
export const openStory = () => (open ? [open.file, open.line] : [issue.stories[0]?.file, 1]);

document.addEventListener("chosen", () => {
  const block = chosen();
  if (!block?.file.endsWith(".md")) return;
  const same = shows() === "paragraph" && open?.file === block.file;
  const within = same && block.line >= open.from && block.line < open.until;
  if (!within) edit(block.file, block.line);
});

// A click on the masthead, a headline or a byline leads to its field.
document.getElementById("desk").addEventListener("click", () => {
  const block = chosen();
  if (block?.file === issue.file) {
    showIssueForm();
    fieldAt(block.line)?.focus();
  } else if (shows() === "paragraph" && open?.file === block?.file && block.line < open.line)
    fieldAt(block.line)?.focus();
});

let shown;
onState(() => {
  // The page follows what is typed.
  if (shows() !== "paragraph" || !open || shown === open.line) return;
  shown = open.line;
  showSource(open.file, open.line, true);
});
