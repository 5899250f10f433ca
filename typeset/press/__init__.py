"""The press: a composed issue becomes pages, and the pages become files."""

from typeset.press.front import paginate, prepare
from typeset.press.pages import LaidBlock, Pages
from typeset.press.publish import draw, outputs, publish, write_whole

__all__ = [
    "LaidBlock",
    "Pages",
    "draw",
    "outputs",
    "paginate",
    "prepare",
    "publish",
    "write_whole",
]
