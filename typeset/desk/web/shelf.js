// The shelf: the issues below a folder; one is opened, or the next one begun.

import { make } from "/web/geometry.js";
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
  const reason = found.problems?.[0]?.[language]?.message ?? found.message ?? answer.status;
  the("note").textContent = say("refused", { reason });
  the("note").hidden = false;
  return undefined;
}

async function open(folder) {
  const found = await ask("/shelf/open", folder);
  if (found) location.href = found.url;
}

async function begin(folder) {
  const found = await ask("/shelf/next", folder);
  if (found) await open(found.folder);
}

/** The layouts with their pictures; one is chosen, and the folder named. */
async function showGallery() {
  const { layouts } = await (await fetch("/shelf/layouts")).json();
  const name = make("input", { placeholder: say("folderName"), required: true });
  const looks = layouts.map((each) =>
    make(
      "li",
      {},
      make(
        "button",
        { onclick: () => create(each.name, name), title: each.description },
        make("img", {
          alt: "",
          loading: "lazy",
          src: `/shelf/look?layout=${encodeURIComponent(each.name)}`,
        }),
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
  name.focus();
}

async function create(layout, name) {
  if (!name.value.trim()) return name.reportValidity();
  const found = await ask("/shelf/new", name.value.trim(), { layout });
  the("gallery").close();
  return found && open(found.folder);
}

function card(title, { folder, number, date }) {
  const name = number ? say("number", { number }) : folder.split("/").pop();
  const opener = make(
    "button",
    { title: folder, onclick: () => open(folder) },
    make("img", {
      alt: "",
      loading: "lazy",
      src: `/shelf/cover?folder=${encodeURIComponent(folder)}`,
    }),
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
}

async function read() {
  shelf = await (await fetch("/shelf")).json();
  document.title = shelf.root;
  document.querySelector("h1").textContent = shelf.root;
  draw();
}

the("query").addEventListener("input", draw);
the("new").textContent = say("newIssue");
the("new").addEventListener("click", showGallery);
addEventListener("pageshow", read); // also after the editor comes back from an issue
