"""profile.yaml: read with its places, written so that what an editor wrote in it stays."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.diagnostics.reading import read_source
from typeset.files.atomic import write_whole
from typeset.intake.profile.model import NO_PROFILE, Profile, ProfileFile
from typeset.issue.validation import validate
from typeset.issue.yaml_tree import read_yaml

NAME = "profile.yaml"
_OURS = re.compile("^(?:by_hand|learnt)[ ]*:", re.MULTILINE)
_HEAD = """\
# typesetter import 由此知道本刊的稿件是怎样编排的。by_hand 下由您来写，优先，也不会被改动；
# learnt 下是从以往各期学来的，每次导入重写。
# How this bulletin's issues are built.  What you write below by_hand comes first and stays;
# what stands below learnt is written again at each import.
by_hand:

"""
_LEARNT = re.compile("^learnt[ ]*:.*", re.MULTILINE | re.DOTALL)


def is_profile(path: Path) -> bool:
    """Whether there is a file that is one of ours: other programs have a profile.yaml, too."""
    try:
        with path.open("rb") as stream:
            text = stream.read(1 << 20).decode("utf-8", errors="replace")
    except OSError:
        return False
    return _OURS.search(text) is not None


def read_profile(path: Path) -> ProfileFile:
    """What the file says.  Raises IssueError with all that is wrong in it, and where."""
    problems: list[Diagnostic] = []
    source = read_source(path, path.name, problems)
    tree = read_yaml(source, problems) if source else None
    found = validate(ProfileFile, tree, problems) if tree else None
    if found is None:
        raise IssueError(problems, path.parent)
    return found


def write_profile(path: Path, learnt: Profile) -> None:
    """Puts what was learnt into the file; all that stands above it stays, byte for byte."""
    text = path.read_text(encoding="utf-8-sig") if is_profile(path) else _HEAD
    head = _LEARNT.sub("", text)
    head += "" if head.endswith("\n") else "\n"
    write_whole(path, f"{head}{profile_text(learnt)}".encode())


def profile_text(learnt: Profile) -> str:
    """The learnt part as YAML: one line a row, whole numbers as such."""
    values = {
        name: _plain(value)
        for name in Profile.model_fields
        if (value := getattr(learnt, name)) != getattr(NO_PROFILE, name)
    }
    text: str = yaml.safe_dump(
        {"learnt": values}, allow_unicode=True, sort_keys=False, default_flow_style=None, width=96
    )
    return text


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
