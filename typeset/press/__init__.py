"""The press: a composed issue becomes pages, and the pages become files."""

from typeset.press.drawing import draw
from typeset.press.entry import paginate, prepare
from typeset.press.options import PdfOptions, pdf_options
from typeset.press.pages import LaidBlock, Pages
from typeset.press.publish import publish, write_whole
from typeset.press.targets import default_target, outputs

__all__ = [
    "LaidBlock",
    "Pages",
    "PdfOptions",
    "default_target",
    "draw",
    "outputs",
    "paginate",
    "pdf_options",
    "prepare",
    "publish",
    "write_whole",
]
