// The desk's own keys, in the list that `?` shows, and the way to the tour.

import { make } from "../web/geometry.js";
import { button } from "./panel.js";
import { deskKeys } from "./desk-words.js";
import { startTour } from "./tour.js";

const dialog = document.getElementById("keys");
const rows = deskKeys.map(([key, meaning]) =>
  make("tr", {}, make("th", { textContent: key }), make("td", { textContent: meaning })),
);
dialog.querySelector("table").prepend(...rows);
dialog.append(
  button("tourAgain", () => {
    dialog.close();
    startTour();
  }),
);
