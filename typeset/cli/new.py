"""`typesetter new`: an issue of one's own, begun from a layout's sample."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typeset.layout.package import Layout

SAMPLE = "sample"


@click.command("new")
@click.argument("layout", required=False)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--language", metavar="TAG", help="The sample's language: zh, en.  [its first]")
@click.option("--paper", metavar="NAME", help="a4, a5, letter …, where the layout has a choice.")
def new(layout: str | None, folder: Path | None, language: str | None, paper: str | None) -> None:
    """Begin an issue in FOLDER with the sample of LAYOUT; without either, list the layouts.

    FOLDER must not be there yet, or be empty: nothing is ever written over.
    """
    from typeset.diagnostics.messages import message, user_language

    if layout is None:
        click.echo("\n".join(_listed(Path.cwd())))
        return
    if folder is None:
        raise click.UsageError("FOLDER")
    found = _layout(layout, folder.absolute().parent)
    sample = _sample(found, language)
    _check_paper(found, paper)
    _refuse_if_used(folder)
    with tempfile.TemporaryDirectory(dir=_made(folder.absolute().parent)) as workplace:
        begun = Path(workplace) / folder.name
        shutil.copytree(sample, begun)
        _make_its_own(begun / "issue.yaml", layout, paper)
        begun.replace(folder)
    click.echo(message("cli.begun", {"folder": folder}, user_language()))


def _listed(near: Path) -> Iterator[str]:
    """A line for each layout: its name, what it is, the languages of its samples."""
    from typeset.layout.shelves import available, described, find_layout

    names = available(near)
    width = max(map(len, names))
    for name in names:
        layout = find_layout(name, near)
        languages = ", ".join(_samples(layout)) if layout else ""
        yield f"{name:{width}}  {described(name, near)}  [{languages}]"


def _layout(name: str, near: Path) -> Layout:
    from typeset.issue import IssueError
    from typeset.layout.options import unknown_layout
    from typeset.layout.shelves import find_layout

    layout = find_layout(name, near)
    if layout is None:
        raise IssueError([unknown_layout(name, near, None)])
    return layout


def _samples(layout: Layout) -> dict[str, Path]:
    """The samples of the layout, or of the nearest ancestor that has some, by language.

    The folder `sample` comes first, then `sample-en` and the like.
    """
    for folder in layout.folders:
        found = [each for each in sorted(folder.glob(f"{SAMPLE}*")) if each.is_dir()]
        if found:
            return {_language(each): each for each in found}
    return {}


def _language(sample: Path) -> str:
    """The language that a sample's manifest names; Chinese where it names none."""
    text = (sample / "issue.yaml").read_text(encoding="utf-8")
    found = re.search(r"(?m)^language:\s*([a-zA-Z]+)", text)
    return found[1].lower() if found else "zh"


def _sample(layout: Layout, language: str | None) -> Path:
    """The folder of the sample in a language, or else the first."""
    from typeset.issue import Diagnostic, IssueError

    samples = _samples(layout)
    if not samples:
        raise IssueError([Diagnostic("cli.no-sample", None, {"name": layout.name})])
    if language is None:
        return next(iter(samples.values()))
    found = samples.get(language.split("-")[0].lower())
    if found is None:
        details: dict[str, object] = {
            "name": layout.name,
            "language": language,
            "languages": ", ".join(samples),
        }
        raise IssueError([Diagnostic("cli.no-sample-language", None, details, "cli.hint-samples")])
    return found


def _check_paper(layout: Layout, paper: str | None) -> None:
    from typeset.issue import Diagnostic, IssueError

    option = layout.options.get("paper")
    if paper is None or (option and paper in option.choices):
        return
    details: dict[str, object] = {
        "paper": paper,
        "name": layout.name,
        "papers": ", ".join(option.choices) if option else "",
    }
    hint = "cli.hint-papers" if option else None
    raise IssueError([Diagnostic("cli.no-paper", None, details, hint)])


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _refuse_if_used(folder: Path) -> None:
    from typeset.issue import Diagnostic, IssueError

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise IssueError([Diagnostic("cli.folder-used", None, {"folder": folder})])


def _make_its_own(manifest: Path, layout: str, paper: str | None) -> None:
    """Name the layout and the paper that were asked for, and put the schema beside the manifest."""
    from typeset.issue.schema import MODELINE, put_beside

    text = manifest.read_text(encoding="utf-8")
    text = re.sub(r"\A.*", MODELINE, text, count=1)
    text = re.sub(r"(?m)^layout:.*$", f"layout: {layout}", text, count=1)
    if paper is not None:
        text = _with_paper(text, paper)
    manifest.write_text(text, encoding="utf-8")
    put_beside(manifest)


def _with_paper(text: str, paper: str) -> str:
    if re.search(r"(?m)^  paper:", text):
        return re.sub(r"(?m)^(  paper:\s*)[\w-]+", rf"\g<1>{paper}", text, count=1)
    if re.search(r"(?m)^options:", text):
        return re.sub(r"(?m)^options:.*$", rf"\g<0>\n  paper: {paper}", text, count=1)
    return re.sub(r"(?m)^layout:.*$", rf"\g<0>\noptions:\n  paper: {paper}", text, count=1)
