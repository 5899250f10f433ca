"""What an import was not sure of, as questions that are kept until the editor has settled them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from typeset.diagnostics.messages import LANGUAGES, Language, in_both_languages, message
from typeset.editing.hidden_folder import FOLDER, write_hidden
from typeset.editing.replacements import EditError
from typeset.intake.report import Report
from typeset.preview.problems import problem
from typeset.series.discover import MANIFEST

KEPT = "questions.json"
FEWEST = 4
"""Characters by which a passage is found again within a line: fewer stand anywhere."""

OF_THE_HEAD = {"check: no name"}
"""Decisions that are answered in the masthead, wherever their text came to stand."""
NO_QUESTIONS = {"as earlier"}
"""Remarks that ask nothing."""

Question = dict[str, Any]
"""`zh` and `en` in words, and where to look: `file` and `line`, or null."""


class SettledQuestion(BaseModel):
    """The question that the editor has settled, by its place among those that were shown."""

    model_config = ConfigDict(extra="forbid", strict=True)
    number: NonNegativeInt


def questions_of(report: Report, root: Path) -> list[Question]:
    """The decisions to look at, the files that were not read, and the remarks of an import."""
    texts = {
        file: (root / file).read_text(encoding="utf-8").split("\n")
        for file in report.files
        if (root / file).is_file()
    }
    return list(_questions(report, texts))


def keep(root: Path, questions: list[Question]) -> None:
    """Put questions to those that are kept already."""
    if questions:
        _write(root, [*kept(root), *questions])


def kept(root: Path) -> list[Question]:
    """The questions that are not settled."""
    try:
        found = json.loads((root / FOLDER / KEPT).read_bytes())
    except (OSError, ValueError):
        return []
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def settle(root: Path, number: int) -> list[Question]:
    """Take one away, by its place in the list; those that are left."""
    left = kept(root)
    if not 0 <= number < len(left):
        raise EditError("nothing-there", place=number)
    del left[number]
    _write(root, left)
    return left


def _questions(report: Report, texts: dict[str, list[str]]) -> Iterator[Question]:
    for decision in report.look:
        file, line = _place(str(decision.details.get("text", "")), texts)
        if decision.said in OF_THE_HEAD:
            file, line = MANIFEST, 1
        yield _question(in_both_languages(decision.words), file, line)
    for note in report.notes:
        if note.said in NO_QUESTIONS:
            continue
        said = in_both_languages(partial(message, f"import.{note.said}", note.details))
        yield _question(said)
    for unread in map(problem, report.problems):
        yield _question({language: unread[language]["message"] for language in LANGUAGES})


def _question(
    said: Mapping[Language, str], file: str | None = None, line: int | None = None
) -> Question:
    return {"zh": said["zh"], "en": said["en"], "file": file, "line": line}


def _place(text: str, texts: dict[str, list[str]]) -> tuple[str | None, int | None]:
    """The article and line that begins with a passage, or holds it; a short one is the line."""
    wanted = _plain(text.rstrip("…"))[:20]
    for file, lines in texts.items() if wanted else ():
        for number, line in enumerate(map(_plain, lines), 1):
            if line in (wanted, f"headline:{wanted}") or (len(wanted) >= FEWEST and wanted in line):
                return file, number
    return None, None


def _plain(text: str) -> str:
    return re.sub(r"[\s*_`\\]", "", text)


def _write(root: Path, questions: list[Question]) -> None:
    write_hidden(root, KEPT, json.dumps(questions, ensure_ascii=False, indent=1).encode())
