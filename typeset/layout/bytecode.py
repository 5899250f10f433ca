"""Compiled templates of the built-in layouts, kept beside our own compiled modules.

Compiling them takes as long as setting a page.  The templates of an office's own layout are
compiled at each start.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from typeset.files.beside_code import keep_code, kept_code
from typeset.files.resources import LAYOUTS

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
        """Fill `bucket` with the compiled template that is kept, if it is there and whole."""
        kept = kept_code(_file(bucket.key)) if bucket.key else None
        if kept:
            try:
                bucket.bytecode_from_string(kept)
            except Exception:  # a damaged one is compiled again
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled template of a built-in layout."""
        if bucket.key:
            keep_code(_file(bucket.key), bucket.bytecode_to_string())


@cache
def _compiler() -> str:
    texts = (Path(__file__).with_name(f"{name}.py").read_bytes() for name in COMPILERS)
    return f"{jinja2.__version__} {sha256(b''.join(texts)).hexdigest()}"


def _file(key: str) -> str:
    return f"template-{key}.bin"
