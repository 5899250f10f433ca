"""The closing block (版记) as rows: people, distribution, printing."""

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
    people = [ClosingRow(label, between.join(names)) for label, names in manifest.editors.items()]
    people += [ClosingRow(label, value) for label, value in manifest.contact.items()]
    if people:
        yield tuple(people)
    if manifest.distribution:
        yield tuple(ClosingRow(label, value) for label, value in manifest.distribution.items())
    if manifest.printed:
        yield tuple(_printed(seen))


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
