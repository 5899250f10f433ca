"""What a template sees of a newspaper's pages: plain twins of `typeset.issue.page_plan`."""

from __future__ import annotations

from dataclasses import dataclass

from typeset.issue import page_plan
from typeset.layout.plain import frozen, like


@dataclass(frozen=True, slots=True)
class PlaceView:
    """版位: where a story stands on a newspaper's page."""

    page: int | None
    column: int | None
    line: int | None
    columns: int | None
    lines: int | None


@dataclass(frozen=True, slots=True)
class SpaceView:
    """A part of a newspaper's page that is kept: an advert, a filler, teasers, a slot by rank."""

    kind: str
    """advert, filler, teasers or slot"""
    key: str
    """What the manifest calls it: pages.0.adverts.1"""
    page: int
    columns: int
    lines: int | None
    corner: str
    column: int | None
    line: int | None
    file: str | None = None
    alt: str | None = None
    headline: str | None = None
    text: tuple[str, ...] = ()
    priority: str | None = None


@dataclass(frozen=True, slots=True)
class EarView:
    """报眼: what stands beside a newspaper's nameplate."""

    file: str | None
    alt: str | None
    headline: str | None
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StockView:
    """备用补白: what may fill white."""

    file: str | None
    alt: str | None
    headline: str | None
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewspaperPageView:
    """版: a newspaper's page."""

    name: str | None
    editors: tuple[str, ...]
    ears: tuple[EarView, ...]
    spaces: tuple[SpaceView, ...]
    photos: str | None
    """The article whose pictures take the whole page."""


def page_view(number: int, page: page_plan.NewspaperPage) -> NewspaperPageView:
    """A page with what is kept on it; `number` counts from 0."""
    named = {"advert": page.adverts, "filler": page.fillers, "slot": page.slots}
    spaces = [
        _space(kind, f"pages.{number}.{kind}s.{place}", number + 1, each)
        for kind, found in named.items()
        for place, each in enumerate(found)
    ]
    if page.teasers:
        spaces.append(_space("teasers", f"pages.{number}.teasers", number + 1, page.teasers))
    ears = tuple(like(EarView, ear) for ear in page.ears)
    return like(NewspaperPageView, page, spaces=tuple(spaces), ears=ears)


def _space(kind: str, key: str, page: int, source: page_plan.PageSpace) -> SpaceView:
    said = {name: frozen(value) for name, value in source if name != "keep"}
    return SpaceView(kind=kind, key=key, page=page, **said)
