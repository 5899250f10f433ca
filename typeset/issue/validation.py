"""Checks a YAML tree against its model, and says in the editor's terms what is wrong."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from typeset.diagnostics.names import nearest
from typeset.diagnostics.problems import Diagnostic
from typeset.issue.chinese_keys import KEYS, chinese_names, model_in
from typeset.issue.yaml_syntax import other_dash
from typeset.issue.yaml_tree import Path, YamlTree

M = TypeVar("M", bound=BaseModel)

# pydantic's name of an error -> the hint that says what was expected
_EXPECTED = {
    "bleed_too_long": "issue.expect-bleed",
    "bool_parsing": "issue.expect-yes-no",
    "bool_type": "issue.expect-yes-no",
    "date_form": "issue.expect-date",
    "dict_type": "issue.expect-mapping",
    "float_parsing": "issue.expect-share",
    "greater_than_equal": "issue.expect-positive",
    "int_from_float": "issue.expect-integer",
    "int_parsing": "issue.expect-integer",
    "int_parsing_size": "issue.expect-integer",
    "int_type": "issue.expect-integer",
    "length_form": "issue.expect-length",
    "less_than_equal": "issue.expect-share",
    "literal_error": "issue.expect-one-of",
    "mapping_type": "issue.expect-mapping",
    "model_attributes_type": "issue.expect-mapping",
    "model_type": "issue.expect-mapping",
    "number_or_text": "issue.expect-number-or-text",
    "ratio_form": "issue.expect-ratio",
    "string_pattern_mismatch": "issue.expect-language",
    "string_type": "issue.expect-text",
    "tuple_type": "issue.expect-list",
}

# words of other programs and of newsrooms -> the keys that they may stand for
_ELSEWHERE = {
    "author": ("byline",),
    "box": ("priority",),
    "cc": ("distribution",),
    "issue": ("number",),
    "no": ("number",),
    "photo": ("images",),
    "photos": ("images",),
    "pictures": ("images",),
    "publisher": ("issuer",),
    "rank": ("priority",),
    "subtitle": ("deck",),
    "title": ("headline", "name"),
}

_EXPECTED_LISTS = {"articles": "issue.expect-articles", "images": "issue.expect-pictures"}
_KEYS = {
    "impossible_date": "issue.impossible-date",
    "missing": "issue.missing-key",
    "too_short": "issue.empty-list",
}


def validate(model: type[M], tree: YamlTree, problems: list[Diagnostic]) -> M | None:
    """The model's instance, or None and a problem for each thing that is wrong."""
    try:
        return model.model_validate({} if tree.value is None else tree.value)
    except ValidationError as error:
        problems.extend(_diagnostics(model, tree, error))
        return None


def _diagnostics(
    model: type[BaseModel], tree: YamlTree, error: ValidationError
) -> list[Diagnostic]:
    """What pydantic found, without what only follows from it."""
    found, meant = [], set()
    for one in error.errors(include_url=False):
        if one["type"] == "extra_forbidden":
            diagnostic = _unknown_key(model, tree, one["loc"])
            meant.add((*one["loc"][:-1], diagnostic.details["nearest"]))
        elif one["type"] == "too_short" and one["input"]:
            continue  # pydantic counts only the items that are right
        else:
            diagnostic = _wrong_value(tree, one)
        found.append((one, diagnostic))
    return [d for one, d in found if one["type"] != "missing" or one["loc"] not in meant]


def _wrong_value(tree: YamlTree, error: ErrorDetails) -> Diagnostic:
    path, kind, value = error["loc"], error["type"], error["input"]
    expected = str((error.get("ctx") or {}).get("expected", ""))
    choices = expected.replace("'", "").replace(" or ", ", ")
    details = {"name": tree.written(path), "value": _shown(value), "expected": choices}
    if not path:
        return tree.report("issue.not-a-mapping", path, details)
    if kind in _KEYS:
        return tree.report(_KEYS[kind], path, details)
    if kind == "tuple_type" and (dash := other_dash(str(value))):
        return tree.report("issue.list-dash", path, {"dash": dash})
    key = "issue.wrong-value"
    if value is None:
        key = "issue.no-value"
    elif isinstance(value, list | dict):
        key = "issue.wrong-kind"
    return tree.report(key, path, details, hint=_hint(kind, str(path[-1])))


def _hint(kind: str, name: str) -> str | None:
    if kind == "tuple_type" and name in _EXPECTED_LISTS:
        return _EXPECTED_LISTS[name]
    return _EXPECTED.get(kind)


def _unknown_key(model: type[BaseModel], tree: YamlTree, path: Path) -> Diagnostic:
    """What is wrong with a key; where it is Chinese, keys are named in Chinese that have a name."""
    name, names = str(path[-1]), _names(model, path[:-1])
    meant = (
        _meant(name, names)
        or nearest(name, names)
        or _nearest_chinese(name, _chinese(model, path[:-1]))
    )
    hint = "issue.did-you-mean" if meant else "issue.known-keys"
    shown = [KEYS.get(each, (each,))[0] for each in names] if not name.isascii() else names
    details = {"name": name, "nearest": meant or "", "names": ", ".join(shown)}
    return tree.report("issue.unknown-key", path, details, hint=hint, of_key=True)


def _meant(name: str, names: list[str]) -> str | None:
    """The key that says what editors often call by another name."""
    return next((each for each in _ELSEWHERE.get(name.casefold(), ()) if each in names), None)


def _names(model: type[BaseModel], path: Path) -> list[str]:
    """The keys of the mapping at `path`."""
    return list(_model_at(model, path).model_fields)


def _chinese(model: type[BaseModel], path: Path) -> list[str]:
    """The Chinese names of those keys."""
    return list(chinese_names(_model_at(model, path)))


def _nearest_chinese(name: str, names: list[str]) -> str | None:
    """Of names of two or three characters, the one that differs in one of them."""
    alike = (
        each
        for each in names
        if len(each) == len(name) > 1 and sum(a != b for a, b in zip(each, name, strict=True)) == 1
    )
    return nearest(name, names) or next(alike, None)


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = model_in(model.model_fields[part].annotation) or model
    return model


def _shown(value: object) -> str:
    """A value, short enough to stand in a sentence."""
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"
