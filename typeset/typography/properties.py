"""CSS Text Level 4 properties that WeasyPrint does not know, registered beside its own.

Source: CSS Text Module Level 4 (https://drafts.csswg.org/css-text-4/), section at each property.
Some have no word in CSS and carry the name of this package:

* ``typeset-punctuation-style``: ``full`` (全角式), ``kaiming`` (开明式), ``line-end-half``
  (行末半角式) or ``half`` (半角式). GB/T 15834-2011 and CLREQ 3.1.3.
* ``typeset-last-line-minimum``: the least number of characters, marks not counted, that the last
  line of a paragraph may have (孤字不成行). CLREQ 3.2.5.
* ``typeset-tightening``: how much closer, in em, the characters of a line may stand that would not
  fit otherwise: 0.03 is not seen.
* ``typeset-line-start``: em of white before an inline box that begins a line, but not the
  paragraph: what follows a run-in head is indented there.
* ``typeset-optical-margin``: ``auto`` lets points, hyphens and quotation marks of Latin text stand
  out into the margin a little, so that it looks straight.
* ``typeset-phrases``: words, as strings, that ``word-break: auto-phrase`` knows beside its
  dictionary's: names and terms of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from typeset.typography import contract

if TYPE_CHECKING:
    from typeset.typography.stock import Token, Value

Validator: TypeAlias = "Callable[[Sequence[Token]], Value]"

AUTOSPACE_NORMAL = frozenset({"ideograph-alpha", "ideograph-numeric", "replace"})
NO_AUTOSPACE: frozenset[str] = frozenset()
NO_HANGING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Property:
    """One property: CSS name, initial value, and a validator (``None`` = invalid)."""

    name: str
    initial: Value
    validate: Validator
    inherited: bool = True

    @property
    def key(self) -> str:
        """The name under which WeasyPrint's style dictionaries keep the value."""
        return self.name.replace("-", "_")


def _keywords(tokens: Sequence[Token]) -> list[str] | None:
    words = [contract.get_keyword(token) for token in tokens]
    if any(word is None for word in words) or len(set(words)) != len(words):
        return None
    return words


def _one_of(*allowed: str) -> Validator:
    def validate(tokens: Sequence[Token]) -> str | None:
        words = _keywords(tokens)
        return words[0] if words and len(words) == 1 and words[0] in allowed else None

    return validate


def text_justify(tokens: Sequence[Token]) -> str | None:
    """CSS Text 4, 6.4; ``distribute`` is the legacy alias of ``inter-character``."""
    word = _one_of("auto", "none", "inter-word", "inter-character", "distribute")(tokens)
    return "inter-character" if word == "distribute" else word


def text_autospace(tokens: Sequence[Token]) -> frozenset[str] | None:
    """CSS Text 4, 8.4. The computed value is the set of boundaries that get space.

    ``normal`` includes ``replace``: a space that the author wrote between Han and Latin is set like
    the automatic one (departure from the draft, which leaves it a word space). ``punctuation`` is
    known and has no effect on Chinese.
    """
    words = _keywords(tokens)
    if words in (["normal"], ["auto"]):
        return AUTOSPACE_NORMAL
    if words == ["no-autospace"]:
        return NO_AUTOSPACE
    kinds, ways = {"ideograph-alpha", "ideograph-numeric", "punctuation"}, {"insert", "replace"}
    if not words or not set(words) <= kinds | ways or ways <= set(words):
        return None
    if not kinds & set(words):  # the way alone: at the boundaries of "normal"
        words += ["ideograph-alpha", "ideograph-numeric"]
    return frozenset(words) - {"insert"}


def hanging_punctuation(tokens: Sequence[Token]) -> frozenset[str] | None:
    """CSS Text 4, 8.2.2."""
    words = _keywords(tokens)
    if words == ["none"]:
        return NO_HANGING
    if not words or not set(words) <= {"first", "last", "allow-end", "force-end"}:
        return None
    return None if {"allow-end", "force-end"} <= set(words) else frozenset(words)


