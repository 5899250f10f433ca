// The panel at the right: what is chosen, and one heading for each kind of thing it shows.

import { make } from "../web/geometry.js";
import { say } from "./desk-words.js";

const panel = make("aside", { id: "edit" });
panel.ariaLabel = say("panel");
document.body.append(panel);

let turns = 0;
/** How often the panel was filled: what was asked for before that is not to take its place. */
export const panelTurns = () => turns;

/** Show `parts` under a heading, in the place of what was shown. */
export function showPanel(key, ...parts) {
  turns++;
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
