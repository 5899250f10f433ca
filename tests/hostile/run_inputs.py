"""Compiles hostile inputs in a process of its own, with bounds, and prints how each ended.

Called with a folder that holds an issue's folder for each case; writes a line of JSON for each: the
case, the exit status of the command, what it said, its seconds and its memory.
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
import time
from pathlib import Path

from typeset.cli.main import main


def run(issue: Path) -> dict[str, object]:
    said = io.StringIO()
    began = time.process_time()
    status: object = 0
    words = ["compile", str(issue), "-q", "-o", str(issue / "out.pdf"), "--limit", "40"]
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        try:
            main(words, prog_name="typesetter")
        except SystemExit as end:
            status = end.code
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {
        "case": issue.name,
        "status": status or 0,
        "said": said.getvalue(),
        "seconds": round(time.process_time() - began, 2),
        "peak": peak,
    }


for folder in sorted(Path(sys.argv[1]).iterdir()):
    print(json.dumps(run(folder)), flush=True)
