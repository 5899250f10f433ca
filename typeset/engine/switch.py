"""Our replacements put in force and taken out again, row by row."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from typeset import typography
from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.engine.replacements import RELEASES, REPLACEMENTS, Replacement, Substitute
from typeset.typography.walls import NOTHING, find, moved

if TYPE_CHECKING:
    from typeset.typography.stock import Stock

_undo: list[Callable[[], None]] = []
_warnings: list[Diagnostic] = []


def begin(level: str, left_out: Container[str] = ()) -> tuple[Diagnostic, ...]:
    """Put in force what `level` asks for (see `typeset.engine.starting`); idempotent.

    Rows whose names are in `left_out` stay stock: so `benchmarks/engine` measures each alone.
    """
    if _undo or level == "stock":
        return tuple(_warnings)
    try:
        _begin_chinese()
        is_other = bool(other_releases())
        for row in REPLACEMENTS:
            if row.name not in left_out and (level == "all" or row.purpose != "speed"):
                _begin(row, is_other)
    except BaseException:
        end()
        raise
    return tuple(_warnings)


def begin_row(name: str) -> None:
    """Put the one row called `name` in force, as `benchmarks/engine` and tests do."""
    row = next(row for row in REPLACEMENTS if row.name == name)
    _begin(row, bool(other_releases()))


def end() -> None:
    """Restore stock WeasyPrint (idempotent)."""
    _warnings.clear()
    while _undo:
        _undo.pop()()


def is_on() -> bool:
    """Whether our replacements are in force."""
    return bool(_undo)


def other_releases() -> tuple[str, ...]:
    """The packages of `RELEASES` that are installed in another release, as `name version`."""
    return tuple(
        f"{name} {have}" for name, wanted in RELEASES.items() if (have := _release(name)) != wanted
    )


def faults(row: Replacement) -> list[str]:
    """One sentence for each thing that `row` replaces or leans on and that is not there."""
    absent = [
        f"{part.target} is gone; {row.walls.package} puts its own in that place."
        for part in row.parts
        if find(part.target) is NOTHING
    ]
    return [*absent, *moved(row.walls)]


def _begin_chinese() -> None:
    try:
        typography.enable()
    except RuntimeError as error:
        raise _refusal(str(error)) from error
    _undo.append(typography.disable)


def _begin(row: Replacement, is_other: bool) -> None:
    """Put `row` in force; what does not fit gives way, or is refused.

    Targets are looked up in any case.  The walls are gone through where a release is another than
    the one that the row was made for (`is_other`): that takes a tenth of a second, and what is
    installed in the same release is the same.
    """
    if is_other and (sentences := faults(row)):
        if row.purpose != "speed":
            raise _refusal(" ".join(sentences))
        details: dict[str, object] = {"row": row.name, "reason": sentences[0]}
        _warnings.append(Diagnostic("engine.gave-way", None, details, severity="warning"))
        return
    for part in row.parts:
        _replace(part)
    if row.preparation:
        _undo.append(_ours(row.preparation)())


def _replace(part: Substitute) -> None:
    owner_name, _, name = part.target.rpartition(".")
    owner = find(owner_name)
    if owner is NOTHING or find(part.target) is NOTHING:
        raise _refusal(f"{part.target} is gone.")
    stock = vars(owner).get(name, NOTHING)  # NOTHING: only the instances of a class have it
    ours = _ours(part.ours)
    _undo.append(partial(_restore, owner, name, stock))
    setattr(owner, name, _around(stock, ours) if part.wraps else ours)


def _around(stock: object, ours: Stock) -> Stock:
    """`ours` with `stock` before its own arguments; a function, which a class binds as a method."""

    def replaced(*rest: object, **options: object) -> object:
        return ours(stock, *rest, **options)

    return replaced


def _restore(owner: object, name: str, stock: object) -> None:
    if stock is NOTHING:
        delattr(owner, name)
    else:
        setattr(owner, name, stock)


def _ours(name: str) -> Any:
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(f"typeset.engine.{module}"), attribute)


def _release(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"


def _refusal(reason: str) -> IssueError:
    wanted = ", ".join(f"{name} {release}" for name, release in RELEASES.items())
    return IssueError([Diagnostic("engine.moved", None, {"reason": reason, "wanted": wanted})])
