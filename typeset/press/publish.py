"""Pages written to files: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.files import atomic
from typeset.press.drawing import draw
from typeset.press.pages import Pages
from typeset.press.targets import check_targets, outputs, remove_old_pictures


def publish(
    pages: Pages, target: Path, formats: Iterable[str] = ("pdf",)
) -> tuple[Diagnostic, ...]:
    """Write `pages` to `target`, and return what drawing them had to say.

    `target` is the PDF's name; page pictures (`png`), the composed HTML (`html`) and a newspaper's
    dummy (`plan`) stand beside it: issue.pdf, issue-1.png, issue.html, issue-plan.svg.  A file that
    was there before stays as is until the new one is whole on the disk.  Raises IssueError where a
    file cannot be written, or is one of those that the issue is made of.
    """
    wanted = set(formats)
    files = outputs(pages, target, wanted)
    check_targets(files, pages.source.inputs)
    pdf, warnings = _finished(pages)
    for file, data in _files(pages, pdf, target, wanted):
        write_whole(file, data)
    if "png" in wanted:
        remove_old_pictures(target, files, pages.source.inputs)
    return warnings


def _finished(pages: Pages) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF in the form that the pages' options ask for."""
    options = pages.options
    if options.email:
        from typeset.press.email import for_email

        return for_email(pages)
    if options.booklet:
        from typeset.press.imposition import impose

        _check_booklet(pages)
        pdf, warnings = draw(replace(pages, options=replace(options, marks=())))
        outside = _ends_with_panel(pages)
        sheets = impose(pdf, options.booklet, options.paper, options.marks, back_cover=outside)
        return sheets, warnings
    return draw(pages)


def _ends_with_panel(pages: Pages) -> bool:
    """Whether the last page has the address: folded, it must lie outside."""
    last = pages.document.pages[-1]._page_box
    return any(
        each.element is not None and each.element.get("class") == "mailing"
        for each in last.descendants()
    )


def _check_booklet(pages: Pages) -> None:
    """Raises IssueError where a standard is asked for that sheets, which have no tags, break."""
    from typeset.press.standards import STANDARDS

    name = pages.options.standard or pages.source.standard
    if name and STANDARDS[name].tagged:
        details: dict[str, object] = {"standard": STANDARDS[name].title}
        raise IssueError(
            [Diagnostic("press.standard-booklet", None, details, "press.hint-standard-booklet")]
        )


def _files(
    pages: Pages, pdf: bytes, target: Path, formats: set[str]
) -> Iterable[tuple[Path, bytes]]:
    """Each file with its bytes, made when it is its turn."""
    if "pdf" in formats:
        yield target, pdf
    if "png" in formats:
        from typeset.press.pictures import page_pictures

        if pages.options.booklet:  # the pictures are of pages, not of sheets
            pdf, _ = draw(pages)
        yield from zip(outputs(pages, target, ("png",)), page_pictures(pdf), strict=True)
    if "plan" in formats:
        from typeset.press.dummies import dummy_png, dummy_svg

        drawn = (dummy_svg(pages), dummy_png(pages))
        yield from zip(outputs(pages, target, ("plan",)), drawn, strict=True)
    if "html" in formats:
        from typeset.press.standalone import standalone

        yield target.with_suffix(".html"), standalone(pages.source).encode()


def write_whole(target: Path, data: bytes) -> None:
    """Write `data` to `target`: a temporary file beside it, flushed to the disk, then renamed.

    Raises IssueError where that cannot be done; `target` is then as it was.
    """
    if target.exists() and not (target.is_file() or target.is_dir()):  # a device, a pipe
        raise IssueError([Diagnostic("press.not-a-file", None, {"path": target})])
    try:
        atomic.write_whole(target, data)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        details: dict[str, object] = {"path": target, "reason": reason}
        raise IssueError([Diagnostic("press.not-written", None, details)]) from error
