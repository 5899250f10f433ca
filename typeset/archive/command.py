"""The phases of `typesetter regenerate`: survey, explain, prune, build, report."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from typeset.archive import differences, terminal
from typeset.archive.cards import worded
from typeset.archive.job import Built, Failed
from typeset.archive.prune import prune
from typeset.archive.publish import not_written
from typeset.archive.record import read_record
from typeset.archive.report import as_rows, failures_before, rows, write_report
from typeset.archive.site import write_site
from typeset.archive.survey import Selection, Survey, survey
from typeset.archive.workers import Limits


@dataclass(frozen=True)
class Order:
    """What the command line asked for.  `threshold` is in percent of an issue's pixels."""

    archive: Path
    output: Path
    selection: Selection
    limits: Limits
    jobs: int
    scheduler: str | None = None
    explain: bool = False
    dry_run: bool = False
    prune: bool = False
    compare: bool = False
    threshold: float | None = None
    quiet: bool = False
    forms: tuple[str, ...] = ()
    """Other readers' forms: names of `typeset.outputs.forms`."""
    site: bool = False
    url: str = ""
    """Where the site will stand, with a slash at its end; empty where that is not known."""


@dataclass
class Outcome:
    """What a run did.  `errors` holds, by issue, what the report says of it."""

    built: list[str] = field(default_factory=list)
    errors: dict[str, list[dict[str, str]]] = field(default_factory=dict)


def run(order: Order) -> int:
    """Carry out `order` and return the exit status: 2 for errors, 1 for a difference too large.

    Raises IssueError when the report cannot be written.
    """
    found = survey(order.archive, order.output, order.selection, order.forms)
    terminal.unsearched(found, order.archive)
    if order.explain:
        terminal.explain(found)
    if order.dry_run:
        terminal.would_build(found)
        return 0
    if order.prune:
        prune(found.current.store, found.removed)
    outcome = _build(found, order) if found.stale else Outcome()
    try:
        shown = _report(found, outcome, order)
    except OSError as error:
        raise not_written(error) from error
    if not order.quiet:
        terminal.removed(found.removed, order.prune)
        terminal.summary(found, len(outcome.built), len(outcome.errors))
        terminal.warned(sum(len(row.get("warnings", ())) for row in shown), order.output)
    return 2 if found.unsearched else _status(outcome, shown, order)


def _build(found: Survey, order: Order) -> Outcome:
    from typeset.archive.executors import executor_for
    from typeset.archive.progress import progress
    from typeset.archive.regenerate import regenerate

    outcome = Outcome()
    root = found.current.store.root / "differences"
    if order.compare:
        differences.begin(root)
    with (
        progress(len(found.stale), order.quiet) as bar,
        executor_for(order.jobs, order.limits, order.scheduler) as shop,
    ):

        def show(result: Built | Failed) -> None:
            if isinstance(result, Built):
                outcome.built.append(result.name)
                said = () if order.quiet else result.said
            else:
                outcome.errors[result.name] = as_rows(worded(result.diagnostics))
                said = result.diagnostics
            terminal.show(bar, result.name, said, order.archive)
            bar.advance(result.name)

        regenerate(found, shop.executor, shop.ahead, order.compare, show)
    if order.compare:
        differences.end(root)
    return outcome


def _report(found: Survey, outcome: Outcome, order: Order) -> list[dict[str, Any]]:
    """Write the report on all issues, also on those that this run left alone."""
    store, built = found.current.store, set(outcome.built)
    records = {
        verdict.entry.name: read_record(str(store.record(verdict.entry.name)))
        if verdict.entry.name in built
        else verdict.record
        for verdict in found.verdicts
    }
    left_alone = {verdict.entry.name for verdict in found.verdicts if not verdict.selected}
    errors = outcome.errors | (failures_before(store, left_alone) if left_alone else {})
    shown = rows(store, records, errors)
    done = {
        "built": sorted(built),
        "failed": sorted(outcome.errors),
        "removed": list(found.removed),
    }
    write_report(store, order.archive.resolve().name, shown, records, done)
    if order.site:
        write_site(store, records, order.url)
    if (digests := found.current.digests.settled()) is not None:
        with store.locked():
            store.write(store.digest_cache, digests)
    return shown


def _status(outcome: Outcome, shown: list[dict[str, Any]], order: Order) -> int:
    if outcome.errors:
        return 2
    if order.threshold is None:
        return 0
    shares = (row["difference"]["share"] for row in shown if row.get("difference"))
    return 1 if any(share * 100 > order.threshold for share in shares) else 0
