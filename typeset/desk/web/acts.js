// Acts on the issue's files: what is asked for, what came of it, and what stood in its way.

import { note } from "../web/source.js";
import { saved, sending, written } from "../web/store.js";
import { choose } from "./conflict.js";
import { language, say } from "./desk-words.js";

export const issue = { user: "", file: "", manifest: {}, stories: [], undo: false, redo: false };
const listeners = new Set();
let turn = Promise.resolve(); // until all acts are done
const [FIRST_WAIT, LONGEST_WAIT] = [250, 4000]; // ms until what had no answer is sent again

/** Call `listener()` after each act, and after the first reading. */
export function onIssue(listener) {
  listeners.add(listener);
}

function take(found) {
  if (found.written) written(found.written);
  if (!found.stories) return;
  Object.assign(issue, found);
  for (const listener of listeners) listener();
}

/** Read the issue's files as they stand now; false where the manifest cannot be read. */
export async function readIssue() {
  const answer = await fetch("desk/issue");
  if (answer.ok) take(await answer.json());
  return answer.ok;
}

/** An article's fields and blocks, after all acts; null where it cannot be read. */
export async function readStory(file) {
  const before = turn;
  await before;
  const answer = await fetch(`desk/story?file=${encodeURIComponent(file)}`);
  if (turn !== before) return readStory(file); // an act began meanwhile
  if (!answer.ok) return null;
  const story = await answer.json();
  for (const block of story.blocks) block.markdown = block.markdown.replaceAll("\r\n", "\n"); // as in a field
  return story;
}

const TYPED = new Set(["replace", "field"]); // acts of what is typed: refused, it stays in its field

/** Do an act after those before it; false where it is refused, null where another's work stays. */
export const act = (request) => inTurn(() => perform(request));

function inTurn(work) {
  const done = turn.then(work);
  turn = done.catch(() => {});
  return saved(done);
}

async function perform(request) {
  const answer = await sent("desk/act", JSON.stringify(request));
  if (answer.status !== 409) return settle(answer, TYPED.has(request.act) ? "unsaved" : "refused");
  const { mine, theirs } = await answer.json();
  const kept = await choose(request.markdown ?? mine, theirs);
  return kept === "mine" && request.seen ? perform({ ...request, seen: theirs }) : null;
}

/** Take what the server answered; what is wrong is said on the screen. */
async function settle(answer, key = "refused") {
  const found = await answer.json().catch(() => ({}));
  if (answer.ok) {
    take(found);
    return found;
  }
  if (answer.status === 401) {
    note(say("signedOut"), () => window.open("/login"));
    return false; // it stays in its field, and is sent again with what is typed next
  }
  const problem = found.problems?.[0];
  const said = problem && `${problem.file}:${problem.line} ${problem[language].message}`;
  note(say(key, { reason: said ?? found.message?.[language] ?? answer.status }));
  return false;
}

export const undo = () => post("desk/undo");
export const redo = () => post("desk/redo");

const post = (address, body) => inTurn(() => send(address, body));

async function send(address, body) {
  return settle(await sent(address, body));
}

/** What the desk answers; without an answer it is asked again, and the foot says so meanwhile. */
async function sent(address, body) {
  const headers = { "Act-Name": `${Date.now()}-${Math.random()}` }; // one act, however often it is sent
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      const answer = await fetch(address, { method: "POST", body, headers });
      sending(true);
      return answer;
    } catch {
      sending(false);
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

/** The whole text of a file, "" for the manifest, as {file, text}; or {message}. */
export const readWhole = async (file) =>
  (await fetch(`desk/source?file=${encodeURIComponent(file)}`)).json();

/** The names of what the issue was before earlier sessions. */
export async function snapshots() {
  return (await (await fetch("desk/snapshots")).json()).snapshots;
}

/** Make the texts what they were. */
export const restore = (name) => post(`desk/restore?name=${encodeURIComponent(name)}`);

/** Add a photo to a story. */
export const addPhoto = (story, photo) =>
  post(`desk/photo?file=${encodeURIComponent(story)}`, photo);

/** What was changed in a Word file that came back; false where it cannot be read. */
export const reviewFile = (file) =>
  turn.then(() => send(`desk/returned?name=${encodeURIComponent(file.name)}`, file));

/** Take changes of that file; those that are left. */
export const accept = (changes) => post("desk/accept", JSON.stringify(changes));

/** Append files to the issue as stories and pictures; the doubts of the reading, or false. */
export async function addFiles(files) {
  const batch = Math.random().toString(36).slice(2, 12) || "0";
  for (const file of files) {
    const address = `desk/upload?batch=${batch}&name=${encodeURIComponent(file.name)}`;
    if (!(await post(address, file))) return false;
  }
  return post(`desk/add?batch=${batch}`);
}
