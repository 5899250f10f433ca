"""Findings in words: for a terminal, for a script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from typeset.diagnostics.messages import Language, in_both_languages, message
from typeset.diagnostics.problems import Diagnostic
from typeset.diagnostics.report import Wording, wording
from typeset.preflight.checking import Checked
from typeset.preflight.finding import Finding

MM = 25.4 / 72

_LINE, _GLYPH = "preflight.line-remedy", "preflight.glyph-remedy"
_TEXT = "preflight.text-remedy"
REMEDIES = {
    **dict.fromkeys(["press.loose-line", "press.loose-lines", "press.more-such-lines"], _LINE),
    **dict.fromkeys(["press.tight-line", "press.wide-spaces", "press.more-wide-spaces"], _LINE),
    **dict.fromkeys(["press.missing-glyph", "press.substituted-glyph"], _GLYPH),
    **dict.fromkeys(["press.lost", "press.twice", "press.off-sheet", "press.covered"], _TEXT),
    **dict.fromkeys(["press.overprinted", "press.unseen"], _TEXT),
}
"""What to do about that of which the press gives no hint."""


def words(finding: Finding, language: Language) -> Wording:
    """What was found, and what to do about it."""
    one = finding.details.get("diagnostic")
    if isinstance(one, Diagnostic):  # the press's own words
        said = wording(one, language)
        remedy = REMEDIES.get(one.key, "preflight.look-remedy")
        return replace(said, hint=said.hint or message(remedy, {}, language))
    remedy = message(finding.remedy, finding.details, language)
    return Wording(message(finding.key, finding.details, language), remedy)


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
    said = words(one, language)
    head = message(f"preflight.{one.severity}", {}, language) + said.message
    rest = [place(one, language), one.clause, f"→ {said.hint}" if said.hint else ""]
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
        said = in_both_languages(partial(words, one))
        yield {
            "severity": one.severity,
            "key": one.key,
            "message": {language: each.message for language, each in said.items()},
            "remedy": {language: each.hint or "" for language, each in said.items()},
            "clause": one.clause,
            "page": one.page,
            "area": one.area and [round(edge, 2) for edge in one.area],
            "file": one.source and one.source.file,
            "line": one.source and one.source.line,
        }
