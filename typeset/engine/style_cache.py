"""Computed styles, kept from one document to the next.

WeasyPrint computes each property of each element when it is first asked for, and forgets all of it
with the document.  Issues of one layout have the same rules again and again: where the parent's
values are the same and so are the element's own cascaded declarations, the computed values are
(CSS Cascade 4, 4.4).  Those are kept here, and only those: each document has style objects of its
own, and one that is changed by its layout, or whose values depend on more than the cascade, takes
leave of the cached values, and all that inherits from it does so too.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from functools import partial
from typing import TYPE_CHECKING, TypeGuard

import tinycss2
from weasyprint import css
from weasyprint.css.tokens import Pending
from weasyprint.logger import LOGGER

if TYPE_CHECKING:
    from typeset.typography.stock import Value

# Properties that may hold an address: what `var()` makes of one depends on the document's folder.
WITH_ADDRESS = {
    "background_image",
    "border_image_source",
    "content",
    "list_style_image",
    "mask_border_source",
    "string_set",
}
# Changed by the layout, and no other value is computed from them.
ALONE = {
    "counter_increment",
    "counter_reset",
    "counter_set",
    "display",
    "float",
    "overflow",
    "position",
}
KEPT = 4096
"""Styles that are remembered; when there are more, the cache begins again."""


class _Outside(logging.Handler):
    """Counts what shows that a value depends on more than the cascade."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """A warning, which is to be given in every document."""
        _Outside.count += 1


class CachedValues:
    """What is remembered of one style, and of the anonymous boxes inside its boxes."""

    __slots__ = ("_anonymous", "alive", "cache", "lengths", "specified", "values")

    def __init__(self, alive: object = None) -> None:
        self.alive = alive  # what the key of the cache names by its address
        self.values: dict[str, Value] = {}
        self.specified: dict[str, Value] = {}
        self.cache: dict[str, Value] = {}  # what WeasyPrint measures of the root's fonts
        self.lengths: dict[str, Value] | None = None  # used ones, see `used_lengths`
        self._anonymous: CachedValues | None = None

    @property
    def anonymous(self) -> CachedValues:
        """The cached values of the style that anonymous boxes inherit."""
        self._anonymous = self._anonymous or CachedValues()
        return self._anonymous


_cache: dict[Hashable, CachedValues] = {}


class _Cached(css.Style):  # type: ignore[misc]
    """A style that begins with what is remembered of its like."""

    cached: CachedValues
    computing = 0
    _parents: CachedValues | None  # the parent's values, when last looked at

    def begin(self, cached: CachedValues) -> None:
        """Start with all that `cached` has."""
        self.cached = cached
        self._parents = self.parent_style.cached if self.parent_style is not None else None
        self.update(cached.values)

    def catch_up(self) -> None:
        """Take all that was found for others of its like since this one began, at once.

        The styles of a document begin before any of its values is asked for: one by one, a long
        document would take them a million times.
        """
        self.update({**self.cached.values, **self})

    def leave(self) -> None:
        """Remember nothing more of this style: it goes its own way."""
        self.cached = CachedValues()

    def __setitem__(self, key: str, value: Value) -> None:
        if not self.computing and key not in ALONE:
            self.leave()
        super().__setitem__(key, value)

    def __missing__(self, key: str) -> Value:
        parent = self.parent_style
        if parent is not None and parent.cached is not self._parents:
            self._parents = parent.cached
            self.leave()
        if key in self.cached.values:
            self.catch_up()
            return self.cached.values[key]
        before = _Outside.count
        self.computing += 1
        try:
            value = super().__missing__(key)
        finally:
            self.computing -= 1
        if _Outside.count == before and not self.is_of_its_folder(key):
            self.cached.values[key] = value
        else:
            self.leave()
            self.warn_again(key)
        return value

    def is_of_its_folder(self, key: str) -> bool:
        """Whether the value of `key` may be an address relative to the document's folder."""
        return False

    def warn_again(self, key: str) -> None:
        """Have the mistake in the declaration of `key` said of the next document, too."""


