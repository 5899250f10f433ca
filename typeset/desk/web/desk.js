// The desk over the preview: its buttons and keys.

import { make } from "../web/geometry.js";
import { now, onState } from "../web/store.js";
import { issue, onIssue, readIssue, redo, undo } from "./acts.js";
import { showDummy } from "./dummy.js";
import { edit, editStory, openStory } from "./block.js";
import { readSchemas, showIssueForm, takeField } from "./form.js";
import { questionsButton, readQuestions, showQuestions } from "./questions.js";
import { showFinish } from "./finish.js";
import { showReturned } from "./returned.js";
import { showAdd } from "./stories.js";
import "./desk-keys.js";
import { startTour } from "./tour.js";
import { showSubstitute } from "./substitute.js";
import { button, showAfter, unlessChosen } from "./panel.js";
import { showWhole } from "./whole.js";

document.body.classList.add("desk");
const undoing = button("undo", () => showAfter(undo(), again));
const redoing = button("redo", () => showAfter(redo(), again));
const dummy = button("dummy", showDummy);
dummy.hidden = true;
onState(() => (dummy.hidden = !now.dummy));
const tools = make(
  "span",
  { className: "group of-desk" },
  undoing,
  redoing,
  button("add", showAdd),
  button("issue", showIssueForm),
  dummy,
  button("substitute", showSubstitute),
  button("returned", showReturned),
  button("finish", showFinish),
  questionsButton,
);
document.getElementById("title").after(tools);

/** After undoing, the panel shows what the file says now. */
function again() {
  const [file, line] = openStory();
  if (file) edit(file, line);
}

let layout; // of which the options are shown
onIssue(() => {
  if (layout && layout !== issue.manifest.layout) readSchemas();
  layout = issue.manifest.layout;
  undoing.disabled = !issue.undo;
  redoing.disabled = !issue.redo;
});

addEventListener("beforeunload", (event) => takeField() && event.preventDefault());
addEventListener("keydown", (event) => {
  const command = event.ctrlKey || event.metaKey;
  if (!command || event.key.toLowerCase() !== "z") return;
  if (event.target.matches?.("textarea, input") && event.target.value !== event.target.defaultValue)
    event.target.blur();
  event.preventDefault();
  showAfter(event.shiftKey ? redo() : undo(), again);
});

await readSchemas();
const readable = await readIssue();
document.getElementById("tab-articles").click();
const narrow = matchMedia("(max-width: 1000px)"); // where the list lies over the page
if (narrow.matches) document.getElementById("toggle-side").click();
const at = decodeURIComponent(location.hash.slice(1)); // a story that the shelf's search found
const stays = unlessChosen(); // a story may be clicked as soon as it is listed
const asked = await readQuestions();
if (stays()) showFirst();
if (at === "tour") startTour();

function showFirst() {
  if (!readable) showWhole("", () => location.reload());
  else if (issue.stories.some(({ file }) => file === at)) editStory(at);
  else if (asked) showQuestions();
  else showIssueForm();
}
