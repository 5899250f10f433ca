"""Safety checks: what is seldom right in an issue, however sure the decoder was of each line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from typeset.intake.characters import ends_sentence, has_sentence, width
from typeset.intake.decoding.leads import lead_of
from typeset.intake.decoding.verses import is_verse
from typeset.intake.draft import Block, Decision, Role, decide
from typeset.intake.issue_draft import ArticleDraft
from typeset.intake.lexicon import ROLL, SALUTATION
from typeset.intake.name_check import name_check
from typeset.intake.source import Source
from typeset.intake.table_check import doubtful_heads
from typeset.intake.tagging.tags import RUNNING_IN, TEXT, Tag, share_of_tags

_FACTS = {Role.NUMBER, Role.DATE, Role.ISSUER, Role.NAMEPLATE, Role.EDITORS, Role.CONTACT}
_CLOSING = tuple("。，、；：！？”’）》】")
_LONG_HEADLINE = 40.0
"""em: of 2,000 headlines in the seeds' newsrooms none was longer."""
_ONE_LINE = 20.0
"""em: a paragraph so short, without a full stop, may be a headline, a byline, a verse."""
_SHORT_ARTICLE = 24.0
"""em: an article that is no longer may be a headline and the first line of what follows."""
_RARE = 0.25
"""The share of articles of one line that is no manner."""
_ROW = 3
"""Three short lines in a row are a list, a table or a head that was not seen."""
_LABELLED = re.compile("[^：:。，]{1,12}[：:] ?[^ ]")
"""`时间：3月9日`, `Noise: ring Bev`: a line that its label explains."""
_FEW = 4
"""Of fewer articles no habit is known."""
_HABIT = 0.75
"""The share of the articles that makes a habit."""
_OF_SHAPE = frozenset(
    {
        "check: short line",
        "check: short lines in a row",
        "check: article of one line",
        "check: headings or headlines",
        "check: two bylines",
        "check: unlike the others",
        "check: no byline",
    }
)
"""Checks that know a line by its shape alone."""
_SURE = 0.95
"""Where the tagger holds a line for as likely what it became, three in four of these were right; of
the others, one in three."""
_TAGS: dict[Role, tuple[Tag, ...]] = {
    Role.PARAGRAPH: TEXT,
    Role.HEADLINE: (Tag.HEADLINE,),
    Role.RUN_IN: RUNNING_IN,
    Role.HEADING: (Tag.HEADING,),
    Role.BYLINE: (Tag.BYLINE,),
    Role.END_BYLINE: (Tag.END_BYLINE,),
    Role.SECTION: (Tag.SECTION,),
    Role.KICKER: (Tag.KICKER,),
}
"""The tags that a role stands for."""


def safety_checks(
    articles: Sequence[ArticleDraft],
    others: Sequence[Block],
    known: Sequence[Decision],
    *,
    alone: bool = True,
    known_name: str | None = None,
) -> list[Decision]:
    """What is to be looked at beside what is listed already (`known`), one remark for a line.

    `alone`: the text is an issue by itself, which has a name; `known_name`: that of earlier issues.
    """
    listed = {decision.line for decision in known if decision.look}
    found: list[Decision] = []
    checks = list(_checks(articles, others))
    if alone and len(articles) > 1:
        texts = [block for article in articles for block in article.blocks()]
        checks += filter(None, [name_check(others, texts, known_name)])
    for said, block in checks:
        if block.line.number not in listed and not (said in _OF_SHAPE and _is_sure(block)):
            listed.add(block.line.number)
            found.append(decide("safety_checks", block, said, 0.5))
    return found


def _is_sure(block: Block) -> bool:
    """Whether the tagger, too, holds a line for what it became."""
    return share_of_tags(block.likely or {}, _TAGS.get(block.role, ())) >= _SURE


def recognised_pages(source: Source) -> list[Decision]:
    """Each page of a scan is to be looked at, from its first line."""
    found = []
    for page, sure in enumerate(source.recognised, 1):
        line = next((line for line in source.lines if line.page == page and line.text), None)
        if line is not None:
            details = {"text": line.text[:30], "page": page, "sure": sure}
            said = "check: recognised page"
            found.append(
                Decision("recognition", line.number, page, said, details, sure / 100, look=True)
            )
    return found