class CachedStyle(_Cached, css.ComputedStyle):  # type: ignore[misc]
    """The style of an element, a pseudo-element or a page."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self.begin(_cached_values(self))
        self.specified.update(self.cached.specified)
        if self.is_root_element:
            self.cache = self.cached.cache

    def catch_up(self) -> None:
        """Take all that was found for others of its like, with what was specified."""
        super().catch_up()
        self.specified.update({**self.cached.specified, **self.specified})

    @property
    def initial_page_sizes(self) -> dict[str, Value]:
        """What viewport units refer to."""
        _Outside.count += 1
        return self._page_sizes

    @initial_page_sizes.setter
    def initial_page_sizes(self, sizes: dict[str, Value]) -> None:
        """Take the sizes that viewport units refer to."""
        self._page_sizes = sizes

    def copy(self) -> CachedStyle:
        """A style for a box that changes it; until then it is like this one."""
        before = _Outside.count
        style: CachedStyle = super().copy()
        _Outside.count = before  # the page's sizes were handed on, not used
        if style.cached is not self.cached:
            style.leave()
        return style

    def __missing__(self, key: str) -> Value:
        value = super().__missing__(key)
        if key in self.specified:
            self.cached.specified[key] = self.specified[key]
        elif key in self.cached.specified:
            self.specified[key] = self.cached.specified[key]
        return value

    def is_of_its_folder(self, key: str) -> bool:
        """Whether the value of `key` may be an address relative to the document's folder."""
        return key in WITH_ADDRESS and isinstance(self.cascaded.get(key, (None,))[0], Pending)

    def warn_again(self, key: str) -> None:
        """WeasyPrint warns once of a declaration with `var()`: its sheet serves many documents."""
        declared = self.cascaded.get(key, (None,))[0]
        if isinstance(declared, Pending):
            declared._reported_error = False


class CachedAnonymousStyle(_Cached, css.AnonymousStyle):  # type: ignore[misc]
    """The style of anonymous boxes."""

    def __init__(self, parent_style: _Cached) -> None:
        super().__init__(parent_style)
        self.begin(parent_style.cached.anonymous)

    def copy(self) -> CachedAnonymousStyle:
        """A style for a box that changes it; until then it is like this one."""
        style: CachedAnonymousStyle = super().copy()
        if style.cached is not self.cached:
            style.leave()
        return style


def _cached_values(style: CachedStyle) -> CachedValues:
    """The cached values of styles with the same parent's values and the same declarations."""
    if style.pseudo_type in ("first-line", "first-letter"):  # WeasyPrint asks what they hold
        return CachedValues()
    parent = style.parent_style.cached if style.parent_style is not None else None
    root = getattr(style.root_style, "cached", None)
    alive = parent, root, style.cascaded, style.font_config
    declared = tuple(
        (name, _known_by(name, value), precedence, layer, *specificity)
        for name, (value, (precedence, layer, specificity)) in style.cascaded.items()
    )
    key = id(parent), id(root), id(style.font_config), style.pseudo_type, declared
    cached = _cache.get(key)
    if cached is None:
        if len(_cache) >= KEPT:
            _cache.clear()
        cached = _cache[key] = CachedValues(alive)
    return cached


def _known_by(name: str, value: Value) -> Hashable:
    """What distinguishes a cascaded value from others: itself, or what it is written as."""
    if name.startswith("__"):  # a custom property: its tokens, which a style attribute has again
        written: str = tinycss2.serialize(getattr(value, "tokens", value))
        return written
    return value if _is_hashable(value) else id(value)


def _is_hashable(value: Value) -> TypeGuard[Hashable]:
    """Whether `value` can be a key: a tuple may hold what cannot."""
    try:
        hash(value)
    except TypeError:
        return False
    return True


def watch_warnings() -> Callable[[], None]:
    """Count WeasyPrint's warnings from now on; what is returned ends that."""
    handler = _Outside()
    LOGGER.addHandler(handler)
    return partial(LOGGER.removeHandler, handler)
