// A paragraph's notes: `^[…]` in place, `[^1]` with a block of its own.

/** The notes of a text, in order: {start, end, text}, and the `id` of one that stands apart. */
export function notesIn(markdown) {
  const found = [];
  for (let at = 0; at < markdown.length; at++) {
    const apart = /^\[\^([^\]\s]+)\](?!:)/.exec(markdown.slice(at));
    const here = !apart && markdown.startsWith("^[", at) && closing(markdown, at + 2);
    if (!apart && !here) continue;
    const end = apart ? at + apart[0].length : here;
    const text = apart ? apart[0] : markdown.slice(at + 2, end - 1);
    found.push({ start: at, end, text: text || "…", id: apart?.[1] });
    at = end - 1;
  }
  return found;
}

/** Where the bracket that is open at `from` is closed, brackets within it matched; 0 if nowhere. */
function closing(text, from) {
  for (let depth = 1, at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "[") depth++;
    else if (text[at] === "]" && --depth === 0) return at + 1;
  }
  return 0;
}

const isNote = (block, id) => block.markdown.startsWith(`[^${id}]:`);

/** The block of note `id`. */
export const partner = (blocks, id) => blocks.find((each) => isNote(each, id));

/** The block of note `id` where nothing calls it any more. */
export function lastOf(blocks, id) {
  const called = blocks.some((each) => notesIn(each.markdown).some((note) => note.id === id));
  return called ? undefined : partner(blocks, id);
}
