"""Random acts of the desk: undone to the byte, and killed at any moment.

    python -m benchmarks.desk.acts [--acts 1000] [--kills 1000] [--seed 1]

Every kind of act that the browser may ask for is drawn at random on a copy of the bulletin seed
003.  First a number of them, all taken back, all done again: the bytes of every file must be those
of before, and of after.  Then, again and again, a process that acts is killed within some
milliseconds: the issue must load each time.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from pydantic import TypeAdapter

from typeset.desk.acts import AnyRequest, as_act
from typeset.desk.photos import new_photo
from typeset.desk.reading import listed, text_of
from typeset.editing.article_edits import blocks
from typeset.editing.replacements import EditError
from typeset.editing.workspace import Workspace
from typeset.files.atomic import PREFIX, sweep
from typeset.issue import load

SEED = Path(__file__).parents[2] / "seeds" / "003-tonghua-3"
REQUEST: TypeAdapter[Any] = TypeAdapter(AnyRequest)
LONGEST = 0.06
"""Seconds that a process may act before it is killed: some ten acts."""
ROUND = 50
"""Kills after which a fresh copy is taken: an issue of hundreds of stories tells nothing more."""
WORDS = ("劳模", "**要闻**", "a: b # c", "“引语”", "- 一项", "|甲|乙|", "3月", "`x`", "　　段")


def main() -> None:
    """Print what was done, and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("acts", 1000), ("kills", 1000), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        print(undone(Path(place), asked.acts, random.Random(asked.seed)))
        print(killed(Path(place), asked.kills, random.Random(asked.seed)))


def undone(place: Path, number: int, chance: random.Random) -> str:
    """Do `number` acts, take all back, do all again."""
    folder = Path(shutil.copytree(SEED, place / "undone"))
    workspace, before = Workspace(folder / "issue.yaml"), contents(folder)
    done: Counter[str] = Counter()
    refused = 0
    while done.total() < number:
        try:
            done[act(workspace, chance)] += 1
        except EditError:
            refused += 1
    after = contents(folder)
    while workspace.undo():
        pass
    if contents(folder) != before:
        raise SystemExit("undoing did not restore the bytes")
    while workspace.redo():
        pass
    if contents(folder) != after:
        raise SystemExit("doing again did not restore the bytes")
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(done.items()))
    return f"{done.total()} acts ({kinds}), {refused} refused: undone and done again to the byte"


def killed(place: Path, number: int, chance: random.Random) -> str:
    """Kill a process that acts, `number` times; after each, the issue must load."""
    folder, left, loaded = place / "killed", 0, 0
    for kill in range(number):
        if kill % ROUND == 0:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(SEED, folder)
        seed, until = chance.random(), chance.uniform(0, LONGEST)
        child = os.fork()
        if child == 0:
            _act_for_ever(folder, random.Random(seed))
        time.sleep(until)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        load(folder / "issue.yaml")  # raises IssueError where it does not
        loaded += 1
        left += _left_over(folder)
    return f"{loaded} kills of {number}: the issue loads after each; {left} files left over"


def _left_over(folder: Path) -> int:
    """Hidden files that the next process would not clear away."""
    for each in [folder, *(path for path in folder.rglob("*") if path.is_dir())]:
        sweep(each)
    return sum(1 for _ in folder.rglob(f"{PREFIX}*"))


def _act_for_ever(folder: Path, chance: random.Random) -> None:
    workspace = Workspace(folder / "issue.yaml")
    while True:
        try:
            kind = chance.choice((act, act, act, undo))
            kind(workspace, chance)
        except EditError:
            continue


def undo(workspace: Workspace, chance: random.Random) -> str:
    """Take one back."""
    workspace.undo()
    return "undo"


