"""A survey of random newspaper issues: what fails, how long it takes, how full the pages are.

    python -m benchmarks.newspaper.survey 0 500 [--planned | --elastic] [--keep FOLDER]

Prints what is wrong with each issue, if anything is, and at the end figures over all of them.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.newspaper.printed_once import faults, printed_pages
from tests.newspaper.random_issues import RandomIssue, elastic_issue, planned_issue, random_issue
from typeset.issue import IssueError, load
from typeset.issue.model import Paragraph
from typeset.issue.walk import within
from typeset.layout import compose
from typeset.layout.inlines import plain
from typeset.layout.pull_quotes import elastic_quotes
from typeset.press import Pages, paginate, publish


@dataclass
class Figures:
    """What is counted over all issues."""

    failed: int = 0
    seconds: list[float] = field(default_factory=list)
    pages: int = 0
    reported: Counter[str] = field(default_factory=Counter)
    fills: list[float] = field(default_factory=list)


def survey(issue: RandomIssue, folder: Path, figures: Figures) -> list[str]:
    """Set one issue and check it; what is wrong with it."""
    issue.write(folder)
    target = folder / "paper.pdf"
    began = time.process_time()
    try:
        pages = paginate(compose(load(folder)))
        publish(pages, target)
    except IssueError as error:
        return [f"refused: {[d.key for d in error.diagnostics]}"]
    except Exception:
        return ["failed: " + traceback.format_exc(limit=-2).replace("\n", " | ")]
    figures.seconds.append(time.process_time() - began)
    say_what_is_shown(issue, pages)
    reported = {warning.key for warning in pages.warnings if warning.key.startswith("makeup.")}
    figures.reported.update(reported)
    made = printed_pages(target)
    figures.pages += len(made)
    figures.fills.append(made[-1].filled)
    wrong = faults(issue, made)
    if made[-1].filled < 0.15 and not reported:
        wrong.append(f"last page {made[-1].filled:.0%} full, without a word")
    return wrong


def say_what_is_shown(issue: RandomIssue, pages: Pages) -> None:
    """Let the issue know which of its pull quotes and fillers of the stock stand on the pages."""
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("--keep", type=Path, help="a folder for the issues that fail")
    parser.add_argument("--planned", action="store_true", help="with adverts, fillers, ears, slots")
    parser.add_argument("--elastic", action="store_true", help="with quotes, a stock, groups, too")
    arguments = parser.parse_args()
    make = planned_issue if arguments.planned else random_issue
    make = elastic_issue if arguments.elastic else make
    figures = Figures()
    for seed in range(arguments.first, arguments.first + arguments.count):
        with tempfile.TemporaryDirectory() as name:
            wrong = survey(make(seed), Path(name) / "issue", figures)
        done = seed - arguments.first + 1
        if done % 25 == 0:
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
