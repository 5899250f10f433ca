"""Reads YAML so that every key and value keeps its place, and text stays text.

YAML's own guesses (`no` is false, `12:30` is 750, `2023-03-05` is a date object) surprise editors.
Here a plain scalar stays what was typed (`Plain`); the model says what is a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from typeset.diagnostics.problems import Diagnostic, Position, ReportProblem
from typeset.diagnostics.source import SourceText
from typeset.issue.line_ends import joint
from typeset.issue.yaml_syntax import syntax_problem

MAX_DEPTH = 16
MAX_VALUES = 20_000
"""Keys, values and list items of one file, those that an alias stands for counted each time."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_INTEGER = re.compile(r"[-+]?[0-9]+", re.ASCII)
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)

Path = tuple[str | int, ...]
Span = tuple[int, int]


class Plain(str):
    """A scalar that stood without quotation marks, as it was typed."""

    __slots__ = ()


def resolve(value: object) -> object:
    """`value` with its plain scalars as YAML 1.2 reads them: true, false, numbers."""
    if isinstance(value, Mapping):
        return {str(key): resolve(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [resolve(item) for item in value]
    if not isinstance(value, Plain):
        return value
    if value in ("true", "false"):
        return value == "true"
    if _INTEGER.fullmatch(value):
        return int(value) if len(value) < 20 else str(value)
    return float(value) if _NUMBER.fullmatch(value) else str(value)


def _scalar(event: yaml.ScalarEvent, written: str) -> str:
    """The text of a scalar that is `written` like this."""
    if "\n" not in written or "\\" in written or event.anchor:
        return str(event.value)
    if event.implicit[0]:
        return _unfolded(written)
    if written[0] in "'\"":
        return _unfolded(written[1:-1]).replace(written[0] * 2, written[0])
    return str(event.value)


def _unfolded(written: str) -> str:
    """A text that goes over several lines, as one: YAML would put spaces between Han."""
    text, *lines = written.split("\n")
    for line in lines:
        text, part = text.rstrip(), line.strip()
        text += joint(text, part) + part if part else ""
    return text


@dataclass(frozen=True)
class YamlTree:
    """`value` is made of dict, list, `str` and None; `keys` and `values` say where each stands.

    Their own keys are paths such as ("masthead", "name"); their values are offsets into the source.
    """

    source: SourceText
    value: object = None
    keys: dict[Path, Span] = field(default_factory=dict)
    values: dict[Path, Span] = field(default_factory=dict)

    def nearest(self, path: Path) -> Path:
        """The longest beginning of `path` that stands in the file."""
        while path and path not in self.values:
            path = path[:-1]
        return path

    def at(self, path: Path) -> object:
        """What stands at `path`; None where nothing does."""
        value = self.value
        for part in path:
            try:
                value = value[part]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def written(self, path: Path) -> str:
        """The dotted path with its keys as they stand in the file, counted as an editor does."""
        parts = []
        for depth, part in enumerate(path, 1):
            start, end = self.keys.get(path[:depth], (0, 0))
            key = self.source.text[start:end].strip("'\"") or str(part)
            parts.append(str(part + 1) if isinstance(part, int) else key)
        return ".".join(parts)

    def position(self, path: Path) -> Position:
        """Where the value at `path` stands, or the nearest mapping or list around it."""
        return self.source.position(self.values.get(self.nearest(path), (0, 0))[0])

    def positions(self, below: Path = ()) -> dict[str, Position]:
        """Dotted path below a path -> where the value stands."""
        at, depth = self.source.position, len(below)
        return {
            ".".join(map(str, path[depth:])): at(span[0])
            for path, span in self.values.items()
            if len(path) > depth and path[:depth] == below
        }

    def report(
        self,
        key: str,
        path: Path,
        details: Mapping[str, object] | None = None,
        *,
        hint: str | None = None,
        of_key: bool = False,
    ) -> Diagnostic:
        """A diagnostic about the value at `path` (or about its key)."""
        spans = self.keys if of_key and path in self.keys else self.values
        start, end = spans.get(path) or self.values.get(self.nearest(path), (0, 1))
        return self.source.report(key, start, end - start, details, hint=hint)

    def reporter(self, path: Path, problems: list[Diagnostic]) -> ReportProblem:
        """What puts problems with the value at `path` to the others."""

        def report(key: str, details: Mapping[str, object], *, hint: str | None = None) -> None:
            problems.append(self.report(key, path, details, hint=hint))

        return report


class _Refused(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def read_yaml(
    source: SourceText, problems: list[Diagnostic], start: int = 0, end: int | None = None
) -> YamlTree | None:
    """The YAML between two offsets of a source.  None, and a problem, if it cannot be read."""
    text = source.text[start:end]
    try:
        return _Composer(source, text, start, problems).compose()
    except _Refused as refused:
        problems.append(refused.diagnostic)
    except yaml.MarkedYAMLError as error:
        problems.append(syntax_problem(source, start, error))
    except yaml.YAMLError:
        pass  # a control character, which reading the file has reported
    return None


class _Composer:
    """Makes a `YamlTree` out of PyYAML's events, counting as it goes."""

    def __init__(
        self, source: SourceText, text: str, start: int, problems: list[Diagnostic]
    ) -> None:
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)
        self.source, self.start, self.problems = source, start, problems
        self.tree = YamlTree(source)
        self.anchors: dict[str, tuple[object, int]] = {}
        self.count = 0

    def compose(self) -> YamlTree:
        value: object = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if value is not None:
                    raise self.refuse("issue.second-document", event)
                value = self.node(next(self.events), ())
        return YamlTree(self.source, value, self.tree.keys, self.tree.values)

    def refuse(
        self, key: str, event: yaml.Event, hint: str | None = None, **details: object
    ) -> _Refused:
        start, end = self.span(event)
        return _Refused(self.source.report(key, start, end - start, details, hint=hint))

    def span(self, event: yaml.Event) -> Span:
        assert event.start_mark and event.end_mark
        return self.start + event.start_mark.index, self.start + event.end_mark.index

    def written(self, event: yaml.Event) -> str:
        start, end = self.span(event)
        return self.source.text[start:end]

    def node(self, event: yaml.Event, path: Path) -> object:
        self.count += 1
        if self.count > MAX_VALUES:
            raise self.refuse("issue.too-many-values", event, limit=MAX_VALUES)
        if len(path) > MAX_DEPTH:
            raise self.refuse("issue.too-deep", event, limit=MAX_DEPTH)
        self.tree.values.setdefault(path, self.span(event))
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        if event.tag is not None:
            tag = self.written(event).split()[0]
            raise self.refuse("issue.yaml-tag", event, "issue.hint-yaml-tag", tag=tag)
        before = self.count
        value = self.content(event, path)
        if event.anchor is not None:
            self.anchors[event.anchor] = value, self.count - before
        return value

    def content(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, path: Path) -> object:
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        assert isinstance(event, yaml.ScalarEvent)
        text = _scalar(event, self.written(event))
        if not event.implicit[0]:
            return text
        return None if text in _NULLS else Plain(text)

    def alias(self, event: yaml.AliasEvent) -> object:
        if event.anchor not in self.anchors:
            hint = "issue.hint-unknown-alias"
            raise self.refuse("issue.unknown-alias", event, hint, name=event.anchor)
        value, weight = self.anchors[event.anchor]
        self.count += weight
        return value

    def sequence(self, path: Path) -> list[object]:
        items: list[object] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, (*path, len(items))))
        return items

    def mapping(self, path: Path) -> dict[str, object]:
        items: dict[str, object] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise self.refuse("issue.key-not-text", event)
            key = str(event.value)
            value = self.value_of(key, event, (*path, key), known=key in items)
            items.setdefault(key, value)
        return items

    def value_of(self, key: str, event: yaml.Event, path: Path, *, known: bool) -> object:
        span = self.span(event)
        if known:
            first = self.source.position(self.tree.keys[path][0]).line
            length = span[1] - span[0]
            self.problems.append(
                self.source.report(
                    "issue.duplicate-key", span[0], length, {"name": key, "line": first}
                )
            )
        self.tree.keys.setdefault(path, span)
        return self.node(next(self.events), path)
