"""Every seed and sample as an EPUB through epubcheck (Debian: epubcheck, and Java)."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.publishing import publish

ROOT = Path(__file__).resolve().parents[2]
ISSUES = [*sorted((ROOT / "seeds").glob("0*")), *sorted((ROOT / "layouts").glob("*/sample"))]
JAR = "/usr/share/java/epubcheck.jar"


def main() -> None:
    """What epubcheck says of each, in a line."""
    with tempfile.TemporaryDirectory() as place:
        for folder in ISSUES:
            ((book,), _) = publish(edition_of(load(folder)), Path(place) / "issue.pdf", ["epub"])
            done = subprocess.run(["java", "-jar", JAR, book], capture_output=True, text=True)
            said = [line for line in done.stdout.splitlines() if line.startswith("Messages")]
            print(folder.relative_to(ROOT), *said, done.stderr[:500])


if __name__ == "__main__":
    main()
