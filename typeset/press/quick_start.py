"""WeasyPrint, imported in half the time.

It parses its C declarations and its style sheets anew at each start, looks for libraries under
names of other systems by running compilers, and imports a font subsetter that it does not use where
HarfBuzz has one.  Here the declarations come ready parsed (`pango_declarations`), the style sheets
from the user's cache, and the subsetter when it is asked for.  What does not fit, another release
of WeasyPrint or of cffi, is imported in its own way.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from types import ModuleType
from typing import Any

from typeset.press import pango_declarations
from typeset.press.kept_sheets import Parsed, parsed

# Both declare C functions: what was parsed beforehand must fit both.
TOGETHER = ("weasyprint", "typeset.typography")


class _Unexpected(ImportError):
    """Declarations that were not parsed beforehand."""


def import_weasyprint() -> None:
    """Import WeasyPrint, quickly where that is possible."""
    if sys.platform == "linux" and "weasyprint" not in sys.modules:
        try:
            with _ready_cffi(), _subsetter_when_asked(), _sheets_from_the_cache():
                _import()
        except Exception:
            for name in [name for name in sys.modules if name.startswith(TOGETHER)]:
                del sys.modules[name]
    _import()


def _import() -> None:
    for name in TOGETHER:
        importlib.import_module(name)


@contextmanager
def _ready_cffi() -> Iterator[None]:
    """`cffi.FFI()` is, for a while, an object that knows WeasyPrint's declarations already."""
    import _cffi_backend  # type: ignore[import-untyped]

    class Ready(_cffi_backend.FFI):  # type: ignore[misc]
        def cdef(self, source: str) -> None:
            if sha256(source.encode()).hexdigest() not in pango_declarations.SOURCES:
                raise _Unexpected(source)

    def ready() -> Any:
        return pango_declarations.declared(Ready)

    with _stand_in("cffi", FFI=ready):
        yield


@contextmanager
def _subsetter_when_asked() -> Iterator[None]:
    """fontTools' subsetter and instancer are imported when WeasyPrint first calls them."""

    def instantiate(*args: Any, **kwargs: Any) -> Any:
        real = importlib.import_module("fontTools.varLib.instancer")
        return real.instantiateVariableFont(*args, **kwargs)

    if "fontTools.subset" not in sys.modules:
        _import_when_asked("fontTools.subset")
    with _stand_in("fontTools.varLib.instancer", instantiateVariableFont=instantiate):
        yield


@contextmanager
def _sheets_from_the_cache() -> Iterator[None]:
    """WeasyPrint's own style sheets stay empty while it is imported, and are filled afterwards."""
    import tinycss2

    parse = tinycss2.parse_stylesheet
    tinycss2.parse_stylesheet = lambda *_, **__: []
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse
    _fill_sheets()


def _fill_sheets() -> None:
    html = importlib.import_module("weasyprint.html")
    counters = html.UA_COUNTER_STYLE
    for name in ("UA", "UA_FORM", "PH"):
        text, sheet = getattr(html, name), getattr(html, f"{name}_STYLESHEET")
        found = parsed(text, f"weasyprint:{name}", partial(_parse, html.CSS, text))
        sheet.__dict__.update(found.content)
        if name != "PH":
            counters.update(found.counters)


def _parse(css: Any, text: str) -> Parsed:
    counters: dict[str, Any] = {}
    return Parsed(vars(css(string=text, counter_style=counters)), counters)


def _import_when_asked(name: str) -> None:
    """Python's own lazy module: it is read when the first of its names is."""
    spec = importlib.util.find_spec(name)
    assert spec is not None and spec.loader is not None
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    package, _, child = name.rpartition(".")
    setattr(sys.modules[package], child, module)


@contextmanager
def _stand_in(name: str, **content: Any) -> Iterator[None]:
    """For a while, `name` is a module with this content, unless the real one is there already."""
    if name in sys.modules:
        yield
        return
    module = ModuleType(name)
    module.__dict__.update(content)
    sys.modules[name] = module
    try:
        yield
    finally:
        del sys.modules[name]
