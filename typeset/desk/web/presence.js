// In an office: who has which story open. One editor at a time; the others read it, ask, or wait.

import { make } from "../web/geometry.js";
import { note } from "../web/source.js";
import { issue, onIssue } from "./acts.js";
import { edit, openStory } from "./block.js";
import { showIssueForm } from "./form.js";
import { button } from "./panel.js";
import { say } from "./desk-words.js";

const BEAT = 10_000; // ms between two signs; the server misses a window after three
const panel = document.getElementById("edit");
const name = Math.random().toString(36).slice(2, 14) || "0";
const listeners = new Set();
let people = []; // {file, user}: who holds which story
let said = {}; // what the server said last
let shown = null; // the story that it was said of
let beating;

/** Call `listener()` when somebody opens or leaves a story. */
export function onPeople(listener) {
  listeners.add(listener);
}

/** Who else has a story open; "" where nobody has. */
export const heldBy = (file) =>
  people.find((each) => each.file === file && each.user !== issue.user)?.user ?? "";

const current = () => panel.querySelector("[data-file]")?.dataset.file ?? null;

async function beat(more = {}) {
  clearTimeout(beating);
  beating = setTimeout(beat, BEAT);
  const file = current();
  const body = JSON.stringify({ window: name, file, ...more });
  const answer = await fetch("desk/presence", { method: "POST", body }).catch(() => undefined);
  if (answer?.status === 401) note(say("signedOut"), () => window.open("/login"));
  if (!answer?.ok || file !== current()) return;
  take(await answer.json(), file);
}

function take(found, file) {
  const before = said;
  said = found;
  people = found.people;
  for (const listener of listeners) listener();
  if (found.asked && found.asked !== before.asked)
    note(say("asks", { user: found.asked }), showIssueForm);
  if (shown === file && before.holder && !found.holder) edit(...openStory()); // it is ours now
  shown = file;
  mark();
}

/** Who holds the story that is shown, and what can be done about it. */
function mark() {
  const story = panel.querySelector("[data-file]");
  panel.querySelector(".held")?.remove();
  if (!story || !said.holder || story.dataset.file !== shown) return;
  for (const each of story.querySelectorAll("input, textarea, select, button"))
    if (each.matches("textarea, input:not([type=checkbox], [type=file])")) each.readOnly = true;
    else each.disabled = true;
  const words = make("p", { textContent: say("heldBy", { user: said.holder }) });
  const act = said.idle
    ? button("takeOver", () => beat({ take: true }))
    : button("askFor", () => beat({ ask: true }).then(() => note(say("askedFor", { user: said.holder })))); // prettier-ignore
  const box = make("div", { className: "held" }, words, act);
  box.role = "status";
  story.before(box);
}

let began = false;
onIssue(() => {
  if (began || !issue.user) return;
  began = true;
  new MutationObserver((changes) => {
    const drawn = changes.some(({ addedNodes }) => [...addedNodes].some((each) => each.matches?.(":not(.held)"))); // prettier-ignore
    if (current() !== shown) beat();
    else if (drawn) mark();
  }).observe(panel, { childList: true });
  addEventListener("pagehide", () => {
    navigator.sendBeacon("desk/presence", JSON.stringify({ window: name, file: null }));
  });
  const shelf = button("shelf", () => (location.href = "../../"));
  document.getElementById("title").before(shelf);
  beat();
});
