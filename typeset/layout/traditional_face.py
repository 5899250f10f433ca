"""Text in Traditional Chinese comes from one face: 仿宋 where it has all of it, else 明體.

The free 仿宋 of Traditional Chinese has Big5's common characters; a text with rarer ones would be a
patchwork.
"""

from __future__ import annotations

import re

from typeset.faces.fonts import FontSet
from typeset.layout.wording import is_traditional

ROLE = "body-tc"
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_TAG = re.compile("<[^>]*>")
_TEXT = "--font-body: var(--font-text); "


def with_one_face(html: str, language: str, fonts: FontSet) -> str:
    """`html` whose body's face is that of other text, where 仿宋 lacks a character of it."""
    if not is_traditional(language):
        return html
    characters = "".join(sorted(set(_HAN.findall(_TAG.sub("", html)))))
    if not fonts.substituted(characters, ROLE) and not fonts.missing(characters, ROLE):
        return html
    return html.replace('style="', f'style="{_TEXT}', 1)
