"""The rebuild rules: why an issue must be built again, or that it need not be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from typeset.archive.digests import Digests
from typeset.archive.lookups import Lookups
from typeset.archive.portable_names import PortableNames
from typeset.archive.record import Record
from typeset.archive.store import Store
from typeset.series.discover import Entry


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an issue is rebuilt.  `kind` names the message `archive.because-<kind>`."""

    kind: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Current:
    """How things stand now: what the records are held against."""

    places: PortableNames
    store: Store
    digests: Digests
    lookups: Lookups
    made_with: Mapping[str, str]
    forms: tuple[str, ...] = ()
    """The other readers' forms that each issue is to have."""

    def project(self, entry: Entry) -> tuple[str, ...]:
        """What the project brings of its own for an issue, by portable name."""
        found = self.lookups.project(entry.folder)
        return tuple(self.places.name(Path(path)) for path in found)


Rule = Callable[[Entry, Record, Current], Iterator[Reason]]


def reasons(entry: Entry, record: Record | None, current: Current) -> tuple[Reason, ...]:
    """All reasons to build `entry` again; empty when its PDF is what a build would give."""
    if record is None:
        kind = "unrecorded" if current.store.pdf(entry.name).exists() else "new"
        return (Reason(kind),)
    return tuple(reason for rule in RULES for reason in rule(entry, record, current))


def inputs_changed(entry: Entry, record: Record, current: Current) -> Iterator[Reason]:
    """Manifest, articles, pictures, templates, CSS, fonts: other content than recorded, or gone."""
    for name, recorded in record.inputs.items():
        now = current.digests.of(current.places.path(name))
        if now != recorded:
            yield Reason("changed" if now else "gone", name)


def lookups_changed(entry: Entry, record: Record, current: Current) -> Iterator[Reason]:
    """A layout's file, a project's layout or a font came to a place where it was looked for."""
    for name, recorded in record.lookups.items():
        if current.lookups.of(current.places.path(name)) != recorded:
            yield Reason("lookup", name)


def project_changed(entry: Entry, record: Record, current: Current) -> Iterator[Reason]:
    """A folder `layouts/` or `fonts/` came to the issue or above it, or went."""
    for name in sorted(set(record.project) ^ set(current.project(entry))):
        yield Reason("lookup", name)


def tools_changed(entry: Entry, record: Record, current: Current) -> Iterator[Reason]:
    """typeset, WeasyPrint, Pango … are others than those of the build."""
    if record.made_with != current.made_with:
        for name in sorted(record.made_with.keys() | current.made_with.keys()):
            before, now = (tools.get(name, "-") for tools in (record.made_with, current.made_with))
            if before != now:
                yield Reason("tool", f"{name} {before} → {now}")


def output_changed(entry: Entry, record: Record, current: Current) -> Iterator[Reason]:
    """The PDF or the cover does not belong to the record, or is missing."""
    for kind, recorded in record.outputs.items():
        now = current.digests.of(str(current.store.output(kind, entry.name)))
        if now != recorded:
            yield Reason("output-changed" if now else "output-missing", kind)


def forms_missing(entry: Entry, record: Record, current: Current) -> Iterator[Reason]:
    """A form is asked for that was never made."""
    for form in current.forms:
        if form not in record.forms:
            yield Reason("form", form)


RULES: tuple[Rule, ...] = (
    inputs_changed,
    lookups_changed,
    project_changed,
    tools_changed,
    output_changed,
    forms_missing,
)
