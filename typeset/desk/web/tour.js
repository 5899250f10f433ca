// A tour of the desk: one thing after another is pointed at and explained, by keys or by the mouse.

import { make } from "../web/geometry.js";
import { button } from "./panel.js";
import { tourSteps } from "./desk-words.js";

const GAP = 12; // px between what is pointed at and its words
const PLACES = ["#articles", "#desk", "#edit", "[data-tool=add]", "[data-tool=issue]", "#tab-problems", "[data-tool=undo]", "[data-tool=finish]", "#help"]; // prettier-ignore
const narrow = matchMedia("(max-width: 1000px)"); // where the list lies over the page
let at = 0;
let box;

/** Begin, from the first thing on. */
export function startTour() {
  endTour();
  box = make("div", { className: "tour", tabIndex: -1 });
  box.role = "dialog";
  box.addEventListener("keydown", keys);
  document.body.append(box);
  addEventListener("resize", place);
  show(0);
}

function endTour() {
  if (box && narrow.matches && document.body.classList.contains("aside"))
    document.getElementById("toggle-side").click();
  box?.remove();
  box = undefined;
  removeEventListener("resize", place);
  point(null);
}

function point(element) {
  for (const each of document.querySelectorAll(".toured")) each.classList.remove("toured");
  element?.classList.add("toured");
}

const target = () => {
  const found = document.querySelector(PLACES[at]);
  return found?.getClientRects().length ? found : null; // not what the window has no room for
};

function show(number) {
  at = Math.max(0, number);
  if (at >= PLACES.length) return endTour();
  const aside = document.body.classList.contains("aside");
  const listed = Boolean(document.querySelector(PLACES[at])?.closest("#side"));
  if (narrow.matches && aside !== listed) document.getElementById("toggle-side").click();
  const [title, text] = tourSteps[at];
  box.ariaLabel = title;
  const count = make("small", { textContent: `${at + 1} / ${PLACES.length}` });
  const last = at === PLACES.length - 1;
  const next = button(last ? "tourEnd" : "tourNext", () => show(at + 1));
  const back = button("tourBack", () => show(at - 1));
  back.disabled = at === 0;
  const skip = button("tourSkip", endTour);
  const ways = make("div", {}, back, next, ...(last ? [] : [skip]), count);
  const words = make("p", { textContent: text });
  box.replaceChildren(make("h2", { textContent: title }), words, ways);
  point(target());
  place();
  next.className = "main";
  next.focus();
  return undefined;
}

/** Below what is pointed at, or wherever there is room. */
function place() {
  const there = target()?.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const room = { x: innerWidth - width - GAP, y: innerHeight - height - GAP };
  const middle = { x: room.x / 2, y: room.y / 2 };
  const large = !there || there.height > innerHeight / 2;
  const beside =
    there && there.right + GAP < room.x ? there.right + GAP : there?.left - width - GAP;
  const x = !there ? middle.x : large ? (beside > 0 ? beside : middle.x) : there.left;
  const y = !there || large ? middle.y : there.bottom + GAP;
  box.style.left = `${Math.max(GAP, Math.min(x, room.x))}px`;
  box.style.top = `${Math.max(GAP, Math.min(y, room.y))}px`;
}

function keys(event) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (by) show(at + by);
  else if (event.key === "Escape") endTour();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
