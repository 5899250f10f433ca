"""What is to be imported: files, folders, archives and letters become texts and photos."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.intake.characters import is_chinese
from typeset.intake.errors import refuse
from typeset.intake.readers import bytes_of, read_data
from typeset.intake.readers.kinds import READ, kind_of, refuse_kind
from typeset.intake.source import Source

_MOST_FILES = 2000
"""Files of one import: more are a whole archive, or an attack."""
_MOST_UNPACKED = 1024 * 1024 * 1024
"""Bytes that an archive may unpack to: two hundred photos of 5 MB."""
_NESTED = 3
"""A letter that forwards a letter with an archive attached."""
_MANIFEST = "issue.yaml"
_IGNORED = re.compile(
    r"^\.|^~\$|^~WRL|^(?:Thumbs\.db|desktop\.ini|__MACOSX)$|\.(?:tmp|bak|lnk)$", re.IGNORECASE
)
"""Files that systems and programs leave in folders; nobody sent them."""


@dataclass(frozen=True)
class InputText:
    """A text that was read, the file's bytes with it; `group` is the folder it came in.

    Of a letter, `sender` and `subject` say who sent it and what it is about."""

    source: Source
    group: str
    sender: str = ""
    subject: str = ""


@dataclass(frozen=True)
class Photo:
    """A picture that came beside the texts."""

    name: str
    group: str
    data: bytes


@dataclass
class Inputs:
    """All that came.  `problems` are the files that could not be read.

    `letters` are those that brought texts: what they say themselves is no text of the issue's."""

    texts: list[InputText] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    letters: list[InputText] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True)
class _File:
    name: str
    group: str
    data: bytes
    depth: int = 0
    sender: str = ""
    subject: str = ""


def gathered(paths: Sequence[Path]) -> Inputs:
    """Reads files and all that folders, archives and letters among them hold, in natural order.

    Raises IssueError if nothing can be read; what else cannot be is in `problems`."""
    found = Inputs()
    for file in _files(paths, found.problems):
        try:
            for each in _opened(file, found):
                _take(each, found)
        except IssueError as error:
            found.problems += error.diagnostics
    if not found.texts:
        raise IssueError(found.problems or refuse("intake.nothing", _name(paths)).diagnostics)
    found.problems = [replace(each, severity="warning") for each in found.problems]
    return found


def are_pieces(paths: Sequence[Path]) -> bool:
    """Whether an issue is to be made of several files, or of one that may hold some."""
    return len(paths) > 1 or is_several(paths[0])


def is_several(path: Path) -> bool:
    """Whether one path may hold several files: a folder, an archive, a letter, a manifest."""
    if path.is_dir() or _is_issue(path):
        return True
    if path.suffix.lower() not in (".zip", ".eml", ".mht", ".mhtml", ""):
        return False
    data = bytes_of(path)
    kind = kind_of(path.name, data)
    return kind == "zip" or (kind == "mail" and path.suffix.lower() not in (".mht", ".mhtml"))


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts 2 before 10."""
    parts = re.findall(r"\d+|\D+", name)
    return tuple((0, int(p[:18]), p) if p.isdigit() and p.isascii() else (1, 0, p) for p in parts)


def _name(paths: Sequence[Path]) -> str:
    return paths[0].name if len(paths) == 1 else f"{len(paths)}"


def _files(paths: Sequence[Path], problems: list[Diagnostic]) -> Iterator[_File]:
    count = 0
    for path in paths:
        if _is_issue(path):
            raise refuse("intake.is-issue", path.name)
        for file in _walk(path, problems) if path.is_dir() else [path]:
            count += 1
            if count > _MOST_FILES:
                raise refuse("intake.too-many-files", path.name, limit=_MOST_FILES)
            group = file.parent.relative_to(path).as_posix() if path.is_dir() else ""
            try:
                yield _File(file.name, "" if group == "." else group, bytes_of(file))
            except IssueError as error:
                problems += error.diagnostics


def _is_issue(path: Path) -> bool:
    """Whether a path is an issue's folder or its manifest, made already."""
    return path.name == _MANIFEST if path.is_file() else (path / _MANIFEST).is_file()


