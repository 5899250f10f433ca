"""Classes and widths of characters, as far as reading a raw text needs them."""

from __future__ import annotations

import re
import unicodedata

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af〇"
WIDE = re.compile(f"[{HAN}\u3000-\u303f\u3040-\u30ff\uff01-\uff60\uffe0-\uffe6“”‘’—…·□■◎●○◆◇★☆▲△]")
_WIDE_RUN = re.compile(f"{WIDE.pattern}+")
ONE_HAN = re.compile(f"[{HAN}]")
CALL = "\u2060"
"""Stands where a footnote is called; no reader takes it for a character of the text."""
_GLUED = re.compile(f"[{HAN}\u3000-\u303f\uff01-\uff60]")
_NAMES_END = re.compile(f"(?:^|[ 　])[{HAN}]{{2,4}}([ 　])[ 　]*[{HAN}]{{2,4}}$")
_NAMES_BEGIN = re.compile(f"[{HAN}]{{2,4}}(?:[ 　]|$)")
"""Rows of names parted by blanks: `覃四姐 蓝水生` / `陆彩凤 罗金花`."""
_GLUED_IN_CHINESE = re.compile("[“”‘’—…·]")
_OPENS_WORD = re.compile(r"(?:^|\s)[(\[“‘]$|\w/$")
"""A line that ends so is of one word with the line below."""
_FIRST_UNIT = re.compile(
    f"[“‘（《【「『(]*(?:[{HAN}]|(?:(?![{HAN}])[\\w.%+-])+|"
    f".)[，。、；：！？”’）》】」』,.;:!?)%％]*"
    "(?:[“‘（《【「『]+.)?"
)
_COMPATIBLE = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAFF), *range(0x2F800, 0x2FA1E))
"""Kangxi radicals, and characters that Unicode has a second time."""
_SUPPLEMENT = (
    "⺁厂⺒巳⺓幺⺜日⺝月⺟母⺠民⺶羊⺻聿⻁虎⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻐钅⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食"
    "⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Radicals of the supplement (U+2E80 …), each before the character that it is."""
_RADICALS = {
    code: other
    for code in _COMPATIBLE
    if (other := unicodedata.normalize("NFKC", chr(code))) != chr(code)
} | dict(zip(map(ord, _SUPPLEMENT[::2]), _SUPPLEMENT[1::2], strict=True))
_SIMPLIFIED_RADICALS = _RADICALS | {0x2F3E: "户"}
"""In a Simplified text: there ⼾ is drawn as 户, Unicode's own folding makes it 戶."""
_LIKE_RADICALS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1d]")
"""The blocks in which they stand: as three ranges they are sought sixty times as fast."""
_NOT_FOLDED = re.compile(r"[\W_]+")
_CLOSERS = "”’\"'）)】》」』〕］]"
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Revd?|Fr|Bro|Sr|Sgt|Capt|Cllr|Prof|Hon|Lt|Col|Gen|Messrs|No|vs)\.$"
)
_BRACKETS = ("）", ")", "〕")
_BRACKETED_TAIL = re.compile(r"[（(〔](?:[^（）()〔〕。]{1,24}|[ -'*-~’–]{1,48})[）)〕]$")
_SENTENCE_IN_CHINESE = re.compile("[。！？；](?=.)")
_SENTENCE_IN_ENGLISH = re.compile(
    r"(?:[a-z0-9)]|[A-Z]{2})[.!?][”\"']? +[A-Z“\"]|[a-z][.!?][”\"']?（[A-Z]"
)
_ITEMS_NUMBER = re.compile(r"\W*\d{1,3}[.)] +")
_NEVER_FIRST = re.compile("的(?![士确確])|了(?![解不却结斷])|[们們吗嗎呢]")
_TERMINALS = "。！？!?…；;."
_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "【": "】", "「": "」", "『": "』", "(": ")"}
_OPENERS_OF = {closer: opener for opener, closer in _PAIRS.items()}
_BRACKET_PAIR = re.compile(r"[（(【〔\[][^（）()【】〔〕\[\]]*[）)】〕\]]")
_PAIRED = re.compile("[" + re.escape("".join(_PAIRS) + "".join(_OPENERS_OF)) + "]")


def unradical(text: str, *, simplified: bool = False) -> str:
    """The text with Han characters in place of the radicals that some PDFs hold for them.

    Kangxi radicals (U+2F00 …) and compatibility ideographs (U+F900 …) by Unicode's own folding, of
    the supplement (U+2E80 …) those that are characters of their own; each becomes one character.
    `simplified`: the text around is in Simplified characters."""
    return text.translate(_SIMPLIFIED_RADICALS if simplified else _RADICALS)


