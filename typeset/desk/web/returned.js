// A Word file that came back: each change with its author, taken one by one.

import { make } from "../web/geometry.js";
import { note } from "../web/source.js";
import { accept, reviewFile } from "./acts.js";
import { placeButton } from "./block.js";
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
  const text = make(
    "p",
    {},
    ...difference(change.before, change.after),
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

/** What both have at their ends stays; between them one goes and the other comes. */
function difference(before, after) {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    before.slice(0, head),
    make("del", { textContent: before.slice(head, before.length - tail) }),
    make("ins", { textContent: after.slice(head, after.length - tail) }),
    before.slice(before.length - tail),
  ];
}
