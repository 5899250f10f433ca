"""WeasyPrint imported quickly is the same WeasyPrint."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.archive.running import environment
from typeset.engine import declare_pango

PDF = "import weasyprint; print(weasyprint.HTML(string='<p>一 b').write_pdf().hex())"
QUICKLY = "from typeset.engine.quick_start import import_weasyprint; import_weasyprint(); "
OTHERS = """
import sys, types
others = types.ModuleType("typeset.engine.pango_declarations")
others.SOURCES = ()
others.declared = lambda ffi: ffi()
sys.modules[others.__name__] = others
"""
IS_QUICK = "import sys; assert ('pycparser' in sys.modules) == {}"


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True
    ).stdout


def test_the_declarations_are_those_of_the_weasyprint_that_is_installed() -> None:
    written = Path(declare_pango.TARGET).read_text("utf-8")
    assert written == declare_pango.module_text(), "run python -m typeset.engine.declare_pango"


def test_it_draws_the_same_bytes_without_parsing_declarations() -> None:
    first = "from typeset.engine.fontconfig import without_machine_fonts as w; b = w(); "
    first += "b.__enter__(); "
    slowly = run(f"{first}import typeset.typography; {PDF}; {IS_QUICK.format(True)}")
    assert run(f"{first}{QUICKLY}{PDF}; {IS_QUICK.format(False)}") == slowly


def test_other_declarations_are_read_in_weasyprints_own_way() -> None:
    run(f"{OTHERS}\n{QUICKLY}{PDF}; {IS_QUICK.format(True)}")
