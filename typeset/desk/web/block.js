// A paragraph's text beside its page: what is typed is saved as it is typed.

import { make } from "../web/geometry.js";
import { onState } from "../web/store.js";
import { chosen, showSource } from "../web/source.js";
import { act, issue, readStory } from "./acts.js";
import {
  articleSchema,
  fieldAt,
  showIssueForm,
  showProblems,
  storyForm,
  takeField,
  takeLines,
} from "./form.js";
import { photosOf } from "./photos.js";
import { button, choosePanel, fillPanel, showAfter, shows, unlessChosen } from "./panel.js";
import { around, difference, fit } from "./marking.js";
import { lastOf, notesIn, partner } from "./notes.js";
import { draw, prepare, written } from "./proof.js";
import { gridOf } from "./table.js";
import { showWhole } from "./whole.js";
import { keepUnsaved, markUnsaved, unsavedAt, unsavedElsewhere } from "./unsaved.js";
import { say } from "./desk-words.js";

let open; // {file, line, seen, field, begun, held}: the block that is being edited
let saving = false;
let remade = Promise.resolve(); // until no act is under way that makes other paragraphs

/** Open the block of `file` that stands at or before `line`. */
export async function edit(file, line) {
  await remade;
  await openBlock(file, line);
}

/** Open a block with a range of its text selected, or with what `typed()` gives in its place. */
async function openBlock(file, line, range, typed = () => "") {
  const chosenStill = choosePanel();
  let story;
  do {
    line -= await finishTyping(file, line);
    story = await readStory(file);
    if (!chosenStill()) return;
    if (!story) return showWhole(file, () => edit(file, line));
  } while (open?.composing || takeField());
  const block = story.blocks.findLast((each) => each.line <= line) ?? story.blocks[0];
  const parts = block ? [textField(file, block, range, typed())] : [];
  const photos = photosOf(story, articleSchema(), () => edit(file, line));
  const out = button("drop", () => document.dispatchEvent(new CustomEvent("drop-story", { detail: file }))); // prettier-ignore
  const shownStory = make("div", {}, ...parts, storyForm(story), photos, out);
  shownStory.dataset.file = file;
  fillPanel("paragraph", ...unsavedElsewhere(file, story.blocks), shownStory);
  showProblems();
  if (!block) return;
  const at = story.blocks.indexOf(block);
  open.from = at ? block.line : 1; // what stands above the first block belongs to it
  open.until = story.blocks[at + 1]?.line ?? Infinity;
  fit(open.field);
  const field = line < block.line && fieldAt(line); // of the headline, the byline
  (field || open.grid?.querySelector("input") || open.field).focus();
  if (!field) showSource(file, block.line, true, true);
  if (open.field.value !== open.seen) open.ready.then(typedIn);
}

