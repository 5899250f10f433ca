"""Optical margin: how much of a Latin mark stands in the margin, as a share of its width.

Marks of little ink stand out much, larger ones less, so that the edge of the text looks straight.
"""

OPTICAL_ENDS = {
    ".": 0.7,
    ",": 0.7,
    "-": 0.5,
    "‐": 0.5,
    "–": 0.3,
    "—": 0.2,
    "”": 0.5,
    "’": 0.6,
    ":": 0.4,
    ";": 0.4,
    "!": 0.2,
    "?": 0.2,
}
OPTICAL_STARTS = {"“": 0.5, "‘": 0.6}
