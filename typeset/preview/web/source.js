// From the page to its source and back: the block under the cursor, its file and line, the editor.

import { blockAt, cover, findSource, make, named } from "./geometry.js";
import { now, onState, server } from "./store.js";
import { reveal, scale, sheets } from "./viewer.js";
import { say } from "./words.js";

const desk = document.getElementById("desk");
const chip = document.getElementById("chip");
const place = document.getElementById("place");
const outline = make("div", { className: "outline" });
const MOVED = 4; // px that make a press a drag
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
  const answer = await fetch("/open", { method: "POST", body: JSON.stringify({ file, line, column }) });
  note(answer.ok ? say("opened") : say("notOpened", { editor: await answer.text() }));
}

function address(file, line, column) {
  const whole = file.startsWith("/") ? file : `${now.root}/${file}`;
  return `vscode://file/${encodeURI(whole).replace(/^\//, "")}:${line}:${column}`;
}

let fading;
/** A short message that goes by itself. */
export function note(text, act) {
  const box = document.getElementById("note");
  box.textContent = text;
  box.onclick = act ?? null;
  box.classList.toggle("acts", Boolean(act));
  box.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => (box.hidden = true), 4000);
}

// ---- the chip: file and line of the chosen block

function showChip(found, x, y) {
  focus = found;
  const { file, line } = found.block;
  const opener = make("button", { textContent: say("open"), onclick: () => open(file, line) });
  const copier = make("button", { textContent: say("copy"), onclick: () => copy(spot(found.block)) });
  chip.replaceChildren(make("code", { textContent: spot(found.block) }), opener, copier);
  chip.hidden = false;
  chip.style.left = `${Math.min(x, innerWidth - chip.offsetWidth - 12)}px`;
  chip.style.top = `${Math.min(y + 14, innerHeight - chip.offsetHeight - 12)}px`;
  draw(found);
}

/** Put the chip and the outline away. */
export function dismiss() {
  chip.hidden = true;
  focus = undefined;
  draw(null);
}

async function copy(text) {
  await navigator.clipboard.writeText(text);
  note(say("copied"));
}

// ---- pointer

desk.addEventListener("pointermove", (event) => {
  if (event.buttons || !chip.hidden) return;
  draw(under(event));
});
desk.addEventListener("pointerleave", () => chip.hidden && draw(null));
desk.addEventListener("pointerdown", (event) => {
  pressed = [event.clientX, event.clientY];
  if (!chip.hidden) dismiss();
});
desk.addEventListener("click", (event) => {
  const dragged = !pressed || Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > MOVED;
  if (dragged || !getSelection().isCollapsed || event.target.closest("button")) return;
  const found = under(event);
  if (!found) return;
  showChip(found, event.clientX, event.clientY);
  if (server.editor) open(found.block.file, found.block.line);
});
desk.addEventListener("scroll", () => !chip.hidden && dismiss());

// ---- keys

const allBlocks = () => now.pages.flatMap((page, index) => page.blocks.map((block) => ({ index, block: named(block) })));

/** Choose the next (1) or previous (-1) block; from none, the first one of page `start`. */
export function stepBlock(by, start) {
  const blocks = allBlocks();
  if (!blocks.length) return;
  const same = (a, b) => a.index === b.index && a.block.y === b.block.y && spot(a.block) === spot(b.block);
  const at = focus ? blocks.findIndex((each) => same(each, focus)) + by : blocks.findIndex((each) => each.index >= start);
  const next = blocks[Math.max(0, Math.min(at, blocks.length - 1))];
  point(next);
}

/** Reveal a block, outline it and show its chip. */
export function point(found) {
  reveal(found.index, found.block);
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const box = sheets[found.index].element.getBoundingClientRect();
    showChip(found, box.left + found.block.x * scale(), box.top + (found.block.y + found.block.height) * scale());
  }));
}

/** Open the chosen block's source. */
export function openChosen() {
  if (focus) open(focus.block.file, focus.block.line);
}

/** Show where `file` at `line` came to stand; false where it is on no page. */
export function showSource(file, line) {
  const found = findSource(now.pages, file, line);
  if (found) point(found);
  return Boolean(found);
}

let asked = false;
onState((state) => {
  if (!chip.hidden) dismiss();
  if (asked || !server.at || !state.pages.length) return;
  asked = true;
  const [, file, line] = /^(.*?)(?::(\d+))?$/.exec(server.at);
  if (!showSource(file, Number(line ?? 1))) note(say("noSource", { place: server.at }));
});
