// The composed HTML beside the pages, for template work; it is marked as what it is.

import { dismiss } from "./source.js";
import { now, onState } from "./store.js";

const section = document.getElementById("html");
const frame = section.querySelector("iframe");
let shown = -1;
let loading = false;
let top = 0;

export const isHtml = () => !section.hidden;

/** Show the HTML in place of the pages, or the pages again. */
export function showHtml(on) {
  section.hidden = !on;
  document.getElementById("sheets").hidden = on;
  document.getElementById("html-view").ariaPressed = String(on);
  document.body.classList.toggle("html", on);
  if (!on) return;
  dismiss();
  load();
}

/** Load what is composed now; the place in it stays. */
function load() {
  if (shown === now.number || !now.pages.length) return;
  shown = now.number;
  // While one is loading, its place is not yet where the reader was.
  if (!loading) top = frame.contentWindow?.scrollY ?? 0;
  loading = true;
  frame.onload = () => {
    loading = false;
    if (top) frame.contentWindow.scrollTo(0, top);
  };
  frame.src = `/html?number=${now.number}`;
}

onState(() => isHtml() && load());
