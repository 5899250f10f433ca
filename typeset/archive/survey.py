"""Find all issues of an archive and judge each by its record.  Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from typeset.archive.digests import Digests
from typeset.archive.issue_date import issue_date
from typeset.archive.lookups import Lookups
from typeset.archive.portable_names import PortableNames
from typeset.archive.record import Record, read_record
from typeset.archive.stale import Current, Reason, reasons
from typeset.archive.store import Store
from typeset.archive.versions import made_with
from typeset.diagnostics.problems import Diagnostic
from typeset.series.discover import Entry, find_issues


@dataclass(frozen=True, slots=True)
class Selection:
    """Which issues are requested.

    `only` are shell patterns of names; `since` is a date like `2015`, `2015-03` or `2015-03-09` and
    leaves out what is older or has no date.
    """

    only: tuple[str, ...] = ()
    since: str | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """An issue, its record if it has one, and why it must be built again (empty: it need not).

    `selected` is false for the issues that this run leaves alone."""

    entry: Entry
    record: Record | None
    selected: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Survey:
    """The archive before anything is done.  `removed` names outputs whose issue is gone.

    `unsearched` are the folders in which there may be issues that were not seen.
    """

    current: Current
    verdicts: tuple[Verdict, ...]
    removed: tuple[str, ...]
    unsearched: tuple[Diagnostic, ...] = ()

    @property
    def stale(self) -> tuple[Verdict, ...]:
        """The verdicts with a reason to build the issue again."""
        return tuple(verdict for verdict in self.verdicts if verdict.reasons)


def survey(
    archive: Path, output: Path, selection: Selection, forms: tuple[str, ...] = ()
) -> Survey:
    """The issues below `archive`, held against the records in `output`.

    `forms` are the other readers' forms that each is to have, beside those that it has.
    """
    store = Store(output.resolve())
    digests = Digests(store.digest_cache)
    current = Current(
        PortableNames(archive.resolve()), store, digests, Lookups(), made_with(digests), forms
    )
    entries, unsearched = find_issues(archive, output)
    verdicts = tuple(_judge(entry, current, selection) for entry in entries)
    names = {entry.name for entry in entries}
    # What may only be out of sight is not gone.
    removed = () if unsearched else tuple(name for name in store.names() if name not in names)
    return Survey(current, verdicts, removed, unsearched)


def _judge(entry: Entry, current: Current, selection: Selection) -> Verdict:
    record = read_record(str(current.store.record(entry.name)))
    if not _selected(entry, record, selection):
        return Verdict(entry, record, False, ())
    why = reasons(entry, record, current)
    if selection.force and not why:
        why = (Reason("forced"),)
    return Verdict(entry, record, True, why)


def _selected(entry: Entry, record: Record | None, selection: Selection) -> bool:
    if selection.only and not any(fnmatchcase(entry.name, pattern) for pattern in selection.only):
        return False
    return selection.since is None or issue_date(entry) >= selection.since
