"""The kinds of value that a manifest's keys take, beside plain text."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from typeset.issue.dates import ImpossibleDateError, PartialDate, parse_date
from typeset.issue.yaml_tree import Plain, resolve


def as_list(value: object) -> object:
    """One word stands for a list of one: `byline: 李庆`."""
    return [value] if isinstance(value, str) else value


def _as_number(value: object) -> object:
    """Digits are a number; any other text is printed as it stands (`number: 增刊`)."""
    if isinstance(value, Plain) and value.isdecimal() and len(value) < 10:
        return int(value)
    if isinstance(value, int | str) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("number_or_text", "a number or a text")


def _as_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        return parse_date(str(value) if isinstance(value, int) else _text(value))
    except ImpossibleDateError as error:
        raise PydanticCustomError("impossible_date", "no such day") from error
    except ValueError as error:
        raise PydanticCustomError("date_form", "not a date") from error


def length(text: str) -> float:
    """A length with its unit, in pt: "3mm", "0.5 cm", "9pt", "0.125in".  Raises ValueError."""
    if text.strip() == "0":
        return 0.0
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    return float(found[1]) * _POINTS[found[2]]


_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*(mm|cm|in|pt)")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0}


def _as_length(value: object) -> float:
    if isinstance(value, float):
        return value
    try:
        return length(str(value))
    except ValueError as error:
        raise PydanticCustomError("length_form", "not a length") from error


def _as_ratio(value: object) -> float:
    if isinstance(value, float):
        return value
    found = _RATIO.fullmatch(str(value).strip())
    wide, high = map(float, found.groups()) if found else (0.0, 0.0)
    if not wide or not high:
        raise PydanticCustomError("ratio_form", "not a ratio")
    return wide / high


_RATIO = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s*[:：]\s*(\d{1,4}(?:\.\d{1,3})?)")


UNCROPPED = ("none", "不裁")
"""What keeps a picture whole."""


def _as_crop(value: object) -> object:
    """One ratio stands for a range from it to itself."""
    if value in UNCROPPED:
        return "none"
    return [_as_ratio(value)] * 2 if isinstance(value, str) else value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value.strip()


Words = Annotated[
    tuple[str, ...], BeforeValidator(as_list, json_schema_input_type=str | tuple[str, ...])
]
"""One text or a list of texts."""


def _as_listed(value: object) -> object:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return value
    return (", " if all(map(str.isascii, value)) else "、").join(value)


Listed = Annotated[str, BeforeValidator(_as_listed, json_schema_input_type=str | tuple[str, ...])]
"""One text, or a list of names that are printed one after the other."""


def _said(value: object) -> object:
    """Nothing where only blanks are written: a label without a word would be printed."""
    said = value if isinstance(value, list | tuple) else [value]
    return value if any(str(each).strip() for each in said) else None


Said = BeforeValidator(_said)
LabelledNames = dict[str, Annotated[Words, Said]]
LabelledTexts = dict[str, Annotated[Listed, Said]]
"""What stands behind labels of the editor's own."""


def _as_lines(value: object) -> object:
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value


Lines = Annotated[str, BeforeValidator(_as_lines, json_schema_input_type=str | tuple[str, ...])]
"""One text, or a list of texts, each of which is a line of it."""

Ratio = Annotated[
    float,
    PlainValidator(_as_ratio),
    WithJsonSchema({"type": "string", "pattern": r"^\d+(\.\d+)?\s*[:：]\s*\d+(\.\d+)?$"}),
]
"""Width to height: 3:2."""

Crop = Annotated[
    tuple[Ratio, Ratio] | Literal["none"],
    BeforeValidator(
        _as_crop,
        json_schema_input_type=Ratio | tuple[Ratio, Ratio] | Literal["none", "不裁"],
    ),
]
"""A ratio, or the least and the greatest; or that nothing is cut away."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A part of the whole, from 0 to 1."""

Length = Annotated[
    float,
    PlainValidator(_as_length),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": r"^(\d+(\.\d+)?\s*(mm|cm|in|pt)|0)$"}
    ),
]
"""A length, in pt."""

Number = Annotated[
    int | str, PlainValidator(_as_number), WithJsonSchema({"type": ["integer", "string"]})
]
"""The number of an issue: a whole number (the layout words it), or a text to print as it stands."""

Date = Annotated[
    PartialDate,
    PlainValidator(_as_date),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "pattern": r"^(\d{4}([-/.]\d{1,2}([-/.]\d{1,2})?|年(\d{1,2}月(\d{1,2}[日号])?)?)?"
            r"|[〇○零一二三四五六七八九]{4}年([一二三四五六七八九十]{1,2}月"
            r"([一二三四五六七八九十]{1,3}[日号])?)?"
            r"|\d{4}年(\d{1,2}月?[^\d]+(\d{4}年)?\d{1,2}月(号|合刊)?|[春夏秋冬](季号?|季刊)?)"
            r"|\d{1,2}[/.]\d{1,2}[/.]\d{4}|[A-Za-z0-9].* \d{4}([-/]\d{2,4})?)$",
        }
    ),
]
"""A year, a year and a month, or a full day."""

YES = frozenset({"是", "有", "要", "对", "真", "yes", "y", "on"})
NO = frozenset({"否", "无", "不要", "不", "假", "no", "n", "off"})
"""Words for true and false beside YAML's own, in small letters."""
TRUE = YES | {"true", "t", "1"}
"""All that a flag of the manifest takes for true."""


def as_flag(value: object) -> object:
    """是 and 否 are yes and no."""
    if isinstance(value, str) and value.strip().lower() in YES | NO:
        return value.strip().lower() in YES
    return value


Flag = Annotated[
    bool,
    BeforeValidator(as_flag),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["是", "否", "yes", "no"]}]}),
]
"""Yes or no: true, false, 是, 否."""

Language = Annotated[str, StringConstraints(pattern="^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$")]
"""A language tag (BCP 47)."""

Options = Annotated[dict[str, Any], BeforeValidator(resolve)]
"""A layout's options; that layout says which there are and of which type."""
