"""Reads a text file of an issue: UTF-8, or what an old editor saved instead of it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, Position, about_file
from typeset.diagnostics.source import SourceText

MAX_BYTES = 4 * 1024 * 1024
"""A manifest or an article larger than this is no text of an editor's (bytes)."""

MAX_CONTROLS = 20
"""A file with more control characters than this is reported for the first of them."""

_MARKS = (("utf-8-sig", b"\xef\xbb\xbf"), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"))
_HAN = re.compile("[\u4e00-\u9fff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def read_source(path: Path, file: str, problems: list[Diagnostic]) -> SourceText | None:
    """Read `path`, called `file` before the editor; what is wrong or odd goes to `problems`.

    None if nothing can be made of it.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        problems.append(about_file(file, "issue.unreadable", {"reason": reason}))
        return None
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        problems.append(about_file(file, "issue.file-too-large", {"limit": limit}))
        return None
    text = _decode(data, file, problems)
    if text is None:
        return None
    source = SourceText(file, text.replace("\r\n", "\n").replace("\r", "\n"))
    for found in islice(_CONTROL.finditer(source.text), MAX_CONTROLS):
        problems.append(_control_character(source, found.start()))
    return source


def _decode(data: bytes, file: str, problems: list[Diagnostic]) -> str | None:
    """The text, from the encoding that the bytes show; anything but plain UTF-8 is reported."""

    def warn(encoding: str) -> None:
        details = {"encoding": encoding}
        problems.append(about_file(file, "issue.encoding", details, severity="warning"))

    for codec, mark in _MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(codec)
            except UnicodeDecodeError as error:
                problems.append(_undecodable(data, error, file))
                return None
            if codec == "utf-8-sig":
                problems.append(about_file(file, "issue.bom", severity="warning"))
            else:
                warn("UTF-16")
            return text
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        chinese = _decode_gb18030(data)
        if chinese is None:
            problems.append(_undecodable(data, error, file))
        else:
            warn("GB 18030")
        return chinese


def _decode_gb18030(data: bytes) -> str | None:
    """The text if the bytes are GB 18030 (GBK, GB 2312), None if they are something else.

    Damaged UTF-8 also decodes as GB 18030, into nonsense; but most of it is still sound UTF-8 Han.
    So does French or German in Latin-1, into characters that GB 2312, the common ones, has not.
    """
    as_utf8 = data.decode(errors="replace")
    if len(_HAN.findall(as_utf8)) > as_utf8.count("\ufffd"):
        return None
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = [char for char in text if not char.isascii()]
    common = sum(bool(char.encode("gb2312", errors="ignore")) for char in foreign)
    return text if common > len(foreign) * 0.8 else None


def _control_character(source: SourceText, offset: int) -> Diagnostic:
    details = {"code": f"U+{ord(source.text[offset]):04X}"}
    hint = "issue.hint-control-character"
    return source.report("issue.control-character", offset, 1, details, hint=hint)


def _undecodable(data: bytes, error: UnicodeDecodeError, file: str) -> Diagnostic:
    before = data[: error.start].decode(error.encoding, errors="replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    details = {"byte": f"0x{data[error.start]:02X}"}
    problem = about_file(file, "issue.undecodable", details, hint="issue.hint-encoding")
    return replace(problem, position=Position(file, line, column))
