"""An issue's head and foot as templates see them: masthead, imprint, printing, 公文."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from typeset.issue.dates import PartialDate
from typeset.issue.masthead import Masthead
from typeset.layout.wording import is_chinese, is_traditional


@dataclass(frozen=True, slots=True)
class MastheadView:
    """报头; a `number` that is no numeral is printed as it stands."""

    name: str | None
    issuer: str | None
    number: int | str | None
    total: int | None
    volume: int | str | None
    date: PartialDate | None
    slogan: str | None
    note: str | None
    organizers: Mapping[str, tuple[str, ...]]
    issn: str | None
    licence: str | None
    internal: bool
    price: str | None
    web: str | None
    secrecy: str | None
    copy_number: str | None
    urgency: str | None


@dataclass(frozen=True, slots=True)
class PrintedView:
    """印发."""

    date: PartialDate | None
    office: str | None
    copies: int | None


@dataclass(frozen=True, slots=True)
class OfficialDocumentView:
    """公文."""

    number: str | None
    signers: tuple[str, ...]
    to: str | None
    attachments: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, slots=True)
class ImprintFact:
    """刊号、准印证号、定价 …: a line of the imprint; `key` is its place in the manifest."""

    key: str
    label: str
    value: str


_LABELS = {
    "licence": ("准印证号", "准印證號", "Licence"),
    "issn": ("ISSN", "ISSN", "ISSN"),
    "price": ("定价", "定價", "Price"),
    "web": ("网址", "網址", "Web"),
}
_INTERNAL = ("内部资料　免费交流", "內部資料　免費交流", "For internal use; not for sale")
"""In Simplified and in Traditional Chinese, and in other languages."""


def imprint(masthead: Masthead | None, language: str) -> tuple[ImprintFact, ...]:
    """主办 and the like as they are labelled, then licence, ISSN, price, address, 内部资料."""
    column = 1 if is_traditional(language) else 0 if is_chinese(language) else 2
    return tuple(_facts(masthead, column)) if masthead else ()


def _facts(masthead: Masthead, column: int) -> Iterator[ImprintFact]:
    for label, names in masthead.organizers.items():
        yield ImprintFact(
            f"masthead.organizers.{label}", label, ("　", "　", ", ")[column].join(names)
        )
    for key, labels in _LABELS.items():
        if value := getattr(masthead, key):
            yield ImprintFact(f"masthead.{key}", labels[column], value)
    if masthead.internal:
        yield ImprintFact("masthead.internal", "", _INTERNAL[column])
