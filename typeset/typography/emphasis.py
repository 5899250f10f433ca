"""着重号: the dots below emphasised characters, drawn and not written, so that no text has them.

Sources: CLREQ 3.3.1 (a dot below each character, none below marks); CSS Text Decoration 4, 3
(``text-emphasis-style``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typeset.typography.characters import ALPHANUMERIC, Kind, kind_of

if TYPE_CHECKING:
    from typeset.typography.drawing import ClusterSpan
    from typeset.typography.stock import Matrix, Stream

DROP, RADIUS = 0.28, 0.07
"""em below the baseline, clear of the characters' box; em."""
ROUND = 0.5523
"""Where the control points of a quarter of a circle stand, as a share of its radius."""
DOTTED = ALPHANUMERIC | {Kind.HAN}


def draw_dots(stream: Stream, matrix: Matrix, spans: tuple[ClusterSpan, ...], size: float) -> None:
    """Draw a dot below each character of a text box that is no mark; `size` in px."""
    (_, _, _, _, x, y) = matrix.values
    stream.end_text()
    for span in spans:
        for cluster, advance in enumerate(span.advances, span.start):
            shaped = span.shaped
            if kind_of(shaped.text[shaped.starts[cluster]]) in DOTTED:
                first, end = shaped.glyph_starts[cluster : cluster + 2]
                width = shaped.own_width(first, end)
                _dot(stream, x + width / 2, y + DROP * size, RADIUS * size)
            x += advance
    stream.begin_text()


def _dot(stream: Stream, x: float, y: float, radius: float) -> None:
    near = ROUND * radius
    stream.move_to(x + radius, y)
    stream.curve_to(x + radius, y + near, x + near, y + radius, x, y + radius)
    stream.curve_to(x - near, y + radius, x - radius, y + near, x - radius, y)
    stream.curve_to(x - radius, y - near, x - near, y - radius, x, y - radius)
    stream.curve_to(x + near, y - radius, x + radius, y - near, x + radius, y)
    stream.fill()
