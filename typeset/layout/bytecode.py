"""Compiled templates of the built-in layouts, kept beside our own compiled modules.

Compiling them takes as long as setting a page.  What is compiled is code, and is kept only where
code of ours is: in this package's `__pycache__`, where nobody can write who cannot write the
package itself.  The templates of an office's own layout are compiled at each start.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.util import cache_from_source
from pathlib import Path
from sys import dont_write_bytecode

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from typeset.files.atomic import keep
from typeset.files.resources import LAYOUTS
from typeset.files.trust import is_ours

# What decides how a template is compiled, beside its text: modules of this package.
COMPILERS = ("sandbox", "template_tree", "template_filters", "bytecode")


class BuiltInTemplates(BytecodeCache):
    """Jinja's cache of compiled templates, for those in the built-in layouts alone."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Empty for a template that is not ours."""
        if filename is None or not Path(filename).is_relative_to(LAYOUTS):
            return ""
        return sha256(f"{_compiler()} {name} {filename}".encode()).hexdigest()[:32]

    def load_bytecode(self, bucket: Bucket) -> None:
        file = _file(bucket.key)
        if file and is_ours(file.parent) and is_ours(file):
            with file.open("rb") as stream:
                try:
                    bucket.load_bytecode(stream)
                except Exception:  # a damaged one is compiled again
                    bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        file = _file(bucket.key)
        if file and not dont_write_bytecode and is_ours(file.parent):
            keep(file, bucket.bytecode_to_string())


@cache
def _compiler() -> str:
    texts = (Path(__file__).with_name(f"{name}.py").read_bytes() for name in COMPILERS)
    return f"{jinja2.__version__} {sha256(b''.join(texts)).hexdigest()}"


def _file(key: str) -> Path | None:
    return Path(cache_from_source(__file__)).with_name(f"template-{key}.bin") if key else None