def _walk(folder: Path, problems: list[Diagnostic]) -> Iterator[Path]:
    """The ordinary files below a folder; links that lead elsewhere and issues are not followed."""
    for item in sorted(folder.iterdir(), key=lambda each: natural(each.name)):
        if _IGNORED.search(item.name) or item.is_symlink():
            continue
        if item.is_dir() and _is_issue(item):
            problems += refuse("intake.is-issue", item.name).diagnostics
        elif item.is_dir():
            yield from _walk(item, problems)
        elif stat.S_ISREG(item.stat().st_mode):
            yield item


def _opened(file: _File, found: Inputs) -> Iterator[_File]:
    """The file, or what an archive or a letter holds."""
    kind = kind_of(file.name, file.data)
    if kind == "zip" and file.depth < _NESTED:
        for each in _unpacked(file):
            yield from _opened(each, found)
    elif kind == "mail" and file.depth < _NESTED and not file.name.endswith((".mht", ".mhtml")):
        yield from _letter(file, found)
    else:
        yield file


def _unpacked(file: _File) -> Iterator[_File]:
    folder = file.name.rpartition(".")[0]
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > _MOST_FILES or sum(e.file_size for e in entries) > _MOST_UNPACKED:
                size = sum(entry.file_size for entry in entries) / 1024 / 1024
                raise refuse("intake.zip-bomb", file.name, size=f"{size:.0f}")
            if any(_entry_name(each).rpartition("/")[2] == _MANIFEST for each in entries):
                raise refuse("intake.is-issue", file.name)
            for entry in sorted(entries, key=lambda each: natural(_entry_name(each))):
                parts = _entry_name(entry).replace("\\", "/").split("/")
                if any(_IGNORED.search(part) for part in parts):
                    continue
                group = "/".join([*([file.group] if file.group else []), folder, *parts[:-1]])
                yield _File(parts[-1], group, archive.read(entry), file.depth + 1)
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError) as error:
        raise refuse("intake.broken-zip", file.name) from error
    except RuntimeError as error:  # a password
        raise refuse("intake.locked-zip", file.name) from error


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """A name in an archive; Chinese Windows writes it in GBK, macOS in UTF-8, and neither says so.

    Some words of GBK are sound UTF-8, too (通知): but not Chinese."""
    if entry.flag_bits & 0x800 or entry.filename.isascii():
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if is_chinese(name):
            return name
    return entry.filename


def _letter(file: _File, found: Inputs) -> Iterator[_File]:
    """A letter's attachments; the letter itself is a text only if no text is attached."""
    from typeset.intake.readers.mail import attachments, message_of, read_mail, subject_of

    message = message_of(file.name, file.data)
    sender = str(message["From"] or "").partition("<")[0].strip(" \"'")
    group = "/".join(filter(None, (file.group, file.name.rpartition(".")[0])))
    inside = [_File(n, group, data, file.depth + 1, sender) for n, data in attachments(message)]
    for each in inside:
        yield from _opened(each, found)
    if any(kind_of(each.name, each.data) in {*READ, "zip"} for each in inside):
        source = replace(read_mail(file.name, file.data), data=file.data)
        found.letters.append(InputText(source, file.group))
    else:
        yield _File(file.name, group, file.data, _NESTED, sender, subject_of(message))


def _take(file: _File, found: Inputs) -> None:
    """Reads a file, or notes why it cannot be read."""
    kind = kind_of(file.name, file.data)
    try:
        if kind == "photo":
            found.photos.append(Photo(file.name, file.group, file.data))
        elif kind in READ:
            source = read_data(file.name, file.data)
            found.texts.append(InputText(source, file.group, file.sender, file.subject))
        else:
            raise refuse_kind(kind, file.name)
    except IssueError as error:
        found.problems += error.diagnostics
