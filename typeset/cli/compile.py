"""`typesetter compile`: an issue becomes a PDF, page pictures, HTML."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from typeset.cli.amounts import Amount
from typeset.cli.boundary import BAD_INPUT, show
from typeset.cli.bounds import TooLong, bounded
from typeset.engine.garbage_collection import importing

if TYPE_CHECKING:
    from typeset.issue import Diagnostic, IssueError
    from typeset.press import Pages

TOLERATED = frozenset({"press.substituted-glyph", "press.loose-line"})
"""Warnings that `--strict` lets pass: the text is whole, though not set as finely as asked for."""


def _formats(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip().lower() for name in value.split(","))
    for name in names:
        if name not in ("pdf", "png", "html"):
            raise click.BadParameter(f"{name}: pdf, png, html")
    return names


def _length(_: click.Context, __: click.Parameter, value: str | None) -> float | None:
    """A length in pt; the same ones as in the manifest."""
    from typeset.issue.values import length

    try:
        return None if value is None else length(value)
    except ValueError as error:
        raise click.BadParameter(f"{value}: 3mm, 0.5cm, 9pt") from error


def _bleed(context: click.Context, parameter: click.Parameter, value: str | None) -> float | None:
    from typeset.issue.pdf_keys import MOST_BLEED

    bleed = _length(context, parameter, value)
    if bleed is not None and bleed > MOST_BLEED:
        raise click.BadParameter(f"{value}: 3mm … 20mm")
    return bleed


def _marks(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None or value == "none":
        return None if value is None else ()
    names = tuple(name.strip().lower() for name in value.split(","))
    for name in names:
        if name not in ("crop", "register", "colour"):
            raise click.BadParameter(f"{name}: crop, register, colour, none")
    return names


def _booklet(_: click.Context, __: click.Parameter, value: str | None) -> int | str | None:
    if value is None or value == "saddle":
        return value
    if not value.isdecimal() or int(value) not in range(4, 129, 4):
        raise click.BadParameter(f"{value}: saddle, 8, 16, 32")
    return int(value)


@click.command("compile")
@click.argument("issue", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The PDF to write.  [default: build/NAME.pdf, NAME being that of the issue's folder]",
)
@click.option(
    "--format",
    "formats",
    default="pdf",
    callback=_formats,
    show_default=True,
    help="What to write, separated by commas: pdf, png (a picture of each page), html.",
)
@click.option(
    "--standard",
    type=click.Choice(["ua-1", "a-2u", "a-2a", "a-3u", "x-4"]),
    help="The standard to keep: ua-1 (anyone can read it), a-2u, a-2a, a-3u (archives), x-4 "
    "(printers).  [default: ua-1, where the issue keeps it]",
)
@click.option(
    "--profile",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, resolve_path=True),
    help="The printer's ICC profile, for a-… and x-4.  [default: FOGRA39, coated paper]",
)
@click.option(
    "--links/--no-links", default=None, help="Addresses in the text can be clicked.  [default: yes]"
)
@click.option(
    "--pictures",
    type=click.Choice(["print", "screen", "keep"]),
    help="At 300 or 150 pixels an inch as printed, or as the files are.  [default: print]",
)
@click.option(
    "--bleed", callback=_bleed, metavar="LENGTH", help="How far colours go over the edge: 3mm."
)
@click.option(
    "--marks",
    callback=_marks,
    metavar="NAMES",
    help="Printer's marks, separated by commas: crop, register, colour; or none.",
)
@click.option("--email", is_flag=True, help="Make a PDF for mail: 2 MB at most, NAME-email.pdf.")
@click.option(
    "--booklet",
    callback=_booklet,
    metavar="HOW",
    help="Make sheets for folding, NAME-booklet.pdf: saddle, or the pages of a signature: 16.",
)
@click.option("--paper", callback=_length, metavar="LENGTH", help="Its thickness.  [0.1mm]")
@click.option("--strict", is_flag=True, help="Write nothing when there are warnings.")
@click.option(
    "--limit",
    type=Amount(least_exclusive=0),
    default=600.0,
    show_default=True,
    metavar="SECONDS",
    help="How long it may take.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
@click.option("--json", "as_json", is_flag=True, help="Say everything as JSON on standard output.")
def compile_(
    issue: Path,
    output: Path | None,
    formats: tuple[str, ...],
    strict: bool,
    quiet: bool,
    as_json: bool,
    limit: float,
    **pdf: Any,
) -> None:
    """Compile ISSUE (its folder or its issue.yaml) into a PDF.

    Options of the PDF go before what the manifest says under `pdf`.
    The exit status is 2 when the issue has errors, or warnings under --strict.
    """
    from typeset.issue import IssueError

    if pdf["email"] and pdf["booklet"]:
        raise click.UsageError("--email, --booklet: one of them at a time")
    try:
        with bounded(limit):
            files, pages, warnings = _compile(issue, output, formats, pdf, strict, quiet or as_json)
    except TooLong:
        raise _stopped(issue, "press.too-long", limit) from None
    except MemoryError:
        raise _stopped(issue, "press.too-large", limit) from None
    except IssueError as error:
        if not as_json:
            raise
        _say_json((), None, error.diagnostics, error.root)
        sys.exit(BAD_INPUT)
    if as_json:
        _say_json(files, pages, warnings, pages.source.base)
    else:
        show(warnings, pages.source.base)
        if not quiet:
            _say(files, pages)


def _compile(
    issue: Path,
    output: Path | None,
    formats: tuple[str, ...],
    pdf: Mapping[str, Any],
    strict: bool,
    silent: bool,
) -> tuple[tuple[Path, ...], Pages, tuple[Diagnostic, ...]]:
    """The files written, the pages, and what there was to warn of.  Raises IssueError.

    `pdf` holds what the command line asks of the PDF, by the names of `press.PdfOptions`.
    """
    with importing():
        from typeset.issue import IssueError, load
        from typeset.layout import compose
        from typeset.press import default_target, outputs, paginate, pdf_options, prepare, publish

        prepare()

    loaded = load(issue)
    options = pdf_options(loaded, pdf)
    target = output or default_target(loaded.root, options.suffix)
    source = compose(loaded)
    with _progress(silent):
        pages = paginate(source, options)
    if strict and (grave := [one for one in pages.warnings if one.key not in TOLERATED]):
        raise IssueError(grave, loaded.root)
    warnings = (*pages.warnings, *publish(pages, target, formats))
    return outputs(pages, target, formats), pages, warnings


def _stopped(issue: Path, key: str, limit: float) -> IssueError:
    from typeset.diagnostics.problems import Position
    from typeset.issue import Diagnostic, IssueError

    return IssueError([Diagnostic(key, Position(str(issue)), {"limit": f"{limit:g}"}, excerpt="")])


@contextmanager
def _progress(silent: bool) -> Iterator[None]:
    """The number of the page in work, on a terminal."""
    if silent or not sys.stderr.isatty():
        yield
        return
    from typeset.diagnostics.messages import message, user_language
    from typeset.press.progress import telling

    def tell(page: int) -> None:
        words = message("press.page", {"page": page}, user_language())
        click.echo(f"\r\x1b[K{words}", err=True, nl=False)

    try:
        with telling(tell):
            yield
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)


def _say(files: Iterable[Path], pages: Pages) -> None:
    from typeset.diagnostics.messages import message, user_language

    words = message("press.pages", {"count": pages.count}, user_language())
    for file in files:
        click.echo(f"{file}  {words}" if file.suffix == ".pdf" else f"{file}")


def _say_json(
    files: Iterable[Path],
    pages: Pages | None,
    diagnostics: Iterable[Diagnostic],
    root: Path | None,
) -> None:
    """`root` is the folder to which the diagnostics' files are relative."""
    from typeset.diagnostics.report import as_json

    said = {
        "files": [str(file) for file in files],
        "pages": pages.count if pages else None,
        "root": str(root) if root else None,
        "diagnostics": as_json(diagnostics),
    }
    click.echo(json.dumps(said, ensure_ascii=False, indent=2))
