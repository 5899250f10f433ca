"""The layout and the options that a manifest names, checked against what there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from typeset.diagnostics.names import nearest
from typeset.diagnostics.problems import Diagnostic, IssueError, Position
from typeset.issue.folder import Folder
from typeset.issue.model import Issue
from typeset.issue.values import as_flag
from typeset.layout.inks import NAMED, ink_of
from typeset.layout.package import Layout, Option
from typeset.layout.shelves import MANIFEST, available, find_layout, foreign_fonts, foreign_shelves


def layout_of(issue: Issue) -> Layout:
    """The layout that the issue's manifest names.  Raises IssueError where there is none."""
    name = issue.manifest.layout
    layout = find_layout(name, issue.root)
    if layout is None:
        problem = unknown_layout(name, issue.root, _position(issue, "layout"))
        raise IssueError([problem], issue.root)
    return layout


def unknown_layout(name: str, near: Path, position: Position | None) -> Diagnostic:
    """There is no layout called `name` for an issue in the folder `near`; the nearest name."""
    names = available(near)
    details: dict[str, object] = {"name": name, "names": ", ".join(names)}
    details |= _nearest(name, names)
    hint = "layout.did-you-mean" if "nearest" in details else "layout.available"
    foreign = (shelf for shelf in foreign_shelves(near) if (shelf / name / MANIFEST).is_file())
    if shelf := next(foreign, None):
        details["folder"] = shelf
        hint = "layout.foreign"
    return Diagnostic("layout.unknown", position, details, hint)


def passed_over(near: Path) -> tuple[Diagnostic, ...]:
    """A warning for each folder of layouts or fonts above `near` that is another's."""
    layouts = (("layout.foreign", folder) for folder in foreign_shelves(near))
    fonts = (("layout.foreign-fonts", folder) for folder in foreign_fonts(near))
    return tuple(
        Diagnostic(key, None, {"folder": folder}, severity="warning")
        for key, folder in (*layouts, *fonts)
    )


def checked_options(issue: Issue, layout: Layout) -> dict[str, Any]:
    """The manifest's options over the layout's defaults.  Raises IssueError with all problems."""
    given = issue.manifest.options
    problems = [
        problem
        for name, value in given.items()
        if (problem := _problem(issue, layout, name, value)) is not None
    ]
    if problems:
        raise IssueError(problems, issue.root)
    return {name: option.default for name, option in layout.options.items()} | {
        name: _as_typed(layout.options[name], value) for name, value in given.items()
    }


def _as_typed(option: Option, value: object) -> object:
    """是 as true, `A5` as the choice a5, and a number where a text is expected: `size: 10`."""
    if option.type == "choice":
        meant = str(value).casefold()
        return next((each for each in option.choices if each.casefold() == meant), value)
    if option.type == "boolean":
        return as_flag(value)
    if option.type == "text" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value


def _problem(issue: Issue, layout: Layout, name: str, value: object) -> Diagnostic | None:
    position = _position(issue, f"options.{name}")
    option = layout.options.get(name)
    details: dict[str, object]
    if option is None:
        details = {"name": name, "layout": layout.name, "names": ", ".join(layout.options)}
        details |= _nearest(name, layout.options)
        hint = "layout.did-you-mean" if "nearest" in details else "layout.options-are"
        return Diagnostic("layout.unknown-option", position, details, hint)
    if option.type == "file" and isinstance(value, str):
        return _picture_problem(issue, value, position)
    if _fits(option, value):
        return None
    details = {"name": name, "value": value, "expected": option.type}
    choices = {"choice": option.choices, "colour": NAMED}.get(option.type, ())
    if choices:
        details["expected"] = " | ".join(choices)
        details |= _nearest(str(value), choices)
    if option.least is not None or option.most is not None:
        details["expected"] = f"{option.least:g} … {option.most:g}"
    wrong_hint = "layout.did-you-mean" if "nearest" in details else None
    return Diagnostic("layout.wrong-option", position, details, wrong_hint)


def _picture_problem(issue: Issue, name: str, position: Position) -> Diagnostic | None:
    """What is wrong with the picture that an option names, relative to the issue's folder."""
    problems: list[Diagnostic] = []

    def report(key: str, details: Mapping[str, object], *, hint: str | None = None) -> None:
        problems.append(Diagnostic(key, position, dict(details), hint))

    Folder(issue.root).picture(name, issue.path.name, report)
    return problems[0] if problems else None


def option_files(issue: Issue, layout: Layout, options: Mapping[str, Any]) -> tuple[Path, ...]:
    """The files that the issue's options name."""
    names = (options[name] for name, option in layout.options.items() if option.type == "file")
    return tuple(issue.root / name for name in names if name)


def _fits(option: Option, value: object) -> bool:
    if option.type == "boolean":
        return isinstance(as_flag(value), bool)
    if option.type in ("integer", "number"):
        return _is_number(option, value)
    if option.type == "colour":
        return ink_of(value) is not None
    if option.type == "choice":
        return _as_typed(option, value) in option.choices
    return isinstance(_as_typed(option, value), str)


def _is_number(option: Option, value: object) -> bool:
    kinds = int if option.type == "integer" else int | float
    if isinstance(value, bool) or not isinstance(value, kinds):
        return False
    return (option.least is None or value >= option.least) and (
        option.most is None or value <= option.most
    )


def _nearest(word: str, words: Iterable[str]) -> dict[str, str]:
    found = nearest(word, words)
    return {"nearest": found} if found else {}


def _position(issue: Issue, key: str) -> Position:
    return issue.positions.get(key, Position(issue.path.name))
