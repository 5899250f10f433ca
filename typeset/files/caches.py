"""All that a process keeps between two issues, in one list, and the way to begin without it.

Each cache gives the same answer as the work that it saves, so that forgetting costs time alone.
A row is a name, not an object: nothing is imported by reading the list.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

CACHES = {
    "archive.build._own_tools": "the tools of this process and their versions",
    "diagnostics.messages.catalogue": "the messages of each subject",
    "engine.inks.on_screen": "what a screen shows for inks",
    "engine.picture_data._made": "pictures made for a PDF, up to a number of bytes",
    "engine.picture_data.srgb": "the profile of sRGB",
    "engine.sheet_cache._programs": "the versions that decide how a style sheet is read",
    "engine.style_cache._cache": "computed styles",
    "faces.build._own": "the characters of a distribution's faces",
    "faces.catalogue.catalogue": "the built-in fonts",
    "faces.character_sets.big5": "all characters of Big5, and of today's usage",
    "faces.character_sets.chinese": "characters that a Chinese face keeps",
    "faces.character_sets.chinese_plain": "the same without signs",
    "faces.character_sets.east_asian": "characters that only an East Asian face has",
    "faces.character_sets.gb2312": "the characters of GB 2312",
    "faces.character_sets.general_standard": "the 8,105 characters of 通用规范汉字表",
    "faces.character_sets.marks": "marks of Chinese print",
    "faces.character_sets.symbols": "symbols",
    "faces.character_sets.traditional": "Big5's characters in common use",
    "faces.coverage.coverage": "the characters of each font file",
    "faces.fonts._built_in": "the built-in faces by role",
    "intake.decoding.bylines.name_cost": "what a line costs as a byline",
    "intake.decoding.run_in.run_in_end": "where a headline ends that runs into the text",
    "intake.decoding.run_in.tail_end": "where on the next line such a headline ends",
    "intake.decoding.title_evidence.headline_cost": "what a line costs as a headline",
    "intake.tagging.model.weights": "what was learnt from tagged texts",
    "intake.readers.markdown._parser": "the parser of Markdown with HTML",
    "issue.markdown.parser": "the parser of articles",
    "issue.pictures._check": "pictures that were checked, by file and date",
    "layout.bytecode._compiler": "the digest of Jinja's code",
    "layout.templates.environment": "compiled templates",
    "makeup.band_cache._caches": "bands, by the number of columns",
    "makeup.headline.broken": "broken headlines",
    "makeup.headline.fitted": "headlines fitted to their columns",
    "makeup.headline.width_of": "widths of texts in em",
    "makeup.pictures.arrangements": "ways to arrange a story's pictures",
    "makeup.pictures.shots_in": "pictures in their places",
    "makeup.pictures.below_text": "pictures in their places",
    "makeup.picture_rows.picture_rows": "pictures of a group in rows",
    "makeup.plan._found": "searches for plans",
    "makeup.side_by_side.compositions": "sums of whole numbers",
    "makeup.zones.next_zone": "which zone is filled after another",
    "makeup.zones.zones": "the zones of a page",
    "press.contrast._of": "the contrast of colours",
    "press.glyphs._first_with_han": "the face that sets a role's Chinese",
    "press.kept_work._work": "set parts of newspapers, and photographs",
    "press.loaded_faces._loaded_faces": "faces loaded for WeasyPrint",
    "press.output_profile.coated": "the built-in printer's profile",
    "press.output_profile.srgb": "the profile of sRGB",
    "press.stylesheets._parsed": "the style sheets of layouts",
    "typography.characters.kind_of": "the class of each character",
    "typography.characters.speaks_chinese": "whether a language is Chinese",
    "typography.drawing._moved": "moves between glyphs, as a PDF has them",
    "words.dictionary._file": "the file of words",
    "words.dictionary._simplified": "Simplified characters for Traditional ones",
    "words.dictionary.traditional": "the Traditional ones",
    "words.dictionary.words_from": "the words that begin with a character",
}
"""Each cache by its name below `typeset`, and what it keeps."""

DONE_ONCE = (
    "files.atomic._sweep_once",
    "files.cache.private_folder",
    "files.photographs._read_heif",
    "files.photographs._read_pdf",
    "intake.readers.scans.can_recognise",
)
"""What a process does once: there is nothing to forget."""

IN_FORCE = ("engine.switch._undo", "engine.switch._warnings", "typography.switch._undo")
"""How to put WeasyPrint back: `typeset.engine.stop` empties these."""


def forget() -> None:
    """Empty every cache of the modules that are imported."""
    for _, cache in _imported():
        clear = getattr(cache, "cache_clear", None) or cache.clear  # type: ignore[attr-defined]
        clear()


def sizes() -> dict[str, int]:
    """How many answers each cache of the imported modules holds."""
    return {name: _size(cache) for name, cache in _imported()}


def _imported() -> Iterator[tuple[str, object]]:
    for name in CACHES:
        module, _, attribute = f"typeset.{name}".rpartition(".")
        if module in sys.modules:
            yield name, getattr(sys.modules[module], attribute)


def _size(cache: object) -> int:
    info = getattr(cache, "cache_info", None)
    return info().currsize if info else len(cache)  # type: ignore[arg-type]
