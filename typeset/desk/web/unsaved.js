// What was typed and refused: it stays in its field, also when another was opened meanwhile.

import { make } from "../web/geometry.js";
import { button } from "./panel.js";
import { say } from "./desk-words.js";

const kept = new Map(); // texts by where they were typed: {file, seen} of a paragraph, {file, path}

/** What was typed at a place and not taken; or undefined. */
export const unsavedAt = (place) => kept.get(JSON.stringify(place));

/** Keep what stands in a field and was refused, or forget it once it was taken. */
export function keepUnsaved(place, field, refused) {
  if (refused) kept.set(JSON.stringify(place), field.value);
  else kept.delete(JSON.stringify(place));
  markUnsaved(field, refused);
}

/** Say at a field whether its text is saved. */
export function markUnsaved(field, refused) {
  field.classList.toggle("unsaved", refused);
  field.title = refused ? say("unsavedHere") : "";
}

/** Texts whose paragraphs somebody else has changed since: to be copied from, or given up. */
export function unsavedElsewhere(file, blocks) {
  const orphans = [...kept].filter(([key]) => {
    const place = JSON.parse(key);
    const lives = blocks.some((each) => each.markdown === place.seen);
    return place.file === file && "seen" in place && !lives;
  });
  return orphans.map(([key, value]) => {
    const text = make("textarea", { value, rows: 4, readOnly: true, className: "unsaved" });
    text.ariaLabel = say("unsavedElsewhere");
    const giveUp = () => {
      kept.delete(key);
      box.remove();
    };
    const words = make("p", { textContent: say("unsavedElsewhere") });
    const box = make("div", { className: "block" }, words, text, button("giveUp", giveUp));
    return box;
  });
}

addEventListener("beforeunload", (event) => kept.size && event.preventDefault());
