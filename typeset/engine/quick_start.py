"""WeasyPrint, imported in half the time.

It parses its C declarations and its style sheets again at each start, looks for libraries under
names of other systems by running compilers, and imports much that few documents need.  Here the
declarations come ready parsed (`pango_declarations`), the style sheets as they were kept, and
the rest when it is asked for.  What does not fit, another release of WeasyPrint or of cffi, is
imported in its own way.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from hashlib import sha256
from types import ModuleType

from typeset.engine import pango_declarations
from typeset.engine.sheet_cache import Parsed, parsed

# Both declare C functions: what was parsed beforehand must fit both.
TOGETHER = ("weasyprint", "typeset.typography")

# Pictures, WOFF, and a font subsetter that is not used where HarfBuzz has one.
WHEN_ASKED = (
    "PIL.Image",
    "PIL.ImageFile",
    "PIL.ImageOps",
    "PIL.EpsImagePlugin",
    "fontTools.ttLib.woff2",
    "fontTools.subset",
)
# The only thing that is taken out of these modules, by the names of module and function.
FUNCTIONS_WHEN_ASKED = (
    ("PIL.ImageCms", "ImageCmsProfile"),
    ("fontTools.varLib.instancer", "instantiateVariableFont"),
)


class _Unexpected(ImportError):
    """Declarations that were not parsed beforehand."""


def import_weasyprint(quickly: bool = True) -> None:
    """Import WeasyPrint; `quickly`, where that is possible."""
    if quickly and sys.platform == "linux" and "weasyprint" not in sys.modules:
        try:
            with _ready_cffi(), _the_rest_when_asked(), _sheets_from_the_cache():
                _import()
        except Exception:
            for name in [name for name in sys.modules if name.startswith(TOGETHER)]:
                del sys.modules[name]
    _import()


def _import() -> None:
    for name in TOGETHER:
        importlib.import_module(name)
    if not __debug__:
        _restore_assertions()


def _restore_assertions() -> None:
    """WeasyPrint sets some properties inside assertions, which `python -O` leaves out.

    (`assert add('position', position)` in its shorthand for backgrounds.)  The module is read again
    with them.
    """
    module = importlib.import_module("weasyprint.css.validation.expanders")
    fresh = ModuleType(module.__name__)
    fresh.__dict__.update(__file__=module.__file__, __package__=module.__package__)
    code = compile(inspect.getsource(module), fresh.__name__, "exec", dont_inherit=True, optimize=0)
    exec(code, fresh.__dict__)
    module.EXPANDERS.update(fresh.EXPANDERS)


@contextmanager
def _ready_cffi() -> Iterator[None]:
    """`cffi.FFI()` is, for a while, an object that knows WeasyPrint's declarations already."""
    import _cffi_backend  # type: ignore[import-untyped]

    class Ready(_cffi_backend.FFI):  # type: ignore[misc]
        def cdef(self, source: str) -> None:
            if sha256(source.encode()).hexdigest() not in pango_declarations.SOURCES:
                raise _Unexpected(source)

    def ready() -> object:
        return pango_declarations.declared(Ready)

    with _stand_in("cffi", FFI=ready):
        yield


@contextmanager
def _the_rest_when_asked() -> Iterator[None]:
    """What WeasyPrint imports and seldom calls is imported when it is first called."""
    for name in WHEN_ASKED:
        if name not in sys.modules:
            _import_when_asked(name)
    with ExitStack() as stand_ins:
        for module, function in FUNCTIONS_WHEN_ASKED:
            later = partial(_call_later, module, function)
            stand_ins.enter_context(_stand_in(module, **{function: later}))
        yield


def _call_later(module: str, function: str, *args: object, **kwargs: object) -> object:
    return getattr(importlib.import_module(module), function)(*args, **kwargs)


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


def _parse(css: type, text: str) -> Parsed:
    counters: dict[str, object] = {}
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
def _stand_in(name: str, **content: object) -> Iterator[None]:
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
