// The pages on the desk: their sizes, rows and places; what is near the window is kept sharp.

import { blockAt, make } from "./geometry.js";
import { Picture } from "./picture.js";
import { keepOnly, runsOf, textLayer } from "./text.js";
import { now, onState } from "./store.js";

const desk = document.getElementById("desk");
const rows = document.getElementById("sheets");
const GAP = 24; // px around pages, as in the style sheet
const ACTUAL = 96 / 72; // px per pt at 100 %
const [LEAST, MOST] = [0.1, 8];

/** What the reader chose: `zoom` is "page", "width", or a number with 1 as the actual size. */
export const view = { zoom: "page", spreads: false, ...remembered("view") };

/** One for each page: {element, picture, look}. */
export const sheets = [];
const listeners = new Set();
const near = new IntersectionObserver(entered, { root: desk, rootMargin: "60%" });

/** Call `listener` whenever the page in the middle or the zoom changes. */
export function onView(listener) {
  listeners.add(listener);
}

function remembered(key) {
  return JSON.parse(sessionStorage.getItem(key) ?? "null");
}

// ---- sheets and rows

function makeSheet(index) {
  const element = make("article", { className: "sheet" });
  element.dataset.page = index;
  near.observe(element);
  return { element, picture: new Picture(element), look: "" };
}

function arrange() {
  while (sheets.length < now.pages.length) sheets.push(makeSheet(sheets.length));
  for (const { element } of sheets.splice(now.pages.length)) near.unobserve(element);
  rows.replaceChildren(...rowsOf(sheets).map((row) => make("div", { className: "row" }, ...row)));
}

/** Single pages, or spreads as bound: the first page is a right-hand one. */
function rowsOf(all) {
  const elements = all.map((sheet) => sheet.element);
  if (!view.spreads) return elements.map((element) => [element]);
  const found = [[make("div", { className: "sheet blank" }), elements[0]]];
  for (let at = 1; at < elements.length; at += 2) {
    found.push([elements[at], elements[at + 1] ?? make("div", { className: "sheet blank" })]);
  }
  return found;
}

/** Screen pixels to a point of the page. */
export function scale() {
  return ACTUAL * factor();
}

/** The zoom as a number. */
export function factor() {
  if (typeof view.zoom === "number") return view.zoom;
  const across = view.spreads ? 2 : 1;
  const widest = Math.max(...now.pages.map((page) => page.width)) * ACTUAL * across;
  const tallest = Math.max(...now.pages.map((page) => page.height)) * ACTUAL;
  const width = (desk.clientWidth - 2 * GAP) / widest;
  return view.zoom === "width" ? width : Math.min(width, (desk.clientHeight - 2 * GAP) / tallest);
}

/** A length in px as whole pixels of the screen: between two of them, a picture blurs. */
function whole(length) {
  return Math.floor(length * devicePixelRatio) / devicePixelRatio;
}

function measure() {
  const size = scale();
  for (const row of rows.children) {
    const pages = [...row.children].map((each) => now.pages[each.dataset.page]);
    const like = pages.find(Boolean);
    let width = 0;
    [...row.children].forEach((element, at) => {
      const page = pages[at] ?? like;
      width += whole(page.width * size);
      element.style.width = `${whole(page.width * size)}px`;
      element.style.height = `${whole(page.height * size)}px`;
    });
    row.style.marginLeft = `${whole(Math.max(0, (desk.clientWidth - width) / 2 - GAP))}px`;
  }
}

// ---- what is on the sheets

function entered(entries) {
  for (const entry of entries) {
    entry.target.classList.toggle("near", entry.isIntersecting);
    if (entry.isIntersecting) refresh(sheets[entry.target.dataset.page]);
  }
}

function refreshNear() {
  const current = currentPage();
  const away = ({ element }) => Math.abs(element.dataset.page - current);
  const all = sheets.filter(({ element }) => element.classList.contains("near"));
  for (const sheet of all.sort((a, b) => away(a) - away(b))) refresh(sheet);
}

async function refresh(sheet) {
  const page = now.pages[sheet?.element.dataset.page];
  if (!page) return;
  await sheet.picture.show(page);
  if (sheet.look === page.look) return;
  const runs = await runsOf(page.look);
  if (now.pages[sheet.element.dataset.page]?.look !== page.look || sheet.look === page.look) return;
  sheet.look = page.look;
  sheet.element.querySelector("svg.text")?.remove();
  sheet.element.append(textLayer(page, runs));
  sheet.element.dispatchEvent(new CustomEvent("text", { bubbles: true }));
}

/** Whether the pictures in the window and near it are those of the pages. */
export const arePainted = () =>
  sheets.every(
    ({ element }, at) =>
      !element.classList.contains("near") || element.dataset.shown === now.pages[at]?.look,
  );

