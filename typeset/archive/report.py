"""The archive's report: `report.json` for programs, `index.html` for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from typeset.archive import differences
from typeset.archive.record import Record
from typeset.archive.store import Store

PAGE = Path(__file__).with_name("report.html")
Errors = Mapping[str, list[dict[str, str]]]
Row = dict[str, Any]


def rows(store: Store, records: Mapping[str, Record | None], errors: Errors) -> list[Row]:
    """One row for each issue, by name."""
    return [_row(store, name, record, errors.get(name, [])) for name, record in records.items()]


def as_rows(said: Iterable[tuple[str, str, str]]) -> list[dict[str, str]]:
    """Place, Chinese and English text of each diagnostic, as the report has them."""
    return [{"place": place, "zh": zh, "en": en} for place, zh, en in said]


def _row(store: Store, name: str, record: Record | None, errors: list[dict[str, str]]) -> Row:
    if record is None:
        return {"name": name, "title": name, "errors": errors, "difference": None}
    card = record.card
    return {
        "name": name,
        "title": card.title,
        "number": card.number,
        "date": card.date,
        "pages": card.pages,
        "headlines": list(card.headlines),
        "pdf": quote(f"{name}.pdf"),
        "cover": quote(f"covers/{name}.jpg"),
        "warnings": as_rows(card.warnings),
        "errors": errors,
        "differences": quote(f"differences/{name}"),
        "difference": differences.read(store.difference(name), record.outputs["pdf"]),
    }


def write_report(
    store: Store, title: str, rows: list[Row], records: Mapping[str, Record | None], run: Row
) -> None:
    """Write both, each only where it changed.  `run` says what this run did."""
    report = {"archive": title, "run": run, "issues": rows}
    texts = {name: record.card.text for name, record in records.items() if record}
    shown = [row | {"text": texts.get(row["name"], "")} for row in rows]
    with store.locked():
        store.write_changed(store.root / "report.json", _json(report, indent=1))
        store.write_changed(store.root / "index.html", _page(title, shown))


def _page(title: str, rows: list[Row]) -> bytes:
    """The page with its data inside; no `<` among them could end the script, or open another."""
    data = _json({"archive": title, "issues": rows}).replace(b"<", b"\\u003c")
    return PAGE.read_bytes().replace(b"{{ data }}", data)


def _json(data: object, indent: int | None = None) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=indent).encode()


def failures_before(store: Store, names: set[str]) -> dict[str, list[dict[str, str]]]:
    """The errors that the last report had of `names`: issues that this run left alone."""
    try:
        report = json.loads((store.root / "report.json").read_bytes())
        return {row["name"]: row["errors"] for row in report["issues"] if row["name"] in names}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
