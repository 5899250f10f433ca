"""Finds what is known of a newsroom: its profile, and earlier issues to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from typeset.diagnostics.problems import IssueError
from typeset.files.issue_files import is_replaced
from typeset.intake.characters import folded
from typeset.intake.draft import Draft, Role
from typeset.intake.errors import refuse
from typeset.intake.inputs import natural
from typeset.intake.profile.files import NAME, is_profile, read_profile, write_profile
from typeset.intake.profile.learning import learn
from typeset.intake.profile.model import NO_PROFILE, Profile, ProfileFile
from typeset.intake.readers import read
from typeset.intake.recogniser import as_far_as_the_head, before_decoding
from typeset.intake.source import Note, Source
from typeset.issue import load
from typeset.issue.model import Issue

_MOST = 12
"""The number of the latest issues that are learnt from at once: older ones have older habits."""
_FEWEST = 2
"""One neighbour may be there by chance: a profile is written from two issues on."""


@dataclass(frozen=True)
class Known:
    """What is known of a newsroom; `file` is where it is to be kept, `learnt` if it is new.

    `begun`: the raw text as far as its head, where its name was looked for.
    """

    profile: Profile
    file: Path | None = None
    learnt: Profile | None = None
    notes: tuple[Note, ...] = ()
    begun: Draft | None = None

    def keep(self) -> None:
        """Writes down what was learnt now.  Raises OSError if the file cannot be written."""
        if self.file is not None and self.learnt is not None:
            write_profile(self.file, self.learnt)


NOTHING = Known(NO_PROFILE)


def known_of(source: Source, target: Path, like: Path | None = None) -> Known:
    """What is known of the newsroom whose raw text is to become the issue folder `target`.

    Of `like` (an issue, a folder of issues, a profile), or else of what stands beside the target.
    Raises IssueError if `like` is none of these, or a profile has something wrong in it.
    """
    if like is not None and like.is_file() and is_profile(like):
        return _as_known(read_profile(like).profile, like, None)
    if like is not None:
        alone = (like / "issue.yaml").is_file()
        issues = [*filter(_has_raw, [like])] if alone else _issues(like)
        home = like.parent if alone else like
        if not issues and not is_profile(home / NAME):
            raise refuse("intake.like-nothing", like.name)
    else:
        home = target.absolute().parent
        issues = [folder for folder in _issues(home) if folder != target.absolute()]
    file = home / NAME
    before = read_profile(file) if is_profile(file) else None
    if not issues and before is None:
        return NOTHING
    if like is not None:
        return _learnt("", issues, before or ProfileFile(), file, asked=True)
    begun = as_far_as_the_head(source)
    known = _learnt(_name_of(begun), issues, before or ProfileFile(), file, asked=False)
    return replace(known, begun=begun)


def _learnt(
    name: str, issues: Sequence[Path], before: ProfileFile, file: Path, *, asked: bool
) -> Known:
    """What is known of a newsroom by its issues; `name` is the raw text's, where it has one."""
    if not asked and name and before.profile.name and _other(name, before.profile.name):
        details = {"file": file.name, "name": before.profile.name}
        return Known(NO_PROFILE, notes=(Note("profile of another", details),))
    learnt, notes, count = before.learnt, list[Note](), 0
    fresh = [folder for folder in issues if folder.name not in before.learnt.issues]
    loaded = _loaded(fresh[-_MOST:], notes)
    if not asked and not name and len({_named(issue) for _, issue in loaded}) > 1:
        return NOTHING  # issues of several bulletins, and nothing shows to which this one belongs
    for folder, issue in loaded:
        if not asked and name and _other(name, _named(issue)):
            continue
        try:
            learnt = learn(learnt, issue, read(_raw(folder)), folder.name)
            count += 1
        except IssueError:
            notes.append(Note("not learnt", {"issue": folder.name}))
    profile = before.model_copy(update={"learnt": learnt}).profile
    if not profile.known:
        return Known(NO_PROFILE, notes=tuple(notes))
    keeps = count > 0 and (len(learnt.issues) >= _FEWEST or asked)
    return _as_known(profile, file, learnt if keeps else None, notes)


def _loaded(folders: Sequence[Path], notes: list[Note]) -> list[tuple[Path, Issue]]:
    """The issues that load; a note is added for each that does not."""
    found = []
    for folder in folders:
        try:
            found.append((folder, load(folder)))
        except IssueError:
            notes.append(Note("not learnt", {"issue": folder.name}))
    return found


def _as_known(
    profile: Profile, file: Path, learnt: Profile | None, notes: Sequence[Note] = ()
) -> Known:
    note = Note("as earlier", {"count": len(profile.issues), "file": file.name})
    return Known(profile, file, learnt, (note, *notes))


def _issues(home: Path) -> list[Path]:
    """The issues in a folder that were imported, in the order of their names.

    A hidden folder is what a killed import left: the next one takes it away.  One that an import
    has replaced is kept for its editor alone.
    """
    if not home.is_dir():
        return []
    shown = (item for item in home.glob("[!.]*") if not is_replaced(item.name))
    folders = [item for item in shown if (item / "issue.yaml").is_file()]
    return sorted(filter(_has_raw, folders), key=lambda folder: natural(folder.name))


def _has_raw(folder: Path) -> bool:
    return any(folder.glob("source.*"))


def _raw(folder: Path) -> Path:
    return sorted(folder.glob("source.*"))[0]


def _name_of(begun: Draft) -> str:
    """The issue's name, if the raw text has one that is no picture."""
    name = _nameplate(begun)
    if name is None:  # a heading is found to be the name by all headings together
        name = _nameplate(before_decoding(begun))
    return name or ""


def _nameplate(draft: Draft) -> str | None:
    return next((block.text for block in draft.blocks if block.role is Role.NAMEPLATE), None)


def _named(issue: Issue) -> str:
    """The name in an issue's masthead, by its letters; "" where there is none."""
    head = issue.manifest.masthead
    return folded(head.name or "") if head else ""


def _other(one: str, two: str) -> bool:
    """Whether two names are of two bulletins: neither is a part of the other."""
    return folded(one) not in folded(two) and folded(two) not in folded(one)
