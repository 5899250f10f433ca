"""The manner of a newsroom's earlier issues, from its profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from typeset.intake.characters import folded
from typeset.intake.decoding.facts import Known
from typeset.intake.decoding.manner import Manner
from typeset.intake.profile.model import Profile

_WEIGHT = 60.0
"""Earlier issues weigh at most as much as these lines of each kind: a newsroom may change."""
_OFTEN = 2
"""A name or label that stood in two articles is known."""


def earlier(profile: Profile) -> Manner | None:
    """How the newsroom's issues are built; None where nothing is known."""
    if not (profile.headlines or profile.above or profile.looks):
        return None
    usual = Manner("earlier issues")
    return Manner(
        usual.name,
        "",
        _rows(usual.gap, profile.above),
        _rows(usual.inset, profile.indent),
        _rows(usual.lead, profile.begins),
        usual.lost if profile.lost_indents is None else min(max(profile.lost_indents, 0.02), 0.98),
        _row(usual.inner, profile.line_ends),
        _shares(usual.places, profile.bylines),
        _shares(usual.forms, _forms(profile)),
        profile.looks,
    )


def _forms(profile: Profile) -> dict[str, float]:
    counts = profile.headlines
    return {"standing": counts.get("alone", 0.0), "run-in": counts.get("run_in", 0.0)}


def _rows(
    usual: Mapping[str, tuple[float, ...]], seen: Mapping[str, tuple[float, ...]]
) -> dict[str, tuple[float, ...]]:
    return {kind: _row(row, seen.get(kind, ())) for kind, row in usual.items()}


def _row(usual: tuple[float, ...], seen: Sequence[float]) -> tuple[float, ...]:
    """What was seen, and little of what is usual elsewhere."""
    if len(seen) != len(usual) or not sum(seen):
        return usual
    few = 1.0 / sum(usual)
    weight = min(_WEIGHT / sum(seen), 1.0)
    return tuple(few * one + weight * other for one, other in zip(usual, seen, strict=True))


def _shares(usual: Mapping[str, float], seen: Mapping[str, float]) -> dict[str, float]:
    row = _row(tuple(usual.values()), tuple(seen.get(key, 0.0) for key in usual))
    return dict(zip(usual, row, strict=True))


def names_and_sections(profile: Profile) -> dict[str, Known]:
    """The names and the columns' labels of earlier issues, by their letters."""
    known: dict[str, Known] = {folded(name): "name" for name in _often(profile.names)}
    known |= {folded(label): "section" for label in _often(profile.sections)}
    known.pop("", None)
    return known


def _often(counts: Mapping[str, float]) -> list[str]:
    return [text for text, times in counts.items() if times >= _OFTEN]
