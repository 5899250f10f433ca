"""The same bytes every time: `python -m benchmarks.hostile.bytes [--rounds 100]`.

Compiles a small issue with a face of its own into PDF, pictures and HTML: in two folders, with and
without -O, with a fresh, a kept and a damaged cache, and without one.  Prints how many digests came
out; more than one is status 1.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.hostile.materials import ROOT, write_issue


def spoil(cache: Path, chance: random.Random) -> None:
    """Another byte, or an earlier end, for each file of the cache; links are to our own faces."""
    for path in cache.rglob("*"):
        if path.is_file() and (data := bytearray(path.read_bytes())):
            place = chance.randrange(len(data))
            data[place] ^= 0xFF
            path.unlink()
            path.write_bytes(data if chance.randrange(2) else data[:place])


def digest(issue: Path, out: Path, options: list[str], cache: Path) -> str:
    """The digest of all files that the command makes."""
    words = ["compile", str(issue), "-q", "-o", str(out / "out.pdf"), "--format", "pdf,png,html"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, *options, "-m", "typeset", *words]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    found = hashlib.sha256()
    for path in sorted(out.iterdir()):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100)
    rounds, chance = parser.parse_args().rounds, random.Random(1)
    found: dict[str, int] = {}
    with TemporaryDirectory() as name:
        root = Path(name).resolve()
        issues = [root / "one/issue", root / "another/deeper/issue"]
        for issue in issues:
            write_issue(issue)
            (issue / "fonts").mkdir()
            shutil.copy(ROOT / "fonts/kai.ttf", issue / "fonts/body.ttf")
        for number in range(rounds):
            cache = root / "cache" if number % 4 else Path(os.devnull)
            spoil(root / "cache", chance)
            options = ["-O"] if number % 3 == 2 else []
            one = digest(issues[number % 2], root / f"out-{number}", options, cache)
            found[one] = found.get(one, 0) + 1
    print(f"{rounds} rounds, {len(found)} digests: {sorted(found.values())}")
    return int(len(found) > 1)


if __name__ == "__main__":
    raise SystemExit(main())
