"""`typesetter check`: a preflight of an issue or a PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from typeset.preflight.imprint import Kind


@click.command()
@click.argument("subject", metavar="ISSUE|PDF", type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True)
@click.option("--html", type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(["bulletin", "internal", "newspaper", "newsletter", "official"]),
)
def check(subject: Path, as_json: bool, html: Path | None, kind: str | None) -> None:
    """Check ISSUE (its folder or its issue.yaml) or a PDF before it goes to the printer."""
    from typeset.diagnostics.messages import user_language
    from typeset.preflight import check_issue, check_pdf, rendering

    is_pdf = subject.suffix.lower() == ".pdf"
    checked = check_pdf(subject) if is_pdf else check_issue(subject, cast("Kind | None", kind))
    if html is not None:
        from typeset.preflight.page_of_html import as_html
        from typeset.press import write_whole

        write_whole(html, as_html(checked).encode())
    if as_json:
        click.echo(json.dumps(rendering.as_json(checked), ensure_ascii=False, indent=2))
    else:
        click.echo(rendering.as_text(checked, user_language()), nl=False)
    raise SystemExit(0 if checked.passed else 1)
