"""Findings in words: for a terminal, for a script."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typeset.diagnostics.messages import Language, message
from typeset.diagnostics.problems import Diagnostic
from typeset.preflight.checking import Checked
from typeset.preflight.finding import Finding

MM = 25.4 / 72


def words(finding: Finding, language: Language) -> tuple[str, str]:
    """What was found, and what to do about it (empty where nothing is)."""
    one = finding.details.get("diagnostic")
    if isinstance(one, Diagnostic):  # the press's own words
        hint = message(one.hint, one.details, language) if one.hint else ""
        return message(one.key, one.details, language), hint
    return message(finding.key, finding.details, language), message(
        finding.remedy, finding.details, language
    )


def place(finding: Finding, language: Language) -> str:
    """Page and millimetres from its upper left corner, and the line in the source."""
    parts = []
    if finding.page is not None:
        parts.append(message("preflight.on-page", {"page": finding.page}, language))
    if finding.area is not None:
        x, y = (f"{edge * MM:.0f}" for edge in finding.area[:2])
        parts.append(message("preflight.at", {"x": x, "y": y}, language))
    if finding.source is not None:
        parts.append(f"{finding.source.file}:{finding.source.line}")
    return message("preflight.and", {}, language).join(parts)


def as_text(checked: Checked, language: Language) -> str:
    """All findings for a terminal, each with place, clause and remedy."""
    lines = [_line(one, language) for one in checked.findings]
    return "\n".join([*lines, summary(checked, language)]) + "\n"


def _line(one: Finding, language: Language) -> str:
    said, remedy = words(one, language)
    head = message(f"preflight.{one.severity}", {}, language) + said
    rest = [place(one, language), one.clause, f"→ {remedy}" if remedy else ""]
    return "\n".join([head, *(f"    {part}" for part in rest if part)])


def summary(checked: Checked, language: Language) -> str:
    """How many of each, in one line."""
    counts: dict[str, object] = {
        f"{severity}s": sum(one.severity == severity for one in checked.findings)
        for severity in ("error", "warning", "note")
    }
    return message("preflight.summary", {**counts, "pages": checked.pages}, language)


def as_json(checked: Checked) -> dict[str, Any]:
    """The same for a script, in both languages; areas in pt."""
    return {
        "name": checked.name,
        "pages": checked.pages,
        "passed": checked.passed,
        "findings": list(_as_json(checked.findings)),
    }


def _as_json(findings: Iterable[Finding]) -> Iterable[dict[str, Any]]:
    for one in findings:
        said = {language: words(one, language) for language in ("zh", "en")}
        yield {
            "severity": one.severity,
            "key": one.key,
            "message": {language: text for language, (text, _) in said.items()},
            "remedy": {language: text for language, (_, text) in said.items()},
            "clause": one.clause,
            "page": one.page,
            "area": one.area and [round(edge, 2) for edge in one.area],
            "file": one.source and one.source.file,
            "line": one.source and one.source.line,
        }