def last_line_minimum(tokens: Sequence[Token]) -> int | None:
    """A whole number of characters; 1 switches the rule off."""
    if len(tokens) != 1 or tokens[0].type != "number":
        return None
    value = tokens[0].int_value
    return value if value is not None and value >= 1 else None


def ems(tokens: Sequence[Token]) -> float | None:
    """A length in em, or 0."""
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "dimension" and token.lower_unit == "em":
        return float(token.value)
    return 0.0 if token.type == "number" and not token.value else None


def phrases(tokens: Sequence[Token]) -> tuple[str, ...] | None:
    """Strings, or ``none``."""
    if _keywords(tokens) == ["none"]:
        return ()
    if not tokens or any(token.type != "string" for token in tokens):
        return None
    return tuple(token.value for token in tokens)


PX = {"px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Absolute units."""


def step(tokens: Sequence[Token]) -> float | None:
    """CSS Rhythmic Sizing 1, 2.1: a length in absolute units, or ``none``; computed in px."""
    if _keywords(tokens) == ["none"]:
        return 0.0
    if len(tokens) != 1 or tokens[0].type != "dimension":
        return None
    unit = PX.get(tokens[0].lower_unit)
    return float(tokens[0].value) * unit if unit and tokens[0].value > 0 else None


PROPERTIES = (
    Property("text-justify", "auto", text_justify),
    Property("text-autospace", AUTOSPACE_NORMAL, text_autospace),
    # CSS Text 4, 8.3: "auto" is what Chinese print asks for, and is ours for documents in Chinese.
    Property(
        "text-spacing-trim",
        "normal",
        _one_of(
            "space-all", "normal", "trim-start", "space-first", "trim-both", "trim-all", "auto"
        ),
    ),
    # CSS Text 3, 5.3.
    Property("line-break", "auto", _one_of("auto", "loose", "normal", "strict", "anywhere")),
    Property("hanging-punctuation", NO_HANGING, hanging_punctuation),
    Property(
        "typeset-punctuation-style", "full", _one_of("full", "kaiming", "line-end-half", "half")
    ),
    Property("typeset-last-line-minimum", 2, last_line_minimum),
    # CSS Text 4, 6.3; "pretty" is what justified text is anyway.
    Property("text-wrap-style", "auto", _one_of("auto", "balance", "stable", "pretty")),
    # CSS Text Decoration 4, 3: any mark is a filled dot, below, as Chinese has it.
    Property("text-emphasis-style", "none", _one_of("none", "filled", "dot")),
    Property("typeset-phrases", (), phrases),
    Property("typeset-optical-margin", "none", _one_of("none", "auto")),
    Property("typeset-tightening", 0.0, ems),
    Property("typeset-line-start", 0.0, ems, inherited=False),
    Property("block-step-size", 0.0, step, inherited=False),
)

# ``word-break`` exists in WeasyPrint, without ``keep-all`` (CSS Text 3, 5.2) and ``auto-phrase``.
WORD_BREAK = _one_of("normal", "break-all", "keep-all", "auto-phrase")


def register() -> None:
    """Make WeasyPrint parse, validate and inherit the properties."""
    for prop in PROPERTIES:
        contract.INITIAL_VALUES[prop.key] = prop.initial
        contract.KNOWN_PROPERTIES.add(prop.name)
        if prop.inherited:
            contract.INHERITED.add(prop.key)
        contract.VALIDATORS[prop.name] = _without_base_url(prop.validate)
    contract.VALIDATORS["word-break"] = _without_base_url(WORD_BREAK)


def unregister(stock_word_break: Validator) -> None:
    """Forget the properties; ``stock_word_break`` is WeasyPrint's own validator, put back."""
    for prop in PROPERTIES:
        del contract.INITIAL_VALUES[prop.key]
        contract.KNOWN_PROPERTIES.discard(prop.name)
        contract.INHERITED.discard(prop.key)
        del contract.VALIDATORS[prop.name]
    contract.VALIDATORS["word-break"] = stock_word_break


def _without_base_url(validate: Validator) -> Validator:
    def validator(tokens: Sequence[Token]) -> Value:
        return validate(tokens)

    validator.wants_base_url = False  # type: ignore[attr-defined]
    return validator
