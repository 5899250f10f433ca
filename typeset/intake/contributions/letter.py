"""A letter in English: its address lines above `Dear Editor,` and its subject line below."""

from __future__ import annotations

import re

from typeset.intake.characters import ends_sentence, squeeze, width
from typeset.intake.contributions.letterhead import is_contact, is_office
from typeset.intake.dates import find_date, is_date
from typeset.intake.decoding.english_names import OFFICE, PLACE
from typeset.intake.decoding.usual import usual_size
from typeset.intake.draft import Block, Role
from typeset.intake.lexicon import MONTH

_REACH = 12
"""The greeting is among this number of lines."""
_GREETING = re.compile(
    r"(?:My )?Dear [^.!?:]{2,40}[,:]|To the Editor:|"
    r"(?:Sirs?|Madam|Sir or Madam|To whom it may concern)[,:]|"
    r"Dear (?:all|both|(?:Sirs?|Madam|Editors?|friends?|members?|colleagues?|neighbours?|readers?|"
    r"parishioners)(?: (?:and|or|&) \w+)?|(?:Mr|Mrs|Ms|Dr|Fr|Revd?|Cllr)\.? [A-Z][\w’'-]+)",
    re.IGNORECASE,
)
_LONGEST = 24.0
"""em: no line of an address is longer."""
_SUBJECT = 50.0
"""em: no subject line is longer."""
_LABEL = re.compile(r"(?:Re|Ref|Subject|Concerning)[.: ] ?(?=\S)", re.IGNORECASE)
_LARGER = 1.15
"""Times the text's size: a headline is set at least so large."""
_HOUSE = re.compile(
    rf"(?:Flat|Unit|Plot|Apartment) \d.*|\d{{1,4}}[A-Za-z]?,? (?!(?:{MONTH})\b)[A-Z].*",
    re.IGNORECASE,
)
_STREET = re.compile(
    rf"{PLACE.pattern}(?:,.*)?|The Editor,?|"
    r"(?:The )?(?:Old )?(?:Rectory|Vicarage|Manse|Presbytery|Lodge|Grange)(?:,.*)?"
)
"""`17 Weir Lane`, `The Old Rectory`."""
WHY = "address of a letter"


def opened(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of a letter from its headline or greeting on, and the lines that are left out.

    A subject line behind the greeting comes first, as the headline; any other piece stays as it is.
    """
    greeting = next((at for at, b in enumerate(blocks[:_REACH]) if greets(b)), None)
    if greeting is None or greeting + 1 >= len(blocks):
        return blocks, []
    above, rest = blocks[:greeting], blocks[greeting:]
    usual = usual_size(blocks)
    addressed = _address(above, rest, usual)
    subject = _subject(above, addressed, rest[1])
    stays = [] if subject else [block for block in above if block not in addressed]
    if subject:
        addressed = [block for block in above if block is not subject]
        rest = [block for block in rest if block is not subject]
    left_out = [block.is_a(Role.DROPPED, why=WHY) for block in addressed]
    if subject:
        label = _LABEL.match(subject.text)
        end = label.end() if label else 0
        named = subject.passage.cut(0, end)
        left_out += [subject.is_a(Role.DROPPED, passage=named, why="heading mark")] if end else []
        stays = [subject.is_a(Role.HEADLINE, passage=subject.passage.cut(end))]
    return [*stays, *rest], left_out


def greets(block: Block) -> bool:
    """Whether a line is `Dear Editor,`, and set as text is."""
    plain = block.role is Role.TEXT and not block.line.strong and block.line.kind == "text"
    return plain and _GREETING.fullmatch(block.text.strip()) is not None


def _subject(above: list[Block], addressed: list[Block], below: Block) -> Block | None:
    """The line that says what the letter is about; None where another headline stands above."""
    labelled = next((block for block in addressed if _LABEL.match(block.text)), None)
    others = [block for block in above if block not in addressed]
    if labelled or not _is_subject(below):
        return labelled
    return below if all(is_office(block.text) for block in others) else None


def _address(above: list[Block], rest: list[Block], usual: float) -> list[Block]:
    """The lines above the greeting that say where, when and to whom the letter was written."""
    if not all(block.role is Role.TEXT for block in above):
        return []
    plain = [block for block in above if not _stands_out(block, usual)]
    if any(width(b.text) > _LONGEST * 2 or ends_sentence(b.text) for b in plain):
        return []
    signs = [at for at, block in enumerate(plain) if _is_address(block.text)]
    dates = [at for at, block in enumerate(plain) if _is_day(block.text)]
    headed = len(plain) < len(above) or min((*signs, *dates), default=0) > 0
    sure = any(_is_sure(block) for block in plain) or not headed
    if not sure or (not signs and len(dates) < len(above)):
        return []
    first = min((*signs, *dates), default=0)
    return [b for at, b in enumerate(plain) if at >= first or _is_writers(b, rest)]


def _is_sure(block: Block) -> bool:
    """Whether a line below a headline is the writer's address, and not where to meet."""
    house = _HOUSE.fullmatch(block.text) is not None
    return house or is_contact(block.text) or block.line.align == "right"


def _stands_out(block: Block, usual: float) -> bool:
    """Whether a line may be a headline: by its style, its face or its size."""
    line = block.line
    larger = bool(usual and line.size and line.size > _LARGER * usual)
    return line.kind in ("title", "heading", "deck") or line.strong or larger


def _is_address(text: str) -> bool:
    found = _HOUSE.fullmatch(text) or _STREET.fullmatch(text) or OFFICE.fullmatch(text.rstrip(","))
    return width(text) <= _LONGEST and (found is not None or is_contact(text))


def _is_day(text: str) -> bool:
    dated = find_date(text)
    bare = dated is not None and width(text) - width(dated[0].group()) <= 6
    return is_date(text) or (dated is not None and bare and len(dated[1]) == 10)


def _is_writers(block: Block, rest: list[Block]) -> bool:
    """Whether a line above the address is at the right, too, or names who signs the letter."""
    below = {squeeze(each.text) for each in rest[-8:]}
    return block.line.align == "right" or squeeze(block.text) in below


def _is_subject(block: Block) -> bool:
    """Whether a line says what the letter is about: in capitals, bold, underlined, or `Re:`."""
    text = block.text
    if block.role is not Role.TEXT or width(text) > _SUBJECT or ends_sentence(text.rstrip("?!")):
        return False
    solid = [run for run in block.passage.runs if run.text.strip()]
    underlined = all("underline" in run.marks for run in solid)
    ranked = block.line.kind in ("title", "heading") or block.line.strong or block.line.centred
    return ranked or underlined or text.isupper() or _LABEL.match(text) is not None
