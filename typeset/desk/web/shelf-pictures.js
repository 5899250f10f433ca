// Pictures on the shelf, loaded one after another: each is made when it is asked for.

import { make } from "../web/geometry.js";

let looking = 0; // of several lists of pictures, the last one is loaded

/** Load pictures in their order; what is clicked meanwhile comes first. */
export async function load(pictures) {
  const turn = ++looking;
  for (const picture of pictures) {
    if (turn !== looking) return;
    if (picture.src) continue;
    picture.src = picture.dataset.src;
    await picture.decode().then(
      () => picture.classList.add("loaded"),
      () => picture.removeAttribute("src"), // a blank sheet
    );
  }
}

/** Load no more: something is being opened. */
export const stopLoading = () => (looking += 1);

/** A sheet with a picture that waits until it is loaded. */
export function pictured(address) {
  const picture = make("img", { alt: "" });
  picture.dataset.src = address;
  return make("span", { className: "sheet" }, picture);
}