def act(workspace: Workspace, chance: random.Random) -> str:
    """One act of any kind; EditError where it is refused."""
    name = chance.choice(sorted(KINDS))
    asked = KINDS[name](workspace, chance)
    if isinstance(asked, bytes):
        workspace.perform(new_photo(workspace, _file(workspace, chance), asked))
    else:
        request = REQUEST.validate_python(asked)
        workspace.perform(as_act(request, workspace), chance.random() < 0.2)
    return name


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of all files."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# ---- kinds of acts


def _file(workspace: Workspace, chance: random.Random) -> str:
    return chance.choice(listed(text_of(workspace, workspace.manifest)))


def _block(workspace: Workspace, chance: random.Random) -> dict[str, Any]:
    file = _file(workspace, chance)
    found = blocks(text_of(workspace, file))
    if not found:
        raise EditError("no-block")
    block = chance.choice(found)
    return {"file": file, "line": block.line, "seen": block.markdown}


def _text(chance: random.Random) -> str:
    return "".join(chance.choices(WORDS, k=chance.randrange(1, 4))) + "。"


def _place(chance: random.Random) -> dict[str, int] | None:
    places = ("page", "column", "line", "columns")
    return {key: chance.randrange(1, 4) for key in places} if chance.random() < 0.7 else None


def _field(workspace: Workspace, chance: random.Random) -> dict[str, Any]:
    key = chance.choice(("headline", "byline", "deck", "kicker", "source", "section"))
    value = chance.choice((_text(chance), None))
    return {"act": "field", "file": _file(workspace, chance), "path": [key], "value": value}


def _masthead(workspace: Workspace, chance: random.Random) -> dict[str, Any]:
    path, value = chance.choice(
        [
            (["masthead", "number"], chance.randrange(1, 99)),
            (["masthead", "issuer"], _text(chance)),
            (["distribution", "报送"], _text(chance)),
            (["editors", "校对"], chance.choice((_text(chance), None))),
        ]
    )
    return {"act": "field", "file": workspace.manifest, "path": path, "value": value}


def _order(workspace: Workspace, chance: random.Random) -> dict[str, Any]:
    count = len(listed(text_of(workspace, workspace.manifest)))
    source, target = chance.randrange(count), chance.randrange(count)
    return {"act": "order", "source": source, "target": target}


def _drop(workspace: Workspace, chance: random.Random) -> dict[str, Any]:
    count = len(listed(text_of(workspace, workspace.manifest)))
    if count < 3:
        raise EditError("last-entry")
    return {"act": "drop", "number": chance.randrange(count)}


def _photo(workspace: Workspace, chance: random.Random) -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 40), (chance.randrange(256), 90, 90)).save(out, "PNG")
    return out.getvalue()


def _add(workspace: Workspace, chance: random.Random) -> dict[str, Any]:
    return {"act": "add", "headline": _text(chance), "text": f"{_text(chance)}\n\n第二段。"}


def _split(workspace: Workspace, chance: random.Random) -> dict[str, Any]:
    found = _block(workspace, chance)
    offset = chance.randrange(1, max(2, len(found["seen"])))
    return {"act": "split", **found, "offset": offset}


KINDS: dict[str, Callable[[Workspace, random.Random], Any]] = {
    "replace": lambda w, c: {"act": "replace", **_block(w, c), "markdown": _text(c)},
    "insert": lambda w, c: {"act": "insert", **_block(w, c), "markdown": _text(c)},
    "move": lambda w, c: {"act": "move", **_block(w, c), "by": c.randrange(-3, 4)},
    "split": _split,
    "join": lambda w, c: {"act": "join", **_block(w, c)},
    "field": _field,
    "masthead": _masthead,
    "order": _order,
    "add": _add,
    "drop": _drop,
    "photo": _photo,
    "place": lambda w, c: {"act": "place", "file": _file(w, c), "place": _place(c)},
    "substitute": lambda w, c: {"act": "substitute", "find": c.choice(WORDS[:3]), "put": _text(c)},
}


if __name__ == "__main__":
    main()
