// One wording for another in all stories; every place is shown before.

import { make } from "../web/geometry.js";
import { note } from "../web/source.js";
import { act } from "./acts.js";
import { placeButton } from "./block.js";
import { button, showPanel } from "./panel.js";
import { say } from "./desk-words.js";

/** Show the two fields, and the places as they are typed. */
export function showSubstitute() {
  const find = make("input", { placeholder: say("findWords") });
  const put = make("input", { placeholder: say("putWords") });
  const places = make("ol", { className: "doubts" });
  const look = () => list(find.value, put.value, places);
  find.addEventListener("input", look);
  put.addEventListener("input", look);
  const all = button("replaceAll", async () => {
    const count = places.children.length;
    if (!count || !(await act({ act: "substitute", find: find.value, put: put.value }))) return;
    note(say("replaced", { count }));
    look();
  });
  showPanel("substitute", find, put, all, places);
  find.focus();
}

async function list(find, put, places) {
  if (!find) return places.replaceChildren();
  const { matches } = await (await fetch(`desk/matches?find=${encodeURIComponent(find)}`)).json();
  return places.replaceChildren(...matches.map((each) => place(each, find, put)));
}

/** A line with what goes and what comes. */
function place({ file, line, text }, find, put) {
  const parts = text
    .split(find)
    .flatMap((each, index) =>
      index
        ? [make("del", { textContent: find }), make("ins", { textContent: put }), each]
        : [each],
    );
  return make("li", {}, placeButton({ file, line }), make("p", {}, ...parts));
}
