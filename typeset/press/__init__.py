"""The press: a composed issue becomes pages, and the pages become files."""

from typeset.press.pages import LaidBlock, Pages
from typeset.press.paginate import paginate
from typeset.press.publish import draw, publish

__all__ = ["LaidBlock", "Pages", "draw", "paginate", "publish"]
