"""One file that was read becomes its articles, with the account of its characters."""

from __future__ import annotations

from dataclasses import dataclass, replace

from typeset.intake.account import Dropped, balance
from typeset.intake.articles import gather
from typeset.intake.contributions import as_article, as_outline, holds_an_issue, is_outline
from typeset.intake.draft import Block, Decision, Draft, Role, decide
from typeset.intake.issue_draft import ArticleDraft, IssueDraft
from typeset.intake.profile.finding import NOTHING, Known
from typeset.intake.recogniser import as_far_as_the_head, blocks_of, finished
from typeset.intake.report import Change, FileReport, listed_once, missing_headlines
from typeset.intake.rules.dashed_names import dashed_names
from typeset.intake.running_lines import running_heads_and_feet
from typeset.intake.safety_checks import recognised_pages, safety_checks
from typeset.intake.source import Passage, RawPicture, Run, Source


@dataclass(frozen=True)
class FileArticles:
    """One file's articles, the lines that belong to none, its pictures, and what is to be said."""

    articles: list[ArticleDraft]
    others: list[Block]
    pictures: tuple[RawPicture, ...]
    part: FileReport


def piece_of(
    source: Source,
    *,
    alone: bool,
    normalise: bool = False,
    first: int = 1,
    sender: str = "",
    subject: str = "",
    known: Known = NOTHING,
) -> FileArticles:
    """The articles of one file.

    `alone`: it is to be an issue by itself, so that its head and foot are the issue's; else they
    are left out and reported.  `first` is the number of its first article; `sender` who sent it;
    `subject` what the letter is about that it is; `known` what is known of the newsroom.
    """
    single = not holds_an_issue(source, alone=alone)
    if single:
        draft = dashed_names(as_article(source, sender=sender, subject=subject))
    else:
        draft = as_outline(source) if is_outline(source) else _as_issue(source, known)
    if not gather(draft.blocks, single=single)[0]:
        draft, single = _as_text(source), True
    account = balance(source, draft.blocks)
    changes: tuple[Change, ...] = ()
    if normalise:
        from typeset.intake.normalise import normalised

        draft, changes = normalised(draft)
    articles, others = gather(draft.blocks, single=single)
    headed = _headed(articles, subject)
    missing = missing_headlines(IssueDraft({}, articles), first)
    decisions = listed_once([*draft.decisions, *headed, *missing])
    name = known.profile.name if alone else None
    decisions += safety_checks(articles, others, decisions, alone=alone, known_name=name)
    decisions += recognised_pages(source)
    if not alone:
        others, more = _not_the_issues(others)
        account = replace(account, dropped=(*account.dropped, *_dropped(others, account.dropped)))
        decisions += more
    part = FileReport(
        source.name,
        source.unit,
        account,
        tuple(decisions),
        source.notes,
        changes,
        source.left_out,
    )
    return FileArticles(articles, others, source.pictures, part)


def _headed(articles: list[ArticleDraft], subject: str) -> list[Decision]:
    """The subject as the headline of a letter's one article that has none."""
    first = articles[0].first if len(articles) == 1 and not articles[0].headline else None
    if not subject or first is None:
        return []
    line = replace(first.line, kind="text", data="")
    block = Block(Role.HEADLINE, Passage([Run(subject, 0, 0)]), line)
    articles[0].headline.append(block)
    return [decide("contribution", block, "headline from the subject", 0.6)]


def _as_issue(source: Source, known: Known) -> Draft:
    """All that was recognised, as the newsroom's earlier issues were built."""
    return finished(known.begun or as_far_as_the_head(source), known.profile)


def _as_text(source: Source) -> Draft:
    """A file in which nothing could be recognised is one article of paragraphs, no headline."""
    read = running_heads_and_feet(Draft(source, tuple(blocks_of(source))))
    return read.having(b.is_a(Role.PARAGRAPH) if b.role is Role.TEXT else b for b in read.blocks)


def _not_the_issues(others: list[Block]) -> tuple[list[Block], list[Decision]]:
    """A contributor's file gives the issue no head, foot or notices: such lines are left out."""
    done: list[Block] = []
    decisions: list[Decision] = []
    for block in others:
        if block.role is Role.DROPPED:
            done.append(block)
            continue
        said = "looks like another issue's head or foot"
        decisions.append(decide("contribution", block, said, 0.5))
        done.append(block.is_a(Role.DROPPED, why="another issue's head or foot"))
    return done, decisions


def _dropped(others: list[Block], known: tuple[Dropped, ...]) -> list[Dropped]:
    reported = {(drop.text, drop.line) for drop in known}
    return [
        Dropped(block.text, block.line.number, block.line.page, block.why)
        for block in others
        if block.role is Role.DROPPED and (block.text, block.line.number) not in reported
    ]
