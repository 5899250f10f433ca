// From the page to its source and back: the block under the cursor, its file and line, the editor.

import { blockAt, cover, findSource, make, named } from "./geometry.js";
import { now, onState, server } from "./store.js";
import { onView, reveal, scale, sheets } from "./viewer.js";
import { say } from "./words.js";

const desk = document.getElementById("desk");
const chip = document.getElementById("chip");
const place = document.getElementById("place");
const outline = make("div", { className: "outline" });
const MOVED = 4; // px that make a press a drag
const BESIDE = 10; // px between a page or block and its chip
let pressed;
let focus; // {index, block}: chosen by click or key

const spot = (block) => `${block.file}:${block.line}`;

/** The page and block at a pointer event, if any. */
function under(event) {
  const element = event.target.closest?.(".sheet[data-page]");
  if (!element) return null;
  const index = Number(element.dataset.page);
  const box = element.getBoundingClientRect();
  const at = [(event.clientX - box.left) / scale(), (event.clientY - box.top) / scale()];
  const block = now.pages[index] && blockAt(now.pages[index], ...at);
  return block ? { index, block } : null;
}

function draw(found) {
  if (!found) {
    outline.remove();
    place.textContent = "";
    return;
  }
  cover(outline, found.block, now.pages[found.index]);
  sheets[found.index].element.append(outline);
  place.textContent = spot(found.block);
}

// ---- opening

/** Open a source place in the editor; says on the screen what became of it. */
export async function open(file, line, column = 1) {
  if (!server.editor) {
    location.href = address(file, line, column);
    return;
  }
  const answer = await fetch("open", {
    method: "POST",
    body: JSON.stringify({ file, line, column }),
  });
  note(answer.ok ? say("opened") : say("notOpened", { editor: await answer.text() }));
}

function address(file, line, column) {
  const whole = file.startsWith("/") ? file : `${now.root}/${file}`;
  return `vscode://file/${encodeURI(whole).replace(/^\//, "")}:${line}:${column}`;
}

let fading;
/** A short message that goes by itself, or when it is clicked: then it acts. */
export function note(text, act) {
  const box = document.getElementById("note");
  box.textContent = text;
  box.onclick = () => {
    endNote();
    act?.();
  };
  box.classList.toggle("acts", Boolean(act));
  box.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(endNote, 5000);
}

export function endNote() {
  document.getElementById("note").hidden = true;
}

// ---- the chip: file and line of the chosen block

/** Outline a block and show its chip; `quiet`: only outline it; `again`: it was chosen before. */
function choose(found, quiet = false, again = false) {
  focus = found;
  draw(found);
  document.dispatchEvent(new CustomEvent("chosen", { detail: { again } }));
  chip.hidden = quiet;
  if (!quiet) fillChip(found);
}

function fillChip(found) {
  const { file, line } = found.block;
  const words = server.editor ? say("open") : say("openIn", { editor: "VS Code" });
  const opener = make("button", {
    textContent: words,
    title: server.editor ?? "",
    onclick: () => open(file, line),
  });
  const copier = make("button", {
    textContent: say("copy"),
    onclick: () => copy(spot(found.block)),
  });
  chip.replaceChildren(make("code", { textContent: spot(found.block) }), opener, copier);
  placeChip(found);
}

/** Beside the page, as a proof-reader's note; where there is no room, below the block or above it. */
function placeChip({ index, block }) {
  const sheet = sheets[index].element;
  const [page, frame] = [sheet.getBoundingClientRect(), desk.getBoundingClientRect()];
  const top = page.top + block.y * scale();
  chip.classList.add("aside");
  if (!sheet.nextElementSibling && page.right + chip.offsetWidth + 2 * BESIDE < frame.right) {
    moveChip(page.right + BESIDE, top, frame);
    return;
  }
  chip.classList.remove("aside");
  const [bottom, above] = [top + block.height * scale() + BESIDE, top - chip.offsetHeight - BESIDE];
  const fits = bottom + chip.offsetHeight < frame.bottom || above < frame.top;
  moveChip(page.left + block.x * scale(), fits ? bottom : above, frame);
}

/** Put the chip at a point of the window, but wholly inside `frame`. */
function moveChip(left, top, frame) {
  chip.style.left = `${between(frame.left + BESIDE, left, frame.right - chip.offsetWidth - 2 * BESIDE)}px`;
  chip.style.top = `${between(frame.top + BESIDE, top, frame.bottom - chip.offsetHeight - BESIDE)}px`;
}

const between = (least, value, most) => Math.max(least, Math.min(value, most));

/** The block that is chosen, if any. */
export const chosen = () => focus?.block;

/** Put the chip and the outline away. */
export function dismiss() {
  if (chip.contains(document.activeElement)) desk.focus({ preventScroll: true });
  chip.hidden = true;
  focus = undefined;
  draw(null);
  document.dispatchEvent(new Event("chosen"));
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  note(say("copied"));
}

// ---- pointer

desk.addEventListener("pointermove", (event) => {
  if (event.buttons || focus) return;
  draw(under(event));
});
desk.addEventListener("pointerleave", () => focus || draw(null));
desk.addEventListener("pointerdown", (event) => {
  pressed = [event.clientX, event.clientY];
  if (focus) dismiss();
});
desk.addEventListener("click", (event) => {
  const dragged =
    !pressed || Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > MOVED;
  if (dragged || !getSelection().isCollapsed || event.target.closest("button")) return;
  const found = under(event);
  if (!found) return;
  choose(found);
  if (server.editor) open(found.block.file, found.block.line);
});
desk.addEventListener("scroll", () => !chip.hidden && placeChip(focus));
onView(() => !chip.hidden && placeChip(focus));

// ---- keys

const allBlocks = () =>
  now.pages.flatMap((page, index) => page.blocks.map((block) => ({ index, block: named(block) })));

/** Choose the next (1) or previous (-1) block; from none, the first one of page `start`. */
export function stepBlock(by, start) {
  const blocks = allBlocks();
  if (!blocks.length) return;
  const same = (a, b) =>
    a.index === b.index && a.block.y === b.block.y && spot(a.block) === spot(b.block);
  const at = focus
    ? blocks.findIndex((each) => same(each, focus)) + by
    : blocks.findIndex((each) => each.index >= start);
  const next = blocks[Math.max(0, Math.min(at, blocks.length - 1))];
  point(next);
}

/** Reveal a block, and choose it. */
function point(found, quiet, again) {
  reveal(found.index, found.block);
  choose(found, quiet, again);
}

/** Open the chosen block's source. */
export function openChosen() {
  if (focus) open(focus.block.file, focus.block.line);
}

/** Show where `file` at `line` came to stand; false where it is on no page. */
export function showSource(file, line, quiet = false, again = false) {
  const found = findSource(now.pages, file, line);
  if (found) point(found, quiet, again);
  return Boolean(found);
}

/** After a change, what was chosen still is, where it stands now. */
function follow() {
  const found = focus && findSource(now.pages, focus.block.file, focus.block.line);
  if (found) choose(found, chip.hidden, true);
  else if (focus) dismiss();
}

let asked = false;
onState((state) => {
  follow();
  if (asked || !server.at || !state.pages.length) return;
  asked = true;
  const [, file, line] = /^(.*?)(?::(\d+))?$/.exec(server.at);
  if (!showSource(file, Number(line ?? 1))) note(say("noSource", { place: server.at }));
});
