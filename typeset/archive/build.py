"""Build one issue in memory: what a worker does.  Nothing is written here."""

from __future__ import annotations

import io
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

import pypdfium2

from typeset.archive.cards import card
from typeset.archive.compare import Difference, NotAPdf, compare
from typeset.archive.digests import Digests
from typeset.archive.job import Built, Failed, Job
from typeset.archive.lookups import looked_up, own_font_lists
from typeset.archive.store import form_kind
from typeset.archive.versions import made_with
from typeset.issue import Diagnostic, Issue, IssueError, load
from typeset.layout import compose
from typeset.press import draw, paginate

COVER_WIDTH = 240
# A file changed this shortly before a build began may have been read in its older state.
CLOCK_TICK_NS = 20_000_000

_digests = Digests()


def build(job: Job) -> Built | Failed:
    """The PDF and cover of an issue, and what it was made of; or what is wrong with it.

    An input that changes while the issue is built makes the build begin again, for the digests
    must be those of what was read.
    """
    if others := _other_tools(job.made_with):
        return Failed(job.name, (Diagnostic("archive.other-tools", details={"tools": others}),))
    while True:
        began = time.time_ns()
        try:
            built, inputs = _build(job)
        except IssueError as error:
            return Failed(job.name, error.diagnostics)
        if job.copied or not _changed_since(began - CLOCK_TICK_NS, inputs):
            return built


def _build(job: Job) -> tuple[Built, tuple[Path, ...]]:
    pages = paginate(compose(load(job.folder)), advise=False)
    pdf, warnings = draw(pages)
    inputs = (*pages.source.inputs, *own_font_lists(pages.source, job.places))
    _digests.again()
    forms, more = _forms(job, pages.source.issue)
    built = Built(
        job.name,
        outputs={"pdf": pdf, "cover": cover(pdf), **forms},
        inputs={job.places.name(path): _digests.of(str(path)) or "" for path in inputs},
        lookups=looked_up(pages.source, job.places),
        card=card(pages.source.issue, pages.count, (*pages.warnings, *warnings, *more)),
        difference=_difference(job.before, pdf),
        said=pages.source.issue.warnings,
    )
    return built, inputs


def _forms(job: Job, issue: Issue) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The files of the job's forms by their kinds of output, and what to warn of."""
    if not job.forms:
        return {}, ()
    from typeset.outputs.edition import edition_of
    from typeset.outputs.publishing import make, warnings_of

    name = PurePosixPath(job.name).name
    edition = replace(edition_of(issue), name=name, pdf=f"{name}.pdf")
    files = {
        form_kind(form, ending): data
        for form in job.forms
        for ending, data in make(edition, form).items()
    }
    return files, warnings_of(edition, files)


def _difference(before: bytes | None, pdf: bytes) -> Difference | None:
    """How the PDF changed; an old one that is damaged is no longer worth comparing."""
    with suppress(NotAPdf):
        return compare(before, pdf) if before else None
    return None


def _changed_since(moment: int, inputs: Iterable[Path]) -> bool:
    """Whether any input changed, or went, after `moment` (nanoseconds since 1970)."""
    try:
        return any(path.stat().st_ctime_ns > moment for path in inputs)
    except OSError:
        return True


@cache
def _own_tools() -> Mapping[str, str]:
    return made_with(Digests())


def _other_tools(expected: Mapping[str, str]) -> str:
    """The tools of this process that are others than those expected; empty where none is."""
    own = _own_tools()
    return ", ".join(
        f"{name} {own.get(name)}" for name in expected if own.get(name) != expected[name]
    )


def cover(pdf: bytes) -> bytes:
    """The first page as a small JPEG picture: a tenth of the work that a PNG is."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    picture = page.render(scale=COVER_WIDTH / page.get_width()).to_pil()
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=85)
    document.close()
    return file.getvalue()
