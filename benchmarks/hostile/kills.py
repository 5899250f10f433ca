"""Kills aimed at every write and swap: `python -m benchmarks.hostile.kills [--most 40]`.

Of compile, regenerate, import --force and add, each run is killed (SIGKILL) at one of the moments
at which it is about to create, rename or remove something in the user's folder.  What was there
must be there still, or its successor, whole; and the next run must end as if nothing had been, with
no file left over.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.hostile.fork_server import run, warm_up
from benchmarks.hostile.materials import TEXT, write_issue

CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod"}
TIMES = ".digests.json"
"""Remembers when the inputs were changed: with the time, another at every run."""
State = dict[str, str]


def changes(event: str, arguments: tuple[object, ...], folder: str) -> bool:
    """Whether an audit event is a change below `folder` that is about to be made."""
    if event == "open":
        path, _, flags = arguments[:3]
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        return bool(writes) and str(path).startswith(folder)
    return event in CHANGES and any(str(each).startswith(folder) for each in arguments)


def killing(folder: Path, at: int) -> Callable[[], None]:
    """Makes a process kill itself at its change number `at`; 0: it writes down their number."""

    def prepare() -> None:
        count, where = 0, str(folder)
        counted = os.open(folder.parent / "changes", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            if changes(event, arguments, where):
                count += 1
                os.pwrite(counted, b"%9d" % count, 0)
                if count == at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)

    return prepare


def state(folder: Path) -> State:
    """Each file and its digest."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != TIMES
    }


def compile_case(folder: Path) -> list[str]:
    """An issue with the PDF and pictures of an older state."""
    write_issue(folder)
    return ["compile", str(folder), "-q", "-o", str(folder / "out.pdf"), "--format", "pdf,html,png"]


def regenerate_case(folder: Path) -> list[str]:
    """An archive of two issues."""
    for name in ("one", "two"):
        write_issue(folder / name)
    return ["regenerate", str(folder), "-q", "--force"]


def import_case(folder: Path) -> list[str]:
    """A source, and an issue that was made of it and edited."""
    (folder / "old").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return ["import", str(folder / "a.txt"), "--out", str(folder / "old"), "--force", "-q"]


def add_case(folder: Path) -> list[str]:
    """An issue, and a text that is added to it: a second time, it is a second article."""
    write_issue(folder)
    (folder / "new.txt").write_text(TEXT, encoding="utf-8")
    return ["add", str(folder), str(folder / "new.txt"), "-q"]


CASES = {
    "compile": compile_case,
    "regenerate": regenerate_case,
    "import": import_case,
    "add": add_case,
}


def faults(name: str, at: int) -> tuple[list[str], bool]:
    """What is wrong after a kill at the change `at`, and whether the process was killed at all."""
    with TemporaryDirectory() as temporary:
        root = Path(temporary).resolve()
        folder, said = root / "work", root / "said"
        words = CASES[name](folder)
        repeated = name != "add"
        if repeated:  # an older output is there
            run(words, said)
        before = state(folder)
        ended = run(words, said, killing(folder, at))
        if ended.status != -signal.SIGKILL:
            return [], False
        between = state(folder)
        lost = [file for file in before if file not in between and not is_output(name, file)]
        found = [f"lost: {lost}"] if lost else []
        again = run(words, said)
        if again.status != 0:
            found.append(f"the next run: {again.status} {again.said[-200:]}")
        after = state(folder)
        if repeated and after != before:
            found.append(f"differs: {sorted(set(after.items()) ^ set(before.items()))[:4]}")
        hidden = [file for file in after if any(part.startswith(".") for part in file.split("/"))]
        if leftovers := [file for file in hidden if file not in before]:
            found.append(f"left over: {leftovers}")
        shutil.rmtree(folder)
    return found, True


def is_output(name: str, file: str) -> bool:
    """Whether a file is one that the command itself makes."""
    return name == "compile" and file.startswith("out")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=int, default=40)
    parser.add_argument("names", nargs="*", default=list(CASES))
    wish = parser.parse_args()
    os.environ["TYPESET_LANG"] = "en"
    warm_up()
    failed = 0
    for name in wish.names:
        killed = 0
        for at in range(1, wish.most + 1):
            found, was_killed = faults(name, at)
            if not was_killed:
                break
            killed += 1
            failed += bool(found)
            if found:
                print(f"{name} {at}: {'; '.join(found)}", flush=True)
        print(f"{name}: {killed} kills, one at each change", flush=True)
    return int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main())
