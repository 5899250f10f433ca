"""Control words of Rich Text, and what they mean."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from typeset.intake.source import Alignment, LeftOut

SKIPPED = {
    "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "info",
    "generator", "themedata", "datastore", "colorschememapping", "latentstyles", "xmlnstbl",
    "rsidtbl", "mmathPr", "filetbl", "revtbl", "object", "objdata", "fldinst", "pntext",
    "pnseclvl", "bkmkstart", "bkmkend", "listtext", "shpinst", "sp", "nonshppict",
}  # fmt: skip
"""Destinations that hold no text of the document."""

_PLACES = ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf")
LEFT = {**dict.fromkeys(_PLACES, "left: head or foot"), "annotation": "left: comment"}
"""Destinations whose text is left out, and why."""
CHARACTERS = {
    "nestcell": "\t",
    "nestrow": "\v",
    "par": "\n", "line": "\v", "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ",
    "enspace": " ", "sect": "\n", "page": "\n",
}  # fmt: skip
CHARSETS = {134: "gb18030", 136: "cp950", 128: "cp932", 129: "cp949", 0: "", 1: ""}
ALIGNMENTS: dict[str, Alignment] = {"qc": "centre", "qr": "right", "ql": "left", "qj": ""}

SETTERS: dict[str, Any] = {
    "b": lambda _, on: {"bold": on},
    "i": lambda _, on: {"italic": on},
    **dict.fromkeys(("strike", "striked"), lambda _, on: {"struck": on}),
    **dict.fromkeys(
        ("ul", "uld", "uldash", "uldashd", "uldb", "ulth", "ulw", "ulwave"),
        lambda _, on: {"underlined": on},
    ),
    "ulnone": lambda _, on: {"underlined": False},
    **dict.fromkeys(("accdot", "accunderdot"), lambda _, on: {"dotted": on}),
    "accnone": lambda _, on: {"dotted": False},
    "v": lambda _, on: {"hidden": on},
    "deleted": lambda _, on: {"deleted": on},
    "fs": lambda number, _: {"size": (number or 24) / 2},
    "super": lambda _, on: {"raised": "superscript" if on else ""},
    "sub": lambda _, on: {"raised": "subscript" if on else ""},
    "up": lambda number, _: {"raised": "superscript" if number != 0 else ""},
    "dn": lambda number, _: {"raised": "subscript" if number != 0 else ""},
    "nosupersub": lambda _, on: {"raised": ""},
    "uc": lambda number, _: {"skip": max(min(number or 0, 8), 0)},
}
"""What changes a group's state."""


def encoding_of(page: int) -> str:
    """Python's name for a code page of Windows."""
    name = {936: "gb18030", 950: "cp950", 65001: "utf-8", 10008: "gb18030"}.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def joined(left: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """What was left out, the characters that a program wrote one by one in one piece."""
    return tuple(
        LeftOut("".join(each.text for each in pieces), line, why)
        for (line, why), pieces in groupby(left, key=lambda each: (each.line, each.why))
    )


PLAIN: dict[str, Any] = {
    "bold": False,
    "italic": False,
    "hidden": False,
    "raised": "",
    "struck": False,
    "underlined": False,
    "dotted": False,
    "size": 12.0,
}
"""What `plain` takes back."""


@dataclass(frozen=True)
class State:
    """What a group inherits and may change."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    raised: str = ""
    struck: bool = False
    underlined: bool = False
    dotted: bool = False
    size: float = 12.0
    encoding: str = "cp1252"
    skip: int = 1
    destination: str = ""
    result: bool = False
    """Whether it is what a field shows: there, links are underlined."""
    around: str = ""
    """The head, foot or comment that it stands in: a text box there belongs to it."""

    @property
    def marks(self) -> tuple[str, ...]:
        """The forms that characters have now, as `Run` has them."""
        forms = {
            "strong": self.bold,
            "emphasis": self.italic,
            self.raised: bool(self.raised),
            "strikethrough": self.struck,
            "underline": self.underlined and not self.result,
            "dots": self.dotted,
        }
        return tuple(mark for mark, there in forms.items() if there)
