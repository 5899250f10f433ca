"""Jinja2 for layouts: sandboxed, escaping, strict; a template's mistake becomes a Diagnostic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from jinja2 import BaseLoader, Environment
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from typeset.diagnostics.problems import Diagnostic, IssueError, Position
from typeset.diagnostics.reading import read_source
from typeset.layout.budget import Spent, spending
from typeset.layout.bytecode import BuiltInTemplates
from typeset.layout.package import Layout
from typeset.layout.sandbox import Sandbox
from typeset.layout.view import View

SUFFIX = ".j2"
PAGE = "page.html.j2"
"""The template that every layout begins with."""
LARGEST = 256 * 1024
"""Bytes of a template; ours have five thousand."""

Templates = tuple[tuple[str, str, str], ...]
"""Name, file and text of each."""


def render(layout: Layout, view: View, units: int) -> tuple[str, tuple[Diagnostic, ...]]:
    """The page's HTML, and what there is to warn of.

    `units` is how much the templates may spend (`budget`).  Raises IssueError with file and line of
    a template that fails.
    """
    problems: list[Diagnostic] = []
    templates = read_templates(layout, problems)
    if any(problem.severity == "error" for problem in problems):
        raise IssueError(problems)
    page = str(layout.folders[0] / PAGE)
    with spending(units):
        return _rendered(environment(templates), view, page), tuple(problems)


def _rendered(sandbox: Sandbox, view: View, page: str) -> str:
    try:
        template = sandbox.get_template(PAGE)
        context = template.new_context(view.names())
        return sandbox.concat(template.root_render_func(context))
    except TemplateSyntaxError as error:
        where = Position(error.filename or page, error.lineno)
        raise _error("layout.template-syntax", where, error.message or "") from None
    except TemplateNotFound as error:
        raise _error("layout.template-missing", _place(error, page), str(error.name)) from None
    except (Spent, MemoryError) as error:
        raise _error("layout.template-too-much", _place(error, page)) from None
    except RecursionError as error:
        raise _error("layout.template-too-deep", _place(error, page)) from None
    except IssueError:
        raise
    except Exception as error:  # a template may be wrong in any way that Python knows
        raise _error("layout.template", _place(error, page), _words(error)) from None


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__


def read_templates(layout: Layout, problems: list[Diagnostic]) -> Templates:
    """All templates of the layout under the names that they have for one another.

    Its own come before those that it inherits; `bulletin/page.html.j2` is the one of the ancestor
    called bulletin, so that a template can extend the one that it replaces.
    """
    merged: dict[str, tuple[str, str]] = {}
    prefixed: dict[str, tuple[str, str]] = {}
    for folder, name in reversed([*zip(layout.folders, layout.names, strict=True)]):
        merged = merged | _templates_in(folder, problems)
        # Of two generations with one name, the farther one is meant: it is there to be extended.
        prefixed = {f"{name}/{key}": each for key, each in merged.items()} | prefixed
    return tuple((name, *each) for name, each in sorted({**prefixed, **merged}.items()))


def _templates_in(folder: Path, problems: list[Diagnostic]) -> dict[str, tuple[str, str]]:
    """Name -> file and text of each template in a folder of a layout, links out of it left out."""
    found = {}
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        inside = path.resolve().is_relative_to(folder.resolve())
        source = read_source(path, str(path), problems) if inside and path.is_file() else None
        if source is None:
            continue
        if len(source.text) > LARGEST:
            where = Position(str(path))
            problems.append(Diagnostic("layout.template-too-large", where, {"limit": LARGEST}))
        found[path.relative_to(folder).as_posix()] = (str(path), source.text)
    return found


class _Shelf(BaseLoader):
    """The templates that were read: nothing is looked for in a file while one is at work."""

    def __init__(self, templates: Templates) -> None:
        self._found: Mapping[str, tuple[str, str]] = {name: (f, t) for name, f, t in templates}

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            file, text = self._found[template]
        except KeyError:
            raise TemplateNotFound(template) from None
        return text, file, lambda: True

    def list_templates(self) -> list[str]:
        return sorted(self._found)


@lru_cache(maxsize=8)
def environment(templates: Templates) -> Sandbox:
    """The sandbox of these templates: kept, with what is compiled, as long as none changes."""
    return Sandbox(loader=_Shelf(templates), bytecode_cache=BuiltInTemplates())


def _place(error: BaseException, page: str) -> Position:
    """The innermost line of a template that was at work."""
    place = Position(page)
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(trace.tb_lineno)
            place = Position(str(template.filename), line)
        trace = trace.tb_next
    return place


def _error(key: str, where: Position, message: str = "") -> IssueError:
    return IssueError([Diagnostic(key, where, {"message": message, "name": message})])
