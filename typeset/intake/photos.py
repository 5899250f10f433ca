"""Photos that came beside the texts are put to the articles that they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from typeset.intake.inputs import Photo, natural
from typeset.intake.issue_draft import ArticleDraft, PictureDraft
from typeset.intake.source import Note, RawPicture

_ALIKE = 2
"""Names that share this number of adjoining characters, no number or general word, agree."""
_GENERAL = re.compile(
    r"图片|照片|配图|现场|IMG|DSC|DCIM|image|photo|picture|微信|mmexport|截图|新建|副本|\d+|[\W_]+",
    re.IGNORECASE,
)


@dataclass
class Owner:
    """To whom photos may belong: one text's articles, with what its file's name and folder say."""

    stem: str
    group: str
    articles: list[ArticleDraft]


def joined(
    photos: Sequence[Photo], pieces: Sequence[Owner], first: int
) -> tuple[list[RawPicture], list[Note]]:
    """Put each photo to the article whose file's name or folder it shares, in order.

    Captions without a picture (图为…) get theirs.  Gives the files to write, numbered from `first`,
    and notes on photos that belong to none or cannot be printed.
    """
    files: list[RawPicture] = []
    notes: list[Note] = []
    for photo in sorted(photos, key=lambda each: (each.group, natural(each.name))):
        from typeset.intake.readers.images import printable

        made = printable(photo.name, photo.data)
        if made is None:
            notes.append(Note("picture that cannot be printed", {"file": photo.name}))
            continue
        file = f"images/{first + len(files):02}.{made[0]}"
        files.append(RawPicture(file, made[1]))
        owner = _owner(photo, pieces)
        if owner is None:
            notes.append(Note("photo of no article", {"file": photo.name, "at": file}))
        else:
            put(owner, file)
    return files, notes


def _owner(photo: Photo, pieces: Sequence[Owner]) -> ArticleDraft | None:
    """The article of the text with the likest name; else of the only text in the same folder."""
    scored = [(_likeness(photo, piece), piece) for piece in pieces if piece.articles]
    best = max((score for score, _ in scored), default=0)
    alike = [piece for score, piece in scored if score == best]
    if best >= _ALIKE and len(alike) == 1:
        return alike[0].articles[0]
    beside = [p for p in pieces if p.group == photo.group and p.articles]
    if not beside:
        beside = [p for p in pieces if photo.group.startswith(f"{p.group}/") and p.articles]
    if len(beside) == 1 and len(beside[0].articles) == 1:
        return beside[0].articles[0]
    return None


def _likeness(photo: Photo, piece: Owner) -> int:
    """How many characters beside each other a photo's name shares with a text's or its headline."""
    name = _GENERAL.sub("", photo.name.rpartition(".")[0])
    headline = "".join(block.text for a in piece.articles for block in a.headline)
    return max(_longest(name, _GENERAL.sub("", each)) for each in (piece.stem, headline))


def _longest(one: str, other: str) -> int:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.find_longest_match(0, len(one), 0, len(other)).size


def put(article: ArticleDraft, file: str) -> None:
    """Puts a picture to an article: to a caption that waits for one, or behind the others."""
    waiting = next((image for image in article.images if image.file is None), None)
    if waiting is not None:
        waiting.file = file
    else:
        article.images.append(PictureDraft(file=file))
