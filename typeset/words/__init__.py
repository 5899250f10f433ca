"""Words: which characters of a text belong together, so that display type is broken by sense.

Chinese has no spaces.  `bonds` says how firmly each character of a headline holds to the one
before it, from a dictionary (`chinese.txt`) and from what the issue's own text says (`terms`).
`spans` says whether a word lies across the ends of two lines.
"""

from typeset.words.dictionary import spans
from typeset.words.phrases import bonds, names_in, terms

__all__ = ["bonds", "names_in", "spans", "terms"]
