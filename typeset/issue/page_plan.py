"""What an editor fixes on a newspaper's pages: places of stories, adverts, fillers, slots by rank.

Columns count from the left, lines from the head of the type area, both from 1.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from typeset.issue.strict import Strict
from typeset.issue.values import Words

Corner = Literal["upper-left", "upper-right", "lower-left", "lower-right"]


class Place(Strict):
    """版位: where a story stands; what is not said is chosen."""

    page: int | None = Field(None, ge=1, description="版次: its page.")
    column: int | None = Field(None, ge=1, description="起栏: the first column, from the left.")
    line: int | None = Field(None, ge=1, description="起行: the first line, from the head.")
    columns: int | None = Field(None, ge=1, description="栏数: how many columns wide.")
    lines: int | None = Field(None, ge=1, description="行数: how many lines deep.")


class PageSpace(Strict):
    """占位: a part of a page that is kept: `columns` wide and `lines` deep, in a corner."""

    columns: int = Field(ge=1, description="栏数: how many columns wide.")
    lines: int | None = Field(
        None, ge=1, description="行数: how many lines deep; the whole page, if not said."
    )
    corner: Corner = Field("lower-right", description="版角: the corner of the page.")
    column: int | None = Field(None, ge=1, description="起栏: its first column, if in no corner.")
    line: int | None = Field(None, ge=1, description="起行: its first line, if in no corner.")


class Advert(PageSpace):
    """广告: a picture, or a page of a PDF, in a space of its own."""

    file: str = Field(description="图片或 PDF 文件.")
    alt: str | None = Field(None, description="替代文字: what is to be seen.")


class FillerMatter(Strict):
    """补白: a picture, or a short text in a frame."""

    file: str | None = Field(None, description="图片文件: the picture's file.")
    alt: str | None = Field(None, description="替代文字: what is to be seen.")
    headline: str | None = Field(None, description="标题: the headline.")
    text: Words = Field((), description="正文, a paragraph each.")


class Filler(FillerMatter, PageSpace):
    """补白: a picture or a short text that stands where it is put."""

    keep: bool = Field(
        True, description="false: it is of the stock, its place was found and may be found again."
    )


class StockFiller(FillerMatter):
    """备用补白: what may fill white; `folder` stands for all pictures and texts in it."""

    folder: str | None = Field(None, description="文件夹: with pictures, and texts in Markdown.")


def _as_stock(value: object) -> object:
    if not isinstance(value, str):
        return value
    return {"folder" if value.endswith("/") else "file": value}


StockEntry = Annotated[
    StockFiller, BeforeValidator(_as_stock, json_schema_input_type=str | StockFiller)
]


class Ear(Strict):
    """报眼: what stands beside the nameplate, a picture (or a page of a PDF) or a few words."""

    file: str | None = Field(None, description="图片或 PDF 文件.")
    alt: str | None = Field(None, description="替代文字: what is to be seen.")
    headline: str | None = Field(None, description="标题: the headline.")
    text: Words = Field((), description="正文, a paragraph each.")


class Teasers(PageSpace):
    """导读: what is to be found on the inside pages, made from their headlines."""

    headline: str | None = Field(None, description="标题: 导读, if not said.")


class RankSlot(PageSpace):
    """固定版位: a space for stories of one rank, as a rail of briefs."""

    priority: Literal["lead", "second", "brief", "box"] = Field(
        description="稿件的轻重: the story's rank."
    )


class PlannedStory(Strict):
    """A story that stands on a page."""

    file: str = Field(description="稿件文件: the article's file.")
    at: Place | None = Field(None, description="版位: where it stands on the page.")
    keep: bool = Field(True, description="false: the place was found, and may be found again.")


def _as_story(value: object) -> object:
    return {"file": value} if isinstance(value, str) else value


StoryEntry = Annotated[
    PlannedStory, BeforeValidator(_as_story, json_schema_input_type=str | PlannedStory)
]


class NewspaperPage(Strict):
    """版: what a newspaper's page says of itself in its folio line, and what is fixed on it."""

    name: str | None = Field(None, description="版名: as in 要闻, 综合, 副刊.")
    editors: Words = Field((), description="本版责编: who made the page.")
    adverts: tuple[Advert, ...] = Field((), description="广告: spaces kept for adverts.")
    fillers: tuple[Filler, ...] = Field((), description="补白: fillers, as 公益广告 or 启事.")
    ears: tuple[Ear, ...] = Field(
        (), max_length=2, description="报眼: at the left and the right of the nameplate, of page 1."
    )
    teasers: Teasers | None = Field(None, description="导读: lines that lead to inside pages.")
    slots: tuple[RankSlot, ...] = Field((), description="固定版位: spaces for stories of one rank.")
    stories: tuple[StoryEntry, ...] = Field((), description="稿件: which stories stand on it.")
    photos: str | None = Field(
        None, description="图片版: the article whose pictures take the whole page."
    )


class PagePlan(Strict):
    """plan.yaml: the pages of a newspaper."""

    pages: tuple[NewspaperPage, ...] = Field(
        (), description="各版: the pages, the first one first."
    )
