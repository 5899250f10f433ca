"""A survey of random newspaper issues: what fails, how long it takes, how full the pages are.

    python -m benchmarks.newspaper.survey 0 500 [--planned | --elastic | --ordered] [--again]

Prints what is wrong with each issue, if anything is, and at the end figures over all of them.
`--again` writes the plan of each issue, makes all of it an order, and sets the issue by it again.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.newspaper.ordered_issues import ordered_issue
from tests.newspaper.printed_once import faults, printed_pages
from tests.newspaper.random_issues import RandomIssue, elastic_issue, planned_issue, random_issue
from tests.newspaper.small_issues import KINDS, small_issue
from tests.newspaper.unsaid import unsaid
from typeset.issue import IssueError, load
from typeset.issue.model import Paragraph
from typeset.issue.walk import within
from typeset.layout import compose
from typeset.layout.inlines import plain
from typeset.layout.pull_quotes import elastic_quotes
from typeset.makeup.material import material
from typeset.makeup.teasers import inside
from typeset.makeup.written_plan import written_plan
from typeset.press import Pages, paginate, publish


@dataclass
class Figures:
    """What is counted over all issues."""

    failed: int = 0
    seconds: list[float] = field(default_factory=list)
    pages: int = 0
    reported: Counter[str] = field(default_factory=Counter)


LIMITS = {"makeup.too-long", "makeup.no-room-for-foot"}
"""What a limit of pages may refuse."""

TOO_DEEP = {"makeup.nameplate-too-deep", "makeup.foot-too-deep", "makeup.filler-too-long"}
"""What is longer than a page and may not be parted."""

SLOW = 15.0
"""Seconds of CPU, beyond which the issue is named."""


def survey(issue: RandomIssue, folder: Path, figures: Figures, *, again: bool) -> list[str]:
    """Set one issue and check it; what is wrong with it."""
    issue.write(folder)
    wrong, pages = set_and_check(issue, folder, figures)
    if again and pages is not None and pages.made is not None:
        plan = written_plan(pages.made.plan, pages.source.issue)
        (folder / "plan.yaml").write_text(plan.replace(", keep: false}", "}"), encoding="utf-8")
        issue.shown.clear()
        issue.hidden.clear()
        wrong += [f"again: {each}" for each in set_and_check(issue, folder, figures)[0]]
    return wrong


def set_and_check(
    issue: RandomIssue, folder: Path, figures: Figures
) -> tuple[list[str], Pages | None]:
    """What is wrong with the pages of an issue that stands in a folder; the pages, if any."""
    target = folder / "paper.pdf"
    began = time.process_time()
    try:
        pages = paginate(compose(load(folder)))
        publish(pages, target)
    except IssueError as error:
        keys = {d.key for d in error.diagnostics}
        limited = "pages" in issue.manifest["options"]  # type: ignore[operator]
        figures.reported.update(f"refused: {key}" for key in keys)
        fair = keys <= TOO_DEEP or (limited and keys <= LIMITS)
        return ([] if fair else [f"refused: {sorted(keys)}"]), None
    except Exception:
        return ["failed: " + traceback.format_exc(limit=-2).replace("\n", " | ")], None
    figures.seconds.append(time.process_time() - began)
    if figures.seconds[-1] > SLOW:
        print(f"{folder.parent.name}: {figures.seconds[-1]:.0f} s, {len(issue.articles)} stories")
    say_what_is_shown(issue, pages)
    reported = {warning.key for warning in pages.warnings if warning.key.startswith("makeup.")}
    figures.reported.update(reported)
    made = printed_pages(target)
    figures.pages += len(made)
    return [*faults(issue, made), *unsaid(pages, made)], pages


def say_what_is_shown(issue: RandomIssue, pages: Pages) -> None:
    """Let the issue know what stands on the pages: quotes, fillers of the stock, teasers, names."""
    assert pages.made is not None
    loaded = pages.source.issue
    spaces = sum(
        len(page.adverts) + len(page.fillers) + len(page.slots) + (page.teasers is not None)
        for page in loaded.manifest.pages
    )
    for piece in pages.made.plan.pieces:
        if piece.kind == "quote":
            quote = elastic_quotes(loaded.articles[piece.story].body)[piece.number]
            issue.shown += [plain(each.children) for each in within(quote, Paragraph)]
        elif piece.kind == "reserved" and piece.number >= spaces:
            filler = loaded.manifest.stock[piece.number - spaces]
            issue.shown += [filler.headline or "", *filler.text]
    said = issue.manifest.get("pages", [])
    assert isinstance(said, list)
    for number, page in enumerate(loaded.manifest.pages):
        own = len(said[number].get("fillers", [])) if number < len(said) else 0
        for kept in page.fillers[own:]:  # of the stock, kept by the plan that was written
            issue.shown += [kept.headline or "", *kept.text]
    issue.shown += _teasers(pages)
    named = min(pages.made.plan.pages, len(loaded.manifest.pages))
    issue.hidden += [str(page.get("name", "")) for page in said[named:]]


def _teasers(pages: Pages) -> Iterator[str]:
    """The words of the contents of inside pages."""
    assert pages.made is not None
    copy, grid = material(pages.source.html), pages.made.grid
    for piece in pages.made.plan.pieces:
        if piece.kind == "reserved" and piece.number < len(copy.spaces):
            space = copy.spaces[piece.number]
            if "teasers" in space.get("class", "").split():
                found = inside(pages.made.plan, copy, piece, grid.width(piece.span) / grid.size)
                named = [headline for _, headline in found]
                yield from [space[0].text or "", *named] if named else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--keep", type=Path, help="a folder for the issues that fail")
    parser.add_argument("--planned", action="store_true", help="with adverts, fillers, ears, slots")
    parser.add_argument("--elastic", action="store_true", help="with quotes, a stock, groups, too")
    parser.add_argument("--ordered", action="store_true", help="with slots, rails, teasers, too")
    parser.add_argument("--small", action="store_true", help="few stories, each issue strange")
    parser.add_argument("--kind", choices=KINDS, default="", help="in this way alone")
    parser.add_argument("--again", action="store_true", help="a second time, by its own plan")
    arguments = parser.parse_args()
    make = planned_issue if arguments.planned else random_issue
    make = elastic_issue if arguments.elastic else make
    make = ordered_issue if arguments.ordered else make
    make = partial(small_issue, kind=arguments.kind) if arguments.small else make
    figures = Figures()
    for seed in range(arguments.first, arguments.first + arguments.count):
        with tempfile.TemporaryDirectory(prefix=f"{seed}-") as name:
            wrong = survey(make(seed), Path(name) / "issue", figures, again=arguments.again)
        done = seed - arguments.first + 1
        if done % 5 == 0:
            print(f"{done} issues, {figures.failed} failed", flush=True)
        if wrong:
            figures.failed += 1
            print(f"{seed}: {len(wrong)} faults: {'; '.join(wrong[:4])[:600]}", flush=True)
            if arguments.keep:
                make(seed).write(arguments.keep / str(seed))
    times = sorted(figures.seconds)
    print(f"issues {arguments.count}, failed {figures.failed}, pages {figures.pages}")
    if times:
        print(
            f"seconds of CPU: median {statistics.median(times):.2f}, "
            f"nine in ten {times[int(0.9 * len(times))]:.2f}, most {times[-1]:.2f}"
        )
    print(f"reported: {dict(figures.reported.most_common())}")


if __name__ == "__main__":
    main()
