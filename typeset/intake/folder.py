"""The issue's folder: written beside its place and moved there whole, or not at all."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from typeset.intake.errors import refuse
from typeset.intake.issue_draft import ArticleDraft, IssueDraft
from typeset.intake.markdown import article_text
from typeset.intake.yaml_text import dump
from typeset.issue.schema import MODELINE, put_beside

REPORT = "import-report.json"


def file_names(issue: IssueDraft) -> tuple[str, ...]:
    """`articles/01.md`, and with an English headline `articles/02-river-cleaned.md`: always the
    same."""
    return tuple(
        f"articles/{number:02}{_slug(article)}.md"
        for number, article in enumerate(issue.articles, 1)
    )


def _slug(article: ArticleDraft) -> str:
    headline = " ".join(block.text for block in article.headline)
    if not headline.isascii() and re.search("[\u4e00-\u9fff]", headline):
        return ""
    words = re.findall("[a-z0-9]+", headline.lower().replace("’", "").replace("'", ""))
    return "".join(f"-{word}" for word in words[:6])


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
    folder: Path, issue: IssueDraft, language: str, source: tuple[str, bytes]
) -> tuple[str, ...]:
    """Writes manifest, articles, pictures and the raw text's very bytes; gives the articles'
    names."""
    files = file_names(issue)
    (folder / "articles").mkdir(parents=True)
    manifest = folder / "issue.yaml"
    manifest.write_text(manifest_text(issue, files, language), encoding="utf-8")
    put_beside(manifest)
    for file, article in zip(files, issue.articles, strict=True):
        (folder / file).write_text(article_text(article), encoding="utf-8")
    for picture in issue.pictures:
        target = folder / picture.name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(picture.data)
    (folder / source[0]).write_bytes(source[1])
    return files


def beside(target: Path) -> Path:
    """A new empty folder beside the target, on the same file system."""
    target.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))


def check_free(target: Path, force: bool) -> None:
    """Raises IssueError where the target is in use and may not be replaced."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise refuse("intake.not-a-folder", target.name)
    if not target.exists() or not any(target.iterdir()):
        return
    if not force:
        raise refuse("intake.exists", target.name)
    if not (target / "issue.yaml").is_file():
        raise refuse("intake.not-an-issue", target.name)


def move(new: Path, target: Path) -> None:
    """Puts the new folder in the target's place; what the import does not write is kept."""
    new.chmod(0o755)
    if not target.exists():
        new.rename(target)
        return
    _keep_the_rest(target, new)
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    target.rename(old / target.name)
    try:
        new.rename(target)
    except OSError:
        (old / target.name).rename(target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _keep_the_rest(old: Path, new: Path) -> None:
    for item in old.iterdir():
        if (new / item.name).exists() or item.name == "articles":
            continue
        if item.is_dir() and not item.is_symlink():
            shutil.copytree(item, new / item.name, symlinks=True)
        else:
            shutil.copy2(item, new / item.name, follow_symlinks=False)
