"""What a process that sets an issue again and again keeps: set parts of a newspaper, photographs.

It is kept as long as nothing but the words of the issue changes: a picture, a face or a style sheet
that is another than before begins it again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from typeset.layout.page_source import PageSource
from typeset.press.loaded_faces import LoadedFaces
from typeset.press.picture_cache import PictureCache
from typeset.press.stylesheets import Stylesheets

if TYPE_CHECKING:
    from typeset.makeup.set_parts import KeptParts

OF_WORDS = frozenset({".md", ".yaml", ".yml"})
"""The kinds of an issue's files that end up in its HTML, and nowhere else."""

ISSUES = 2
"""Work is kept for this number of issues: the one that an editor looks at, and the one before."""


@dataclass
class KeptWork:
    """Work that need not be done again."""

    pictures: PictureCache = field(default_factory=PictureCache)

    @cached_property
    def parts(self) -> KeptParts:
        """Set parts of a newspaper."""
        from typeset.makeup.set_parts import KeptParts

        return KeptParts()


def kept_work(source: PageSource, faces: LoadedFaces, parsed: Stylesheets) -> KeptWork:
    """The work that is kept of an issue; none where another file than its texts has changed."""
    files = (path for path in source.inputs if path.suffix not in OF_WORDS)
    stamps = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    work = _work(stamps, source.base, source.stylesheets, faces, parsed.sheets)
    work.pictures.keep_photographs()
    return work


@lru_cache(maxsize=ISSUES)
def _work(*_surroundings: object) -> KeptWork:
    return KeptWork()
