// The shelf: the issues below a folder; one is opened, or the next one begun.

import { make } from "../web/geometry.js";
import { language, say } from "./desk-words.js";

const the = (id) => document.getElementById(id);
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
the("query").placeholder = say("search");
the("query").ariaLabel = say("search");
let shelf = { root: "", series: [] };

async function ask(address, folder, more = {}) {
  const body = JSON.stringify({ folder, ...more });
  const answer = await fetch(address, { method: "POST", body });
  const found = await answer.json().catch(() => ({}));
  if (answer.ok) return found;
  const reason =
    found.problems?.[0]?.[language]?.message ?? found.message?.[language] ?? answer.status;
  the("note").textContent = say("refused", { reason });
  the("note").hidden = false;
  return undefined;
}

let looking = 0; // of several lists of pictures, the last one is loaded
/** Load pictures one after another: each is made when it is asked for, and what is clicked comes first. */
async function load(pictures) {
  const turn = ++looking;
  for (const picture of pictures) {
    if (turn !== looking) return;
    picture.src = picture.dataset.src;
    await picture.decode().catch(() => {});
  }
}

const loadCovers = () => load(the("series").querySelectorAll("img"));

async function open(folder) {
  looking += 1;
  const found = await ask("shelf/open", folder);
  if (found) location.href = found.url;
}

async function begin(folder) {
  const found = await ask("shelf/next", folder);
  if (found) await open(found.folder);
}

/** The layouts with their pictures; one is chosen, and the folder named. */
async function showGallery() {
  const { layouts } = await (await fetch("shelf/layouts")).json();
  const name = make("input", { placeholder: say("folderName"), required: true });
  const looks = layouts.map((each) =>
    make(
      "li",
      {},
      make(
        "button",
        { onclick: () => create(each.name, name), title: each.description },
        pictured(`shelf/look?layout=${encodeURIComponent(each.name)}`),
        make("b", { textContent: each.name }),
        make("span", { textContent: each.description }),
      ),
    ),
  );
  the("gallery").replaceChildren(
    make("h2", { textContent: say("newIssue") }),
    name,
    make("ol", {}, ...looks),
    make("button", { textContent: say("close"), onclick: () => the("gallery").close() }),
  );
  the("gallery").showModal();
  load(the("gallery").querySelectorAll("img"));
  name.focus();
}

async function create(layout, name) {
  looking += 1;
  if (!name.value.trim()) return name.reportValidity();
  const found = await ask("shelf/new", name.value.trim(), { layout });
  the("gallery").close();
  return found && open(found.folder);
}

function pictured(address) {
  const picture = make("img", { alt: "" });
  picture.dataset.src = address;
  return picture;
}

function card(title, { folder, number, date }) {
  const name = number ? say("number", { number }) : folder.split("/").pop();
  const opener = make(
    "button",
    { title: folder, onclick: () => open(folder) },
    pictured(`shelf/cover?folder=${encodeURIComponent(folder)}`),
    make("b", { textContent: name }),
    make("span", { textContent: date || folder }),
  );
  opener.ariaLabel = [title, name, date].filter(Boolean).join(" ");
  return make("li", {}, opener);
}

function draw() {
  const words = the("query").value.trim().toLowerCase();
  const fits = (title, each) =>
    `${title} ${each.number} ${each.date} ${each.folder}`.toLowerCase().includes(words);
  const sections = shelf.series.flatMap(({ title, issues }) => {
    const found = issues.filter((each) => fits(title, each));
    if (!found.length) return [];
    const next = make("button", {
      textContent: say("nextIssue"),
      onclick: () => begin(issues[0].folder),
    });
    const head = make("header", {}, make("h2", { textContent: title || "—" }), next);
    return [make("section", {}, head, make("ol", {}, ...found.map((each) => card(title, each))))];
  });
  the("series").replaceChildren(...sections);
  loadCovers();
}

async function read() {
  shelf = await (await fetch("shelf")).json();
  document.title = shelf.root;
  document.querySelector("h1").textContent = shelf.root;
  draw();
}

the("query").addEventListener("input", draw);
the("gallery").addEventListener("close", loadCovers);
the("new").textContent = say("newIssue");
the("new").addEventListener("click", showGallery);
addEventListener("pageshow", read); // also after the editor comes back from an issue
