// What an import was not sure of: each a question, with its place, until it is settled.

import { make } from "../web/geometry.js";
import { issue, onIssue } from "./acts.js";
import { placeButton } from "./block.js";
import { showIssueForm } from "./form.js";
import { button, fillPanel, showPanel, shows } from "./panel.js";
import { language, say } from "./desk-words.js";

let questions = [];
const opener = button("questions", showQuestions);
opener.hidden = true;

/** The button that shows them; it is hidden while there are none. */
export const questionsButton = opener;

/** Read them; true where there are some. */
export async function readQuestions() {
  const answer = await fetch("desk/questions");
  take(answer.ok ? (await answer.json()).questions : []);
  return open().length > 0;
}

function take(found) {
  questions = found;
  count();
}

/** Those that are not about a story that was taken out, with their places among all. */
const open = () =>
  questions
    .map((each, number) => ({ ...each, number }))
    .filter(({ file }) => !file || file === issue.file || issue.stories.some((each) => each.file === file)); // prettier-ignore

function count() {
  const { length } = open();
  opener.hidden = !length;
  opener.textContent = say("questionsCount", { count: length });
}

onIssue(count);

/** Show them at the right. */
export function showQuestions() {
  showPanel("questions", ...listed());
}

function listed() {
  const items = open().map((each) =>
    make(
      "li",
      {},
      make("p", { textContent: each[language] }),
      ...(each.file ? [wayTo(each)] : []),
      button("settle", () => settle(each.number)),
    ),
  );
  const help = make("p", { className: "help", textContent: say("questionsHelp") });
  return [help, make("ol", { className: "doubts" }, ...items)];
}

const wayTo = (each) =>
  each.file === issue.file ? button("issue", showIssueForm) : placeButton(each);

async function settle(number) {
  const answer = await fetch("desk/settle", { method: "POST", body: JSON.stringify({ number }) });
  if (!answer.ok) return;
  take((await answer.json()).questions);
  if (shows() === "questions") fillPanel("questions", ...listed());
}
