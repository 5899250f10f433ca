// Two versions of one paragraph, side by side: which one stays?

import { make } from "../web/geometry.js";
import { say } from "./desk-words.js";

/** Ask the editor until there is an answer: "mine" or "theirs". */
export function choose(mine, theirs) {
  const version = (key, text) =>
    make(
      "section",
      {},
      make("h3", { textContent: say(key) }),
      make("p", { textContent: text }),
      make("button", { textContent: say("keep"), value: key, type: "submit" }),
    );
  const form = make("form", { method: "dialog" }, version("mine", mine), version("theirs", theirs));
  const dialog = make("dialog", { className: "conflict" });
  dialog.append(make("h2", { textContent: say("conflict") }), form);
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}
