"""HTML of a layout that is not built in: without what it may not say.

Its tags keep neither links to scripts and to files of this machine, nor places in the source that
are none of the issue's.  (Nothing that loads is dealt with here: the press and the browser refuse
that.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from typeset.layout.links import is_safe, scheme

_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(
    r"\s(data-source|(?:xlink:)?href|action|formaction|http-equiv)\s*=\s*"
    r"(\"[^\"]*\"|'[^']*'|[^\s>]+)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(.*):\d{1,9}")


def cleaned(html: str, files: Iterable[str]) -> str:
    """`html` with only such links and places as may be; `files` are those of the issue, by name."""
    known = frozenset(files)

    def clean_attribute(found: re.Match[str]) -> str:
        name, value = found[1].lower(), unescape(found[2].strip("\"'"))
        return found[0] if _may_stay(name, value, known) else ""

    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(clean_attribute, tag[0]), html)


def _may_stay(name: str, value: str, files: frozenset[str]) -> bool:
    if name == "data-source":
        place = _PLACE.fullmatch(value)
        return place is not None and place[1] in files
    if name == "http-equiv":
        return False
    # What has no scheme may be the layout's own style sheet or a picture; as a link it is refused
    # when the pages are drawn.
    return is_safe(value) or (name in ("href", "xlink:href") and not scheme(value))
