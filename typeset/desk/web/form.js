// Forms of a story and of the issue, made from the published JSON Schema.

import { make } from "../web/geometry.js";
import { now, onState } from "../web/store.js";
import { act, issue, restore, snapshots } from "./acts.js";
import { button, showAfter, showPanel } from "./panel.js";
import { draw, prepare, written } from "./proof.js";
import { language, say } from "./desk-words.js";
import { keepUnsaved, markUnsaved, unsavedAt } from "./unsaved.js";

let schemas;
/** What the forms of a story are made from. */
export const articleSchema = () => schemas.article;

/** Read what the forms are made from, once. */
export async function readSchemas() {
  schemas = await (await fetch("desk/schema")).json();
}

const STORY = ["kicker", "headline", "deck", "byline", "source", "section", "signature", "priority", "page", "columns", "run_in"]; // prettier-ignore

/** The fields of a story. */
export function storyForm(story) {
  const form = make("form", { className: "fields" }, make("h2", { textContent: say("story") }));
  const { properties } = schemas.article;
  const keys = STORY.filter((key) => key in properties);
  form.append(...listFields(schemas.article, properties, keys, story.fields, [], story.file));
  filled = { file: story.file, lines: story.lines };
  form.addEventListener("submit", (event) => event.preventDefault());
  return form;
}

