"""Runs the tests that come to a mistake on a checkout that has it, the nearest first."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.util import cache_from_source
from pathlib import Path
from shutil import rmtree

from benchmarks.hostile.mistakes import Mistake, with_words

FEW, MANY = 8.0, 12.0
"""Seconds of a processor that the nearest tests, and all that run for a mutant, may take."""
ENDLESS = 4
"""The tests are endless when they take so many times what they did, and half a minute more."""
PATIENCE = 140
"""Seconds until a run is given up: a busy machine."""
MEMORY = 6 * 2**30
ROOM_OF = {"fonts": "faces", "newspaper": "makeup", "kinds": "makeup", "setup": "cli"}
"""Rooms whose tests have another name."""


@dataclass(frozen=True)
class Reach:
    """What the tests came to: per mistake its tests, whether in a fixture; what a test costs."""

    tests: dict[int, dict[str, bool]]
    costs: dict[str, float]

    @classmethod
    def of(cls, folder: Path) -> Reach:
        """What benchmarks.hostile.reach wrote."""
        costs: dict[str, float] = {}
        for file in sorted(folder.glob("*.costs")):
            for line in file.read_text("utf-8").splitlines():
                name, seconds, outcome = json.loads(line)
                if outcome == "passed":
                    costs[name] = seconds
        tests: dict[int, dict[str, bool]] = defaultdict(dict)
        for file in sorted(folder.glob("*.reached")):
            for line in file.read_text("utf-8").splitlines():
                number, _, test = line.partition("\t")
                name, _, phase = test.rpartition(" (")
                if name:
                    before = tests[int(number)].get(name, True)
                    tests[int(number)][name] = before and phase != "call)"
        return cls(tests, costs)

    def nearest(self, number: int, room: str) -> Iterator[str]:
        """The tests of a mistake, the nearest first: at most those of MANY seconds."""
        reached = self.tests.get(number, {})
        files = {name.partition("::")[0] for name in reached}
        mates = {name for name in self.costs if name.partition("::")[0] in files} - reached.keys()
        spent = 0.0
        for bound, names in (FEW, reached.keys() & self.costs.keys()), (MANY, mates):
            for name in sorted(names, key=lambda name: (other(name, room), self.costs[name])):
                if spent + self.costs[name] <= bound or not spent:
                    spent += self.costs[name]
                    yield name


def other(test: str, room: str) -> bool:
    """Whether a test belongs to another room."""
    folder = test.split("/")[1]
    return ROOM_OF.get(folder, folder) != room


@dataclass(frozen=True)
class Judge:
    """Runs tests on a checkout with a mistake."""

    checkout: Path
    python: Path

    def outcome(self, mistake: Mistake, tests: list[str], cost: float) -> tuple[str, str]:
        """How the tests (names, or files) end, and which failed."""
        file = self.checkout / mistake.module
        before = file.read_bytes()
        self._forget(file)
        try:
            file.write_bytes(with_words(before, mistake, mistake.words))
            return self._run(tests, cost)
        finally:
            file.write_bytes(before)
            self._forget(file)

    def _forget(self, file: Path) -> None:
        """Nothing that the code with another mistake kept is used."""
        Path(cache_from_source(str(file))).unlink(missing_ok=True)
        for kept in self.checkout.glob("typeset/**/__pycache__/*.bin"):
            kept.unlink()
        rmtree(self.checkout.with_suffix(".cache"), ignore_errors=True)

    def _run(self, tests: list[str], cost: float) -> tuple[str, str]:
        names = self.checkout.with_suffix(".chosen")
        names.write_text("\n".join(tests), encoding="utf-8")
        files = dict.fromkeys(test.partition("::")[0] for test in tests)
        wanted = ["--chosen", names] if any("::" in test for test in tests) else []
        plugin = ["-p", "benchmarks.hostile.choosing", *wanted, "-p", "no:cacheprovider"]
        command = [self.python, "-m", "pytest", "-q", "-x", "--tb=line", *plugin, *files]
        done = subprocess.Popen(
            list(map(str, command)),
            cwd=self.checkout,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=partial(limit, int(cost * ENDLESS) + 30),
            env={**os.environ, "XDG_CACHE_HOME": str(self.checkout.with_suffix(".cache"))},
        )
        try:
            said, _ = done.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(done.pid, signal.SIGKILL)
            return "time was up", ""
        if done.returncode in (0, 5):  # 5: none of the tests exists
            return "survived", ""
        told = [line for line in said.splitlines() if line.startswith(("FAILED", "ERROR", "E  "))]
        return ("endless" if done.returncode < 0 else "caught"), " ".join(told[:2])[:300]


def limit(seconds: int) -> None:
    """Bound what each process of the tests may use: seconds of a processor, memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
