"""What the recogniser works on: blocks with roles, and the decisions taken about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from typeset.diagnostics.messages import Language, message
from typeset.intake.profile.model import NO_PROFILE, Profile
from typeset.intake.source import Line, Passage, Source


class Role(StrEnum):
    """What a block is.  TEXT is not yet known; the rules turn it into the others."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    HEADLINE = "headline"
    RUN_IN = "run-in headline"
    DECK = "deck"
    KICKER = "kicker"
    BYLINE = "byline"
    END_BYLINE = "byline at the end"
    SIGNATURE = "signature"
    SOURCE = "source"
    SECTION = "section"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"
    CODE = "preformatted text"
    VERSE = "verse"
    BOX = "boxed text"
    CAPTION = "caption"
    CREDIT = "credit"
    PICTURE = "picture"
    NOTE = "note"
    NOTICE = "notice"
    NAMEPLATE = "nameplate"
    SLOGAN = "slogan"
    NUMBER = "number"
    ISSUER = "issuer"
    DATE = "date"
    EDITORS = "editors"
    CONTACT = "contact"
    DISTRIBUTION = "distribution"
    PRINTED = "printed"
    DROPPED = "dropped"


MASTHEAD = frozenset({Role.NAMEPLATE, Role.NUMBER, Role.ISSUER, Role.DATE, Role.SLOGAN})
"""The roles of the issue's head."""
BESIDE_TEXT = frozenset({Role.PICTURE, Role.CAPTION, Role.CREDIT, Role.NOTE, Role.DROPPED})
"""The roles of what stands between the blocks of a text without being part of it."""
COLOPHON = frozenset({Role.EDITORS, Role.CONTACT, Role.DISTRIBUTION, Role.PRINTED})
"""The roles of the issue's foot."""

DRAWN_RULE, PAGE_NUMBER, JUMP_LINE = "drawn rule", "page number", "jump line"
"""Reasons for dropping, as the report says them, that are asked for where others are judged: what
stands below a rule is apart from what stands above it."""


class Block(NamedTuple):
    """A passage and its role.

    `line` is the source line that it begins on, with what its place shows.  `level` is the depth of
    a heading or list item, and 1 of a box's title; `label` the editor's own label of a colophon
    line; `why` the reason for dropping; `last` the source line that it ends on; `likely` how likely
    each tag is of it, where that was learnt (`tagging/model.py`).
    """

    role: Role
    passage: Passage
    line: Line
    level: int = 0
    label: str = ""
    why: str = ""
    last: Line | None = None
    marked: bool = False
    likely: Mapping[str, float] | None = None

    @property
    def text(self) -> str:
        """The characters of the passage."""
        return self.passage.text

    def is_a(self, role: Role, **more: Any) -> Block:
        """The same block in another role; `more` are other fields to replace."""
        return self._replace(role=role, **more)


class Decision(NamedTuple):
    """One decision of one rule, for the report.

    `said` names its words in the catalogue (room `import`), `details` fill them; `confidence` runs
    from 0 to 1; `look`: show the editor; `other`: what else it may be, if that is known.
    """

    rule: str
    line: int
    page: int
    said: str
    details: Mapping[str, object]
    confidence: float
    look: bool = False
    other: str = ""

    def words(self, language: Language) -> str:
        """What was decided, and what else it may be."""
        said = message(f"import.{self.said}", self.details, language)
        if not self.other:
            return said
        other = message(f"import.or {self.other}", {}, language)
        return message("import.or other", {"said": said, "other": other}, language)


@dataclass(frozen=True)
class Draft:
    """A source on its way to an issue: its blocks in order, and all decisions so far.

    `profile`: what is known of the newsroom's earlier issues.
    """

    source: Source
    blocks: tuple[Block, ...]
    decisions: tuple[Decision, ...] = ()
    profile: Profile = NO_PROFILE

    def having(self, blocks: Iterable[Block], decisions: Iterable[Decision] = ()) -> Draft:
        """The draft with these blocks instead, and these decisions more."""
        return replace(self, blocks=tuple(blocks), decisions=(*self.decisions, *decisions))


Rule = Callable[[Draft], Draft]


def decide(rule: str, block: Block, said: str, confidence: float, **details: object) -> Decision:
    """A decision about a block; below 0.7 the editor is asked to look."""
    shown = block.text if len(block.text) <= 40 else block.text[:38] + "…"
    details_shown = {"text": shown, **details}
    line = block.line
    return Decision(rule, line.number, line.page, said, details_shown, confidence, confidence < 0.7)