def has_radical(text: str) -> bool:
    """Whether the text holds a radical, or the like, for which `unradical` gives a character."""
    return any(ord(found) in _RADICALS for found in _LIKE_RADICALS.findall(text))


def is_chinese(text: str) -> bool:
    """Whether the text has a Chinese character."""
    return ONE_HAN.search(text) is not None


def is_wide(character: str) -> bool:
    """Whether one character is as wide as a Han character where the text is Chinese."""
    return WIDE.match(character) is not None


def width(text: str) -> float:
    """Printed width in em: a Han character and a Chinese mark 1, all else a half."""
    if not text:
        return 0.0
    wide = len(text) - len(_WIDE_RUN.sub("", text)) if is_chinese(text) else 0
    return (len(text) + wide) / 2


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does.

    Closing quotes and a contributor in brackets behind the end do not matter.
    """
    bare = text.replace(CALL, "").rstrip()
    tail = _BRACKETED_TAIL.search(bare) if bare.endswith(_BRACKETS) else None
    if tail and bare[: tail.start()].rstrip().endswith((*_TERMINALS, "”")):
        return True
    bare = bare.rstrip(_CLOSERS + " ")
    if bare.endswith(".") and _ABBREVIATED.search(bare):
        return False
    return bare.endswith(tuple(_TERMINALS))


def ends_in_brackets(above: str, text: str) -> bool:
    """Whether a line closes brackets that the line above opens behind a sentence.

    `。（傅` / `伟）`."""
    if not text.endswith(_BRACKETS) or _BRACKETED_TAIL.search(text):
        return False
    return _BRACKETED_TAIL.search(above + text) is not None and ends_sentence(above + text)


def has_sentence(text: str) -> bool:
    """Whether a sentence ends somewhere inside the text."""
    if is_chinese(text):
        return _SENTENCE_IN_CHINESE.search(text) is not None or text.endswith("。")
    number = _ITEMS_NUMBER.match(text)
    return _SENTENCE_IN_ENGLISH.search(text[number.end() :] if number else text) is not None


def begins_inside(text: str) -> bool:
    """Whether the text begins as no sentence and no title does: in a small letter, with 的."""
    return text.lstrip("“‘\"'")[:1].islower() or _NEVER_FIRST.match(text) is not None


def open_pair(text: str) -> str | None:
    """The first quote or bracket that the text opens and does not close."""
    stack: list[str] = []
    for found in _PAIRED.finditer(text):
        mark = found.group()
        if mark in _PAIRS:
            stack.append(mark)
        elif stack and stack[-1] == _OPENERS_OF[mark]:
            stack.pop()
    return stack[0] if stack else None


def without_edges(text: str, edges: str) -> str:
    """The text without such characters at its ends, brackets only where their pair goes, too.

    `（张三（13岁））` is 张三（13岁）."""
    bare = text.strip(edges)
    start = text.index(bare)
    stop = start + len(bare)
    for pair in _BRACKET_PAIR.finditer(text):
        if start <= pair.start() < stop < pair.end():
            stop = pair.end()
        elif pair.start() < start < pair.end() <= stop:
            start = pair.start()
    return text[start:stop]


def glue(before: str, after: str) -> str:
    """What stands between two halves of a wrapped line: nothing in Chinese, a space in English.

    Between names that blanks part it is such a blank."""
    if not before or not after:
        return ""
    if (names := _NAMES_END.search(before)) and _NAMES_BEGIN.match(after):
        return names[1]
    if _GLUED.match(before[-1]) or _GLUED.match(after[0]):
        return ""
    if before[-1] in "—–" or after[0] == "—":
        spaced = before[-2:-1].isspace() or after[1:2].isspace()
        return " " if spaced and not is_chinese(before + after) else ""
    if _OPENS_WORD.search(before) or after[0] in ")],;:!?%":
        return ""
    marked = _GLUED_IN_CHINESE.match(before[-1]) or _GLUED_IN_CHINESE.match(after[0])
    return "" if marked and is_chinese(before[-12:] + after[:12]) else " "


def first_unit(text: str) -> str:
    """What no line break parts from the first character: a word, a number, closing marks."""
    found = _FIRST_UNIT.match(text)
    return found.group() if found else text[:1]


def folded(text: str) -> str:
    """The letters, digits and Han characters alone, in small letters: an editor mends marks."""
    return _NOT_FOLDED.sub("", text).lower()


def squeeze(text: str) -> str:
    """The text without white space and footnote calls: what the account of characters counts."""
    return "".join(text.replace(CALL, "").split())