/** Have saved what was typed in the panel; by how many lines `line` of `file` goes up. */
async function finishTyping(file, line) {
  takeField();
  if (open?.composing)
    await new Promise((done) =>
      open.field.addEventListener("compositionend", done, { once: true }),
    );
  if (!open || open.held || !(await send(open)) || open.field.value.trim()) return 0;
  return open.file === file && open.line < line ? open.until - open.line : 0;
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

function textField(file, block, [start, end] = [], typed = "") {
  const seen = block.markdown;
  const kept = unsavedAt({ file, seen });
  const text = kept ?? seen;
  const field = make("textarea", { value: text, rows: 4, spellcheck: false });
  markUnsaved(field, kept !== undefined);
  field.placeholder = say("emptyParagraph");
  field.ariaLabel = say("paragraph");
  field.setSelectionRange(start ?? text.length, end ?? text.length);
  if (typed) field.setRangeText(typed, field.selectionStart, field.selectionEnd, "end");
  open = { file, line: block.line, seen, kind: block.kind, field, begun: false };
  field.addEventListener("focus", () => {
    open.begun = false;
    open.ready = prepare(open.file, open.line);
  });
  field.addEventListener("input", typedIn);
  field.addEventListener("keydown", keys);
  const tools = [
    ["up", () => move(-1)],
    ["down", () => move(1)],
    ["below", below],
    ["strong", () => around(open.field, "**", "**")],
    ["emphasis", () => around(open.field, "*", "*")],
    ["note", () => around(open.field, "^[", "]")],
    ["remove", remove],
  ];
  const later = (run) => () => remade.then(run);
  const bar = make(
    "div",
    { className: "tools" },
    ...tools.map(([key, run]) => button(key, later(run))),
  );
  bar.addEventListener("mousedown", (event) => event.preventDefault()); // the text keeps the focus
  const shown = block.kind === "table" ? asTable(field) : [field];
  open.notes = make("ol", { className: "notes" });
  listNotes();
  const box = make("div", { className: "block" }, ...shown, bar, open.notes);
  box.addEventListener("compositionstart", () => (open.composing = true));
  box.addEventListener("compositionend", () => {
    open.composing = false;
    typedIn();
  });
  box.addEventListener("focusout", save);
  return box;
}

/** A table's grid, and its Markdown to unfold. */
function asTable(field) {
  open.grid = gridOf(field, typedIn);
  const source = make("details", {}, make("summary", { textContent: say("tableSource") }), field);
  source.addEventListener("toggle", () => fit(field));
  return [open.grid, source];
}

/** What is typed is shown at once, and saved. */
function typedIn() {
  draw(open.field.value);
  fit(open.field);
  listNotes();
  const { file, seen, field } = open;
  if (field.value === seen) keepUnsaved({ file, seen }, field, false); // put back by hand
  if (!saving) saveAll();
}

/** Save until all that was typed meanwhile is saved, too; what an input method holds waits. */
async function saveAll() {
  saving = true;
  try {
    while (!open.composing && unsaved(open) && (await save()));
  } finally {
    saving = false;
  }
}

const unsaved = ({ field, seen, held }) => !held && field.value.trim() && field.value !== seen;

const place = ({ file, line, seen }) => ({ file, line, seen });

/** Save what was typed, if anything was; a paragraph that is empty goes when it is left for another. */
const save = async () => !open || !unsaved(open) || send(open);

/** Save what a block's field says; typing goes on as one act. */
async function send(block) {
  if (block.field.value === block.seen) return true;
  const [markdown, before] = [block.field.value, block.seen];
  const asked = { act: "replace", ...place(block), markdown, continues: block.begun };
  block.begun = true;
  block.seen = markdown;
  const stays = unlessChosen();
  const done = await act(asked);
  if (done && block.field.value === markdown) written(done.written);
  if (done === false) block.seen = before; // refused: it stays in the field, to be mended
  keepUnsaved({ file: block.file, seen: before }, block.field, done === false);
  const other = done === null || (done && /\n\s*\n/.test(markdown));
  if (other && open === block && stays()) await openBlock(block.file, block.line);
  return Boolean(done);
}

// ---- acts that make other paragraphs of those there are

/** Do such an act; what is typed meanwhile goes to the range that `next(story)` gives. */
function remake(asked, next) {
  remade = remakeNow(open, asked, next);
}

async function remakeNow(block, asked, next) {
  const before = block.field.value;
  const sent = save(); // as it is now
  block.held = true; // what is typed from now on belongs elsewhere
  const done = (await sent) && (await act({ ...asked, ...place(block) }));
  const story = done && (await readStory(block.file));
  if (story) {
    const [line, ...range] = next(story);
    return openBlock(block.file, line, range, () => difference(before, block.field.value)[2]);
  }
  block.held = false;
  return saveAll();
}

function keys(event) {
  if (event.isComposing) return; // an input method has the keys
  const { field, kind } = open;
  const first = field.selectionStart === 0 && field.selectionEnd === 0;
  const command = event.ctrlKey || event.metaKey;
  const meant = { b: () => around(open.field, "**", "**"), i: () => around(open.field, "*", "*") }[
    command && event.key.toLowerCase()
  ];
  const moved = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
  let run = meant;
  if (event.key === "Enter" && !event.shiftKey && kind === "paragraph") run = split;
  else if (event.key === "Backspace" && first) run = join;
  else if (moved) run = () => move(moved);
  else if (event.key === "Escape") run = () => open.field.blur();
  if (!run) return;
  remade.then(run);
  event.preventDefault();
  event.stopPropagation();
}

function split() {
  const { field, line } = open;
  const [from, to] = [field.selectionStart, field.selectionEnd];
  const [left, right] = [field.value.slice(0, from), field.value.slice(to)];
  if (!left.trim() || !right.trim()) return below();
  if (from < to) field.setRangeText("");
  const next = line + left.trimEnd().split("\n").length + 1;
  remake({ act: "split", offset: [...left].length }, () => [next, 0, 0]);
}

function join() {
  const { field, line, from } = open;
  if (from === 1) return; // nothing stands before it
  const length = field.value.replace(/^[\u3000 ]+/, "").length;
  remake({ act: "join" }, ({ blocks }) => {
    const joined = blocks.findLast((each) => each.line < line);
    const at = joined.markdown.length - length;
    return [joined.line, at, at];
  });
}

function move(by) {
  const { field, line } = open;
  const [text, ...range] = [field.value, field.selectionStart, field.selectionEnd];
  remake({ act: "move", by }, ({ blocks }) => [
    blocks.find((each) => each.markdown === text)?.line ?? line,
    ...range,
  ]);
}

function below() {
  const { line } = open;
  remake({ act: "insert", markdown: say("newParagraph") }, ({ blocks }) => [
    blocks[blocks.findIndex((each) => each.line === line) + 1].line,
    0,
  ]);
}

function remove() {
  const { line } = open;
  remake({ act: "replace", markdown: "" }, () => [line]);
}

/** The notes of the paragraph, each to be gone to and taken out. */
function listNotes() {
  const items = notesIn(open.field.value).map((note) => {
    const words = make("button", { type: "button", textContent: note.text, title: say("toNoteTitle") }); // prettier-ignore
    words.addEventListener("click", () => goToNote(note));
    return make(
      "li",
      {},
      words,
      button("noNote", () => takeOut(note)),
    );
  });
  open.notes.replaceChildren(...items);
}

/** Select a note in its text; one that stands apart is opened there. */
async function goToNote(note) {
  const { file, field } = open;
  const story = note.id && (await readStory(file));
  const apart = story && partner(story.blocks, note.id);
  if (apart) return edit(file, apart.line);
  field.focus();
  field.setSelectionRange(note.start, note.end);
}

/** Take a note out of the text; with its last mark goes what stands apart. */
async function takeOut(note) {
  const { file, field, line } = open;
  field.focus();
  field.setSelectionRange(note.start, note.end);
  document.execCommand("delete");
  if (!note.id) return;
  await save();
  const story = await readStory(file);
  const apart = story && lastOf(story.blocks, note.id);
  if (!apart) return;
  const { line: at, markdown: seen } = apart;
  const asked = { act: "replace", file, line: at, seen, markdown: "", continues: true };
  await showAfter(act(asked), () => edit(file, line));
}

/** The file and line of the block that is open, or of the first story. */
export const openStory = () => (open ? [open.file, open.line] : [issue.stories[0]?.file, 1]);

document.addEventListener("lines-moved", async ({ detail: file }) => {
  const story = await readStory(file);
  if (!story) return;
  takeLines(story);
  if (open?.file !== file) return;
  const at = story.blocks.findIndex((each) => each.markdown === open.seen);
  if (at < 0) return;
  open.line = story.blocks[at].line;
  open.from = at ? open.line : 1;
  open.until = story.blocks[at + 1]?.line ?? Infinity;
});

document.addEventListener("chosen", ({ detail }) => {
  const block = chosen();
  if (detail?.again || !block?.file.endsWith(".md")) return;
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
  if (document.activeElement.matches("#edit [data-path]")) return; // a headline is being typed
  shown = open.line;
  showSource(open.file, open.line, true, true);
});
