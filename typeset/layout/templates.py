"""Jinja2 for layouts: sandboxed, escaping, strict; a template's mistake becomes a Diagnostic."""

from __future__ import annotations

import re
import traceback
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from typeset.diagnostics.problems import Diagnostic, IssueError, Position
from typeset.layout.bytecode import bytecode_cache
from typeset.layout.package import Layout

SUFFIX = ".j2"
PAGE = "page.html.j2"
"""The template that every layout begins with."""


def environment(layout: Layout) -> ImmutableSandboxedEnvironment:
    """The environment of a layout: its own templates come before those that it inherits.

    `bulletin/page.html.j2` names a template of the ancestor called bulletin, so that a template can
    extend the one that it replaces.  It is kept, with its compiled templates, until a template of
    the layout comes or goes; Jinja itself sees when one changes.
    """
    templates = tuple(file for file in layout.files() if file.suffix == SUFFIX)
    return _environment(layout.folders, layout.names, templates)


_OPTIONS = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}


@lru_cache(maxsize=8)
def _environment(
    folders: tuple[Path, ...], names: tuple[str, ...], templates: tuple[Path, ...]
) -> ImmutableSandboxedEnvironment:
    own = [FileSystemLoader(folder) for folder in folders]
    generations = {name: ChoiceLoader(own[place:]) for place, name in reversed([*enumerate(names)])}
    made = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*own, PrefixLoader(generations)]),
        undefined=StrictUndefined,
        bytecode_cache=bytecode_cache(f"{jinja2.__version__} {_OPTIONS}"),
        **_OPTIONS,
    )
    made.filters["tight"] = tight
    return made


def tight(html: str) -> Markup:
    """`html` without white space between tags, which WeasyPrint keeps in a footnote area."""
    return Markup(re.sub(r">\s+<", "><", html.strip()))


def render(layout: Layout, context: dict[str, Any]) -> str:
    """The page's HTML.  Raises IssueError with file and line of a template that fails."""
    try:
        return environment(layout).get_template(PAGE).render(context)
    except TemplateSyntaxError as error:
        where = Position(error.filename or str(layout.folders[0] / PAGE), error.lineno)
        raise _error("layout.template-syntax", where, error.message or "") from error
    except TemplateNotFound as error:
        where = _place(error, layout) or Position(str(layout.folders[0] / PAGE))
        raise _error("layout.template-missing", where, str(error.name)) from error
    except (IssueError, MemoryError):
        raise
    except Exception as error:  # a template may call anything that its context holds
        place = _place(error, layout)
        if place is None and not isinstance(error, TemplateError):
            raise
        where = place or Position(str(layout.folders[0] / PAGE))
        raise _error("layout.template", where, str(error)) from error


def _place(error: BaseException, layout: Layout) -> Position | None:
    """The innermost line of a template in the error's traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        if any(Path(frame.filename).is_relative_to(folder) for folder in layout.folders):
            return Position(frame.filename, frame.lineno or 1)
    return None


def _error(key: str, where: Position, message: str) -> IssueError:
    return IssueError([Diagnostic(key, where, {"message": message, "name": message})])
