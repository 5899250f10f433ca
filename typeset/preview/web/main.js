// The preview's interface: the toolbar, the keys and the foot, over the modules that do the work.

import { make } from "./geometry.js";
import { keyTable, say, translate } from "./words.js";
import { connect, now, onServer, onState, server } from "./store.js";
import {
  arePainted,
  currentPage,
  factor,
  goTo,
  onView,
  showSpreads,
  view,
  zoomTo,
} from "./viewer.js";
import { dismiss, endNote, note, openChosen, stepBlock } from "./source.js";
import { nextProblem } from "./problems.js";
import { isShown, show as showSide, stepArticle } from "./side.js";
import { isHtml, showHtml } from "./html.js";
import "./search.js";

const the = (id) => document.getElementById(id);
const STEP = 1.2;
translate();

// ---- toolbar

const commands = {
  "toggle-side": () => showSide(!isShown()),
  previous: () => goTo(currentPage() - (view.spreads ? 2 : 1)),
  next: () => goTo(currentPage() + (view.spreads ? 2 : 1)),
  smaller: () => zoomTo(factor() / STEP),
  larger: () => zoomTo(factor() * STEP),
  "fit-width": () => zoomTo("width"),
  "fit-page": () => zoomTo("page"),
  spreads: () => showSpreads(!view.spreads),
  "html-view": () => showHtml(!isHtml()),
  help: () => the("keys").showModal(),
};
for (const [id, command] of Object.entries(commands)) the(id).addEventListener("click", command);

the("page").addEventListener("change", () => goTo(Number(the("page").value) - 1));
the("page").addEventListener("focus", () => the("page").select());

function drawBar() {
  if (document.activeElement !== the("page"))
    the("page").value = now.pages.length ? currentPage() + 1 : "";
  the("count").textContent = now.pages.length ? say("ofPages", { count: now.pages.length }) : "";
  the("zoom").textContent = now.pages.length ? `${Math.round(factor() * 100)}%` : "";
  the("spreads").ariaPressed = String(view.spreads);
}

// ---- foot

function sum(key) {
  return now.articles.reduce((total, each) => total + each[key], 0);
}

function figures() {
  const counts = { pages: now.pages.length, articles: now.articles.length };
  const sums = Object.fromEntries(["characters", "words", "lines"].map((key) => [key, sum(key)]));
  const inWords = now.articles.every((each) => each.words);
  const parts = [say(inWords ? "figuresWords" : "figures", { ...counts, ...sums })];
  if (now.fill) parts.push(say("free", now.fill));
  if (now.fill?.over) parts.push(say("over", { ...now.fill, pages: now.pages.length - 1 }));
  return parts.join(" · ");
}

function stateKind() {
  if (!server.sent) return "unsent";
  if (server.connected === false) return "lost";
  if (server.saving) return "saving";
  if (server.setting || now.began < server.written || !arePainted()) return "setting";
  return now.errors.length ? "wrong" : "live";
}

function drawFoot() {
  const kind = stateKind();
  the("state").className = kind;
  the("state").ariaBusy = String(kind === "saving" || kind === "setting"); // not read aloud at each letter
  the("state").textContent = say(kind === "wrong" && !now.pages.length ? "wrongYet" : kind);
  the("figures").textContent = now.pages.length ? figures() : "";
  document.title = now.title ? `${now.title} · typeset` : "typeset";
  the("title").textContent = now.title ?? "";
}

let changedPages = []; // the pages that changed last
const isSeen = (pages) =>
  pages.some((index) => Math.abs(index - currentPage()) <= (view.spreads ? 1 : 0));

/** Say which pages changed, where none of them can be seen. */
function tellChanges(state, before) {
  if (!before.pages.length) return;
  const changed = state.pages.flatMap((page, index) =>
    page.look === before.pages[index]?.look ? [] : [index],
  );
  changedPages = changed;
  if (!changed.length || isSeen(changed)) return;
  note(say("changed", { pages: changed.map((index) => index + 1).join("、") }), () =>
    goTo(changed[0]),
  );
}

addEventListener("beforeunload", (event) => server.saving && event.preventDefault());

// ---- keys

const keys = {
  ArrowLeft: commands.previous,
  ArrowRight: commands.next,
  Home: () => goTo(0),
  End: () => goTo(now.pages.length - 1),
  "+": commands.larger,
  "=": commands.larger,
  "-": commands.smaller,
  0: commands["fit-page"],
  1: () => zoomTo(1),
  w: commands["fit-width"],
  s: commands.spreads,
  b: commands["toggle-side"],
  g: () => the("page").focus(),
  h: commands["html-view"],
  j: () => stepBlock(1, currentPage()),
  k: () => stepBlock(-1, currentPage()),
  "]": () => stepArticle(1),
  "[": () => stepArticle(-1),
  e: nextProblem,
  "/": () => the("query").focus(),
  "?": commands.help,
  Escape: dismiss,
};

const SCROLLS = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", " "]);

addEventListener("keydown", (event) => {
  // Keys that scroll mean the pages, unless something that needs them has the focus.
  if (SCROLLS.has(event.key) && document.activeElement === document.body) the("desk").focus();
  const find = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "f";
  if (find) the("query").select();
  else if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.target.closest?.("input, textarea, select, dialog")
  )
    return;
  else if (event.key === "Enter" && !event.target.closest?.("button, a")) openChosen();
  else if (keys[event.key.length === 1 ? event.key.toLowerCase() : event.key])
    keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]();
  else return;
  event.preventDefault();
});
the("page").addEventListener("keydown", (event) => event.key === "Enter" && the("desk").focus());

function fillKeys() {
  const rows = keyTable.map(([key, meaning]) =>
    make("tr", {}, make("th", { textContent: key }), make("td", { textContent: meaning })),
  );
  const close = make("button", { textContent: say("close"), onclick: () => the("keys").close() });
  the("keys").append(
    make("h2", { textContent: say("keysTitle") }),
    make("table", {}, ...rows),
    close,
  );
}

fillKeys();
onState((state, before) => {
  drawBar();
  drawFoot();
  tellChanges(state, before);
});
onView(drawBar);
onView(() => isSeen(changedPages) && endNote());
onServer(drawFoot);
the("desk").addEventListener("picture", drawFoot);
drawFoot();
the("desk").focus();
connect();
