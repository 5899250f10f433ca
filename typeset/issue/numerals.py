"""Chinese numerals: 3 → 三, 125 → 一百二十五, and digit by digit 2023 → 二〇二三."""

DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


def counted(number: int) -> str:
    """`number`, 1 to 9999, as it is counted: 10 → 十, 105 → 一百零五, 1010 → 一千零一十.

    Raises ValueError outside that range.
    """
    if not 1 <= number <= 9999:
        raise ValueError(f"no Chinese numeral for {number}: expected 1 to 9999")
    text = ""
    for place, digit in enumerate(reversed([int(figure) for figure in str(number)])):
        if digit:
            text = DIGITS[digit] + _UNITS[place] + text
        elif text and not text.startswith("零"):
            text = "零" + text
    return text.removeprefix("一") if 10 <= number <= 19 else text


def spelled(number: int) -> str:
    """`number` digit by digit, as years are written: 2023 → 二〇二三."""
    return "".join(DIGITS[int(figure)] for figure in str(number))


def number_in(text: str) -> int:
    """The number in Chinese numerals, counted or digit by digit: 十二 → 12, 二〇二三 → 2023.

    Raises ValueError for a text that is none.
    """
    if not any(unit in text for unit in _UNITS[1:]):
        return int("".join(str(_digit(char)) for char in text))
    total, last = 0, 0
    for char in text:
        if char in _UNITS[1:]:
            total += (last or 1) * 10 ** _UNITS.index(char)
            last = 0
        else:
            last = _digit(char)
    return total + last


def _digit(char: str) -> int:
    return 0 if char in "零○" else DIGITS.index(char)
