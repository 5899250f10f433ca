// What the shelf asks of the server, and what it says on the screen.

import { language, say } from "./shelf-words.js";

const box = document.getElementById("note");

/** Say something at the foot of the window; nothing takes it away. */
export function note(text = "") {
  box.textContent = text;
  box.hidden = !text;
}

/** Ask for something to be done; undefined, and the reason on the screen, where it was not. */
export async function ask(address, body, words = "") {
  note(words);
  const answer = await fetch(address, { method: "POST", body }).catch(() => undefined);
  const found = (await answer?.json().catch(() => ({}))) ?? {};
  if (answer?.ok) {
    note();
    return found;
  }
  const problem = found.problems?.[0]?.[language];
  const reason = [problem?.message, problem?.hint].filter(Boolean).join(" ");
  note(say("refused", { reason: reason || found.message?.[language] || answer?.status || "—" }));
  return undefined;
}

/** Ask for JSON; an empty object where there is none. */
export async function get(address) {
  const answer = await fetch(address).catch(() => undefined);
  return answer?.ok ? answer.json() : {};
}

/** Go to an issue's desk, at a story if one is named. */
export async function openIssue(folder, at = "") {
  const found = await ask("shelf/open", JSON.stringify({ folder }), say("opening"));
  if (found) location.href = at ? `${found.url}#${at}` : found.url;
}
