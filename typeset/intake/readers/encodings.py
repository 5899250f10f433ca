"""Which encoding makes text of some bytes: UTF-8, UTF-16, GB 18030, Big5 or Windows-1252."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日"
    "军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美"
    "相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解"
    "水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管"
    "市区县会议单职"
    "這個們來為國時說會對發後過學經當沒動還進樣開從實軍與長機無業將兩間問關點東聲員論處義條氣題電數報"
    "務場計單職總體戰頭產變兒給門應萬區縣，。、：；？！（）“”《》"
)
"""The commonest characters of Chinese, in both scripts, and its marks: some half of any text."""

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_WRITTEN = re.compile(
    "[\x00-\x7f\u2000-\u206f\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
"""What Chinese and English are written with."""
_JUNK = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufffd]")
_SAMPLE = 200_000
"""Characters that an encoding is judged by."""


def wider(name: str) -> str:
    """The encoding that a letter or a page means: GB 18030 where it names what is a part of it."""
    return "gb18030" if name.lower() in ("gb2312", "gbk") else name


def decoded(data: bytes) -> str | None:
    """The characters of the bytes; None where no known encoding makes text of them."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _try(data[len(mark) :], encoding)
    if (text := _try(data, "utf-8")) is not None:
        return text
    found = max(_candidates(data), key=lambda each: each[0], default=None)
    return found[1] if found else None


def looks_like_utf16(data: bytes) -> bool:
    """Whether bytes with zeros among them are UTF-16 without its mark."""
    return any(_try(data[:4096], encoding) for encoding in ("utf-16-le", "utf-16-be")) and (
        _utf16(data) is not None
    )


def _candidates(data: bytes) -> Iterator[tuple[float, str]]:
    """Each encoding that fits, with how much of the text is as text usually is."""
    wide = _utf16(data)
    if wide is not None:
        yield 2.0, wide
    for encoding in ("gb18030", "cp950"):
        text = _try(data, encoding)
        if text is not None:
            yield _score(text[:_SAMPLE]), text
    text = _try(data, "cp1252")
    if text is not None:
        yield _western(text[:_SAMPLE]), text


def _score(text: str) -> float:
    """The share of common characters among those that are not ASCII, less what no text has."""
    others = [character for character in text if character >= "\x80"]
    if not others:
        return 1.0
    common = sum(character in _COMMON for character in others)
    private = len(_PRIVATE.findall(text))
    mixed = len(re.findall("[A-Za-z][\u3400-\u9fff][A-Za-z]", text))
    return (common - 3 * private - 2 * mixed) / len(others)


def _western(text: str) -> float:
    """Chinese read as Windows-1252 has hardly a letter of ASCII between its signs."""
    solid = [character for character in text if not character.isspace()]
    plain = sum(character < "\x80" for character in solid)
    return 0.3 if solid and plain >= 0.7 * len(solid) else -1.0


def _utf16(data: bytes) -> str | None:
    """The text, if the bytes are UTF-16 without a mark: its line ends or blanks hold zeros."""
    if b"\0" not in data or len(data) % 2:
        return None
    found: list[tuple[int, str]] = []
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _try(data, encoding)
        if text and len(_WRITTEN.findall(text)) >= 0.7 * len(text):
            found.append((sum(c < "\x80" or c in _COMMON for c in text[:_SAMPLE]), text))
    return max(found, default=(0, None), key=lambda each: each[0])[1]


def _try(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _JUNK.search(text) else text
