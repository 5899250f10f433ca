"""The structure recogniser: a text's lines become blocks with roles, by the rules of one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from typeset.intake.decoding.evidence import EVIDENCE
from typeset.intake.decoding.offers import Evidence
from typeset.intake.draft import Block, Draft, Role, Rule
from typeset.intake.profile.model import NO_PROFILE, Profile
from typeset.intake.rules import (
    barred_rows,
    bold_headings,
    boxed_pieces,
    colophon,
    columns,
    copied_pages,
    cut_lines,
    dashed_names,
    displaced,
    framed_titles,
    furniture,
    heading_marks,
    headings,
    joined_columns,
    known,
    labels_of_one_form,
    letterspaced,
    likely_head,
    likely_left_out,
    likely_notices,
    likely_run_ins,
    likely_tables,
    likely_tags,
    lines,
    listed_titles,
    marks,
    masthead,
    mixed_columns,
    nameplates,
    notices,
    tables,
    vertical_lines,
)
from typeset.intake.running_lines import running_heads_and_feet
from typeset.intake.source import Line, Source

RULES: tuple[Rule, ...] = (
    marks.radicals,
    marks.markdown_marks,
    copied_pages.copied_pages,
    barred_rows.barred_rows,
    tables.tables,
    furniture.drawn_rules,
    columns.parallel_columns,
    joined_columns.joined_columns,
    cut_lines.cut_lines,
    vertical_lines.vertical_lines,
    mixed_columns.mixed_columns,
    likely_tags.likely_tags,
    likely_tables.likely_tables,
    likely_run_ins.likely_run_ins,
    labels_of_one_form.labels_of_one_form,
    letterspaced.letterspaced,
    furniture.counters,
    furniture.page_numbers,
    furniture.running_heads,
    heading_marks.marked_headings,
    nameplates.nameplates,
    likely_head.above_the_name,
    masthead.masthead,
    known.known_lines,
    headings.set_headings,
    colophon.colophon,
    notices.contents_list,
    notices.jumps,
    headings.heading_roles,
    bold_headings.bold_headings,
    boxed_pieces.boxed_pieces,
    likely_notices.likely_notices,
    likely_left_out.likely_left_out,
    lines.decoded_lines,
    framed_titles.framed_titles,
    dashed_names.dashed_names,
    displaced.displaced_headlines,
    displaced.jumped_halves,
    letterspaced.letterspaced_titles,
    listed_titles.listed_titles,
)
"""The rules in the order in which they are applied.  A new habit of a newsroom is a new rule
here."""

_HEAD = RULES.index(masthead.masthead) + 1
"""The rules up to here ask nothing of the newsroom's earlier issues."""
_DECODING = RULES.index(lines.decoded_lines)

_KINDS = {
    "text": Role.TEXT,
    "title": Role.TEXT,
    "deck": Role.TEXT,
    "heading": Role.TEXT,
    "code": Role.CODE,
    "header": Role.TEXT,
    "footer": Role.TEXT,
    "item": Role.ITEM,
    "table": Role.TABLE,
    "caption": Role.CAPTION,
    "picture": Role.PICTURE,
    "note": Role.NOTE,
}


def _label(line: Line) -> str:
    """The label of a footnote, by which it is called in the text."""
    return line.data if line.kind == "note" else ""


_OF_WORDS = frozenset({"text", "title", "deck", "heading", "header", "footer", "item"})
"""Kinds of lines that are nothing but their words."""


def blocks_of(source: Source) -> list[Block]:
    """The source's lines as blocks, with what the format says that they are.

    Lines of which nothing is left without control characters are none."""
    return [
        Block(_KINDS[line.kind], line.passage, line, line.level, label=_label(line))
        for line in source.lines
        if line.text or line.kind not in _OF_WORDS
    ]


def recognise(
    source: Source,
    rules: tuple[Rule, ...] = RULES,
    evidence: tuple[Evidence, ...] = EVIDENCE,
    profile: Profile = NO_PROFILE,
) -> Draft:
    """The source's blocks, each with its role, and the decisions that were taken."""
    draft = Draft(source, tuple(blocks_of(source)), profile=profile)
    return _applied(running_heads_and_feet(draft), rules, evidence)


def as_far_as_the_head(source: Source) -> Draft:
    """The source's blocks, those of the issue's head in their roles, whoever made the issue."""
    return recognise(source, RULES[:_HEAD])


def before_decoding(begun: Draft, profile: Profile = NO_PROFILE) -> Draft:
    """A draft that went `as_far_as_the_head`, as it is when the decoding begins."""
    return _applied(replace(begun, profile=profile), RULES[_HEAD:_DECODING], EVIDENCE)


def finished(begun: Draft, profile: Profile) -> Draft:
    """A draft that went `as_far_as_the_head`, with all its blocks in their roles."""
    return _applied(replace(begun, profile=profile), RULES[_HEAD:], EVIDENCE)


def _applied(draft: Draft, rules: Sequence[Rule], evidence: tuple[Evidence, ...]) -> Draft:
    for rule in rules:
        draft = rule(draft) if rule is not lines.decoded_lines else rule(draft, evidence)
    return draft