/** The masthead, the editors, the closing block. */
export function showIssueForm() {
  const { properties } = schemas.issue;
  const form = make("form", { className: "fields" });
  const keys = Object.keys(properties).filter(
    (key) => !HIDDEN.has(key) && !isAlias(properties[key]),
  );
  form.append(...listFields(schemas.issue, properties, keys, issue.manifest, [], issue.file));
  const options = keyIn(properties, "options", issue.manifest);
  const made = schemas.options;
  const said = issue.manifest[options];
  form.append(
    make(
      "fieldset",
      {},
      make("legend", { textContent: say("options") }),
      ...listFields(
        made,
        made.properties,
        Object.keys(made.properties),
        said,
        [options],
        issue.file,
      ),
    ),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  filled = issue;
  showPanel("issue", form, snapshotList());
  showProblems();
}

/** What the issue was before earlier sessions, each to be had back. */
function snapshotList() {
  const list = make("ul", { className: "kinds" });
  const unfold = make("details", {}, make("summary", { textContent: say("snapshots") }), list);
  unfold.addEventListener("toggle", async () => {
    const items = (await snapshots()).map((name) => {
      const words = name.replace("T", " ").replace(/(\d\d)(\d\d)\d\d$/, "$1:$2");
      const have = button("restore", () => showAfter(restore(name), showIssueForm));
      return make("li", {}, make("span", { textContent: words }), have);
    });
    list.replaceChildren(...(items.length ? items : [say("noSnapshots")]));
  });
  return unfold;
}

// ---- what is wrong with a field, and the field of a line

let filled = { file: "", lines: {} }; // the file of the form that is shown, and the line of each key

/** The field for what stands at `line`, or undefined; for a picture, its first one. */
export function fieldAt(line) {
  const path = Object.keys(filled.lines).findLast((each) => filled.lines[each] === line);
  const fields = path ? [...document.querySelectorAll("#edit [data-path]")] : [];
  const item = /^\w+\.\d+\./u.exec(path)?.[0];
  return (
    fields.find((each) => each.dataset.path === path) ??
    (item && fields.find((each) => each.dataset.path.startsWith(item)))
  );
}

/** The lines of the form's keys, after another key came or went. */
export function takeLines(story) {
  if (filled.file === story.file) filled.lines = story.lines;
}

/** Say at each field what is wrong with it. */
export function showProblems() {
  for (const each of document.querySelectorAll("#edit .problem")) each.remove();
  for (const each of document.querySelectorAll("#edit [aria-invalid]"))
    each.ariaInvalid = each.ariaDescription = null;
  for (const each of now.errors) {
    const control = each.file === filled.file && fieldAt(each.line);
    if (!control) continue;
    control.ariaInvalid = "true";
    control.ariaDescription = each[language].message;
    (control.closest("label") ?? control).after(
      make("p", { className: "problem", textContent: each[language].message }),
    );
  }
}

onState(showProblems);

const TYPED = new Set(["kicker", "headline", "deck", "byline", "source", "signature", "caption", "credit", "alt"]); // prettier-ignore

/** Show a field's words on the page, and save them, as they are typed; typing goes on as one act. */
function onTyped(control, file, path, save) {
  let begun, saving;
  const saveAll = async () => {
    if (saving) return;
    saving = true;
    while (control.value.trim() && control.value !== control.said) {
      const words = (control.said = control.value);
      const done = await save(begun);
      if (!done) break;
      begun = true;
      if (control.value === words) written(done.written);
    }
    saving = false;
  };
  control.addEventListener("focus", () => {
    begun = false;
    prepare(file, filled.lines[path.join(".")]);
  });
  control.addEventListener("input", (event) => {
    draw(control.value);
    if (!event.isComposing) saveAll();
  });
  control.addEventListener("compositionend", saveAll);
}

/** Call `take` once for each new value of a field. */
function onTaken(control, take) {
  control.said = control.value;
  control.addEventListener("change", () => {
    if (control.type !== "checkbox" && control.value === control.said) return;
    control.said = control.value;
    take();
  });
}

/** Take what stands in the field that has the focus before its form goes; whether there was any. */
export function takeField() {
  const control = document.activeElement;
  const typed = control && "said" in control && control.value !== control.said;
  if (typed) control.dispatchEvent(new Event("change"));
  return Boolean(typed);
}

const HIDDEN = new Set(["articles", "options", "pdf", "pages", "plan"]);

// ---- one field

/** Whether a property is another name of one beside it (标题 for headline). */
const isAlias = (part) => part.$ref?.includes("/properties/");

/** The key under which `said` has a property: its own, or another name of it. */
export function keyIn(properties, key, said) {
  const names = Object.keys(properties).filter((each) =>
    properties[each].$ref?.endsWith(`/properties/${key}`),
  );
  return names.find((each) => said && each in said) ?? key;
}

/** The fields of a mapping whose keys are known: those in `keys`. */
export function listFields(root, properties, keys, said, path, file) {
  return keys.map((key) => {
    const name = keyIn(properties, key, said);
    return field(root, properties[key], said?.[name], [...path, name], file, key);
  });
}

/** The part of a schema that says what a value is: references followed, null left out. */
function plain(root, part) {
  if (part.$ref) return { ...plain(root, root.$defs[part.$ref.split("/").pop()]), ...rest(part) };
  const choice = part.anyOf?.find((each) => each.type !== "null");
  return choice ? { ...plain(root, choice), ...rest(part) } : part;
}

const rest = (part) => (part.description ? { description: part.description } : {});

const ABBREVIATIONS = new Set(["issn"]);

function label(key, described = "", english) {
  const [name, more] = described.split(": ");
  const chinese = /[\u3400-\u9fff]/.test(name) ? name.replace(/[.。]$/, "") : key;
  if (language !== "zh") {
    const words = ABBREVIATIONS.has(key) ? key.toUpperCase() : key.replaceAll("_", " ");
    return { text: words, title: english ?? more ?? described };
  }
  return { text: chinese, title: more ?? described };
}

function field(root, part, value, path, file, key) {
  const found = plain(root, part);
  const { text, title } = label(key, found.description, found.english);
  if (found.type === "object" && found.properties) {
    const keys = Object.keys(found.properties).filter((each) => !isAlias(found.properties[each]));
    const inner = listFields(root, found.properties, keys, value, path, file);
    return make("fieldset", {}, make("legend", { textContent: text, title }), ...inner);
  }
  if (found.type === "object") return mapping(text, value, path, file);
  const control = input(found, value);
  control.dataset.path = path.join(".");
  const place = { file, path };
  const save = async (continues) => {
    const done = await put(file, path, read(control, found), continues);
    keepUnsaved(place, control, done === false);
    return done;
  };
  onTaken(control, save);
  const kept = unsavedAt(place);
  if (kept !== undefined) {
    control.value = kept;
    markUnsaved(control, true);
  }
  if (TYPED.has(key)) onTyped(control, file, path, save);
  return make("label", { title }, make("span", { textContent: text }), control);
}

function input(found, value) {
  if (found.enum) {
    const words = found.default ? say("byDefault", { value: found.default }) : "";
    const options = ["", ...found.enum].map((each) =>
      make("option", { value: each, textContent: each || words }),
    );
    return selected(make("select", {}, ...options), value);
  }
  if (found.type === "boolean")
    return make("input", { type: "checkbox", checked: isYes(value ?? found.default) });
  if (found.type === "array")
    return make("textarea", {
      rows: Math.max(1, [value ?? []].flat().length),
      value: [value ?? []].flat().join("\n"),
    });
  return make("input", { value: value ?? "", placeholder: found.default ?? "" });
}

/** Whether a value means yes, by the words that the manifest takes for it. */
const isYes = (value) => schemas.yes.includes(String(value).trim().toLowerCase());

/** The choice that a value means in capitals or small letters; a value that is none is shown, too. */
function selected(control, value = "") {
  const same = (each) => each.value.toLowerCase() === String(value).toLowerCase();
  const found = [...control.options].find(same);
  if (!found) control.append(make("option", { value, textContent: value }));
  control.value = found ? found.value : value;
  return control;
}

function read(control, found) {
  if (control.type === "checkbox")
    return control.checked === (found.default ?? false) ? null : control.checked;
  const text = control.value.trim();
  if (found.type === "array")
    return text
      ? text
          .split("\n")
          .map((each) => each.trim())
          .filter(Boolean)
      : null;
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text || null; // plain digits, as one writes them
}

/** A mapping whose keys the editor chooses: 报送, 发送 …; one row each, and an empty one. */
function mapping(text, value, path, file) {
  const rows = Object.entries(value ?? {});
  const set = make("fieldset", { className: "mapping" }, make("legend", { textContent: text }));
  for (const [key, each] of [...rows, ["", ""]]) {
    const name = make("input", { value: key, placeholder: say("label"), readOnly: Boolean(key) });
    const words = make("input", { value: [each].flat().join("、") });
    name.ariaLabel = `${text} ${say("label")}`;
    words.ariaLabel = `${text} ${key || say("value")}`;
    onTaken(words, () => {
      const list = Array.isArray(each);
      const said = words.value.trim();
      if (name.value.trim())
        put(
          file,
          [...path, name.value.trim()],
          list && said ? said.split(/[、,，]/) : said || null,
        );
    });
    set.append(make("div", {}, name, words));
  }
  return set;
}

/** Write a value; where its key came or went, the lines below it have moved. */
async function put(file, path, value, continues = false) {
  const done = await act({ act: "field", file, path, value, continues });
  const known = path.join(".") in filled.lines;
  if (done && known === (value === null)) document.dispatchEvent(new CustomEvent("lines-moved", { detail: file })); // prettier-ignore
  return done;
}
