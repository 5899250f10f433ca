"""Random edits of Word files, made with python-docx, and what comes home.

`python -m benchmarks.outputs.review [ROUNDS]`: each round edits every issue forty times, takes all
that `review` proposes, and makes the Word file again: a paragraph that does not say what the
returned one says, and that was not left to be done by hand, has lost characters.  With LibreOffice
on the machine every other file also goes through it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from tests.outputs.edits import edited
from typeset.issue import load
from typeset.outputs.edition import edition_of
from typeset.outputs.review.accepting import take
from typeset.outputs.review.proposals import proposals
from typeset.outputs.review.returned import paragraphs_of
from typeset.outputs.word.parts import document

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ("bulletin/sample", "newsletter/sample", "official/sample", "company/sample-en")
ISSUES = [*sorted((ROOT / "seeds").glob("0*")), *(ROOT / "layouts" / name for name in SAMPLES)]
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


def lost(source: Path, seed: int, place: Path, office: bool) -> tuple[int, int, int, int]:
    """Of one round: proposals, those left to be done by hand, paragraphs lost, and made up."""
    issue = place / "issue"
    shutil.copytree(source, issue)
    edition = edition_of(load(issue))
    back = place / "back.docx"
    back.write_bytes(edited(document(edition, {}), Random(seed), EDITS, is_text, whole=True))
    if office:
        back = through_libreoffice(back)
    found = proposals(back, edition)
    done = take(back, load(issue), found, found)
    wanted = said(back.read_bytes())
    got = said(document(edition_of(load(issue)), {}))
    missing, extra = list((wanted - got).elements()), list((got - wanted).elements())
    left = ["".join(each.after.split()) for each in done.left]
    gone = [text for text in missing if not any(each and each in text for each in left)]
    emptied = left.count("")
    return (
        len(found),
        len(left),
        max(0, len(gone) - emptied),
        max(0, len(extra) - len(missing) - emptied),
    )


def said(data: bytes) -> Counter[str]:
    """The paragraphs of a Word file without blanks."""
    texts = ("".join(each.text.split()) for each in paragraphs_of(data, "file"))
    return Counter(text for text in texts if text)


def main(rounds: int) -> None:
    """All rounds, a line for each issue."""
    for source in ISSUES:
        total = [0, 0, 0, 0]
        for seed in range(rounds):
            office = seed % 2 == 1 and bool(shutil.which("soffice"))
            with tempfile.TemporaryDirectory() as place:
                one = lost(source, seed, Path(place), office)
            total = [a + b for a, b in zip(total, one, strict=True)]
        proposed, left, gone, extra = total
        name, edits = source.relative_to(ROOT), rounds * EDITS
        how = f"{left} by hand, {gone} lost, {extra} made up"
        print(f"{name}: {edits} edits, {proposed} proposals, {how}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
