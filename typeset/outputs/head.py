"""The masthead in its layout's words; of an official document, what stands at its head, too."""

from __future__ import annotations

from collections.abc import Mapping

from typeset.layout.imprint import OfficialDocumentView
from typeset.layout.view import View
from typeset.outputs.worded import WordedMasthead


def worded_head(seen: View) -> WordedMasthead | None:
    """The masthead of an issue; None where it has none."""
    masthead, labels = seen.masthead, seen.labels
    document = _document(seen.manifest.document, labels)
    if masthead is None:
        return WordedMasthead(document=document) if document else None
    between = labels.get("names", labels.get("comma", " "))
    total = seen.total(masthead.total) if masthead.total else ""
    if total:
        total = f"{labels.get('open', '（')}{total}{labels.get('close', '）')}"
    return WordedMasthead(
        marks=tuple(filter(None, (masthead.copy_number, masthead.secrecy, masthead.urgency))),
        slogan=masthead.slogan or "",
        name=masthead.name or "",
        number="" if masthead.number is None else seen.number(masthead.number),
        total=total,
        note=masthead.note or "",
        issuer=(masthead.issuer or "").replace("\n", between),
        date=seen.date(masthead.date) if masthead.date else "",
        document=document,
    )


def _document(document: OfficialDocumentView | None, labels: Mapping[str, str]) -> str:
    """发文字号 and 签发人 on one line."""
    if document is None:
        return ""
    signers = "\u3000".join(document.signers)
    signed = f"{labels.get('signer', '签发人：')}{signers}" if signers else ""
    return "\u2003".join(filter(None, (document.number, signed)))
