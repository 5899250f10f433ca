"""Photos of a story: which file each is, those that no story has yet, and a new one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from typeset.desk.reading import key_of, listed, text_of
from typeset.editing import article_edits
from typeset.editing.article_edits import front_matter
from typeset.editing.replacements import EditError
from typeset.editing.workspace import Act, Workspace, change
from typeset.editing.yaml_places import data
from typeset.files.photographs import open_picture
from typeset.issue.model import FrontMatter
from typeset.issue.picture_keys import Picture

ENDINGS = {
    "JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "TIFF": "tif", "BMP": "bmp",
    "HEIF": "heic", "AVIF": "avif", "MPO": "jpg",
}  # fmt: skip
"""Pillow's name of a format -> the ending of the file's name."""
FOLDER = "images"
"""Where photos are put: as the import does."""


def picture_files(workspace: Workspace, file: str, fields: object) -> list[str]:
    """The file of each picture of a story, relative to the issue's folder; "" where it is lost."""
    return [_found(workspace, file, name) for name in _named(fields)]


def unused(workspace: Workspace) -> list[str]:
    """Photos in the issue's folder of images that no story names."""
    texts = [text_of(workspace, file) for file in listed(text_of(workspace, workspace.manifest))]
    folder = workspace.root / FOLDER
    files = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    return [f"{FOLDER}/{name}" for name in files if not any(name in text for text in texts)]


def new_photo(workspace: Workspace, file: str, content: bytes) -> Act:
    """The act that adds a photo to the story `file`; EditError where the bytes are no picture."""
    name = _free_name(workspace, _ending(content))
    return change(workspace, "photo", [(name, content), (file, _with(workspace, file, name))])


def _with(workspace: Workspace, file: str, name: str) -> bytes:
    """The story with the picture `name` behind the others."""
    text = text_of(workspace, file)
    said = data(front_matter(text))
    images = key_of(FrontMatter, said, "images")
    count = len(_images(said))
    return article_edits.insert_field(text, (images,), count, {"file": name}).encode()


def _images(fields: object) -> list[Any]:
    found = fields.get(key_of(FrontMatter, fields, "images")) if isinstance(fields, dict) else None
    return found if isinstance(found, list) else []


def _named(fields: object) -> Iterator[str]:
    for each in _images(fields):
        found = each.get(key_of(Picture, each, "file")) if isinstance(each, Mapping) else each
        yield str(found or "")


def _found(workspace: Workspace, file: str, name: str) -> str:
    """The picture that `file` names: beside that file, or in the issue's folder."""
    for base in (posixpath.dirname(file), ""):
        path = posixpath.normpath(posixpath.join(base, name.replace("\\", "/")))
        try:
            if name and not path.startswith("..") and workspace.read(path) is not None:
                return path
        except EditError:
            continue
    return ""


def _ending(content: bytes) -> str:
    try:
        with open_picture(content) as picture:
            return ENDINGS[picture.format or ""]
    except (OSError, ValueError, KeyError, SyntaxError):
        raise EditError("no-picture") from None


def _free_name(workspace: Workspace, ending: str) -> str:
    """`images/04.jpg`: the number behind the highest there is."""
    folder = workspace.root / FOLDER
    names = [Path(path.name).stem for path in folder.iterdir()] if folder.is_dir() else []
    number = max((int(name) for name in names if name.isdecimal()), default=0) + 1
    return f"{FOLDER}/{number:02}.{ending}"
