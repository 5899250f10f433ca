"""What is read as one: addresses, which part after their own signs, and numbers that never part.

Sources: GB/T 7713.2 and the Chicago Manual of Style, 7.46 (a web address is broken after a sign and
never with a hyphen); GB/T 9704-2012, 7.3.5 (the number of a document, 〔2012〕10号, is one).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PATH = r"(?<![A-Za-z])[A-Za-z]:\\|\\\\(?=\w)"
_ADDRESS = re.compile(
    rf"(?:(?:https?|ftp)://|www\.|{_PATH})[!-~]{{4,}}"
    r"|[A-Za-z0-9][\w.+-]*@[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]+",
    re.ASCII,
)
_SIGN = "(?<![A-Za-z\\d])[－−+＋±-]"
_UNIT = (
    "(?:(?:[kMGTcmµμn]?(?:m|g|W|Wh|V|A|Hz|L|Pa|J|B)|t|ha|h|s|min)[²³]?(?:/[A-Za-z]{1,4}[²³]?)?"
    "(?![A-Za-z])|[%‰])"
)
_WHOLE = re.compile(
    "|".join(
        (
            r"[〔\[［（(][12]\d{3}[〕\]］）)] ?第? ?\d+ ?号",
            r"\+\d{1,3}(?:[ -]\d{2,4}){2,4}(?!\d)",  # +86 435 321 3456
            r"[（(]0\d{2,4}[）)] ?\d[\d -]{5,}\d",  # （010）6888-9999, (01632) 960 118
            r"(?<!\d)0\d{2,4}(?:[ -]\d{3,4}){1,3}(?!\d)",  # 01632 960 118, 010 6888 9999
            rf"(?:{_SIGN})?\d{{1,3}}(?: \d{{3}})+(?:\.\d+)?(?!\d)(?: {_UNIT})?",  # 1 200 m
            rf"(?:{_SIGN})?\d[\d:：.,/·–-]*\d(?: {_UNIT})?|{_SIGN}\d(?: {_UNIT})?|\d {_UNIT}",
            r"第 ?\d+(?:[.,]\d+)*|[Nn]o\. ?\d+",
            r"(?<![A-Za-z])(?:(?:GB|DB\d*|JB|HJ|AQ|CJ)(?:/[TZ])?|[TQ]/[A-Z]+|ISO|IEC|IEEE)"
            r" \d[\d.:—-]*\d",
            "(?<![A-Za-z/])[A-Za-zµμ]{1,4}[²³]?/[A-Za-zµμ]{1,4}[²³]?(?![A-Za-z/])",  # r/min, A/B
            "(?<![A-Za-z])[A-Za-z]-[A-Za-z]",  # e-mail, X-ray: one letter ends no line
        )
    ),
    re.ASCII,
)
_LONG_UNITS = (
    "平方公里|平方米|立方米|公里|千米|厘米|毫米|千克|公斤|公顷|小时|分钟|周年|年度|年代|月份|世纪|"
    "个月|千瓦时|人次"
)
_UNITS = (
    "年月日号时点分秒周天岁届期次名人位个项件条款章节页版卷辑册篇份张幅栋座层楼室户家所批场回轮遍"
    "元角吨米里斤克升亩度倍级类辆台套艘架头支队班组种处"
)
_MEASURE = re.compile(
    rf"\d ?[百千万亿]{{0,2}}[余多几]?(?:{_LONG_UNITS}|[{_UNITS}])|\d ?[百千万亿]{{1,2}}"
)
_HAN = "[\u3400-\u9fff]"
_SPACED = f"(?<!{_HAN}){_HAN}\u3000{_HAN}(?!{_HAN})"
_ITEM = (
    f"(?:{_HAN}{{1,2}}\u3000{_HAN}|{_HAN}{{1,6}}(?:[·•・]{_HAN}{{1,6}})+|{_HAN}{{2,4}})(?!{_HAN})"
)
_NAME, _SPACED_NAME = re.compile(_ITEM), re.compile(_SPACED)
_ROW = re.compile(rf"(?<!{_HAN}){_ITEM}(?:[ \u3000]+{_ITEM}){{2,}}")
"""Three names or more, parted by blanks: 赵建国　　孙　敏　　欧阳　慧."""
_PARTS_AFTER = frozenset("/\\.?&=-_@")
_TRAILING = ".,;:!?)]}'\""


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where web and e-mail addresses and paths stand in `text`, a mark after them left out."""
    if "." not in text and "\\" not in text:
        return
    for found in _ADDRESS.finditer(text):
        yield found.start(), found.start() + len(found[0].rstrip(_TRAILING))


def parting_places(text: str, start: int, end: int) -> Iterator[int]:
    """Where an address may be parted: after each of its signs but the last of several."""
    for place in range(start + 2, end - 1):
        if text[place - 1] in _PARTS_AFTER and text[place] not in _PARTS_AFTER:
            yield place


def measures(text: str) -> Iterator[tuple[int, int]]:
    """Where a number's last digit and what it counts stand in `text`: 12.[6万人], 2[4 小时]."""
    if not text.isalpha():
        for found in _MEASURE.finditer(text):
            yield found.span()


def names(text: str) -> Iterator[tuple[int, int]]:
    """Where names in `text` stand that a blank parts (孙　敏), and those in rows."""
    if "\u3000" in text:
        for found in _SPACED_NAME.finditer(text):
            yield found.span()
    if "\u3000" in text or " " in text:
        for row in _ROW.finditer(text):
            for found in _NAME.finditer(text, *row.span()):
                yield found.span()


def unbroken(text: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of documents, times, dates and telephone numbers stand in `text`."""
    if not text.isalpha():
        for found in _WHOLE.finditer(text):
            yield found.span()
