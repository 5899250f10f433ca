"""`typesetter regenerate`: every PDF of an archive is brought up to date."""

from __future__ import annotations

import os
from pathlib import Path

import click

from typeset.cli.amounts import Amount


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A date as issues have them, in ISO's form, which sorts."""
    if value is None:
        return None
    from typeset.issue.dates import parse_date

    try:
        return str(parse_date(value))
    except ValueError as error:
        raise click.BadParameter(f"{value}: 2015, 2015-03, 2015-03-09") from error


def _forms(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The names of forms, each of which there is; `pdf`, which all issues have, is passed over."""
    from typeset.outputs.forms import FORMS

    names = (name.strip().lower() for name in (value or "").split(","))
    chosen = tuple(name for name in names if name and name != "pdf")
    for name in chosen:
        if name not in FORMS:
            raise click.BadParameter(f"{name}: {', '.join(FORMS)}")
    return chosen


@click.command()
@click.argument("archive", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Folder of the PDFs. [ARCHIVE/build]"
)
@click.option(
    "--only", multiple=True, metavar="NAME", help="Only issues so named: 2023/03, '2023/*'."
)
@click.option(
    "--since", metavar="DATE", callback=_date, help="Only issues dated so or later: 2015, 2015-03."
)
@click.option("--force", is_flag=True, help="Build even what has not changed.")
@click.option("--explain", is_flag=True, help="Say of each issue why it is built or not.")
@click.option("--dry-run", is_flag=True, help="Build nothing; say what would be.")
@click.option("--prune", is_flag=True, help="Remove the outputs of issues that are gone.")
@click.option("--compare", is_flag=True, help="Show how each rebuilt PDF differs from the last.")
@click.option(
    "--threshold", type=Amount(), metavar="PERCENT", help="Fail if an issue's pages changed more."
)
@click.option("-j", "--jobs", type=click.IntRange(1), help="Worker processes. [one for each core]")
@click.option(
    "--time-limit",
    type=Amount(least_exclusive=0),
    default=120.0,
    show_default=True,
    metavar="SECONDS",
    help="For one issue.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(64),
    default=1024,
    show_default=True,
    metavar="MB",
    help="For one worker.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Build on a Dask cluster: tcp://host:8786.")
@click.option(
    "--format",
    "forms",
    callback=_forms,
    metavar="NAMES",
    help="Other readers' forms, separated by commas: docx, web, wechat, email, epub, txt, md.",
)
@click.option("--site", is_flag=True, help="Make the archive's site: shelf, search, feeds.")
@click.option("--url", default="", metavar="URL", help="Where the site will stand.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
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
    """Bring the PDF of every issue below ARCHIVE up to date.

    Only what changed is built, on all cores.  ARCHIVE/build/index.html shows the archive.
    Exit status: 2 if an issue has errors, 1 if a difference is above --threshold, else 0.
    """
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
