"""The filters and tests that a template may use, each paid for by the size of what it is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from jinja2.exceptions import FilterArgumentError
from jinja2.runtime import Context, Undefined
from jinja2.utils import pass_context
from markupsafe import Markup

from typeset.layout.budget import STEP, spend, weigh
from typeset.layout.template_tree import PAY, TEXT, WEIGH

Function = Callable[..., Any]


def listed(names: str) -> frozenset[str]:
    """The names in a text, separated by spaces."""
    return frozenset(names.split())


# They word a text, and so must be given one: of anything else Python's own words would come out.
OF_TEXT = listed(
    "capitalize center e escape forceescape format lower replace safe string title trim "
    "truncate upper urlencode wordcount"
)
OTHERS = listed(
    "abs batch count d default dictsort first float groupby int items join last length list "
    "map max min reject rejectattr reverse round select selectattr slice sort sum tojson "
    "unique"
)
TESTS = listed(
    "!= < <= == > >= boolean callable defined divisibleby eq equalto escaped even false float "
    "ge greaterthan gt in integer iterable le lessthan lower lt mapping ne none number odd "
    "sameas sequence string true undefined upper"
)
LARGEST = 10_000
"""The largest number that a filter is given beside its value: a width, a count, decimals."""
LONGEST = 200
"""Characters of the names of attributes that a filter is given."""

_TAKE_TEXT = frozenset({"d", "default", "format", "join", "replace", "trim"})
_WIDTH = re.compile(r"%(?:\([^)]*\))?[^a-zA-Z%]*?(?:\*|\d{4})")


def is_text(value: object) -> bool:
    """Whether `value` can be printed as it is.  What is not defined says so when it is."""
    return value is None or isinstance(value, str | int | float | Undefined)


def allowed_filters(stock: Mapping[str, Function]) -> dict[str, Function]:
    """Jinja's filters that are on the list, ours, and the meters of `template_tree`."""
    found = {name: _metered(stock[name], name) for name in OF_TEXT | OTHERS}
    own = {"join": _joined, "replace": _replaced, "format": _formatted, "sum": _summed}
    found |= {name: _metered(make(stock[name]), name) for name, make in own.items()}
    return found | {"tight": _metered(tight, "tight"), PAY: _pay, WEIGH: _weighed, TEXT: _as_text}


def allowed_tests(stock: Mapping[str, Function]) -> dict[str, Function]:
    """Jinja's tests that are on the list."""
    return {name: _metered(stock[name], "") for name in TESTS}


def tight(html: str) -> Markup:
    """`html` without white space between tags, which WeasyPrint keeps in a footnote area."""
    return Markup(re.sub(r">\s+<", "><", html.strip()))


def bounded_format(text: str, values: Any) -> str:
    """`text % values`, for texts and numbers in fields of at most 999 characters."""
    given = values.values() if isinstance(values, Mapping) else values
    for each in given if isinstance(values, tuple | Mapping) else (values,):
        if not is_text(each):
            raise FilterArgumentError(f"{type(each).__name__} cannot be printed")
    if _WIDTH.search(text):
        raise FilterArgumentError("a field of more than 999 characters")
    spend(1000 * text.count("%"))
    return str.__mod__(text, values)


# ---- meters ------------------------------------------------------------------------------------


def _metered(function: Function, name: str) -> Function:
    """`function`, after its arguments were weighed and before its result is."""
    before = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def metered(*args: Any, **kwargs: Any) -> Any:
        spend(5 * STEP)
        weigh(args[before:])
        weigh(kwargs)
        if name in OF_TEXT and not is_text(args[before]):
            raise FilterArgumentError(f"{type(args[before]).__name__} is no text")
        for value in (*args[before + 1 :], *kwargs.values()):
            _check_argument(value, name)
        result = function(*args, **kwargs)
        if isinstance(result, str | list | tuple | dict):
            weigh(result)
        return result

    return metered


def _check_argument(value: object, name: str) -> None:
    if isinstance(value, int) and abs(value) > LARGEST:
        raise FilterArgumentError(f"a number above {LARGEST}")
    if isinstance(value, str) and len(value) > LONGEST and name and name not in _TAKE_TEXT:
        raise FilterArgumentError(f"a text of more than {LONGEST} characters")


@pass_context  # so that Jinja does not work it out beforehand, as it does with what is constant
def _pay(context: Context, units: int) -> bool:
    spend(units)
    return True


@pass_context
def _weighed(context: Context, value: Any) -> Any:
    weigh(value)
    return value


@pass_context
def _as_text(context: Context, value: Any) -> Any:
    if not is_text(value):
        raise FilterArgumentError(f"{type(value).__name__} is no text")
    weigh(value)
    return value


# ---- filters whose result may be much larger than what they are given ----------------------------


def _joined(join: Function) -> Function:
    @wraps(join)
    def joined(context: Any, value: Iterable[Any], d: str = "", attribute: Any = None) -> Any:
        items = list(value)
        weigh(items)
        spend(6 * len(d) * len(items))
        if attribute is None and not all(map(is_text, items)):
            raise FilterArgumentError("only texts and numbers can be joined")
        return join(context, items, d, attribute)

    return joined


def _replaced(replace: Function) -> Function:
    @wraps(replace)
    def replaced(context: Any, text: Any, old: str, new: str, count: int | None = None) -> Any:
        times = str(text).count(str(old)) if old else len(str(text)) + 1
        spend(6 * times * len(str(new)))
        return replace(context, text, old, new, count)

    return replaced


def _formatted(stock: Function) -> Function:
    @wraps(stock)
    def formatted(text: str, *values: Any, **named: Any) -> str:
        return bounded_format(text, named or values)

    return formatted


def _summed(stock: Function) -> Function:
    @wraps(stock)
    def summed(context: Any, values: Any, attribute: Any = None, start: float = 0) -> Any:
        if not isinstance(start, int | float):
            raise FilterArgumentError("only numbers can be added up")
        return stock(context, values, attribute, start)

    return summed
