// On an empty shelf: what can be done, and a tour of a sample for whoever wants one.

import { make } from "../web/geometry.js";
import { ask, openIssue } from "./shelf-asking.js";
import { language, say } from "./shelf-words.js";

const LAYOUT = "bulletin";

/** Show the offer in `place` while the shelf is empty. */
export function offerTour(place, empty) {
  place.hidden = !empty;
  if (!empty || place.childElementCount) return;
  place.append(
    make("h2", { textContent: say("empty") }),
    make("p", { textContent: say("emptyHelp") }),
    make("button", {
      className: "main",
      textContent: say("tour"),
      title: say("tourTitle"),
      onclick: begin,
    }),
  );
}

async function begin() {
  const body = JSON.stringify({ folder: say("tourFolder"), layout: LAYOUT, language });
  const found = await ask("shelf/new", body, say("beginning"));
  if (found) await openIssue(found.folder, "tour");
}
