"""How a value is written in YAML, as an editor would write it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | int | float | bool | Sequence[Value] | Mapping[str, Value] | None"
"""What can stand in a manifest or a front matter."""

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=][^\n\r\t]*")
_OTHER = re.compile(r"~|null|true|false|yes|no|on|off|[-+.]?[0-9].*|\.(inf|nan)|<<", re.IGNORECASE)
"""What YAML readers take for something else than a text."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
"""Dates stand as they are typed: the models read them themselves."""
_FLOW_MARKS = re.compile(r"[\[\]{},]")


def written(value: Value, quote: str = "", in_flow: bool = False) -> str:
    """`value` on one line: plain where that is safe, else quoted; lists and mappings in brackets.

    `quote` is the quotation mark that stood there before, which is kept where it can be.
    """
    if isinstance(value, str):
        return _text(value, quote, in_flow)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        pairs = (f"{_text(k, '', True)}: {written(v, '', True)}" for k, v in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(written(item, '', True) for item in value)}]"


def _text(value: str, quote: str, in_flow: bool) -> str:
    if quote == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    if quote != '"' and is_plain(value) and not (in_flow and _FLOW_MARKS.search(value)):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return quoted if quoted.isprintable() else "".join(map(_escaped, quoted))


def _escaped(char: str) -> str:
    """A character of a double-quoted scalar (YAML 1.2 §5.7)."""
    return char if char.isprintable() else f"\\U{ord(char):08X}"


def is_plain(value: str) -> bool:
    """Whether a text can stand without quotation marks and stays that text for every reader."""
    return bool(
        value == value.strip()
        and value.isprintable()
        and _PLAIN.fullmatch(value)
        and (not _OTHER.fullmatch(value) or _DATE.fullmatch(value))
        and ": " not in value
        and " #" not in value
        and not value.endswith(":")
    )
