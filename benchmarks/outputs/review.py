"""Random edits of Word files, made with python-docx, and what comes home.

`python -m benchmarks.outputs.review [ROUNDS]`: each round edits every issue forty times, takes all
that `review` proposes, and makes the Word file again: a paragraph that does not say what the
returned one says, and that was not left to be done by hand, has lost characters.  With LibreOffice
on the machine each file also goes through it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from tests.outputs.edits import edited
from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.review.accepting import accept
from typeset.outputs.review.proposals import proposals
from typeset.outputs.review.returned import paragraphs_of
from typeset.outputs.word.parts import document

ROOT = Path(__file__).resolve().parents[2]
ISSUES = [*sorted((ROOT / "seeds").glob("0*")), ROOT / "layouts/bulletin/sample"]
EDITS = 40


def is_text(run: Any) -> bool:
    """Whether a run is of the text, and no mark of a note."""
    return run.style.name != "footnote reference" and "\t" not in run.text


def through_libreoffice(file: Path) -> Path:
    """The file as LibreOffice writes it."""
    folder = file.parent / "libreoffice"
    command = ["soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*command, "--outdir", folder, file], check=True, capture_output=True)
    return folder / file.name


def lost(source: Path, seed: int, place: Path) -> tuple[int, int, int]:
    """Of one round: proposals, those left to be done by hand, paragraphs with lost characters."""
    issue = place / "issue"
    shutil.copytree(source, issue)
    edition = edition_of(load(issue))
    back = place / "back.docx"
    back.write_bytes(edited(document(edition, {}), Random(seed), EDITS, is_text))
    if shutil.which("soffice"):
        back = through_libreoffice(back)
    found = proposals(back, edition)
    done = accept(load(issue), found)
    left = ["".join(each.after.split()) for each in done.left]
    wanted = ["".join(p.text.split()) for p in paragraphs_of(back.read_bytes(), "back")]
    again = document(edition_of(load(issue)), {})
    got = ["".join(p.text.split()) for p in paragraphs_of(again, "again")]
    missing = [text for text in wanted if text and text not in got]
    gone = [text for text in missing if not any(each and each in text for each in left)]
    return len(found), len(left), len(gone)


def main(rounds: int) -> None:
    """All rounds, a line for each issue."""
    for source in ISSUES:
        total = [0, 0, 0]
        for seed in range(rounds):
            with tempfile.TemporaryDirectory() as place:
                total = [a + b for a, b in zip(total, lost(source, seed, Path(place)), strict=True)]
        proposed, left, gone = total
        edits = rounds * EDITS
        print(f"{source.name}: {edits} edits, {proposed} proposals, {left} by hand, {gone} lost")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
