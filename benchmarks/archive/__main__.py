"""Regenerating an archive, and one cold compile, beside other tools in the same run.

    python -m benchmarks.archive --issues 1000 --peers 40

Prints figures and ratios; asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psutil

from benchmarks.archive.make import make_archive
from benchmarks.archive.peers import PACKAGES, PEERS, have_faces, prepare, run

ROOT = Path(__file__).resolve().parents[2]


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def typeset(*words: object) -> list[str]:
    return [sys.executable, "-m", "typeset", *map(str, words)]


def watched(command: list[str]) -> tuple[float, float, float]:
    """Seconds, the parent's share of the CPU time, and the largest worker in MB."""
    began, largest, parent = time.perf_counter(), 0, 0.0
    before = cpu_of_children()
    process = psutil.Popen(command, stdout=subprocess.DEVNULL, env=os.environ)
    while process.poll() is None:
        try:
            parent = sum(process.cpu_times()[:2])
            sizes = [child.memory_info().rss for child in process.children(recursive=True)]
            largest = max([largest, *sizes])
            process.wait(timeout=0.5)
        except (psutil.Error, psutil.TimeoutExpired):
            continue
    total = cpu_of_children() - before
    return time.perf_counter() - began, parent / max(total, parent, 0.001), largest / 1e6


def cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def in_pairs(commands: Iterable[list[str]], jobs: int = 2) -> None:
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(run, commands))


@dataclass(frozen=True)
class Rate:
    """Issues a second with two jobs, and the CPU seconds of each issue, all processes together."""

    issues: float
    cpu: float


def rate(issues: int, work: Callable[[], object]) -> Rate:
    before = cpu_of_children()
    took = seconds(work)
    return Rate(issues / took, (cpu_of_children() - before) / issues)


def archive_figures(archive: Path, issues: int) -> Rate:
    """Print what our own runs take."""
    found: list[tuple[float, float, float]] = []
    two = typeset("regenerate", archive, "--jobs", 2)
    ours = rate(issues, lambda: found.append(watched(two)))
    took, share, memory = found[0]
    one, _, _ = watched(typeset("regenerate", archive, "--jobs", 1, "--force"))
    print(f"full rebuild, 2 jobs: {took:.1f} s, {ours.issues:.2f} issues/s; 1 job: {one:.1f} s")
    print(f"CPU an issue: {ours.cpu:.3f} s; 1 to 2 cores: {one / took:.2f} x")
    print(f"parent: {share:.1%} of the CPU; largest worker: {memory:.0f} MB")
    time.sleep(2.1)  # so that the files' digests may be remembered (see docs/archive.md)
    run(typeset("regenerate", archive))
    print(f"nothing changed: {seconds(lambda: run(typeset('regenerate', archive))):.2f} s")
    article = next(archive.rglob("01.md"))
    article.write_text(article.read_text("utf-8") + "\n又及。\n", "utf-8")
    print(f"one article changed: {seconds(lambda: run(typeset('regenerate', archive))):.2f} s")
    return ours


def peer_figures(names: list[Path], ours: Rate) -> None:
    for name, command in PEERS.items():
        peer = rate(len(names), lambda command=command: in_pairs(map(command, names)))  # type: ignore[misc]
        more, less = ours.issues / peer.issues, peer.cpu / ours.cpu
        print(f"{name}, a process each, 2 at a time: {peer.issues:.2f}/s, CPU {peer.cpu:.3f} s")
        print(f"  ours {more:.1f} x as many; CPU {less:.1f} x less")


def cold_figures(issue: Path, name: Path, folder: Path) -> None:
    """The best of seven starts each, in turn."""
    commands = {
        "typesetter compile": typeset("compile", issue, "-o", folder / "cold.pdf", "-q"),
        **{peer: command(name) for peer, command in PEERS.items()},
    }
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(7):
        for tool, command in commands.items():
            best[tool] = min(best[tool], seconds(lambda command=command: run(command)))  # type: ignore[misc]
    for tool, took in best.items():
        print(f"one cold process, {tool}: {took:.2f} s; {took / best['typst']:.2f} x typst")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--issues", type=int, default=100)
    parser.add_argument("--peers", type=int, default=20, help="issues that the peers set")
    asked = parser.parse_args()
    if not have_faces():
        sys.exit(f"The other tools need faces for Chinese: apt-get install {PACKAGES}")
    if find_spec("typst") is None:
        sys.exit("Typst is not here to be measured: pip install typst")
    folder = Path(tempfile.mkdtemp(prefix="archive-benchmark-"))
    # Modules are kept compiled, as on a desk where the tool was used before.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "pyc")}
    try:
        archive = folder / "archive"
        make_archive(archive, asked.issues)
        issues = sorted(path.parent for path in archive.rglob("issue.yaml"))
        names = [prepare(issue, folder) for issue in issues[: asked.peers]]
        cold_figures(issues[0], names[0], folder)
        peer_figures(names, archive_figures(archive, asked.issues))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
