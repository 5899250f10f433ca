"""One setting of the issue, from the files on disk to an edition or a failure."""

from __future__ import annotations

import hashlib
import traceback
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from typeset.issue import Diagnostic, IssueError, Position, load
from typeset.issue.model import Manifest
from typeset.layout import compose
from typeset.layout.wording import is_chinese, issue_number
from typeset.press import Pages, draw, paginate, pdf_options
from typeset.preview.dummy import page_dummy
from typeset.preview.edition import EditionPage, Failure, Outcome, PageBlock, PreviewEdition
from typeset.preview.figures import article_counts, fill, set_lines
from typeset.preview.page_digests import page_looks

FONT_KINDS = frozenset({".otf", ".ttf", ".ttc", ".woff", ".woff2"})


def build(path: Path) -> Outcome:
    """Set the issue whose manifest is at `path`."""
    try:
        return _edition(path)
    except IssueError as error:
        return Failure(error.diagnostics)
    except MemoryError:
        return _failure(path, "preview.out-of-memory")
    except Exception as error:
        traceback.print_exc()
        return _failure(path, "preview.unexpected", reason=f"{type(error).__name__}: {error}")


def _failure(path: Path, key: str, **details: object) -> Failure:
    return Failure((Diagnostic(key, Position(path.name), details),))


def _edition(path: Path) -> PreviewEdition:
    issue = load(path)
    source = compose(issue)
    # The page as it is cut: places on it count from its own corner.
    options = pdf_options(issue, {"bleed": 0.0, "marks": ()})
    pages = paginate(source, options, advise=False, keep=True)
    looks: list[str] = []
    salt = _salt(source.inputs)
    pdf, warnings = draw(pages, lambda _, objects: looks.extend(page_looks(objects, salt)))
    lines = set_lines(pages)
    return PreviewEdition(
        pdf=pdf,
        sheets=_sheets(pages, looks),
        articles=article_counts(issue, lines),
        fill=fill(issue, pages, lines),
        dummy=page_dummy(issue, pages),
        warnings=(*pages.warnings, *warnings),
        title=_title(issue.manifest, path),
        language=issue.manifest.language,
        html=source.html,
        stylesheets=source.stylesheets,
        font_css=source.fonts.css,
        font_files=tuple(face.path for face in source.fonts.faces),
        inputs=source.inputs,
    )


def _sheets(pages: Pages, looks: list[str]) -> tuple[EditionPage, ...]:
    blocks = defaultdict(list)
    for b in pages.blocks:
        if b.width >= 1 and b.height >= 1:  # a box that was emptied is nothing to point at
            blocks[b.page].append(PageBlock(b.x, b.y, b.width, b.height, b.file, b.line))
    sizes = [(page.width * 0.75, page.height * 0.75) for page in pages.document.pages]
    return tuple(
        EditionPage(look, width, height, tuple(blocks[number]))
        for number, (look, (width, height)) in enumerate(zip(looks, sizes, strict=True))
    )


def _salt(inputs: Iterable[Path]) -> bytes:
    """What a page's content does not show of its fonts: which files they come from, and how new."""
    salt = hashlib.blake2b(digest_size=16)
    for path in inputs:
        if path.suffix.lower() in FONT_KINDS:
            stat = path.stat()
            salt.update(f"{path}:{stat.st_mtime_ns}:{stat.st_size}".encode())
    return salt.digest()


def _title(manifest: Manifest, path: Path) -> str:
    """The masthead's name and number, or else the folder's name."""
    if manifest.masthead is None:
        return path.resolve().parent.name
    name, number = manifest.masthead.name, manifest.masthead.number
    if number is None:
        return name or ""
    style = "arabic" if is_chinese(manifest.language) else "latin"
    return f"{name or ''} {issue_number(number, style, manifest.language)}".strip()
