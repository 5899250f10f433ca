"""An issue's date, read from its manifest alone: quick, and good for an issue that has mistakes."""

from __future__ import annotations

from typing import Any

from typeset.series.discover import Entry


def issue_date(entry: Entry) -> str:
    """`2015`, `2015-03` or `2015-03-09`, from the masthead or else from 印发; or empty."""
    import yaml

    try:
        manifest = yaml.load(entry.manifest.read_text("utf-8"), Loader=yaml.BaseLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return ""
    return _date_in(manifest, "masthead") or _date_in(manifest, "printed")


def _date_in(manifest: Any, part: str) -> str:
    from typeset.issue.dates import parse_date

    section = manifest.get(part) if isinstance(manifest, dict) else None
    date = section.get("date") if isinstance(section, dict) else None
    try:
        return str(parse_date(date)) if isinstance(date, str) else ""
    except ValueError:
        return ""
