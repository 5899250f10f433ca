"""`typesetter schema`: the JSON Schema of the manifest, or of an article's front matter."""

from __future__ import annotations

import click


@click.command()
@click.option("--article", is_flag=True)
def schema(article: bool) -> None:
    """Print the JSON Schema of issue.yaml, for editors that complete and check what is typed."""
    from typeset.issue.schema import article_schema, issue_schema, written

    click.echo(written(article_schema() if article else issue_schema()), nl=False)
