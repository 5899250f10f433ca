"""`typesetter compile`: an issue becomes a PDF, page pictures, HTML, and other readers' forms."""

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
from typeset.cli.compile_values import (
    OF_PAGES,
    as_bleed,
    as_booklet,
    as_formats,
    as_length,
    as_marks,
)
from typeset.engine.garbage_collection import expect_one_document, importing

if TYPE_CHECKING:
    from typeset.issue import Diagnostic, Issue, IssueError
    from typeset.press import PdfOptions

TOLERATED = frozenset(
    {
        "press.substituted-glyph",
        "press.traditional-text",
        "press.loose-line",
        "press.loose-lines",
        "press.more-such-lines",
    }
)
"""Warnings that `--strict` lets pass: the text is whole, though not set as finely as asked for."""


@click.command("compile")
@click.argument("issue", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
)
@click.option(
    "--format",
    "formats",
    default="pdf",
    callback=as_formats,
    show_default=True,
)
@click.option(
    "--standard",
    type=click.Choice(["ua-1", "a-2u", "a-2a", "a-3u", "x-4"]),
)
@click.option(
    "--profile",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, resolve_path=True),
)
@click.option("--links/--no-links", default=None)
@click.option(
    "--pictures",
    type=click.Choice(["print", "screen", "keep"]),
)
@click.option("--bleed", callback=as_bleed, metavar="LENGTH")
@click.option(
    "--marks",
    callback=as_marks,
    metavar="NAMES",
)
@click.option("--email", is_flag=True)
@click.option(
    "--booklet",
    callback=as_booklet,
    metavar="HOW",
)
@click.option("--paper", callback=as_length, metavar="LENGTH")
@click.option("--strict", is_flag=True)
@click.option(
    "--limit",
    type=Amount(least_exclusive=0),
    default=600.0,
    show_default=True,
    metavar="SECONDS",
)
@click.option("-q", "--quiet", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
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
    """Compile ISSUE (its folder or its issue.yaml) into a PDF."""
    from typeset.issue import IssueError

    if pdf["email"] and pdf["booklet"]:
        from typeset.diagnostics.messages import message, user_language

        raise click.UsageError(message("cli.email-or-booklet", {}, user_language()))
    try:
        with bounded(limit):
            files, count, warnings, root = _compile(
                issue, output, formats, pdf, strict, quiet or as_json
            )
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
        _say_json(files, count, warnings, root)
    else:
        show(warnings, root)
        if not quiet:
            _say(files, count)


def _compile(
    issue: Path,
    output: Path | None,
    formats: tuple[str, ...],
    pdf: Mapping[str, Any],
    strict: bool,
    silent: bool,
) -> tuple[tuple[Path, ...], int | None, tuple[Diagnostic, ...], Path]:
    """The files written, the number of pages, what there was to warn of, and the issue's folder.

    `pdf` holds what the command line asks of the PDF, by the names of `press.PdfOptions`.
    The pages are laid out only where a format is made of them.  Raises IssueError.
    """
    with importing():
        from typeset.issue import load
        from typeset.press.options import pdf_options
        from typeset.press.targets import default_target

    of_pages = [name for name in formats if name in OF_PAGES]
    if of_pages:
        _prepare()
    loaded = load(issue)
    options = pdf_options(loaded, pdf)
    target = output or default_target(loaded, options.suffix)
    files: tuple[Path, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    count = None
    if of_pages:
        files, count, warnings = _print(loaded, options, target, of_pages, strict, silent)
    if len(of_pages) < len(formats):
        from typeset.outputs.edition import edition_of
        from typeset.outputs.publishing import publish

        edition = edition_of(loaded)
        warnings = warnings or edition.warnings
        _refuse(warnings if strict else (), loaded.root)
        others, more = publish(edition, target, formats)
        files, warnings = files + others, warnings + more
    return files, count, warnings, loaded.root


def _prepare() -> None:
    """Import what sets pages now, and not with the first issue."""
    with importing():
        from typeset.layout import compose  # noqa: F401
        from typeset.press import prepare

        prepare()


def _print(
    issue: Issue,
    options: PdfOptions,
    target: Path,
    formats: Iterable[str],
    strict: bool,
    silent: bool,
) -> tuple[tuple[Path, ...], int, tuple[Diagnostic, ...]]:
    """The files of `formats`, which are made of pages, their number, and the warnings."""
    from typeset.layout import compose
    from typeset.press import outputs, paginate, publish

    expect_one_document()
    source = compose(issue)
    with _progress(silent):
        pages = paginate(source, options)
    _refuse(pages.warnings if strict else (), issue.root)
    warnings = (*pages.warnings, *publish(pages, target, formats))
    return outputs(pages, target, formats), pages.count, warnings


def _refuse(warnings: Iterable[Diagnostic], root: Path) -> None:
    """Raises IssueError with the warnings that `--strict` does not let pass."""
    from typeset.issue import Diagnostic, IssueError

    if grave := [one for one in warnings if one.key not in TOLERATED]:
        raise IssueError([*grave, Diagnostic("cli.strict", None)], root)


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
    from typeset.press.progress import reporting_pages

    def show_page(page: int) -> None:
        words = message("press.page", {"page": page}, user_language())
        click.echo(f"\r\x1b[K{words}", err=True, nl=False)

    try:
        with reporting_pages(show_page):
            yield
    finally:
        click.echo("\r\x1b[K", err=True, nl=False)


def _say(files: Iterable[Path], count: int | None) -> None:
    from typeset.diagnostics.messages import message, user_language

    words = message("press.pages", {"count": count}, user_language())
    for file in files:
        click.echo(f"{file}  {words}" if file.suffix == ".pdf" else f"{file}")


def _say_json(
    files: Iterable[Path],
    pages: int | None,
    diagnostics: Iterable[Diagnostic],
    root: Path | None,
) -> None:
    """`root` is the folder to which the diagnostics' files are relative."""
    from typeset.diagnostics.report import as_json

    said = {
        "files": [str(file) for file in files],
        "pages": pages,
        "root": str(root) if root else None,
        "diagnostics": as_json(diagnostics),
    }
    click.echo(json.dumps(said, ensure_ascii=False, indent=2))
