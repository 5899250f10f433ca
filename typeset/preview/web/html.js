// The composed HTML beside the pages, for template work; it is marked as what it is.

import { dismiss } from "./source.js";
import { now, onState } from "./store.js";

const section = document.getElementById("html");
const frame = section.querySelector("iframe");
let shown = -1;
let loading = false;
let place = 0; // px from the head of the document to where the reader is
let put = 0; // px where the document stands since it was put there; elsewhere, the reader moved it

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

/** Load what is composed now, after what is loading; the place in it stays. */
function load() {
  if (loading || shown === now.number || !now.pages.length) return;
  shown = now.number;
  loading = true;
  frame.src = `html?number=${now.number}`;
}

/** Put what was loaded where the reader was, and again when it is as long as it will be. */
async function settle() {
  const fonts = frame.contentDocument?.fonts; // none in the browser's own page of an error
  if (fonts) {
    keepPlace();
    await fonts.ready; // the lines move once more with their faces
    keepPlace();
    frame.contentWindow.addEventListener("pagehide", leave);
  }
  loading = false;
  load();
}

function keepPlace() {
  notePlace();
  frame.contentWindow.scrollTo(0, place);
  put = frame.contentWindow.scrollY;
}

function notePlace() {
  const { scrollY } = frame.contentWindow;
  if (scrollY !== put) place = scrollY;
}

function leave() {
  notePlace();
  put = 0;
}

frame.addEventListener("load", settle);
onState(() => isHtml() && load());
