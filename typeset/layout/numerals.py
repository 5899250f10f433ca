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
