"""Lines of a letter that its program wrote: signature, `Sent from my iPad`, the letter quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from typeset.intake.source import LeftOut, Line, Passage, Source

_SIGNATURE = re.compile("--")
"""The line that parts a signature from the letter (RFC 3676); its blank at the end is stripped."""
_LONGEST = 10
"""Lines of a signature: a longer text below two dashes is another part of the piece."""
_SENT = re.compile(
    r"(?:Sent|Posted) (?:from|via|with) (?:my |the )?[\w’' .-]{2,40}|Get Outlook for [\w ]{2,20}|"
    r"(?:发自|来自)(?:我的)?[\w  ]{2,20}|从我的[\w  ]{2,20}发送|由[\w  ]{2,20}(?:客户端|邮箱)发送",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    "iPhone|iPad|Android|Outlook|Mail|Galaxy|Samsung|Huawei|Xiaomi|phone|tablet|mobile|device|"
    "手机|邮箱|客户端|华为|小米|荣耀|平板|微信|企业微信",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:On|At) \S.{5,150} wrote:|.{4,150}写道[：:]|.{4,80}于.{4,40}写道.{0,4}", re.IGNORECASE
)
_ORIGINAL = re.compile(
    "[-_ ]{3,}(?:原始邮件|原邮件|Original [Mm]essage|Original [Aa]ppointment)[-_ ]{3,}"
)


def without_mail_lines(source: Source, *, letter: bool, answer: bool = False) -> Source:
    """The source without those lines, which are listed as left out.

    `letter`: it is one, so that all quoted lines go; of another text those do below a line that
    says who wrote them.  `answer`: what it answers stands below it.
    """
    texts = [line.text for line in source.lines]
    quoted = set(_quoted(texts, letter)) | set(_answered(texts) if answer else ())
    signed = set(_signed(texts, quoted, letter or bool(quoted)))
    if not quoted | signed or len(quoted | signed) == len(texts):
        return source
    left = [
        LeftOut(
            line.text, line.number, "left: quoted letter" if at in quoted else "left: signature"
        )
        for at, line in enumerate(source.lines)
        if at in quoted | signed
    ]
    kept = [line for at, line in enumerate(source.lines) if at not in quoted | signed]
    lines = tuple(_placed(line, place) for place, line in enumerate(kept, 1))
    all_left = sorted((*source.left_out, *left), key=lambda out: out.line)
    return replace(source, lines=lines, left_out=tuple(all_left))


def _placed(line: Line, place: int) -> Line:
    """The line at another place of its source."""
    runs = (replace(run, line=place) if run.line else run for run in line.passage.runs)
    return replace(line, passage=Passage(runs))


def _quoted(texts: Sequence[str], letter: bool) -> Iterator[int]:
    """The lines behind `>`, and the line or two above them that say who wrote them."""
    quotes = {at for at, text in enumerate(texts) if text.startswith(">")}
    for at in sorted(quotes - {each + 1 for each in quotes}):
        run = [each for each in range(at, len(texts)) if set(range(at, each + 1)) <= quotes]
        above = next(
            (n for n in (1, 2) if _WROTE.fullmatch(" ".join(texts[max(at - n, 0) : at]))), 0
        )
        if letter or above:
            yield from (*range(at - above, at), *run)


def _answered(texts: Sequence[str]) -> Iterator[int]:
    """All from the line on below which the letter stands that is answered."""
    at = next((at for at, text in enumerate(texts) if _ORIGINAL.fullmatch(text)), len(texts))
    yield from range(at, len(texts))


def _signed(texts: Sequence[str], quoted: set[int], letter: bool) -> Iterator[int]:
    """What the program sets below a letter, and the signature below two dashes."""
    own = [at for at in range(len(texts)) if at not in quoted]
    yield from (at for at in own if _SENT.fullmatch(texts[at]) and _DEVICE.search(texts[at]))
    dashes = [at for at in own if _SIGNATURE.fullmatch(texts[at])]
    if letter and dashes and len(own) - own.index(dashes[-1]) - 1 <= _LONGEST:
        yield from own[own.index(dashes[-1]) :]
