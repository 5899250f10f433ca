// The shelf's dialogs: a new issue from a layout's sample, and an old one from its files.

import { make } from "../web/geometry.js";
import { ask, get, openIssue } from "./shelf-asking.js";
import { pictured } from "./shelf-pictures.js";
import { language, say, shelfKeys } from "./shelf-words.js";

const dialog = document.getElementById("gallery");

function show(key, ...parts) {
  dialog.replaceChildren(make("h2", { textContent: say(key) }), ...parts);
  dialog.ariaLabel = say(key);
  dialog.showModal();
}

function folderField() {
  const name = make("input", { placeholder: say("folderName"), required: true });
  name.ariaLabel = say("folder");
  return name;
}

const closing = () =>
  make("button", { type: "button", textContent: say("close"), onclick: () => dialog.close() });

/** The layouts with their pictures; one is chosen, and the folder named. */
export async function showGallery(load) {
  const { layouts = [], folder = "" } = await get("shelf/layouts");
  const name = folderField();
  name.value = folder;
  const looks = layouts.map((each) =>
    make(
      "li",
      {},
      make(
        "button",
        { onclick: () => create(each.name, name), title: each[language] },
        pictured(`shelf/look?language=${language}&layout=${encodeURIComponent(each.name)}`),
        make("b", { textContent: each.name }),
        make("span", { textContent: each[language] }),
      ),
    ),
  );
  show("newIssue", name, make("ol", {}, ...looks), closing());
  load(dialog.querySelectorAll("img"));
  name.select();
}

async function create(layout, name) {
  if (!name.value.trim()) return name.reportValidity();
  const body = JSON.stringify({ folder: name.value.trim(), layout, language });
  const found = await ask("shelf/new", body, say("beginning"));
  dialog.close();
  return found && openIssue(found.folder);
}

/** The keys of the shelf. */
export function showKeys() {
  const rows = shelfKeys.map(([key, meaning]) =>
    make("tr", {}, make("th", { textContent: key }), make("td", { textContent: meaning })),
  );
  show("help", make("table", {}, ...rows), closing());
}

/** Files of an old issue, to be made a new folder of; `dropped` are there already. */
export function showImport(dropped = []) {
  let files = [...dropped];
  const name = folderField();
  const count = make("p", { role: "status" });
  const chooser = make("input", { type: "file", multiple: true });
  chooser.ariaLabel = say("files");
  const draw = () => {
    count.textContent = files.length ? say("chosen", { count: files.length }) : "";
    name.value ||= files[0]?.name.replace(/\.[^.]*$/, "").replaceAll(/[/\\]/g, "-") ?? "";
  };
  chooser.addEventListener("change", () => {
    files = [...chooser.files];
    draw();
  });
  const form = make(
    "form",
    { className: "import" },
    make("p", { textContent: say("importHere") }),
    chooser,
    count,
    name,
    make(
      "div",
      {},
      make("button", { className: "main", textContent: say("importNow") }),
      closing(),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (files.length) take(files, name.value.trim());
    else chooser.focus();
  });
  show("importIssue", form);
  draw();
}

async function take(files, folder) {
  const words = say("importing", { count: files.length });
  const batch = Math.random().toString(36).slice(2, 12) || "0";
  for (const file of files) {
    const address = `shelf/upload?batch=${batch}&name=${encodeURIComponent(file.name)}`;
    if (!(await ask(address, file, words))) return;
  }
  const done = await ask("shelf/import", JSON.stringify({ folder, batch }), words);
  if (!done) return;
  dialog.close();
  await openIssue(done.folder);
}
