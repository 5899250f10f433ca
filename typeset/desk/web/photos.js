// A story's photos: added, described, and what is never cropped away dragged to its place.

import { make } from "../web/geometry.js";
import { act, addPhoto } from "./acts.js";
import { keyIn, listFields } from "./form.js";
import { button, showAfter } from "./panel.js";
import { say } from "./desk-words.js";

const STEP = 0.05; // of the picture's side, with an arrow key
const RATIOS = [[1, 1], [4, 3], [3, 2], [16, 9], [2, 1], [3, 4], [2, 3]]; // prettier-ignore
const SNAP = 0.04; // how near to one of these a ratio becomes it
const SHOWN = ["caption", "credit", "alt", "width", "beside", "columns"];

/** The photos of `story`; `again()` reads the story again. */
export function photosOf(story, schema, again) {
  const name = keyIn(schema.properties, "images", story.fields);
  const images = story.fields[name] ?? [];
  const items = images.map((said, number) =>
    photo(story, schema, { said, path: [name, number], file: story.pictures[number] }, again),
  );
  const files = make("input", { type: "file", accept: "image/*", multiple: true });
  files.ariaLabel = say("addPhoto");
  files.addEventListener("change", () => add(story.file, files.files, again));
  const spare = story.unused.map((file) => {
    const use = button("usePhoto", async () => {
      const path = [name, images.length];
      await showAfter(act({ act: "item", file: story.file, path, value: { file } }), again);
    });
    use.replaceChildren(make("img", { src: address(file), alt: file }));
    return use;
  });
  const section = make(
    "section",
    { className: "photos" },
    make("h2", { textContent: say("photos") }),
    ...items,
    make("label", { className: "adds" }, make("span", { textContent: say("addPhoto") }), files),
    make("div", { className: "spare", hidden: !spare.length }, say("unused"), ...spare),
  );
  section.addEventListener("drop", (event) => {
    const dropped = [...event.dataTransfer.files];
    if (!dropped.length || !dropped.every((each) => each.type.startsWith("image/"))) return;
    event.preventDefault();
    event.stopPropagation();
    add(story.file, dropped, again);
  });
  return section;
}

async function add(file, files, again) {
  await showAfter(addAll(file, files), again);
}

async function addAll(file, files) {
  for (const each of files) if (!(await addPhoto(file, each))) return false;
  return true;
}

const address = (file) => `html/issue/${file.split("/").map(encodeURIComponent).join("/")}`;

function photo(story, schema, { said, path, file }, again) {
  const { properties } = schema.$defs.Picture;
  const at = (key) => [...path, keyIn(properties, key, said)];
  const put = (key, value) => act({ act: "field", file: story.file, path: at(key), value });
  const remove = () => showAfter(act({ act: "field", file: story.file, path, value: null }), again);
  const view = file ? cropping(file, said, put) : make("p", { textContent: said.file ?? "" });
  const fields = listFields(schema, properties, SHOWN, said, path, story.file);
  return make("figure", {}, view, ...fields, button("removePhoto", remove));
}

// ---- focus and crop

/** The picture with its crop and the point in it that is never cropped away; both are dragged. */
function cropping(file, said, put) {
  const focus = (said.focus ?? [0.5, 0.5]).map(Number);
  let ratio = ratioOf(said.crop);
  const image = make("img", { src: address(file), alt: said.alt ?? said.caption ?? file });
  const corner = make("i", { title: say("cropTitle") });
  const cut = make("div", { className: "crop" }, corner);
  const point = make("button", { type: "button", className: "focus", title: say("focusTitle") });
  point.ariaLabel = say("focus");
  const view = make("div", { className: "view" }, image, cut, point);
  const lay = () => {
    point.style.left = `${100 * focus[0]}%`;
    point.style.top = `${100 * focus[1]}%`;
    cut.hidden = !ratio;
    if (ratio && image.naturalWidth) layCut(cut, focus, ratio, image);
  };
  const moved = (x, y) => {
    focus[0] = round(x);
    focus[1] = round(y);
    lay();
  };
  const saveFocus = () => put("focus", [...focus]);
  image.addEventListener("load", lay);
  drag(point, view, moved, saveFocus);
  point.addEventListener("keydown", (event) => {
    const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0]; // prettier-ignore
    if (!x && !y) return;
    moved(focus[0] + x * STEP, focus[1] + y * STEP);
    saveFocus();
    event.preventDefault();
    event.stopPropagation();
  });
  const resized = (x, y) => {
    const [wide, high] = [Math.abs(x - focus[0]), Math.abs(y - focus[1])];
    ratio = (Math.max(wide, 0.05) * image.naturalWidth) / (Math.max(high, 0.05) * image.naturalHeight); // prettier-ignore
    lay();
  };
  const choice = ratios(ratio, (chosen) => {
    ratio = ratioOf(chosen);
    lay();
    put("crop", chosen || null);
  });
  drag(corner, view, resized, () => {
    choice.show(written(ratio));
    put("crop", written(ratio));
  });
  lay();
  return make("div", {}, view, choice.label);
}

const round = (share) => Math.round(100 * Math.max(0, Math.min(1, share))) / 100;

/** The number of a ratio such as 4:3; of a range, the first. */
function ratioOf(crop) {
  const [wide, high] = String([crop ?? ""].flat()[0])
    .split(/[:：]/)
    .map(Number);
  return high ? wide / high : 0;
}

function written(ratio) {
  const known = RATIOS.find(([wide, high]) => Math.abs(wide / high / ratio - 1) < SNAP);
  return known ? known.join(":") : `${ratio.toFixed(2)}:1`;
}

/** The largest part of that ratio, as near to the focus as the picture lets it. */
function layCut(cut, focus, ratio, { naturalWidth, naturalHeight }) {
  const own = naturalWidth / naturalHeight;
  const [wide, high] = [Math.min(1, ratio / own), Math.min(1, own / ratio)];
  const place = (center, size) => Math.max(0, Math.min(1 - size, center - size / 2));
  cut.style.left = `${100 * place(focus[0], wide)}%`;
  cut.style.top = `${100 * place(focus[1], high)}%`;
  cut.style.width = `${100 * wide}%`;
  cut.style.height = `${100 * high}%`;
}

/** Follow a drag of `handle` over `view`, in shares of its sides. */
function drag(handle, view, moved, ended) {
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
    event.stopPropagation();
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const box = view.getBoundingClientRect();
    moved((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  });
  handle.addEventListener("pointerup", ended);
}

/** A choice among the usual ratios. */
function ratios(ratio, chosen) {
  const select = make("select");
  const show = (value) => {
    const values = ["", ...RATIOS.map((each) => each.join(":"))];
    if (!values.includes(value)) values.push(value);
    const words = (each) => ({ value: each, textContent: each || say("noCrop") });
    select.replaceChildren(...values.map((each) => make("option", words(each))));
    select.value = value;
  };
  show(ratio ? written(ratio) : "");
  select.addEventListener("change", () => chosen(select.value));
  const label = make("label", {}, make("span", { textContent: say("crop") }), select);
  return { label, show };
}
