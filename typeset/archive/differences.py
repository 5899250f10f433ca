"""Differences kept beside the PDFs, until the next comparing run begins."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from typeset.archive.compare import Difference

DATA = "difference.json"
RUNNING = ".running"


def files(difference: Difference, pdf_digest: str) -> dict[str, bytes]:
    """What is written of a difference, by file name: the pictures, and last what describes them.

    `pdf_digest` is the new PDF's: the difference is shown as long as that PDF stands.
    """
    pictures = {
        f"{change.page}-{side}.png": picture
        for change in difference.pages
        for side, picture in (("old", change.old), ("new", change.new), ("both", change.both))
    }
    return pictures | {DATA: _data(difference, pdf_digest)}


def _data(difference: Difference, pdf_digest: str) -> bytes:
    data = {
        "pdf": pdf_digest,
        "pages_before": difference.pages_before,
        "pages_after": difference.pages_after,
        "share": round(difference.share, 6),
        "pages": [
            {"page": p.page, "share": round(p.share, 6), "text_changed": p.text_changed}
            for p in difference.pages
        ],
        "text": [{"before": t.before, "after": t.after} for t in difference.text],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def read(folder: Path, pdf_digest: str) -> dict[str, Any] | None:
    """The difference in `folder`, if it led to the PDF with this digest."""
    try:
        data = json.loads((folder / DATA).read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) and data.get("pdf") == pdf_digest else None


def begin(root: Path) -> None:
    """A comparing run begins: forget the last one's differences, unless it was interrupted."""
    if not (root / RUNNING).exists():
        shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True, exist_ok=True)
    (root / RUNNING).touch()


def end(root: Path) -> None:
    """The comparing run has done all it could."""
    (root / RUNNING).unlink(missing_ok=True)
