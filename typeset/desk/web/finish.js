// The last step: checked, then made for whoever is to have it.

import { make } from "../web/geometry.js";
import { note } from "../web/source.js";
import { placeButton } from "./block.js";
import { button, showPanel } from "./panel.js";
import { language, say } from "./desk-words.js";

const KINDS = ["pdf", "printer", "booklet", "mail", "archive", "word", "wechat", "letter", "web", "epub", "text"]; // prettier-ignore

/** Show the check and the files that can be made. */
export function showFinish() {
  const found = make("ol", { className: "doubts" });
  const rows = KINDS.map((kind) =>
    make(
      "li",
      {},
      button(kind, () => fetchFile(kind)),
      make("span", { textContent: say(`${kind}Title`) }),
    ),
  );
  const list = make("ul", { className: "kinds" }, ...rows);
  showPanel(
    "finish",
    button("check", () => check(found)),
    found,
    list,
  );
}

async function check(list) {
  list.replaceChildren(make("li", { textContent: say("checking") }));
  const answer = await fetch("desk/check");
  const { findings = [], message } = await answer.json();
  const items = findings.map((each) => {
    const words = [each.message[language], each.remedy?.[language]].filter(Boolean).join("\n");
    const item = make("li", { className: each.severity }, make("p", { textContent: words }));
    if (each.file?.endsWith(".md")) item.append(placeButton(each));
    return item;
  });
  list.replaceChildren(
    ...(items.length
      ? items
      : [make("li", { textContent: message?.[language] ?? say("allWell") })]),
  );
}

async function fetchFile(kind) {
  note(say("making", { kind: say(kind) }));
  const answer = await fetch(`desk/finish/${kind}`);
  if (!answer.ok) {
    const { message } = await answer.json();
    note(say("refused", { reason: message[language] }));
    return;
  }
  const name = /filename\*=UTF-8''(.*)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
  const link = make("a", {
    href: URL.createObjectURL(await answer.blob()),
    download: decodeURIComponent(name ?? kind),
  });
  link.click();
  URL.revokeObjectURL(link.href);
}
