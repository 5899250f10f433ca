"""Samples of layouts, and an issue of one's own begun from one."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.issue.schema import MODELINE, put_beside
from typeset.layout.options import unknown_layout
from typeset.layout.package import Layout
from typeset.layout.shelves import find_layout

SAMPLE = "sample"


def begin(name: str, folder: Path, language: str | None = None, paper: str | None = None) -> None:
    """Begin an issue in `folder` with the sample of the layout `name`; whole or not at all.

    Raises IssueError where there is no such layout, sample or paper, and where the folder is in
    use: nothing is ever written over.
    """
    near = folder.absolute().parent
    layout = layout_named(name, near)
    sample = _sample(layout, language)
    _check_paper(layout, paper)
    _refuse_if_used(folder)
    near.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=near) as workplace:
        begun = Path(workplace) / folder.name
        shutil.copytree(sample, begun)
        _make_its_own(begun / "issue.yaml", name, paper)
        begun.replace(folder)


def layout_named(name: str, near: Path) -> Layout:
    """The layout of a name, beside the folder `near` or ours; IssueError where there is none."""
    layout = find_layout(name, near)
    if layout is None:
        raise IssueError([unknown_layout(name, near, None)])
    return layout


def samples(layout: Layout) -> dict[str, Path]:
    """The samples of the layout, or of the nearest ancestor that has some, by language.

    The folder `sample` comes first, then `sample-en` and the like.
    """
    for folder in layout.folders:
        found = [each for each in sorted(folder.glob(f"{SAMPLE}*")) if each.is_dir()]
        if found:
            return {_language(each): each for each in found}
    return {}


def sample_in(layout: Layout, language: str) -> str | None:
    """The language of the sample for one who reads `language`; None where there is no sample."""
    there = samples(layout)
    return language if language in there else next(iter(there), None)


def _language(sample: Path) -> str:
    """The language that a sample's manifest names; Chinese where it names none."""
    text = (sample / "issue.yaml").read_text(encoding="utf-8")
    found = re.search(r"(?m)^language:\s*([a-zA-Z]+)", text)
    return found[1].lower() if found else "zh"


def _sample(layout: Layout, language: str | None) -> Path:
    """The folder of the sample in a language, or else the first."""
    there = samples(layout)
    if not there:
        raise IssueError([Diagnostic("layout.no-sample", None, {"name": layout.name})])
    if language is None:
        return next(iter(there.values()))
    found = there.get(language.split("-")[0].lower())
    if found is None:
        details: dict[str, object] = {
            "name": layout.name,
            "language": language,
            "languages": ", ".join(there),
        }
        key, hint = "layout.no-sample-language", "layout.hint-samples"
        raise IssueError([Diagnostic(key, None, details, hint)])
    return found


def _check_paper(layout: Layout, paper: str | None) -> None:
    option = layout.options.get("paper")
    if paper is None or (option and paper in option.choices):
        return
    details: dict[str, object] = {
        "paper": paper,
        "name": layout.name,
        "papers": ", ".join(option.choices) if option else "",
    }
    hint = "layout.hint-papers" if option else None
    raise IssueError([Diagnostic("layout.no-paper", None, details, hint)])


def _refuse_if_used(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise IssueError([Diagnostic("layout.folder-used", None, {"folder": folder})])


def _make_its_own(manifest: Path, layout: str, paper: str | None) -> None:
    """Name the layout and the paper that were asked for, and put the schema beside the manifest."""
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
