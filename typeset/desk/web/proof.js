// The paragraph that is being typed, set by the browser at its place until the true page has it.
//
// It stands in a frame with the issue's own HTML, style sheets and faces, in which all is hidden but
// this paragraph, as wide as on its page.

import { findSource, make } from "../web/geometry.js";
import { now, onState } from "../web/store.js";
import { factor, onView, scale, sheets } from "../web/viewer.js";

const PX = 96 / 72; // CSS px to a point
const desk = document.getElementById("desk");
const frame = make("iframe", { id: "proof", tabIndex: -1 });
frame.ariaHidden = "true";
frame.sandbox = "allow-same-origin";
let loaded = -1; // the number of the state whose HTML the frame holds
let head; // what that HTML has before its body
let shown; // {file, line, element}: the paragraph in the frame
let due = Infinity; // the server's time from which a setting has what is shown

/** Make ready to show the paragraph, the headline or the like of `file` at `line`. */
export async function prepare(file, line) {
  hide();
  await load();
  const source = `${CSS.escape(file)}:${line}`;
  const element = frame.contentDocument?.querySelector(
    `:is(p, h1, h2, h3, h4, h5, h6, span, .paragraph)[data-source="${source}"]`,
  );
  if (!element) return;
  Object.assign(element.style, { position: "fixed", inset: "0 0 auto 0", width: "auto" });
  Object.assign(element.style, { margin: 0, visibility: "visible" });
  shown = { file, line, element };
  frame.dataset.shows = `${file}:${line}`;
  place();
}

/** The frame with the HTML of now; faces and style sheets are loaded when they change. */
async function load() {
  if (loaded === now.number) return;
  loaded = now.number;
  const text = await (await fetch("html")).text();
  const body = text.search(/<body\b/);
  if (text.slice(0, body) !== head) {
    head = text.slice(0, body);
    const ready = new Promise((done) => frame.addEventListener("load", done, { once: true }));
    frame.src = "html";
    if (!frame.isConnected) desk.append(frame);
    await ready;
  } else {
    frame.contentDocument.body.innerHTML = text.slice(text.indexOf(">", body) + 1);
  }
  frame.contentDocument.body.style.visibility = "hidden";
  Object.assign(frame.contentDocument.documentElement.style, {
    overflow: "hidden",
    textAutospace: "normal", // the initial value in CSS Text 4, but not yet in browsers
  });
}

/** Show the paragraph as `markdown` has it. */
export function draw(markdown) {
  if (!shown) return;
  due = Infinity;
  const holder = shown.element.querySelector(".after-head") ?? shown.element;
  const others = [...holder.children].filter((each) => each.dataset.source); // head, byline
  holder.replaceChildren(...inline(markdown), ...others);
  frame.classList.toggle("shown", place());
}

/** What is shown was written at `time`: a page that is set from then on has it. */
export function written(time) {
  due = time;
  leave();
}

/** Show the true page alone. */
export function hide() {
  frame.classList.remove("shown");
  shown = undefined;
}

/** Lay the frame over the paragraph; false where it stands in several pieces, or nowhere. */
function place() {
  const { file, line, element } = shown;
  const pieces = now.pages.flatMap((page) =>
    page.blocks.filter((each) => each[4] === file && each[5] === line),
  );
  if (pieces.length !== 1) return false;
  const { index, block } = findSource(now.pages, file, line);
  const [sheet, box] = [sheets[index].element, desk.getBoundingClientRect()];
  const corner = sheet.getBoundingClientRect();
  frame.style.width = `${block.width * PX}px`;
  frame.style.height = `${Math.max(block.height * PX, element.offsetHeight)}px`;
  frame.style.left = `${corner.left - box.left + desk.scrollLeft + block.x * scale()}px`;
  frame.style.top = `${corner.top - box.top + desk.scrollTop + block.y * scale()}px`;
  frame.style.scale = factor();
  return true;
}

/** Leave the place to the true page once its picture has what is shown. */
function leave() {
  if (!frame.classList.contains("shown")) return;
  const found = findSource(now.pages, shown.file, shown.line);
  const page = now.pages[found?.index];
  const seen = page && sheets[found.index].element.dataset.shown === page.look;
  if (seen && now.began >= due && !now.errors.length) frame.classList.remove("shown");
  else place();
}

const MARKED = /(\*\*.+?\*\*|\*.+?\*)/s;

/** Markdown as the page will have it, as far as that shows while one types. */
function inline(markdown) {
  const text = markdown
    .trim()
    .replace(/^#+\s+/, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[\^[^\]]*\]|\^\[[^\]]*\]?/g, "")
    .replace(/([\u2e80-\uffef])\n(?=[\u2e80-\uffef])/g, "$1");
  return text.split(MARKED).map((part) => {
    const kind = /^\*\*.+\*\*$/s.test(part) ? "strong" : /^\*.+\*$/s.test(part) ? "em" : "";
    const words = part.replace(/^\*\*?|\*\*?$/g, kind ? "" : "$&").replace(/\\(.)/g, "$1");
    return kind ? make(kind, { textContent: words }) : words;
  });
}

onState(() => shown && leave());
onView(() => shown && place());
desk.addEventListener("picture", leave);
