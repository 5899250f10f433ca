"""Says in an editor's terms what PyYAML cannot read."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from typeset.diagnostics.problems import Diagnostic
from typeset.diagnostics.source import SourceText


class _SyntaxFault(NamedTuple):
    """Message and hint, and the place: where PyYAML stopped, or where that which it read began."""

    key: str
    hint: str | None
    at_beginning: bool = False


_SYNTAX = _SyntaxFault("issue.yaml-syntax", None)
_TAB = _SyntaxFault("issue.yaml-tab", "issue.hint-yaml-tab")
_TRAILING = _SyntaxFault("issue.yaml-trailing", "issue.hint-yaml-bad-start")
_BAD_START = _SyntaxFault("issue.yaml-bad-start", "issue.hint-yaml-bad-start", at_beginning=True)
_BRACKET = _SyntaxFault(
    "issue.yaml-open-bracket", "issue.hint-yaml-open-bracket", at_beginning=True
)
_INDENT = _SyntaxFault("issue.yaml-indent", "issue.hint-yaml-indent")

# Words of PyYAML's own scanner or of libyaml's -> the fault.
_FAULTS = (
    ("tab character", _TAB),
    ("mapping values are not allowed", _SyntaxFault("issue.yaml-colon", "issue.hint-yaml-colon")),
    ("expected ':'", _SyntaxFault("issue.yaml-no-colon", "issue.hint-yaml-no-colon", True)),
    ("cannot start any token", _BAD_START),
    ("unexpected end of stream", _SyntaxFault("issue.yaml-open-quote", None, True)),
    ("unknown escape", _SyntaxFault("issue.yaml-escape", "issue.hint-yaml-escape")),
    ("',' or", _BRACKET),
    ("node content", _BRACKET),
    ("expected key", _INDENT),
    ("'-' indicator", _INDENT),
    ("<block end>", _INDENT),
)
_SIGNS = ("scanning an alias", "scanning an anchor", "scanning a tag", "parsing a tag")

# A line whose key is not followed by a colon and a space, and the colon that stands there instead.
_FULL_WIDTH = re.compile(r"[ ]*(?:- )?[^\s:：'\"]+ ?(：)")
_OTHER_DASH = re.compile(r"[ ]*([\u2010-\u2015\uff0d\u2212]+|-(?=[^\s-]))")
_NO_SPACE = re.compile(r"[ ]*(?:- )?[^\s:'\"]+(:)[^\s:/]")


def syntax_problem(source: SourceText, start: int, error: yaml.MarkedYAMLError) -> Diagnostic:
    """The diagnostic for what PyYAML refused in the text that begins at offset `start`."""
    stopped = start + (error.problem_mark.index if error.problem_mark else 0)
    began = start + error.context_mark.index if error.context_mark else stopped
    fault = _fault(error, source, stopped)
    offset = began if fault.at_beginning else stopped
    if fault.key in ("issue.yaml-colon", "issue.yaml-no-colon"):
        colon = _unheeded_colon(source, offset)
        if colon is not None:
            offset = colon
            wide = source.text[colon] == "："
            hint = "issue.hint-full-width-colon" if wide else "issue.hint-yaml-no-colon"
            fault = _SyntaxFault("issue.yaml-no-colon", hint)
    dash = other_dash(source.line(source.position(offset).line))
    if dash and fault.key == "issue.yaml-no-colon":
        return source.report("issue.list-dash", offset, len(dash), {"dash": dash})
    details = {"reason": error.problem or "", "char": source.text[offset : offset + 1]}
    return source.report(fault.key, offset, 1, details, hint=fault.hint)


def other_dash(line: str) -> str:
    """What a line begins with that was meant to be the hyphen and space of a list, or nothing."""
    found = _OTHER_DASH.match(line)
    return found[1] if found else ""


def _fault(error: yaml.MarkedYAMLError, source: SourceText, stopped: int) -> _SyntaxFault:
    problem, context = error.problem or "", error.context or ""
    if source.text[stopped : stopped + 1] == "\t":
        return _TAB
    if any(words in context for words in _SIGNS):
        return _BAD_START
    fault = next((fault for words, fault in _FAULTS if words in problem), _SYNTAX)
    if fault is _INDENT and _text_before(source, stopped):
        return _TRAILING
    return fault


def _text_before(source: SourceText, offset: int) -> str:
    """What stands before `offset` on its line, blanks aside."""
    place = source.position(offset)
    return source.line(place.line)[: place.column - 1].strip("- ")


def _unheeded_colon(source: SourceText, offset: int) -> int | None:
    """The colon that was meant to end a key, on the line of `offset` or the last one before it."""
    number = source.position(offset).line
    lines = [number]
    while number > 1 and not source.line(number - 1).strip():
        number -= 1
    if number > 1:
        lines.append(number - 1)
    for line in lines:
        text = source.line(line)
        found = None if ": " in text else _FULL_WIDTH.match(text) or _NO_SPACE.match(text)
        if found:
            return source.offset(line) + found.start(1)
    return None
