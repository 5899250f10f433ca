"""Chinese typesetting for WeasyPrint, in ordinary CSS.

    from typeset import typography
    typography.enable()                  # from now on, in this process
    weasyprint.HTML("page.html").write_pdf("page.pdf")
    typography.disable()                 # stock WeasyPrint again; write what was laid out before

Two lines turn everything on for a Chinese document:

    <html lang="zh-Hans">
    html { text-align: justify }

What they switch on, and what CSS changes it (properties of CSS Text 4 unless marked):

* lines go from edge to edge, all breaks of a paragraph weighed together: ``text-align: justify``,
  ``text-justify: auto | none | inter-word | inter-character``
* adjacent marks are squeezed; marks at the edges of lines are trimmed: ``text-spacing-trim``. Its
  initial value is ``normal``; for ``lang="zh…"`` the user-agent style sheet says ``auto``, which is
  ``trim-both``: what CLREQ and GB/T 15834 ask
* a quarter em between Han and Latin or digits, as space and not as a character:
  ``text-autospace: normal | no-autospace | …``
* prohibition rules: ``line-break: auto | loose | normal | strict | anywhere``,
  ``word-break: normal | break-all | keep-all``, ``hanging-punctuation``
* ``typeset-punctuation-style: full | kaiming | line-end-half | half`` (ours: 全角, 开明, 行末半角,
  半角)
* headings are broken between words: ``word-break: auto-phrase``, with ``typeset-phrases`` for names
  that no dictionary has; titles into a good shape: ``text-wrap-style: balance``
* ``typeset-last-line-minimum: 2`` (ours: characters that a paragraph's last line must have)
* all faces of one size share a baseline when ``line-height`` is not ``normal``: the ideographic em
  box is centred in the line, and mixed fonts do not make it taller
* an inline block at a paragraph's end with ``margin-left: auto`` stands flush right: on the last
  line where it fits, else on a line of its own
* a newline in the source between two Han characters leaves nothing

What could not be set well is reported after the layout, with the nearest ``data-source``:

    document = weasyprint.HTML("page.html").render()
    for fault in typography.line_faults(document):
        print(fault.source, fault.page, fault.kind, fault.amount, fault.text)

What cannot be composed (text from right to left, tabs, ``::first-line``, preserved white
space) is left, paragraph by paragraph, to WeasyPrint.

This package knows WeasyPrint, and of ours the words of Chinese (`typeset.words`).
"""

from typeset.typography.reports import LineFault, line_faults
from typeset.typography.switch import disable, enable, enabled

__all__ = ["LineFault", "disable", "enable", "enabled", "line_faults"]
