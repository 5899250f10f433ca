"""Built-in style sheets kept parsed: parsing them takes as long as setting the pages.

A parsed sheet holds compiled selectors, which are code, so it is kept beside our own code
(`beside_code`); only WeasyPrint's own sheets and those of the built-in layouts are.  What is kept
is used for the very same text, read by the very same programs; anything else, and a file that is
damaged, is parsed and kept again.
"""

from __future__ import annotations

import io
import marshal
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import FunctionType
from typing import Any

from cssselect2 import VERSION as CSSSELECT2
from cssselect2 import compiler
from tinycss2 import VERSION as TINYCSS2

from typeset.files.beside_code import keep_code, kept_code

# A selector is compiled to a function of one element, with these names around it.
NAMES = ("split_whitespace", "ascii_lower", "urlparse")


@dataclass(frozen=True)
class Parsed:
    """A style sheet as WeasyPrint's `CSS` has it, and what was said while it was parsed."""

    content: dict[str, object]
    counters: dict[str, object]
    messages: tuple[str, ...] = ()


def parsed(text: str, place: str, parse: Callable[[], Parsed]) -> Parsed:
    """What `parse` makes of the built-in style sheet `text`, which is at the address `place`."""
    name = f"sheet-{sha256(place.encode()).hexdigest()[:32]}.bin"
    digest = sha256(f"{_programs()}\0{place}\0{text}".encode()).digest()
    found = _read(name, digest)
    if found is None:
        found = parse()
        _write(name, digest, found)
    return found


@cache
def _programs() -> str:
    """All that decides how a style sheet is read: the versions, and the code of our properties."""
    import weasyprint

    from typeset.typography import properties

    ours = Path(properties.__file__).read_text("utf-8")
    python = f"{sys.version} {__debug__}"
    return "\0".join((python, weasyprint.__version__, TINYCSS2, CSSSELECT2, ours))


def _read(name: str, digest: bytes) -> Parsed | None:
    content = kept_code(name)
    if content is None or not content.startswith(digest):
        return None
    with suppress(Exception):  # whatever a damaged file may bring about
        found = pickle.loads(content[len(digest) :])
        return found if isinstance(found, Parsed) else None
    return None


def _write(name: str, digest: bytes, content: Parsed) -> None:
    """Keep `content`; what cannot be kept is parsed the next time too."""
    with suppress(pickle.PicklingError, TypeError, AttributeError):
        buffer = io.BytesIO()
        _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(content)
        keep_code(name, digest + buffer.getvalue())


class _Pickler(pickle.Pickler):
    """Pickles selectors, which are functions without a name, by their code."""

    def reducer_override(self, value: object) -> Any:  # as pickle asks
        if isinstance(value, FunctionType) and value.__name__ == "<lambda>":
            return _selector, (marshal.dumps(value.__code__),)
        return NotImplemented


def _selector(code: bytes) -> FunctionType:
    names = {name: getattr(compiler, name) for name in NAMES}
    return FunctionType(marshal.loads(code), names)
