"""`typesetter plan`: the page plan of a newspaper, as it was found, for an editor to change."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from typeset.cli.boundary import show


@click.command()
@click.argument("issue", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True)
@click.option("--alternatives", type=click.IntRange(2, 4), metavar="COUNT")
def plan(issue: Path, replace: bool, alternatives: int | None) -> None:
    """Write the page plan of ISSUE, a newspaper, to plan.yaml beside its issue.yaml."""
    from typeset.diagnostics.messages import message, user_language
    from typeset.diagnostics.problems import Diagnostic, IssueError
    from typeset.issue import load
    from typeset.issue.planned_pages import PLAN
    from typeset.layout import compose
    from typeset.press import paginate, write_whole
    from typeset.press.dummies import made_of

    loaded = load(issue)
    if alternatives:
        from typeset.press.alternatives import write_alternatives

        written = write_alternatives(loaded, alternatives)
        for file, found in written:
            said = {"file": file, **asdict(found), "white": round(100 * found.white)}
            click.echo(message("cli.plan-measures", said, user_language()))
        if len(written) < alternatives:
            count: dict[str, object] = {"asked": alternatives, "found": len(written)}
            show([Diagnostic("cli.fewer-plans", None, count, severity="warning")])
        return
    target = loaded.root / PLAN
    if target.exists() and not replace:
        raise IssueError([Diagnostic("cli.plan-is-there", None, {"path": target})])
    pages = paginate(compose(loaded))
    from typeset.makeup.written_plan import written_plan

    write_whole(target, written_plan(made_of(pages).plan, loaded).encode())
    show(pages.warnings, pages.source.base)
    click.echo(f"{target}")
