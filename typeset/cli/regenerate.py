"""`typesetter regenerate`: every PDF of an archive is brought up to date."""

from __future__ import annotations

import os
from pathlib import Path

import click

from typeset.cli.amounts import Amount
from typeset.cli.wrong_values import no_name, unlike


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A date as issues have them, in ISO's form, which sorts."""
    if value is None:
        return None
    from typeset.issue.dates import parse_date

    try:
        return str(parse_date(value))
    except ValueError as error:
        raise unlike(value, ("2015", "2015-03", "2015-03-09")) from error


def _forms(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The names of forms, each of which there is; `pdf`, which all issues have, is passed over."""
    from typeset.outputs.forms import FORMS

    names = (name.strip().lower() for name in (value or "").split(","))
    chosen = tuple(name for name in names if name and name != "pdf")
    for name in chosen:
        if name not in FORMS:
            raise no_name(name, ("pdf", *FORMS))
    return chosen


@click.command()
@click.argument("archive", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, metavar="NAME")
@click.option("--since", metavar="DATE", callback=_date)
@click.option("--force", is_flag=True)
@click.option("--explain", is_flag=True)
@click.option("--dry-run", is_flag=True)
@click.option("--prune", is_flag=True)
@click.option("--compare", is_flag=True)
@click.option("--threshold", type=Amount(), metavar="PERCENT")
@click.option("-j", "--jobs", type=click.IntRange(1))
@click.option(
    "--time-limit",
    type=Amount(least_exclusive=0),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(64),
    default=1024,
    show_default=True,
    metavar="MB",
)
@click.option("--scheduler", metavar="ADDRESS")
@click.option(
    "--format",
    "forms",
    callback=_forms,
    metavar="NAMES",
)
@click.option("--site", is_flag=True)
@click.option("--url", default="", metavar="URL")
@click.option("-q", "--quiet", is_flag=True)
def regenerate(
    archive: Path,
    output: Path | None,
    only: tuple[str, ...],
    since: str | None,
    force: bool,
    explain: bool,
    dry_run: bool,
    prune: bool,
    compare: bool,
    threshold: float | None,
    jobs: int | None,
    time_limit: float,
    memory_limit: int,
    scheduler: str | None,
    forms: tuple[str, ...],
    site: bool,
    url: str,
    quiet: bool,
) -> None:
    """Bring the PDF of every issue below ARCHIVE up to date."""
    from typeset.archive.command import Order, run
    from typeset.archive.survey import Selection
    from typeset.archive.workers import Limits

    order = Order(
        archive,
        output or archive / "build",
        Selection(only, since, force),
        Limits(time_limit, memory_limit << 20),
        jobs or _cores(),
        scheduler,
        explain=explain,
        dry_run=dry_run,
        prune=prune,
        compare=compare or threshold is not None,
        threshold=threshold,
        quiet=quiet,
        forms=tuple(sorted({*forms, *(("web",) if site else ())})),
        site=site,
        url=url if not url or url.endswith("/") else f"{url}/",
    )
    raise SystemExit(run(order))


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
