"""The issue's folder: written beside its place and moved there whole, or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from typeset.diagnostics.problems import IssueError
from typeset.diagnostics.reading import MAX_BYTES
from typeset.intake.errors import refuse
from typeset.intake.folder_swap import exchange, keep_beside, loses, new_folder, sweep, take_over
from typeset.intake.issue_draft import ArticleDraft, IssueDraft
from typeset.intake.markdown import article_text
from typeset.intake.report import REPORT
from typeset.intake.yaml_text import dump
from typeset.issue.schema import MODELINE, put_beside


def file_names(issue: IssueDraft, first: int = 1) -> tuple[str, ...]:
    """The articles' files, always the same for the same issue, numbered from `first`.

    `articles/01.md`, and with an English headline `articles/02-river-cleaned.md`.
    """
    return tuple(
        f"articles/{number:02}{_slug(article)}.md"
        for number, article in enumerate(issue.articles, first)
    )


def _slug(article: ArticleDraft) -> str:
    headline = " ".join(block.text for block in article.headline)
    if not headline.isascii() and re.search("[\u4e00-\u9fff]", headline):
        return ""
    words = re.findall("[a-z0-9]+", headline.lower().replace("’", "").replace("'", ""))
    return "".join(f"-{word[:24]}" for word in words[:6])


def manifest_text(issue: IssueDraft, files: tuple[str, ...], language: str) -> str:
    """issue.yaml."""
    values: dict[str, object] = {"layout": "bulletin"}
    if language != "zh-CN":
        values["language"] = language
    rest = dict(issue.manifest)
    if "masthead" in rest:
        values["masthead"] = rest.pop("masthead")
    values["articles"] = list(files)
    return f"{MODELINE}\n{dump(values | rest)}"


def write_into(
    folder: Path, issue: IssueDraft, language: str, sources: Mapping[str, bytes], raw: str
) -> None:
    """Writes manifest, articles, pictures and the very bytes of the raw texts, the first `raw`."""
    files = file_names(issue)
    manifest = folder / "issue.yaml"
    manifest.write_text(manifest_text(issue, files, language), encoding="utf-8")
    put_beside(manifest)
    write_articles(folder, issue, files, sources, raw)


def write_articles(
    folder: Path,
    issue: IssueDraft,
    files: tuple[str, ...],
    sources: Mapping[str, bytes],
    raw: str,
) -> None:
    """Writes articles, pictures and raw texts.

    Raises IssueError, at the file `raw`, where an article is longer than one may be.
    """
    (folder / "articles").mkdir(exist_ok=True)
    for file, article in zip(files, issue.articles, strict=True):
        text = article_text(article)
        if (size := len(text.encode())) > MAX_BYTES:
            raise _too_long(article, size, raw)
        (folder / file).write_text(text, encoding="utf-8")
    kept = {picture.name: picture.data for picture in issue.pictures} | dict(sources)
    for name, data in kept.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _too_long(article: ArticleDraft, size: int, raw: str) -> IssueError:
    begins = "".join(block.text for block in (*article.headline, *article.body[:1]))[:20]
    megabytes, limit = f"{size / 2**20:.1f}", MAX_BYTES // 2**20
    return refuse("intake.long-article", raw, article=begins, size=megabytes, limit=limit)


def beside(target: Path) -> Path:
    """A new empty folder beside the target, on the same file system.

    What an import that was stopped has left there goes.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target)
    return new_folder(target)


def check_free(target: Path, force: bool) -> None:
    """Raises IssueError where the target is in use and may not be replaced."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise refuse("intake.not-a-folder", target.name)
    if not target.exists() or not any(target.iterdir()):
        return
    if not (target / "issue.yaml").is_file():
        raise refuse("intake.not-an-issue", target.name)
    if not force:
        raise refuse("intake.exists", target.name, folder=target)


def make_way(new: Path, target: Path) -> Path | None:
    """Takes what the import does not write over from the target's folder into the new one.

    Where something of it would still be lost, a copy of the folder is kept: gives its place."""
    if not target.exists():
        return None
    take_over(target, new)
    return keep_beside(target) if loses(target, new, REPORT) else None


def move(new: Path, target: Path) -> None:
    """Puts the new folder in the target's place."""
    if target.exists():
        exchange(new, target)
    else:
        new.rename(target)
