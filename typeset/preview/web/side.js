// The sidebar: thumbnails, articles, problems.

import { findSource, make } from "./geometry.js";
import { now, onState } from "./store.js";
import { chosen, showSource } from "./source.js";
import { currentBlock, currentPage, goTo, onView } from "./viewer.js";
import { say } from "./words.js";

const side = document.getElementById("side");
const thumbnails = document.getElementById("thumbnails");
const articles = document.getElementById("articles");
const tabs = [...side.querySelectorAll("[role=tab]")];

function choose(tab) {
  for (const each of tabs) {
    each.ariaSelected = String(each === tab);
    each.tabIndex = each === tab ? 0 : -1;
    document.getElementById(each.getAttribute("aria-controls")).hidden = each !== tab;
  }
  show(true);
  requestIdleCallback(drawThumbnails);
}

/** Show or hide the sidebar. */
export function show(on) {
  if (!on && side.contains(document.activeElement)) document.getElementById("desk").focus();
  document.body.classList.toggle("aside", on);
  document.getElementById("toggle-side").ariaPressed = String(on);
  sessionStorage.setItem("side", on ? "" : "hidden");
}

export const isShown = () => document.body.classList.contains("aside");

// ---- thumbnails

function thumbnail(index) {
  const image = make("img", { alt: "", draggable: false, loading: "lazy" });
  const button = make(
    "button",
    { onclick: () => goTo(index) },
    image,
    make("span", { textContent: index + 1 }),
  );
  button.ariaLabel = say("pageNumber", { page: index + 1 });
  return make("li", {}, button);
}

function drawThumbnails() {
  while (thumbnails.children.length < now.pages.length)
    thumbnails.append(thumbnail(thumbnails.children.length));
  while (thumbnails.children.length > now.pages.length) thumbnails.lastChild.remove();
  now.pages.forEach((page, index) => {
    const image = thumbnails.children[index].querySelector("img");
    image.style.aspectRatio = `${page.width} / ${page.height}`;
    const source = `page/${page.look}?form=png&width=${Math.round(image.clientWidth * devicePixelRatio)}`;
    if (image.clientWidth && image.getAttribute("src") !== source) image.src = source;
  });
  drawCurrent();
}

/** Mark the page and the article in the middle of the window. */
function drawCurrent() {
  markOf(thumbnails, currentPage());
  const article = currentArticle();
  if (article >= 0) markOf(articles, article);
}

function currentArticle() {
  const file = (chosen() ?? currentBlock())?.file;
  return now.articles.findIndex((each) => each.file === file);
}

function markOf(list, current) {
  [...list.children].forEach((item, index) => {
    item.firstChild.ariaCurrent = index === current ? "true" : null;
  });
  if (!list.hidden) list.children[current]?.scrollIntoView({ block: "nearest" });
}

// ---- articles

function article(each) {
  const found = findSource(now.pages, each.file, each.line);
  const counts = say(each.words ? "countsWords" : "counts", each);
  const where = found ? say("onPage", { page: found.index + 1 }) : "";
  return make(
    "li",
    {},
    make(
      "button",
      { onclick: () => showSource(each.file, each.line, true), title: `${each.file}:${each.line}` },
      make("b", { textContent: each.headline }),
      make("span", { textContent: [counts, where].filter(Boolean).join(" · ") }),
    ),
  );
}

/** Show the article `by` places after the one that is chosen or in the middle of the window. */
export function stepArticle(by) {
  const next = now.articles[Math.max(0, Math.min(currentArticle() + by, now.articles.length - 1))];
  if (next) showSource(next.file, next.line, true);
}

// ---- events

for (const tab of tabs) {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length];
    choose(next);
    next.focus();
    event.stopPropagation();
  });
}
choose(tabs[0]);
show(sessionStorage.getItem("side") !== "hidden");
onState((state) => {
  articles.replaceChildren(...state.articles.map(article));
  // The page itself comes first: thumbnails wait for an idle moment.
  requestIdleCallback(drawThumbnails, { timeout: 500 });
});
onView(() => requestIdleCallback(drawCurrent));
document.addEventListener("chosen", drawCurrent);
