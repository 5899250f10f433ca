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
    r"\s(data-source|(?:xlink:)?href|action|formaction)\s*=\s*"
    r"(\"[^\"]*\"|'[^']*'|[^\s>]+)",
    re.IGNORECASE,
)
_COMMAND = re.compile(r"<meta\b[^>]*\shttp-equiv\s*=", re.IGNORECASE)
"""A tag that stands for a header of HTTP: a refresh leads elsewhere (HTML, 4.2.5.3)."""
_PLACE = re.compile(r"(.*):\d{1,9}")


def cleaned(html: str, files: Iterable[str]) -> str:
    """`html` with only such links and places as may be; `files` are those of the issue, by name."""
    known = frozenset(files)

    def clean_attribute(found: re.Match[str]) -> str:
        name, value = found[1].lower(), unescape(found[2].strip("\"'"))
        return found[0] if _may_stay(name, value, known) else ""

    def clean_tag(found: re.Match[str]) -> str:
        tag = found[0]
        return "" if _COMMAND.match(tag) else _ATTRIBUTE.sub(clean_attribute, tag)

    return _TAG.sub(clean_tag, html)


def _may_stay(name: str, value: str, files: frozenset[str]) -> bool:
    if name == "data-source":
        place = _PLACE.fullmatch(value)
        return place is not None and place[1] in files
    # What has no scheme may be the layout's own style sheet or a picture; as a link it is refused
    # when the pages are drawn.
    return is_safe(value) or (name in ("href", "xlink:href") and not scheme(value))
