// What is done to the text in a field, whatever text it is.

/** As tall as its text. */
export function fit(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

/** Put marks around what is selected, or take them away; a note begins without a selection, too. */
export function around(field, opens, closes) {
  const [start, end] = [field.selectionStart, field.selectionEnd];
  const [before, after] = [field.value.slice(0, start), field.value.slice(end)];
  const bold = opens === "*" && /(?<!\*)\*\*$/.test(before); // its marks are no emphasis
  if (start === end && closes !== "]") return;
  field.focus();
  const words = field.value.slice(start, end);
  if (!bold && before.endsWith(opens) && after.startsWith(closes)) {
    field.setSelectionRange(start - opens.length, end + closes.length);
    document.execCommand("insertText", false, words); // as if typed: it is saved, too
    field.setSelectionRange(start - opens.length, end - opens.length);
  } else {
    document.execCommand("insertText", false, opens + words + closes);
    field.setSelectionRange(start + opens.length, end + opens.length);
  }
}

/** A text that was `before` and is `now`: what stays at its head, what went, what came, what stays. */
export function difference(before, now) {
  let head = 0;
  while (head < before.length && before[head] === now[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, now.length) - head;
  while (tail < most && before.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return [
    before.slice(0, head),
    before.slice(head, before.length - tail),
    now.slice(head, now.length - tail),
    before.slice(before.length - tail),
  ];
}
