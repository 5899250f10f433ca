// What an import was not sure of: each a question, with its place, until it is settled.

import { make } from "../web/geometry.js";
import { issue } from "./acts.js";
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
  return questions.length > 0;
}

function take(found) {
  questions = found;
  opener.hidden = !questions.length;
  opener.textContent = say("questionsCount", { count: questions.length });
}

/** Show them at the right. */
export function showQuestions() {
  showPanel("questions", ...listed());
}

function listed() {
  const items = questions.map((each, number) =>
    make(
      "li",
      {},
      make("p", { textContent: each[language] }),
      ...(each.file ? [wayTo(each)] : []),
      button("settle", () => settle(number)),
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
