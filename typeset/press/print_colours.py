"""The colours of a file for the printer: black in black ink alone, printed over what lies below.

Small type in four inks shows every misregister, and type that is knocked out of a colour shows a
white edge: so what has no hue is printed in black ink (K), and full black overprints.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

_FILL, _STROKE = (b"rg", b"scn"), (b"RG", b"SCN")
_BLACK = b"0 0 0 1"


def print_in_black_ink(pdf: Any) -> None:
    """Turn greys given as red, green and blue into black ink, and let full black overprint."""
    pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    for page in pages:
        _rewrite(pdf, _resolved(pdf, page["Contents"]), _resolved(pdf, page["Resources"]))
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and "Resources" in stream.extra:
            _rewrite(pdf, stream, _resolved(pdf, stream.extra["Resources"]))


def _rewrite(pdf: Any, stream: Any, resources: Any) -> None:
    states = _resolved(pdf, resources.setdefault("ExtGState", pydyf.Dictionary()))
    stream.stream[:] = _Inks(states).rewritten(stream.stream)


class _Inks:
    """Follows the overprint (of strokes, of fills) through one content stream."""

    def __init__(self, states: Any) -> None:
        self.states = states
        self.over = (False, False)
        self.saved: list[tuple[bool, bool]] = []

    def rewritten(self, words: list[Any]) -> Iterator[Any]:
        for word in words:
            if not isinstance(word, bytes):
                yield word
                continue
            if word == b"q":
                self.saved.append(self.over)
            elif word == b"Q" and self.saved:
                self.over = self.saved.pop()
            operands, _, operator = word.rpartition(b" ")
            if operator in (*_FILL, *_STROKE):
                yield from self._colour(operands, operator)
            else:
                yield word

    def _colour(self, operands: bytes, operator: bytes) -> Iterator[bytes]:
        stroke = operator in _STROKE
        parts = operands.split()
        if operator in (b"rg", b"RG") and len(set(parts)) == 1:
            operands = b"0 0 0 " + pydyf._to_bytes(round(1 - float(parts[0]), 4))
            yield operands + (b" K" if stroke else b" k")
        else:
            yield operands + b" " + operator
        black = operands == _BLACK
        over = (black, self.over[1]) if stroke else (self.over[0], black)
        if over != self.over:
            self.over = over
            yield b"/" + self._state(over) + b" gs"

    def _state(self, over: tuple[bool, bool]) -> bytes:
        """The name of the graphics state with that overprint (PDF 32000-1, 11.7.4)."""
        strokes, fills = ("true" if each else "false" for each in over)
        name = f"over-{strokes}-{fills}"
        entries = {"Type": "/ExtGState", "OP": strokes, "op": fills, "OPM": 1}
        self.states[name] = pydyf.Dictionary(entries)
        return name.encode()


def _resolved(pdf: Any, thing: Any) -> Any:
    """The object that a reference (b"12 0 R") means, or the thing itself."""
    return pdf.objects[int(thing.split()[0])] if isinstance(thing, bytes) else thing
