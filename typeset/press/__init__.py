"""The press: a composed issue becomes pages, and the pages become files."""

from typeset.engine.fontconfig import isolate

isolate()  # before WeasyPrint is imported

from typeset.engine.quick_start import import_weasyprint  # noqa: E402

import_weasyprint()

from typeset.press.drawing import draw  # noqa: E402
from typeset.press.options import PdfOptions, pdf_options  # noqa: E402
from typeset.press.pages import LaidBlock, Pages  # noqa: E402
from typeset.press.paginate import paginate  # noqa: E402
from typeset.press.publish import outputs, publish, write_whole  # noqa: E402

__all__ = [
    "LaidBlock",
    "Pages",
    "PdfOptions",
    "draw",
    "outputs",
    "paginate",
    "pdf_options",
    "publish",
    "write_whole",
]
