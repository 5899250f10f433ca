// A Word file that came back: each change with its author, taken one by one.

import { make } from "../web/geometry.js";
import { note } from "../web/source.js";
import { accept, reviewFile } from "./acts.js";
import { placeButton } from "./block.js";
import { difference } from "./marking.js";
import { button, showPanel } from "./panel.js";
import { say } from "./desk-words.js";

/** Ask for the file, then show its changes. */
export function showReturned() {
  const list = make("ol", { className: "doubts" });
  const chooser = make("input", { type: "file", accept: ".docx" });
  chooser.ariaLabel = say("returnedFile");
  const all = button("acceptChosen", async () => {
    const chosen = [...list.children].filter((item) => item.querySelector(":checked"));
    if (!chosen.length) return;
    const left = await accept(chosen.map((item) => item.change));
    if (left) show(left.proposals, list);
  });
  chooser.addEventListener("change", async () => {
    const found = await reviewFile(chooser.files[0]);
    if (found) show(found.proposals, list);
  });
  const words = make("p", { textContent: say("returnedHere") });
  showPanel("returned", words, chooser, all, list);
}

function show(changes, list) {
  list.replaceChildren(...changes.map(item));
  if (!changes.length) note(say("nothingChanged"));
}

/** A change: who, where, what goes and what comes. */
function item(change) {
  const [before, went, came, behind] = difference(change.before, change.after);
  const text = make(
    "p",
    {},
    before,
    make("del", { textContent: went }),
    make("ins", { textContent: came }),
    behind,
    ...change.comments.map((each) => make("em", { textContent: ` ${each.author}：${each.text}` })),
  );
  const place = change.file?.endsWith(".md")
    ? placeButton(change)
    : make("span", { textContent: change.file ?? say("byHand") });
  const box = make("input", { type: "checkbox", disabled: change.kind === "comment" });
  box.ariaLabel = say("acceptThis");
  const who = make("span", { textContent: ` ${change.authors.join("、")}` });
  const shown = make("li", {}, make("label", {}, box, who), place, text);
  shown.change = change;
  return shown;
}
