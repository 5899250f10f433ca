"""HTML read with expressions that are compiled once.

tinyhtml5 means to keep the expression for each set of characters, but keeps it under another key
and writes and compiles it again for every tag and attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


class Expressions(dict[tuple[Iterable[str], bool], re.Pattern[str]]):
    """What matches the characters of a set, or (not `opposite`) those that are not in it."""

    def __missing__(self, key: tuple[Iterable[str], bool]) -> re.Pattern[str]:
        characters, opposite = key
        those = "".join(map(re.escape, characters))
        return self.setdefault(key, re.compile(f"[{'' if opposite else '^'}{those}]+"))


EXPRESSIONS = Expressions()