def _checks(
    articles: Sequence[ArticleDraft], others: Sequence[Block]
) -> Iterator[tuple[str, Block]]:
    yield from _cut_out([*others, *(b for article in articles for b in article.byline)])
    for article in articles:
        yield from _of_article(article)
    short = [article for article in articles if _is_one_line(article)]
    if len(short) <= max(1, _RARE * len(articles)):  # else they are the issue's manner
        yield from (("check: article of one line", article.headline[0]) for article in short)
    if len(articles) == 1:
        yield from _may_be_articles(articles[0])
    yield from _unlike(articles)


def _of_article(article: ArticleDraft) -> Iterator[tuple[str, Block]]:
    for block in article.headline:
        if width(block.text) > _LONG_HEADLINE:
            yield "check: long headline", block
    for block in article.body:
        if block.text.startswith(_CLOSING) and not block.text.startswith("……"):
            yield "check: closing mark", block
    yield from (("check: loose note", block) for block in article.loose_notes)
    yield from (("check: head of a table", row) for row in doubtful_heads(article.body))
    if len(article.byline) > 1 and article.body:
        above = [b for b in article.byline if b.line.number < article.body[0].line.number]
        if 0 < len(above) < len(article.byline):
            yield from (("check: two bylines", block) for block in article.byline)
    for short, group in groupby(article.body, key=_is_short):
        row = list(group)
        if short and len(row) >= _ROW:
            if not _are_verses_or_items(row):
                yield "check: short lines in a row", row[0]
        elif short:
            yield from (("check: short line", block) for block in row)


def _is_one_line(article: ArticleDraft) -> bool:
    """Whether a headline and one short line are all there is."""
    alone = [block.role for block in article.body] == [Role.PARAGRAPH]
    return bool(alone and article.headline) and width(article.body[0].text) <= _SHORT_ARTICLE


def _may_be_articles(article: ArticleDraft) -> Iterator[tuple[str, Block]]:
    """The headings of an issue's only article, where each has a paragraph or two: they may be
    headlines."""
    headings = [b for b in article.body if b.role is Role.HEADING or b.text.startswith("【")]
    if not headings or article.body[0] is not headings[0]:
        return  # what stands above them opens the article
    if len(headings) >= _FEW - 1 and len(article.body) <= 3 * len(headings) + 1:
        yield from (("check: headings or headlines", block) for block in headings)


def _is_short(block: Block) -> bool:
    """Whether a paragraph is short and no sentence, and does not lead to the next."""
    if block.role is not Role.PARAGRAPH or not block.text or width(block.text) > _ONE_LINE:
        return False
    if lead_of(block.text) or block.text.startswith(("《", '"', "“")):
        return False
    if _LABELLED.match(block.text) or SALUTATION.match(block.text) or ROLL.fullmatch(block.text):
        return False
    return not (ends_sentence(block.text) or block.text.endswith(("：", ":", "，", ",")))


def _are_verses_or_items(row: Sequence[Block]) -> bool:
    """Whether short lines in a row are a poem, or begin with one mark: of 24 such rows 23 were
    right."""
    marks = {block.text[0] for block in row}
    same = len(marks) == 1 and not marks.pop().isalnum()
    return same or all(is_verse(block.text) for block in row)


def _cut_out(blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """A fact of the head or foot, or a name, that was cut out of a sentence."""
    for block in blocks:
        whole = block.line.text
        if block.role in _FACTS and len(block.text) < len(whole) and has_sentence(whole):
            yield "check: cut out", block


def _unlike(articles: Sequence[ArticleDraft]) -> Iterator[tuple[str, Block]]:
    """An article whose headline begins unlike most, or that alone has no name."""
    if len(articles) < _FEW:
        return
    titled = [article for article in articles if article.headline]
    leads = [lead_of(article.headline[0].text) for article in titled]
    usual, times = Counter(leads).most_common(1)[0] if leads else ("", 0)
    if times >= _HABIT * len(articles):
        for article, lead in zip(titled, leads, strict=True):
            if lead != usual:
                yield "check: unlike the others", article.headline[0]
    named = [article for article in articles if article.byline or article.signature]
    if _HABIT * len(articles) <= len(named) < len(articles):
        for article in articles:
            if not (article.byline or article.signature) and article.first is not None:
                yield "check: no byline", article.first
