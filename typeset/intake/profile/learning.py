"""Learns how a newsroom's issues are built from a raw text and the issue as it stands now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from typeset.intake.characters import folded, width
from typeset.intake.dates import find_date
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.gathered_facts import facts_of
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.learnt import learnt
from typeset.intake.decoding.manner import KIND, NOTHING_SEEN, Manner
from typeset.intake.head_words import NUMBER
from typeset.intake.profile.alignment import Became, Piece, aligned
from typeset.intake.profile.model import Foot, Profile
from typeset.intake.readback import inline
from typeset.intake.recogniser import as_far_as_the_head, before_decoding
from typeset.intake.rules.lines import to_decode
from typeset.intake.source import Source
from typeset.issue import model as m
from typeset.issue.picture_keys import Picture

_MOST = 60
"""The number of words that are kept of each list: the commonest."""
_STANDING = 40
"""A line that stands in every issue is no longer than this (em)."""
_PARTED = re.compile("[ 　：:|｜（）()/／]+")
_SURE = 4
"""A part of a line as long as this that the issue says shows that it says the line."""
_NAME = 12
"""Neither is a name longer than this (em)."""


def learn(profile: Profile, issue: m.Issue, source: Source, name: str) -> Profile:
    """The profile with one issue more; `name` is what the issue is called in it."""
    blocks, above = to_decode(before_decoding(as_far_as_the_head(source), profile))
    lines = facts_of(blocks, above)
    became = aligned([facts.text for facts in lines], [list(pieces(a)) for a in issue.articles])
    seen = _seen(lines, became)
    head = issue.manifest.masthead
    every = Counter({text: 1 for text in issue.manifest.notices if width(text) <= _STANDING})
    return profile.model_copy(
        update={
            "name": (head and head.name) or profile.name,
            "issuer": (head and head.issuer) or profile.issuer,
            "issues": (*profile.issues, name),
            "headlines": _sum(
                profile.headlines, {"alone": seen.forms["standing"], "run_in": seen.forms["run-in"]}
            ),
            "bylines": _sum(profile.bylines, seen.places),
            "lost_indents": _share(profile, seen),
            "line_ends": _rounded(_added(profile.line_ends, seen.inner)),
            "above": _tables(profile.above, seen.gap),
            "indent": _tables(profile.indent, seen.inset),
            "begins": _tables(profile.begins, seen.lead),
            "looks": _looks(profile.looks, lines, became),
            "sections": _words(profile.sections, _sections(issue)),
            "names": _words(profile.names, _names(issue)),
            "notices": _words(profile.notices, every),
            "left_out": _words(profile.left_out, _left_out(issue, source)),
            "foot": {**profile.foot, **_foot(issue)},
        }
    )


# ---- the issue as it stands ----------------------------------------------------------------------


def pieces(article: m.Article) -> Iterator[Piece]:
    """The parts of an article with what each is, in their usual order."""
    about = article.about
    for label, text in (
        (Label.SECTION, about.section),
        (Label.KICKER, about.kicker),
        (Label.HEADLINE, about.headline),
        *((Label.DECK, text) for text in about.deck),
        *((Label.BYLINE, text) for text in _together(about.byline)),
        (Label.SOURCE, about.source),
    ):
        if text:
            yield label, text
    yield from _body(article.body)
    for picture in about.images:
        yield from _captions(picture)
    for text in about.signature:
        yield Label.END_BYLINE, text


def _together(words: Sequence[str]) -> Iterator[str]:
    """The names one by one, and all of them as one line may have them."""
    yield from words
    if len(words) > 1:
        yield "".join(words)


def _captions(picture: Picture) -> Iterator[Piece]:
    whole = (picture.caption or "") + (picture.credit or "")
    for text in dict.fromkeys((whole, picture.caption, picture.credit)):
        if text:
            yield Label.CAPTION, text


def _body(blocks: Iterable[m.Block]) -> Iterator[Piece]:
    for block in blocks:
        match block:
            case m.Paragraph():
                yield Label.PARAGRAPH, inline(block.children)
            case m.Heading():
                yield Label.HEADING, inline(block.children)
            case m.ListBlock():
                for item in block.items:
                    yield from ((Label.ITEM, text) for _, text in _body(item))
            case m.Quote():
                yield from _body(block.blocks)
            case m.Table():
                for row in (block.head, *block.rows):
                    yield Label.TABLE, "".join(inline(cell) for cell in row)
            case m.Figure():
                yield from _captions(block.picture)
            case _:
                pass


# ---- what was seen -------------------------------------------------------------------------------


def _seen(lines: list[Facts], became: Sequence[Became]) -> Manner:
    """The counts of this issue alone."""
    labels = [each.label or Label.START for each in became]
    return learnt(Manner(""), NOTHING_SEEN, lines, labels, [each.closed for each in became])


def _sum(before: Mapping[str, float], more: Mapping[str, float]) -> dict[str, float]:
    return {key: before.get(key, 0.0) + more.get(key, 0.0) for key in {**before, **more}}


def _added(before: Sequence[float], more: Sequence[float]) -> tuple[float, ...]:
    old = before or (0.0,) * len(more)
    return tuple(one + two for one, two in zip(old, more, strict=True))


def _tables(
    before: Mapping[str, tuple[float, ...]], more: Mapping[str, tuple[float, ...]]
) -> dict[str, tuple[float, ...]]:
    whole = {kind: _added(before.get(kind, ()), row) for kind, row in more.items()}
    return {kind: row for kind, row in whole.items() if sum(row)}


def _rounded(row: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(value, 1) for value in row)


def _share(profile: Profile, seen: Manner) -> float | None:
    """The share of lost indents over all issues learnt from; None where no lines are wrapped."""
    old, issues, lost = profile.lost_indents, len(profile.issues), seen.lost
    if not sum(seen.inner):
        return old
    return round(lost if old is None else (old * issues + lost) / (issues + 1), 3)


def _looks(
    before: Mapping[str, Mapping[str, float]], lines: list[Facts], became: Sequence[Became]
) -> dict[str, dict[str, float]]:
    looks = {kind: Counter(row) for kind, row in before.items()}
    for facts, each in zip(lines, became, strict=True):
        kind = KIND.get(each.label) if each.label is not None else None
        if kind is not None and facts.look:
            looks.setdefault(kind, Counter())[facts.look] += 1
    return {kind: dict(row) for kind, row in looks.items()}


# ---- words ---------------------------------------------------------------------------------------


def _words(before: Mapping[str, float], more: Mapping[str, int]) -> dict[str, float]:
    """The commonest words with their counts; of those seen once, the latest."""
    whole = {**dict.fromkeys(more, 0.0), **before}
    for text, times in more.items():
        whole[text] += times
    return dict(sorted(whole.items(), key=lambda item: -item[1])[:_MOST])


def _sections(issue: m.Issue) -> Counter[str]:
    return Counter(a.about.section for a in issue.articles if a.about.section)


def _names(issue: m.Issue) -> Counter[str]:
    bylines = [text for article in issue.articles for text in article.about.byline]
    return Counter(text for text in bylines if width(text) <= _NAME)


def _left_out(issue: m.Issue, source: Source) -> Counter[str]:
    """The short lines of which no part of the issue says anything."""
    parts = [text for article in issue.articles for _, text in pieces(article)]
    said = folded("".join(parts) + repr(issue.manifest))
    lines = {line.text.strip() for line in source.lines if width(line.text) <= _STANDING}
    return Counter(text for text in sorted(lines) if len(folded(text)) > 1 and not _in(text, said))


def _in(text: str, said: str) -> bool:
    """Whether the issue says it, or its parts; numbers may be written otherwise in it."""
    parts = [part for words in _PARTED.split(text) if (part := folded(words))]
    if NUMBER.search(text) or find_date(text):
        return True
    known = [part in said or part.isdigit() for part in parts]
    return all(known) or any(
        len(p) >= _SURE for p, is_in in zip(parts, known, strict=True) if is_in
    )


def _foot(issue: m.Issue) -> dict[str, Foot]:
    manifest = issue.manifest
    kinds: tuple[tuple[Foot, Iterable[str]], ...] = (
        ("editors", manifest.editors),
        ("contact", manifest.contact),
        ("distribution", manifest.distribution),
    )
    return {label: kind for kind, labels in kinds for label in labels}