// ---- places

/** The page in the middle of the window and the point of it there, as fractions of its size. */
function middle() {
  const box = desk.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  let best = { page: 0, x: 0.5, y: 0, distance: Infinity };
  for (const { element } of sheets) {
    const sheet = element.getBoundingClientRect();
    const away = (low, high, at) => Math.max(low - at, at - high, 0);
    const distance = away(sheet.top, sheet.bottom, y) + away(sheet.left, sheet.right, x);
    if (distance < best.distance) {
      const [fx, fy] = [(x - sheet.left) / sheet.width, (y - sheet.top) / sheet.height];
      best = { page: Number(element.dataset.page), x: fx, y: fy, distance };
    }
  }
  return best;
}

/** Bring a point of a page to a point of the desk (default: its middle). */
function bring(place, at = [desk.clientWidth / 2, desk.clientHeight / 2]) {
  const sheet = sheets[Math.min(place.page, sheets.length - 1)];
  if (!sheet) return;
  const [box, frame] = [sheet.element.getBoundingClientRect(), desk.getBoundingClientRect()];
  desk.scrollLeft += box.left + place.x * box.width - frame.left - at[0];
  desk.scrollTop += box.top + place.y * box.height - frame.top - at[1];
}

/** The block in the middle of the window, if any. */
export function currentBlock() {
  const { page, x, y } = middle();
  const sheet = now.pages[page];
  return sheet && blockAt(sheet, x * sheet.width, y * sheet.height);
}

export function currentPage() {
  return middle().page;
}

/** Show the top of page `index`, counted from 0. */
export function goTo(index) {
  const sheet = sheets[Math.max(0, Math.min(index, sheets.length - 1))];
  if (!sheet) return;
  const [box, frame] = [sheet.element.getBoundingClientRect(), desk.getBoundingClientRect()];
  desk.scrollTop += box.top - frame.top - GAP;
}

/** Bring a rectangle of page `index`, in points, into the window unless it is there already. */
export function reveal(index, { x, y, width, height }) {
  const sheet = sheets[index];
  if (!sheet) return;
  const [box, frame] = [sheet.element.getBoundingClientRect(), desk.getBoundingClientRect()];
  const top = box.top + y * scale();
  const left = box.left + x * scale();
  const seen = top >= frame.top && top + Math.min(height * scale(), 80) <= frame.bottom;
  if (!seen) desk.scrollTop += top - frame.top - frame.height / 3;
  if (left < frame.left || left + width * scale() > frame.right)
    desk.scrollLeft += left - frame.left - GAP;
}

/** Choose a zoom; the point at `at` (client coordinates; default the middle) stays where it is. */
export function zoomTo(zoom, at) {
  const frame = desk.getBoundingClientRect();
  const held = at ? pointAt(at) : middle();
  view.zoom = typeof zoom === "number" ? Math.min(MOST, Math.max(LEAST, zoom)) : zoom;
  changed(held, at && [at[0] - frame.left, at[1] - frame.top]);
}

function pointAt([x, y]) {
  const element = document.elementFromPoint(x, y)?.closest(".sheet[data-page]");
  if (!element) return middle();
  const box = element.getBoundingClientRect();
  return {
    page: Number(element.dataset.page),
    x: (x - box.left) / box.width,
    y: (y - box.top) / box.height,
  };
}

/** Show spreads or single pages. */
export function showSpreads(on) {
  const held = middle();
  view.spreads = on;
  arrange();
  changed(held);
}

function changed(held, at) {
  if (!now.pages.length) return;
  measure();
  bring(held, at);
  refreshNear();
  publish();
}

function publish() {
  sessionStorage.setItem("view", JSON.stringify(view));
  sessionStorage.setItem("place", JSON.stringify(middle()));
  for (const listener of listeners) listener();
}

// ---- events

onState((state, before) => {
  if (!state.pages.length) return;
  keepOnly(new Set(state.pages.map((page) => page.look)));
  const first = !before.pages.length;
  const resized = state.pages.length !== sheets.length;
  if (resized) arrange();
  measure();
  if (first) bring(remembered("place") ?? { page: 0, x: 0.5, y: 0 });
  refreshNear();
  publish();
});

let settled;
desk.addEventListener("scroll", () => {
  clearTimeout(settled);
  settled = setTimeout(() => {
    refreshNear();
    publish();
  }, 60);
});
let width = 0;
new ResizeObserver(() => {
  if (desk.clientWidth && width) changed(middle());
  width = desk.clientWidth;
}).observe(desk);
desk.addEventListener(
  "wheel",
  (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomTo(factor() * Math.exp(-event.deltaY / 300), [event.clientX, event.clientY]);
  },
  { passive: false },
);
