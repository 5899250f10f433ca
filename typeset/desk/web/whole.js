// The whole text of a file that cannot be read as a story or a manifest: to be mended by hand.

import { make } from "../web/geometry.js";
import { note } from "../web/source.js";
import { act, readWhole } from "./acts.js";
import { button, choosePanel, fillPanel, showAfter } from "./panel.js";
import { language, say } from "./desk-words.js";

/** Show the text of `file`, "" for the manifest; `again()` once it can be read. */
export async function showWhole(file, again) {
  const stays = choosePanel();
  const { file: name, text, message } = await readWhole(file);
  if (!stays()) return;
  if (message) return note(say("refused", { reason: message[language] }));
  const field = make("textarea", { value: text, rows: 30, spellcheck: false, className: "whole" });
  field.ariaLabel = name;
  const ends = text.includes("\r\n") ? "\r\n" : "\n"; // a field has \n alone
  const save = button("saveWhole", () => {
    const mended = field.value.replaceAll("\n", ends);
    showAfter(act({ act: "source", file: name, seen: text, text: mended }), again);
  });
  fillPanel("whole", make("p", { className: "help", textContent: say("wholeHelp") }), save, field);
}
