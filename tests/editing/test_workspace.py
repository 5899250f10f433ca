"""The acts of a session: undone to the byte, merged with others' work, safe from a kill."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive.running import environment
from typeset.editing.article_edits import blocks, insert_block, move_block, replace_block
from typeset.editing.merging import MergeConflict, merge
from typeset.editing.replacements import EditError
from typeset.editing.workspace import Conflict, Workspace, change
from typeset.editing.yaml_edits import insert_item, move_item, set_value
from typeset.issue import load

SEED = Path("seeds/003-tonghua-3")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SEED, tmp_path / "issue")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def act_at_random(workspace: Workspace, chance: random.Random, number: int) -> None:
    manifest = (workspace.read("issue.yaml") or b"").decode()
    names = sorted(path.name for path in (workspace.root / "articles").glob("*.md"))
    file = f"articles/{chance.choice(names)}"
    text = (workspace.read(file) or b"").decode()
    kind = chance.randrange(6)
    if kind == 0:
        new = [("issue.yaml", set_value(manifest, ("masthead", "number"), number))]
    elif kind == 1:
        new = [("issue.yaml", move_item(manifest, ("articles",), 0, chance.randrange(5)))]
    elif kind == 2:
        name = f"articles/new-{number}.md"
        listed = insert_item(manifest, ("articles",), chance.randrange(5), name)
        new = [(name, f"新稿{number}。\n"), ("issue.yaml", listed)]
    elif kind == 3:
        new = [(file, insert_block(text, 0, f"新段{number}。"))]
    elif kind == 4:
        new = [(file, move_block(text, 0, chance.randrange(len(blocks(text)))))]
    else:
        new = [(file, replace_block(text, 0, f"改段{number}。"))]
    workspace.perform(change(workspace, "act", [(name, data.encode()) for name, data in new]))


def test_random_acts_and_their_undoing_restore_the_bytes(folder: Path) -> None:
    chance, workspace, before = random.Random(7), Workspace(folder / "issue.yaml"), contents(folder)
    states = [before]
    for number in range(300):
        act_at_random(workspace, chance, number)
        if number % 100 == 99:
            states.append(contents(folder))
    assert load(folder).articles
    last = states.pop()
    while workspace.undo():
        pass
    assert contents(folder) == before
    while workspace.redo():
        pass
    assert contents(folder) == last


def test_a_kill_at_any_moment_leaves_an_issue_that_loads(folder: Path) -> None:
    program = (
        "import random, sys; from pathlib import Path\n"
        "from tests.editing.test_workspace import act_at_random\n"
        "from typeset.editing.workspace import Workspace\n"
        "workspace, chance = Workspace(Path(sys.argv[1])), random.Random(int(sys.argv[2]))\n"
        "round = int(sys.argv[2]) * 1_000_000\n"
        "for number in range(100000):\n"
        "    act_at_random(workspace, chance, number + round)\n"
        "    print(number, flush=True)\n"
    )
    chance = random.Random(3)
    for number in range(6):
        words = [sys.executable, "-c", program, str(folder / "issue.yaml"), str(number)]
        with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment()) as process:
            assert process.stdout
            for _ in range(chance.randrange(1, 30)):
                process.stdout.readline()
            os.kill(process.pid, signal.SIGKILL)
        assert load(folder).articles


def test_what_another_editor_wrote_meanwhile_is_merged(folder: Path) -> None:
    file = "articles/01-recuperation.md"
    workspace, path = Workspace(folder / "issue.yaml"), folder / file
    before = path.read_text(encoding="utf-8")
    act = change(workspace, "first", [(file, replace_block(before, 0, "我的首段。").encode())])
    last = len(blocks(before)) - 1
    path.write_text(replace_block(before, last, "他的末段。"), encoding="utf-8")
    workspace.perform(act)
    after = path.read_text(encoding="utf-8")
    assert "我的首段。" in after
    assert "他的末段。" in after
    workspace.undo()
    assert path.read_text(encoding="utf-8") == replace_block(before, last, "他的末段。")


def test_two_who_change_one_paragraph_are_both_heard(folder: Path) -> None:
    file = "articles/01-recuperation.md"
    workspace, path = Workspace(folder / "issue.yaml"), folder / file
    before = path.read_text(encoding="utf-8")
    act = change(workspace, "first", [(file, replace_block(before, 0, "我的首段。").encode())])
    path.write_text(replace_block(before, 0, "他的首段。"), encoding="utf-8")
    with pytest.raises(Conflict) as caught:
        workspace.perform(act)
    assert "我的首段。" in caught.value.mine
    assert "他的首段。" in caught.value.theirs
    assert "他的首段。" in path.read_text(encoding="utf-8")
    assert not workspace.can_undo


@pytest.mark.parametrize(
    "file",
    ["../x.md", "/etc/passwd", "a/../../x.md", ".git/config", "a\0b", "", "articles", "a\\b"],
)
def test_nothing_outside_the_folder_is_read_or_written(folder: Path, file: str) -> None:
    workspace = Workspace(folder / "issue.yaml")
    with pytest.raises(EditError):
        workspace.read(file)


def test_a_link_out_of_the_folder_is_no_file_of_the_issue(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("x", encoding="utf-8")
    (folder / "link.md").symlink_to(tmp_path / "outside.md")
    with pytest.raises(EditError):
        Workspace(folder / "issue.yaml").read("link.md")


def test_paragraphs_merge_and_the_same_change_is_one() -> None:
    base = "一。\n\n二。\n\n三。\n"
    assert (
        merge(base, "甲。\n\n二。\n\n三。\n", "一。\n\n二。\n\n丙。\n") == "甲。\n\n二。\n\n丙。\n"
    )
    assert (
        merge(base, "一。\n\n乙。\n\n三。\n", "一。\n\n乙。\n\n三。\n") == "一。\n\n乙。\n\n三。\n"
    )
    with pytest.raises(MergeConflict):
        merge(base, "一。\n\n乙。\n\n三。\n", "一。\n\n貳。\n\n三。\n")


@pytest.mark.parametrize("by_line", [False, True])
def test_what_neither_side_changed_stands_once_in_its_place(by_line: bool) -> None:
    gap = "\n" if by_line else "\n\n"
    base = ["一", "二", "三", "四"]
    mine = ["一", "甲", "二", "三", "四"]
    theirs = ["一", "二", "四", "丁"]
    texts = [gap.join([*each, ""]) for each in (base, mine, theirs)]
    merged = merge(texts[0], texts[1], texts[2], by_line)
    assert merged == gap.join(["一", "甲", "二", "四", "丁", ""])
