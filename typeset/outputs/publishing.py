"""The files of a form made, and written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic
from typeset.outputs.edition import Edition
from typeset.outputs.forms import FORMS
from typeset.press.publish import write_whole
from typeset.press.targets import check_targets


def make(edition: Edition, form: str) -> dict[str, bytes]:
    """The files of a form (a name in FORMS), each by what its name has after the issue's.

    The same edition makes the same bytes.
    """
    module, function = FORMS[form].split(":")
    files: dict[str, bytes] = getattr(import_module(f"typeset.outputs.{module}"), function)(edition)
    return files


def publish(
    edition: Edition, target: Path, forms: Iterable[str]
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write the files of `forms` beside `target`, the PDF's name; they, and what to warn of.

    Raises IssueError where one cannot be written, or is one of those that the issue is made of.
    """
    pdf = target.name if target.is_file() else ""
    edition = replace(edition, name=target.stem, pdf=pdf)
    files = {
        target.with_name(f"{target.stem}{ending}"): data
        for form in FORMS
        if form in set(forms)
        for ending, data in make(edition, form).items()
    }
    check_targets(tuple(files), edition.inputs)
    for file, data in files.items():
        write_whole(file, data)
    return tuple(files), warnings_of(edition, {str(file): data for file, data in files.items()})


def warnings_of(edition: Edition, files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """What to warn of in the files of forms, by their names."""
    from typeset.outputs.limits import word_limits
    from typeset.outputs.mail import clipped

    mails = (data for name, data in files.items() if name.endswith(".eml"))
    clippings = tuple(warning for data in mails for warning in clipped(data))
    has_word = any(name.endswith(".docx") for name in files)
    return clippings + (word_limits(edition) if has_word else ())
