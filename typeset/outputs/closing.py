"""The closing block (版记) as rows: imprint and people, pages, distribution, printing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from typeset.layout.view import View


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """A line of the closing block: `label`, colon, `text`; `end` stands at the line's right end."""

    label: str = ""
    text: str = ""
    end: str = ""


def closing_rows(seen: View) -> Iterator[tuple[ClosingRow, ...]]:
    """The parts of the closing block, each of its rows."""
    manifest, labels = seen.manifest, seen.labels
    between = labels.get("names", labels.get("comma", " "))
    people = [ClosingRow(each.label, each.value) for each in seen.imprint]
    people += [ClosingRow(label, between.join(names)) for label, names in manifest.editors.items()]
    people += [ClosingRow(label, value) for label, value in manifest.contact.items()]
    if people:
        yield tuple(people)
    if pages := tuple(_pages(seen)):
        yield pages
    if manifest.distribution:
        yield tuple(ClosingRow(label, value) for label, value in manifest.distribution.items())
    if manifest.printed:
        yield tuple(_printed(seen))


def _pages(seen: View) -> Iterator[ClosingRow]:
    """A newspaper's pages: what each is called, and who made it."""
    labels = seen.labels
    for number, page in enumerate(seen.manifest.pages, 1):
        editors = labels.get("comma", " ").join(page.editors)
        made = f"{labels.get('page_editors', '')}{editors}" if editors else ""
        if page.name or made:
            before, after = labels.get("page_before", ""), labels.get("page_after", "")
            text = "\u2003".join(filter(None, (page.name, made)))
            yield ClosingRow(f"{before}{number}{after}", text)


def _printed(seen: View) -> Iterator[ClosingRow]:
    printed, labels = seen.manifest.printed, seen.labels
    assert printed
    date = ""
    if printed.date:
        before = labels.get("printed_before", "")
        after = labels.get("printed_after", labels.get("printed", ""))
        date = f"{before}{seen.date(printed.date)}{after}"
    if printed.office or date:
        yield ClosingRow(text=printed.office or "", end=date)
    if printed.copies:
        before, after = labels.get("copies_before", "共印"), labels.get("copies_after", "份")
        yield ClosingRow(end=f"{before}{printed.copies}{after}")
