"""Letters (.eml) and saved web pages (.mht): their text; attachments are files of their own."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from typing import Any

from typeset.intake.errors import refuse
from typeset.intake.readers.encodings import wider
from typeset.intake.readers.images import Images
from typeset.intake.readers.mail_lines import without_mail_lines
from typeset.intake.readers.text import read_text
from typeset.intake.readers.web import read_html
from typeset.intake.source import RawPicture, Source

_ANSWERS = re.compile(r"\s*(?:Re|Aw|回复|答复)\s*[:：]", re.IGNORECASE)
_PREFIX = re.compile(r"\s*(?:(?:Re|Aw|Fwd?|Wg|回复|答复|转发)\s*[:：]\s*)+", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    "(?:投稿|来稿|稿件|新闻稿?|文章|附件|无主题|请查收|您好|你好)*[！!。]?|"
    "(?:an? |the |my )?(?:article|copy|piece|contribution|newsletter|magazine|hello|hi|"
    "[(]?no subject[)]?)",
    re.IGNORECASE,
)
_ASKED_FOR = ("From", "Subject", "Content-Type", "Content-Disposition", "Content-Transfer-Encoding")


def message_of(name: str, data: bytes) -> EmailMessage:
    """The message.  Raises IssueError if it cannot be taken apart.

    The library takes a header apart when it is asked for: those that will be are asked for here.
    """
    try:
        found = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
        for part in found.walk():
            for header in _ASKED_FOR:
                str(part[header])
    except (ValueError, LookupError, IndexError, RecursionError) as error:
        raise refuse("intake.broken-mail", name) from error
    assert isinstance(found, EmailMessage)
    return found


def read_mail(name: str, data: bytes) -> Source:
    """The text of a letter, plain or as a page, and the pictures inside it."""
    message = message_of(name, data)
    answer = _ANSWERS.match(str(message["Subject"] or "")) is not None
    source = without_mail_lines(_read_body(name, message), letter=True, answer=answer)
    keeper = _Pictures()
    images = Images(keeper)
    for part in message.walk():
        if part.get_content_maintype() == "image" and not part.get_filename(""):
            images.add(f"{part.get_content_subtype()}.{part.get_content_subtype()}", _payload(part))
    pictures = source.pictures or tuple(keeper.pictures)
    return Source(name, source.lines, source.unit, pictures, source.notes, source.left_out, data)


def subject_of(message: EmailMessage) -> str:
    """What a letter is about, without `Re:`; "" where its subject says nothing of that."""
    said = _PREFIX.sub("", " ".join(str(message["Subject"] or "").split()), count=1)
    return "" if _SAYS_NOTHING.fullmatch(said) else said


class _Pictures:
    """Collects pictures that belong to no line."""

    def __init__(self) -> None:
        self.pictures: list[RawPicture] = []

    def picture(self, name: str, data: bytes) -> None:
        file = f"images/{len(self.pictures) + 1:02}.{name.rpartition('.')[2]}"
        self.pictures.append(RawPicture(file, data))


def _read_body(name: str, message: EmailMessage) -> Source:
    body = _body(message)
    if body is None:
        return Source(name, ())
    payload = _payload(body)
    charset = body.get_content_charset() or ""
    if body.get_content_subtype() == "html":
        return read_html(name, _utf8(payload, charset))
    return read_text(name, _utf8(payload, charset))


def _utf8(payload: bytes, charset: str) -> bytes:
    """The bytes in UTF-8, where the letter names an encoding that is known."""
    try:
        return payload.decode(wider(charset)).encode()
    except (LookupError, UnicodeDecodeError):
        return payload


def _body(message: EmailMessage) -> Message[Any, Any] | None:
    """The part that is the letter's text: plain where there is some, else a page."""
    plain = [p for p in _texts(message) if p.get_content_subtype() == "plain"]
    pages = [p for p in _texts(message) if p.get_content_subtype() == "html"]
    filled = [part for part in plain if _payload(part).strip()]
    saved = message.get_content_type() == "multipart/related"
    return next(iter(pages if saved and pages else [*filled, *pages]), None)


def _texts(message: EmailMessage) -> Iterator[Message[Any, Any]]:
    for part in message.walk():
        if part.get_content_maintype() == "text" and not part.get_filename(""):
            yield part


def attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """The files that come with a letter: names and bytes."""
    for number, part in enumerate(message.walk(), 1):
        file = part.get_filename("")
        if file and not part.is_multipart():
            yield file.replace("/", "_").replace("\\", "_") or f"{number}", _payload(part)


def _payload(part: Message[Any, Any]) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""
