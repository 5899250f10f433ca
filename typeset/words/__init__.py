"""Words: which characters of a text belong together, so that display type is broken by sense.

Chinese has no spaces.  `bonds` says how firmly each character of a headline holds to the one
before it, from a dictionary (`chinese.txt`) and from what the issue's own text says (`terms`).
`surprise` says how rare a text's words are together.
"""

from typeset.words.phrases import bonds, names_in, terms
from typeset.words.segment import surprise

__all__ = ["bonds", "names_in", "surprise", "terms"]
