// The stories at the left: dragged, or moved by keys, into another order; added and taken out.

import { make } from "/web/geometry.js";
import { onState } from "/web/store.js";
import { note, showSource } from "/web/source.js";
import { act, addFiles, issue, onIssue } from "./acts.js";
import { edit } from "./block.js";
import { button, showPanel } from "./panel.js";
import { language, say } from "./desk-words.js";

const list = document.getElementById("articles");
let dragged;

function decorate() {
  [...list.children].forEach((item, index) => {
    const opener = item.firstChild;
    item.draggable = true;
    item.ondragstart = () => (dragged = index);
    item.ondragover = (event) => dragged !== undefined && event.preventDefault();
    item.ondrop = (event) => {
      event.preventDefault();
      move(dragged, index);
      dragged = undefined;
    };
    opener.onkeydown = (event) => {
      const by = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (event.key === "Delete") drop(index);
      else if (by) move(index, index + by);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    opener.addEventListener(
      "click",
      () => issue.stories[index] && edit(issue.stories[index].file, 1),
    );
  });
}

async function move(source, target) {
  const last = issue.stories.length - 1;
  if (source === target || target < 0 || target > last) return;
  if (await act({ act: "order", source, target })) {
    focusAfter = target;
  }
}

let focusAfter;
async function drop(number) {
  const { headline } = issue.stories[number];
  if (await act({ act: "drop", number })) note(say("dropped", { headline }));
}

/** A form for a story that is typed or pasted. */
export function showAdd() {
  const headline = make("input", { placeholder: say("headline") });
  const text = make("textarea", { rows: 12, placeholder: say("pasteHere") });
  const files = make("input", { type: "file", multiple: true });
  files.ariaLabel = say("files");
  files.addEventListener("change", () => take([...files.files]));
  const send = button("addStory", async () => {
    if (!text.value.trim()) return;
    const done = await act({ act: "add", headline: headline.value, text: text.value });
    if (done) edit(issue.stories.at(-1).file, 1);
  });
  showPanel("add", make("p", { textContent: say("dropHere") }), files, headline, text, send);
}

/** Add files, and list what the reading was not sure of. */
export async function take(files) {
  note(say("reading", { count: files.length }));
  const done = await addFiles(files);
  if (!done) return;
  const doubts = done.problems.map((problem) =>
    make(
      "li",
      {},
      make("p", { textContent: problem[language].message }),
      problem.file && problem.line
        ? make("button", {
            textContent: `${problem.file}:${problem.line}`,
            onclick: () => edit(problem.file, problem.line),
          })
        : "",
    ),
  );
  if (doubts.length) showPanel("doubts", make("ol", { className: "doubts" }, ...doubts));
  else edit(issue.stories.at(-1).file, 1);
}

addEventListener(
  "dragover",
  (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault(),
);
addEventListener("drop", (event) => {
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  take([...event.dataTransfer.files]);
});

onState(() => {
  decorate();
  if (focusAfter === undefined) return;
  list.children[focusAfter]?.firstChild.focus();
  const moved = issue.stories[focusAfter];
  focusAfter = undefined;
  if (moved) showSource(moved.file, 1, true);
});
onIssue(decorate);
