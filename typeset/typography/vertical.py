"""Where the baseline of a box stands in its line.

In Chinese text with a ``line-height``, the ideographic em box is centred in the line, whatever the
metrics that a font declares. So all faces of one size share one baseline, mixed fonts do not make a
line taller, and the lines of all columns stand on one grid. CSS 2.1, 10.8.1, leaves the choice of
font metrics to the user agent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typeset.typography import contract
from typeset.typography.characters import speaks_chinese

if TYPE_CHECKING:
    from typeset.typography.stock import Box, Style

IDEOGRAPHIC_ASCENT = 0.88  # em: from the top of the ideographic em box down to the baseline
ATTRIBUTE = "typeset_strut"


def strut(style: Style) -> tuple[float, float]:
    """The used line height of a style and its baseline, from the top of that height, px."""
    found: tuple[float, float] | None = style.__dict__.get(ATTRIBUTE)
    if found is None:
        height, baseline = contract.strut(style)
        if style["line_height"] != "normal" and speaks_chinese(style["lang"]):
            baseline = height / 2 + (IDEOGRAPHIC_ASCENT - 0.5) * style["font_size"]
        found = float(height), float(baseline)
        setattr(style, ATTRIBUTE, found)
    return found


def set_height(box: Box, line_style: Style | None = None) -> None:
    """Give a text box, an inline box or a line box the height of its line, as margins around it.

    Text on the baseline of a line (of style ``line_style``) whose own line is no higher than that
    one never makes it higher.
    """
    height, box.baseline = strut(box.style)
    if line_style is not None and box.style["vertical_align"] == "baseline":
        line_height, baseline = strut(line_style)
        if height <= line_height and speaks_chinese(line_style["lang"]):
            box.baseline = min(max(box.baseline, baseline + height - line_height), baseline)
    box.height = box.style["font_size"]
    half_leading = (height - box.height) / 2
    box.margin_top = half_leading - box.border_top_width - box.padding_top
    box.margin_bottom = half_leading - box.border_bottom_width - box.padding_bottom
