// The shelf: the issues below a folder, each with its state; one is opened, or the next one begun.

import { make } from "../web/geometry.js";
import { ask, get, openIssue } from "./shelf-asking.js";
import { showGallery, showImport, showKeys } from "./shelf-dialogs.js";
import { load, pictured, stopLoading } from "./shelf-pictures.js";
import { language, say } from "./shelf-words.js";
import { offerTour } from "./tour-offer.js";

const the = (id) => document.getElementById(id);
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
the("query").placeholder = say("search");
the("query").ariaLabel = say("search");
let shelf = { root: "", series: [] };
let states = {};

const loadCovers = () => load(the("series").querySelectorAll("img"));

function open(folder, at) {
  stopLoading();
  return openIssue(folder, at);
}

async function begin(folder) {
  const found = await ask("shelf/next", JSON.stringify({ folder }), say("beginning"));
  if (found) await open(found.folder);
}

const nameOf = ({ folder, number }) =>
  number ? (/^\d+$/.test(number) ? say("number", { number }) : number) : folder.split("/").pop();

function card(title, each) {
  const { folder, date } = each;
  const name = nameOf(each);
  const opener = make(
    "button",
    { title: folder, onclick: () => open(folder) },
    pictured(`shelf/cover?folder=${encodeURIComponent(folder)}`),
    make("b", { textContent: name }),
    make("span", { textContent: date || (folder === name ? "" : folder) }),
    make("em", { hidden: true }),
  );
  opener.dataset.folder = folder;
  opener.dataset.name = [title, name, date].filter(Boolean).join(" ");
  opener.ariaLabel = opener.dataset.name;
  return make("li", {}, opener);
}

/** Say on each card how its issue stands. */
function drawStates() {
  for (const opener of the("series").querySelectorAll("[data-folder]")) {
    const found = states[opener.dataset.folder];
    if (!found) continue;
    const badge = opener.querySelector("em");
    badge.hidden = false;
    badge.className = found.state;
    badge.textContent = say(found.state, { count: found.errors });
    opener.ariaLabel = `${opener.dataset.name}, ${badge.textContent}`;
    const places = found.problems.map(
      (each) => `${each.file ?? ""}:${each.line ?? ""} ${each[language].message}`,
    );
    opener.title = [opener.dataset.folder, ...places].join("\n");
  }
}

const words = () => the("query").value.trim();

function draw() {
  const wanted = words().toLowerCase();
  const fits = (title, each) =>
    `${title} ${each.number} ${each.date} ${each.folder}`.toLowerCase().includes(wanted);
  const sections = shelf.series.flatMap(({ title, issues }) => {
    const found = issues.filter((each) => fits(title, each));
    if (!found.length) return [];
    const next = make("button", {
      textContent: say("nextIssue"),
      title: say("nextIssueTitle"),
      onclick: () => begin(issues[0].folder),
    });
    const heading = make("h2", { textContent: title || say("untitled") });
    const head = make("header", {}, heading, ...(title ? [next] : []));
    return [make("section", {}, head, make("ol", {}, ...found.map((each) => card(title, each))))];
  });
  the("series").replaceChildren(...sections);
  drawStates();
  loadCovers();
}

// ---- search in the texts

const PAUSE = 200; // ms without a key after which the texts are searched through
let pause;

function searchSoon() {
  clearTimeout(pause);
  pause = setTimeout(search, words() ? PAUSE : 0);
}

async function search() {
  const wanted = words();
  const { found = [] } = wanted ? await get(`shelf/search?find=${encodeURIComponent(wanted)}`) : {};
  if (wanted !== words()) return;
  const most = found.length >= 60 ? "foundMost" : "found";
  the("hit-count").textContent = wanted
    ? say(found.length ? most : "foundNone", { count: found.length })
    : "";
  the("hits").replaceChildren(...found.map(hit));
}

function hit(each) {
  const { title, date, headline, excerpt, folder, file } = each;
  const [before, inside, behind] = excerpt.length ? excerpt : ["", "", ""];
  const about = [title, nameOf(each), date].filter(Boolean).join(" · ");
  const opener = make(
    "button",
    { title: `${folder}/${file}`, onclick: () => open(folder, encodeURIComponent(file)) },
    make("b", { textContent: headline || file }),
    make("small", { textContent: about }),
    make("span", {}, before, make("mark", { textContent: inside }), behind),
  );
  return make("li", {}, opener);
}

// ---- the whole

/** In an office: who is signed in, and the way out. */
function drawUser() {
  the("user").hidden = !shelf.user;
  const out = make("button", {
    textContent: say("signOut"),
    onclick: () => ask("logout").then(() => location.replace("login")),
  });
  the("user").replaceChildren(make("span", { textContent: shelf.user ?? "" }), out);
}

async function read() {
  shelf = { root: "", series: [], ...(await get("shelf")) };
  document.title = shelf.root;
  document.querySelector("h1").textContent = shelf.root;
  drawUser();
  draw();
  offerTour(the("empty"), !shelf.series.length);
  states = (await get("shelf/state")).states ?? {};
  drawStates();
}

the("query").addEventListener("input", () => {
  draw();
  searchSoon();
});
the("gallery").addEventListener("close", loadCovers);
for (const [id, key, act] of [
  ["new", "newIssue", () => showGallery(load)],
  ["help", "help", showKeys],
  ["import", "importIssue", () => showImport()],
]) {
  the(id).textContent = say(key);
  the(id).title = say(`${key}Title`);
  the(id).addEventListener("click", act);
}
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer?.files.length && !the("gallery").open)
    showImport([...event.dataTransfer.files]);
});
addEventListener("keydown", (event) => {
  if (event.target.closest("input, dialog") || !["/", "?"].includes(event.key)) return;
  event.preventDefault();
  if (event.key === "/") the("query").focus();
  else showKeys();
});
addEventListener("pageshow", read); // also after the editor comes back from an issue
