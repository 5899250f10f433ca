"""The sandbox of templates: what they may name, call and compute, and how much of it.

Nothing is allowed but what is listed here.  All that a template does costs units (`budget`): the
turns of its loops by the size of their bodies, its operations by the size of what they work on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import partial
from typing import Any, NoReturn

from jinja2 import StrictUndefined, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.parser import Parser
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference, Undefined
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup

from typeset.diagnostics.problems import Position
from typeset.issue import model
from typeset.issue.dates import PartialDate
from typeset.layout import template_tree
from typeset.layout.budget import STEP, spend, weigh
from typeset.layout.template_filters import (
    allowed_filters,
    allowed_tests,
    bounded_format,
    is_text,
    listed,
)
from typeset.layout.view import PLAIN, Tool

MOST_BITS = 4096
"""Whole numbers have no more binary digits than these."""

_TEXT_CLASSES = (
    model.Text, model.LineBreak, model.Span, model.FootnoteCall, model.Paragraph, model.Heading,
    model.ListBlock, model.Quote, model.Table, model.Figure, model.Preformatted, model.Divider,
    model.Division,
    Position, PartialDate,
)  # fmt: skip
FIELDS: dict[type, frozenset[str]] = {
    kind: frozenset(field.name for field in fields(kind)) for kind in (*PLAIN, *_TEXT_CLASSES)
}
"""What a template may ask of the data that it is given: their fields."""

_LOOP = listed(
    "cycle changed depth depth0 first index index0 last length nextitem previtem revindex revindex0"
)
_OF_JINJA: dict[type, frozenset[str]] = {
    LoopContext: _LOOP,
    BlockReference: frozenset({"super"}),
    Cycler: frozenset({"next", "reset", "current"}),
}
_OF_TEXT = listed(
    "capitalize count endswith find isalnum isalpha isdecimal isdigit islower isnumeric "
    "isspace istitle isupper lower lstrip partition removeprefix removesuffix rfind "
    "rpartition rsplit rstrip split splitlines startswith strip swapcase title upper"
)
_OF_MAPPING = frozenset({"get", "items", "keys", "values"})

Callables = (Tool, Macro, BlockReference, LoopContext, Joiner)


class Sandbox(SandboxedEnvironment):
    """Jinja's environment with the lists of this module in the place of Jinja's own."""

    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)

    def __init__(self, **options: Any) -> None:
        super().__init__(
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_printable,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            **options,
        )
        self.filters = allowed_filters(self.filters)
        self.tests = allowed_tests(self.tests)  # type: ignore[arg-type, assignment]
        self.globals = {
            "range": Tool(_range),
            "namespace": Tool(Namespace),
            "dict": Tool(dict),
            "cycler": Tool(Cycler),
            "joiner": Tool(Joiner),
        }

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """What is being handled is raised as it is: Jinja would make its traceback over."""
        raise

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parser = Parser(self, source, name, filename)
        try:
            tree = parser.parse()
        except RecursionError:
            line = parser.stream.current.lineno
            raise TemplateSyntaxError(template_tree.DEEP, line, name, filename) from None
        return template_tree.prepared(tree, name, filename)

    # ---- what may be named and called ----------------------------------------------------------

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template gets for `obj.attribute`."""
        if isinstance(obj, Undefined):
            return obj._fail_with_undefined_error()
        if isinstance(obj, str):
            return _method_of_text(obj, attribute) or self._refused(obj, attribute)
        if isinstance(obj, Mapping):
            return self._of_mapping(obj, attribute)
        if isinstance(obj, Namespace | TemplateModule | TemplateReference):
            return self._of_names(obj, attribute)
        allowed = FIELDS.get(type(obj)) or _OF_JINJA.get(type(obj), frozenset())
        if attribute not in allowed:
            return self._refused(obj, attribute)
        value = getattr(obj, attribute)
        return Tool(value) if callable(value) and not isinstance(value, Callables) else value

    def getitem(self, obj: Any, argument: Any) -> Any:
        """What a template gets for `obj[argument]`."""
        if isinstance(obj, str | Mapping | list | tuple | Undefined):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                pass
        if isinstance(argument, str):
            return self.getattr(obj, str(argument))
        return self.undefined(obj=obj, name=argument)

    def _of_mapping(self, obj: Mapping[Any, Any], attribute: str) -> Any:
        if attribute in _OF_MAPPING:
            return Tool(getattr(obj, attribute))
        return obj[attribute] if attribute in obj else self._refused(obj, attribute)

    def _of_names(self, obj: Any, attribute: str) -> Any:
        """Names that templates gave: in a namespace, in a file of macros, of blocks."""
        if attribute.startswith("_"):
            return self._refused(obj, attribute)
        try:
            if isinstance(obj, TemplateModule):
                return vars(obj)[attribute]
            return obj[attribute] if isinstance(obj, TemplateReference) else getattr(obj, attribute)
        except (LookupError, AttributeError):
            return self._refused(obj, attribute)

    def _refused(self, obj: Any, attribute: str) -> Undefined:
        return self.undefined(obj=obj, name=attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Nothing: Jinja asks this for what `getattr` above did not decide."""
        return False

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call what is on the list, and pay for it."""
        if not isinstance(__obj, Callables):
            raise SecurityError(f"{type(__obj).__name__} is nothing to call")
        spend(10 * STEP)
        weigh(args)
        weigh(kwargs)
        result = __context.call(__obj, *args, **kwargs)
        if isinstance(result, str | list | tuple | dict):
            weigh(result)
        return result

    # ---- what may be computed ------------------------------------------------------------------

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operation, paid for by the size of its result."""
        weigh(left)
        weigh(right)
        if operator == "%" and isinstance(left, str):
            return bounded_format(left, right)
        if operator == "*":
            _check_product(left, right)
        if operator == "**":
            _check_power(left, right)
        return self.binop_table[operator](left, right)

    def _load_template(self, name: str, globals: Any) -> Any:
        spend(100 * STEP)
        return super()._load_template(name, globals)


def _printable(value: Any) -> Any:
    """What is printed: texts and numbers; of anything else Python's own words would be printed."""
    if not is_text(value):
        raise TemplateRuntimeError(f"{type(value).__name__} cannot be printed: print what is in it")
    spend(len(value) + STEP if isinstance(value, str) else 2 * STEP)
    return value


def _range(*numbers: int) -> range:
    found = range(*numbers)
    spend(10 * len(found))
    return found


def _check_product(left: Any, right: Any) -> None:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, str | list | tuple) and isinstance(other, int):
            spend(len(one) * max(0, other))
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() + right.bit_length())


def _check_power(base: Any, exponent: Any) -> None:
    if isinstance(base, int) and isinstance(exponent, int):
        _check_bits(base.bit_length() * abs(exponent))


def _check_bits(bits: int) -> None:
    if bits > MOST_BITS:
        raise OverflowError(f"a number of more than {MOST_BITS} binary digits")


# ---- the methods of texts ----------------------------------------------------------------------


def _method_of_text(text: str, name: str) -> Tool | None:
    spend(len(text))
    if name in _OF_TEXT:
        return Tool(getattr(text, name))
    if name == "replace":
        return Tool(partial(_replace, text))
    return Tool(partial(_join, text)) if name == "join" else None


def _replace(text: str, old: str, new: str, count: int = -1) -> str:
    found = text.count(old) if old else len(text) + 1
    times = found if count < 0 else min(found, count)
    spend(times * len(new) * (6 if isinstance(text, Markup) else 1))
    return text.replace(old, new, count)


def _join(text: str, items: Iterable[Any]) -> str:
    listed = list(items)
    weigh(listed)
    spend(len(text) * len(listed))
    return text.join(listed)
