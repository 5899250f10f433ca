"""Write `pango_declarations.py`: WeasyPrint's C declarations and `typeset.typography`'s, parsed.

    python -m typeset.engine.declare_pango

Run it when WeasyPrint's release changes, or what `typeset.typography` declares beside it; a test
says when it is due.
"""

from __future__ import annotations

import re
import sys
from contextlib import redirect_stdout
from hashlib import sha256
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import cffi
import weasyprint

from typeset import typography

TARGET = Path(__file__).with_name("pango_declarations.py")
CDEF = re.compile(r"""ffi\.cdef\(('{3}|"{3}|"|')((?:(?!\1).)*)\1""", re.DOTALL)
HEAD = '''"""C declarations, parsed beforehand.  Written by `declare_pango`; do not edit."""

from __future__ import annotations

from typing import Any

# SHA-256 of the declarations as their modules have them.
SOURCES = (
{digests}
)


# fmt: off
def declared(ffi: Any) -> Any:
    """An object of the class `ffi` (a subclass of cffi's) that knows these declarations."""
    return ffi{arguments}
'''


def declarations() -> list[str]:
    """All C declarations, as they stand in the sources."""
    folders = (Path(weasyprint.__file__).parent / "text", Path(typography.__file__).parent)
    sources = (
        file.read_text("utf-8") for folder in folders for file in sorted(folder.glob("*.py"))
    )
    return [found[1] for source in sources for found in CDEF.findall(source)]


def module_text() -> str:
    """The text of `pango_declarations.py` for the WeasyPrint that is installed."""
    sources = declarations()
    ffi = cffi.FFI()
    for source in sources:
        ffi.cdef(source)
    ffi.set_source("pango", None)
    with TemporaryDirectory() as folder:
        written = Path(folder) / "pango.py"
        with redirect_stdout(StringIO()):
            ffi.emit_python_code(str(written))
        arguments = written.read_text(encoding="utf-8").partition("_cffi_backend.FFI")[2].rstrip()
    digests = "\n".join(f'    "{sha256(source.encode()).hexdigest()}",' for source in sources)
    return HEAD.format(digests=digests, arguments=arguments)


if __name__ == "__main__":
    TARGET.write_text(module_text(), encoding="utf-8")
    sys.stdout.write(f"{TARGET}\n")
