// The panel at the right: what is chosen, and one heading for each kind of thing it shows.

import { make } from "../web/geometry.js";
import { say } from "./desk-words.js";

const panel = make("aside", { id: "edit" });
panel.ariaLabel = say("panel");
document.body.append(panel);

let turns = 0; // how often something was chosen to be shown: the last choice counts

/** Choose what is shown once it is read; whether nothing else was chosen meanwhile. */
export function choosePanel() {
  turns++;
  return unlessChosen();
}

/** Whether nothing was chosen since this call. */
export function unlessChosen() {
  const before = turns;
  return () => before === turns;
}

/** Await what is asked for; then `show` what came of it, unless something else was chosen. */
export async function showAfter(asked, show) {
  const stays = unlessChosen();
  const found = await asked;
  if (found && stays()) show(found);
}

/** Show `parts` under a heading, in the place of what was shown. */
export function showPanel(key, ...parts) {
  turns++;
  fillPanel(key, ...parts);
}

/** Draw what was chosen before, or again what is shown: that is no new choice. */
export function fillPanel(key, ...parts) {
  if (panel.dataset.shows !== key) panel.scrollTop = 0;
  panel.dataset.shows = key;
  panel.replaceChildren(make("h2", { textContent: say(key) }), ...parts);
}

/** Which kind of thing the panel shows. */
export const shows = () => panel.dataset.shows;

/** A button with words. */
export function button(key, onclick) {
  const made = make("button", {
    type: "button",
    textContent: say(key),
    title: say(`${key}Title`),
    onclick,
  });
  made.dataset.tool = key;
  return made;
}
