"""Photos that came beside the texts are put to the articles that they belong to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from typeset.intake.characters import HAN
from typeset.intake.inputs import Photo, natural
from typeset.intake.issue_draft import ArticleDraft, PictureDraft
from typeset.intake.source import Note, RawPicture

_ALIKE = 2
"""Names that share this number of adjoining Chinese characters, no general word, agree."""
_LONG = 4
"""Of names in Latin letters a whole word of this length agrees: shorter ones are in any name."""
_GENERAL = re.compile("图片|照片|配图|现场|微信|截图|新建|副本")
_WORD = re.compile("[A-Za-z]+")
_COMMON = re.compile(
    "photo|picture|image|camera|dcim|mmexport|whatsapp|screenshot|scan|snap|jpeg|copy|final|draft|"
    "edited|version|newsletter|article|story|piece|issue|page|with|from|that|their|there|then|they|"
    "have|been|were|will|about|after|before|into|over|what|when|where|which|your|"
    "january|february|march|april|june|july|august|september|october|november|december|"
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
"""Words that say nothing of what a photo shows."""


@dataclass
class Owner:
    """To whom photos may belong: one text's articles, with what its file's name and folder say."""

    stem: str
    group: str
    articles: list[ArticleDraft]


def joined(
    photos: Sequence[Photo],
    pieces: Sequence[Owner],
    inside: Sequence[RawPicture],
    first: int,
) -> tuple[list[RawPicture], list[Note]]:
    """Put each photo to the article whose file's name or folder it shares, in order.

    Captions without a picture (图为…) get theirs.  One that is among the pictures `inside` the
    texts is not put again.  Gives the files to write, numbered from `first`, and
    a note on each photo: where it went, or why it did not.
    """
    files: list[RawPicture] = []
    notes: list[Note] = []
    known = {picture.data: picture.name for picture in inside}
    for photo in sorted(photos, key=lambda each: (each.group, natural(each.name))):
        from typeset.intake.readers.images import printable

        made = printable(photo.name, photo.data)
        if isinstance(made, Note):
            notes.append(made)
        elif made[1] in known:
            details = {"file": photo.name, "at": known[made[1]]}
            notes.append(Note("photo in the text, too", details))
        else:
            file = f"images/{first + len(files):02}.{made[0]}"
            files.append(RawPicture(file, made[1]))
            notes.append(_put(photo, file, _owner(photo, pieces)))
    return files, notes


def _put(photo: Photo, file: str, article: ArticleDraft | None) -> Note:
    """Puts a photo to its article, if it has one; says where it is."""
    details = {"file": photo.name, "at": file}
    if article is None:
        return Note("photo of no article", details)
    put(article, file)
    blocks = article.headline or [block for block in (article.first,) if block]
    shown = " ".join(block.text for block in blocks)
    return Note("photo put", {**details, "article": shown[:40]})


def _owner(photo: Photo, pieces: Sequence[Owner]) -> ArticleDraft | None:
    """The article of the text with the likest name; else of the only text in the same folder."""
    scored = [(_likeness(photo, piece), piece) for piece in pieces if piece.articles]
    best = max((score for score, _ in scored), default=0)
    alike = [piece for score, piece in scored if score == best]
    if best and len(alike) == 1:
        return alike[0].articles[0]
    beside = [p for p in pieces if p.group == photo.group and p.articles]
    if not beside:
        beside = [p for p in pieces if photo.group.startswith(f"{p.group}/") and p.articles]
    if len(beside) == 1 and len(beside[0].articles) == 1:
        return beside[0].articles[0]
    return None


def _likeness(photo: Photo, piece: Owner) -> int:
    """How much a photo's name shares with a text's or its headline: characters of one run of
    Chinese, and letters of whole words."""
    name = photo.name.rpartition(".")[0]
    headline = " ".join(block.text for a in piece.articles for block in a.headline)
    return max(_longest(name, other) + _shared(name, other) for other in (piece.stem, headline))


def _longest(one: str, other: str) -> int:
    """The length of the longest run of Chinese that two names share; 0 if it is too short."""
    first, second = (
        re.sub(f"[^{HAN}]+", gap, _GENERAL.sub("", re.sub(r"[\W\d_]+", "", name)))
        for name, gap in ((one, "a"), (other, "b"))
    )
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    size = matcher.find_longest_match(0, len(first), 0, len(second)).size
    return size if size >= _ALIKE else 0


def _shared(one: str, other: str) -> int:
    """The letters of the words that two names share."""
    return sum(map(len, _words(one) & _words(other)))


def _words(name: str) -> set[str]:
    """The words of a name that may say what it shows: `HarvestFêtes`, harvest and fete."""
    bare = unicodedata.normalize("NFKD", re.sub("(?<=[a-z])(?=[A-Z])", " ", name))
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    words = (word.lower().removesuffix("s") for word in _WORD.findall(bare))
    return {word for word in words if len(word) >= _LONG and not _COMMON.fullmatch(word)}


def put(article: ArticleDraft, file: str) -> None:
    """Puts a picture to an article: to a caption that waits for one, or behind the others."""
    waiting = next((image for image in article.images if image.file is None), None)
    if waiting is not None:
        waiting.file = file
    else:
        article.images.append(PictureDraft(file=file))
