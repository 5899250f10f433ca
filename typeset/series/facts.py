"""What a series goes by: name, number, total and date of an issue, read from its manifest alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic
from typeset.diagnostics.reading import read_source
from typeset.issue.chinese_keys import with_english_keys
from typeset.issue.dates import PartialDate, parse_date
from typeset.issue.model import Manifest
from typeset.issue.yaml_tree import YamlTree, read_yaml
from typeset.series.discover import MANIFEST, issue_folders


@dataclass(frozen=True)
class IssueFacts:
    """An issue's place in its series; what its manifest does not say, or says wrongly, is None.

    `number` is what the manifest has: digits, or the words that hold them ("Vol. 3 No. 5").
    """

    folder: Path
    title: str
    number: str | None = None
    total: int | None = None
    date: PartialDate | None = None

    @property
    def ordinal(self) -> int | None:
        """The number as a number; of words that hold several, the last."""
        from typeset.series.numbers import ordinal

        return ordinal(self.number)

    @property
    def order(self) -> tuple[str, int, str]:
        """By which the issues of a series are sorted."""
        return str(self.date or ""), self.total or self.ordinal or 0, str(self.folder)


def facts_of(folder: Path) -> IssueFacts | None:
    """The facts of the issue in `folder`; None where its manifest cannot be read."""
    tree = tree_of(folder / MANIFEST)
    masthead = part_of(tree, "masthead") if tree else None
    if masthead is None:
        return None
    date = masthead.get("date") or (part_of(tree, "printed") or {}).get("date")
    number, total = masthead.get("number"), masthead.get("total")
    return IssueFacts(
        folder,
        " ".join(str(masthead.get("name") or masthead.get("issuer") or "").split()),
        number if isinstance(number, str) else None,
        int(total) if isinstance(total, str) and total.isdecimal() else None,
        _date(date),
    )


def tree_of(manifest: Path) -> YamlTree | None:
    """The manifest as it stands in its file, unchecked; None where it cannot be read."""
    problems: list[Diagnostic] = []
    source = read_source(manifest, manifest.name, problems)
    tree = read_yaml(source, problems) if source else None
    return tree and with_english_keys(tree, Manifest)


def part_of(tree: YamlTree | None, key: str) -> dict[str, object] | None:
    """The mapping under a key of the manifest; empty where there is none, None for no manifest."""
    if tree is None or not isinstance(tree.value, dict):
        return None
    part = tree.value.get(key)
    return part if isinstance(part, dict) else {}


def series_below(folder: Path) -> dict[str, tuple[IssueFacts, ...]]:
    """The issues below a folder by the name in their mastheads, each series in its order."""
    return by_series(filter(None, map(facts_of, issue_folders(folder))))


def by_series(issues: Iterable[IssueFacts]) -> dict[str, tuple[IssueFacts, ...]]:
    """Issues by the name in their mastheads, each series in its order."""
    found: dict[str, list[IssueFacts]] = {}
    for facts in issues:
        found.setdefault(facts.title, []).append(facts)
    return {title: in_order(each) for title, each in sorted(found.items())}


def in_order(issues: Iterable[IssueFacts]) -> tuple[IssueFacts, ...]:
    """The issues as they came out."""
    return tuple(sorted(issues, key=lambda each: each.order))


def _date(value: object) -> PartialDate | None:
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
