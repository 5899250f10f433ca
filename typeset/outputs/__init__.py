"""Other readers' forms of an issue: text, Word, mail, the public account, the web, e-readers."""

from typeset.outputs.edition import Edition, edition_of
from typeset.outputs.forms import FORMS, make, publish

__all__ = ["FORMS", "Edition", "edition_of", "make", "publish"]
