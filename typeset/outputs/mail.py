"""Mail: an issue as a message that is ready to be sent, as text and as HTML with its pictures."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from markupsafe import Markup

from typeset.diagnostics.problems import Diagnostic
from typeset.layout.addresses import linked
from typeset.outputs.dress import Dress, Shown, by_class
from typeset.outputs.edition import Edition
from typeset.outputs.inline_styles import MAIL, InlineStyles
from typeset.outputs.markup import MarkupWriter
from typeset.outputs.pictures import FittedPicture, PictureSource, picture_of
from typeset.outputs.plain import text
from typeset.outputs.templates import template
from typeset.outputs.web import description

WIDTH = 640
"""Pixels: what all clients show without a bar to scroll."""
CLIPPED = 102_000
"""Bytes of HTML after which the largest web client cuts a message off."""
PREHEADER = 90
"""Characters that lists of messages show beside the subject."""
DIVISION = {
    "article": "div", "section": "div", "header": "div", "footer": "div", "nav": "div",
    "figure": "div", "figcaption": "p",
}  # fmt: skip
"""Elements that old clients do not know."""


def mail(edition: Edition) -> dict[str, bytes]:
    """The message: subject, text, HTML, pictures; who sends it gives sender and readers."""
    pictures: list[FittedPicture] = []
    message = EmailMessage(policy=SMTP)
    message["Subject"] = edition.title
    message["X-Unsent"] = "1"  # programs open it as a draft
    message.set_content(text(edition)[".txt"].decode(), cte="base64")
    html = _html(edition, pictures)
    message.add_alternative(html, subtype="html", cte="base64")
    _, related = message.iter_parts()
    assert isinstance(related, EmailMessage)
    for number, picture in enumerate(pictures, 1):
        kind, _, subtype = picture.media_type.partition("/")
        related.add_related(
            picture.data,
            maintype=kind,
            subtype=subtype,
            cid=f"<{_id(number)}>",
            filename=f"picture{number}.{picture.ending}",
        )
    message.set_boundary("=_issue")
    if pictures:
        related.set_boundary("=_pictures")
    return {".eml": message.as_bytes()}


def html_size(edition: Edition) -> int:
    """The bytes of the message's HTML; pictures are parts of their own and count nothing."""
    return len(_html(edition, []).encode())


def clipped(message: bytes) -> tuple[Diagnostic, ...]:
    """A warning where the HTML of a message is so long that clients cut it off."""
    from email import message_from_bytes, policy

    body = message_from_bytes(message, policy=policy.default).get_body(("html",))
    size = len(body.get_content().encode()) if body else 0
    if size < CLIPPED:
        return ()
    details: dict[str, object] = {"size": size // 1000, "limit": CLIPPED // 1000}
    return (Diagnostic("outputs.mail-clipped", None, details, severity="warning"),)


def _id(number: int) -> str:
    return Address(username=f"picture{number}", domain="issue").addr_spec


def _html(edition: Edition, pictures: list[FittedPicture]) -> str:
    numbers: dict[PictureSource, Shown] = {}

    def shown(source: PictureSource) -> Shown:
        if source not in numbers:
            picture = picture_of(edition.root, source, 2 * WIDTH)
            pictures.append(picture)
            width = min(WIDTH - 40, picture.width)
            height = round(picture.height * width / picture.width)
            numbers[source] = Shown(f"cid:{_id(len(pictures))}", width, height)
        return numbers[source]

    styles = InlineStyles(MAIL, edition.colour, edition.chinese)

    def attributes(role: str) -> Markup:
        dark = " ".join(DARK[one] for one in role.split() if one in DARK)
        return styles(role) + (by_class(dark) if dark else Markup(""))

    writer = MarkupWriter(edition, Dress(attributes, shown, DIVISION))
    page = template("mail.html").format(
        language=edition.language,
        title=edition.title,
        preheader=description(edition)[:PREHEADER],
        width=WIDTH,
        face=FACES[edition.chinese],
        night=edition.night_colour,
        masthead=writer.masthead(),
        contents=writer.contents(),
        text=writer.text(),
    )
    return linked(str(page))


DARK = {"masthead": "red", "section": "red", "call": "red", "kicker": "faint", "deck": "faint"}
DARK |= {"caption": "faint", "quote": "faint", "advert-label": "faint", "pull-quote": "red"}
DARK |= {"speaker": "faint", "mark": "plain", "document": "plain", "code": "white"}
FACES = {
    True: "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif",
    False: "Georgia,'Times New Roman',serif",
}
