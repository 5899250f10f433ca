"""The shelf: all issues below a folder, with their state; opened, searched, begun, imported."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from typeset.desk.covers import Covers
from typeset.desk.issue_state import ArchiveRecords, state_of
from typeset.desk.routes import MAX_ACT, OWN, USER, answered, own_file, receive_file
from typeset.desk.shelf_texts import MOST, ShelfTexts
from typeset.desk.uploads import Uploads
from typeset.editing.replacements import EditError
from typeset.files.issue_files import MADE
from typeset.layout.samples import begin as begin_issue
from typeset.layout.samples import sample_in, samples
from typeset.layout.shelves import available, described, find_layout
from typeset.preview.server import asked_of, own_face, web_file
from typeset.series.discover import issue_folders
from typeset.series.facts import IssueFacts, by_series, facts_of
from typeset.series.next_issue import begin as begin_next


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    folder: str


class _New(_Asked):
    layout: str
    language: str


class _Import(_Asked):
    batch: str


_ASKED = TypeAdapter(_Asked)
_NEW = TypeAdapter(_New)
_IMPORT = TypeAdapter(_Import)


@dataclass(frozen=True)
class Shelf:
    """The issues below `root`.  `opened` starts an issue's desk and says its address."""

    root: Path
    opened: Callable[[Path], str]
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    covers: Covers = field(default_factory=Covers)
    texts: ShelfTexts = field(default_factory=ShelfTexts)
    uploads: Uploads = field(default_factory=Uploads)

    def routes(self) -> Sequence[Route]:
        """The shelf's page and all that it asks for."""
        return [
            Route("/", self.index),
            Route("/shelf", answered(self.shelf)),
            Route("/shelf/state", answered(self.state)),
            Route("/shelf/search", answered(self.search)),
            Route("/shelf/layouts", answered(self.layouts)),
            Route("/shelf/look", self.look),
            Route("/shelf/cover", self.cover),
            Route("/shelf/new", answered(self.new), methods=["POST"]),
            Route("/shelf/open", answered(self.open), methods=["POST"]),
            Route("/shelf/next", answered(self.next), methods=["POST"]),
            Route("/shelf/upload", answered(self.upload), methods=["POST"]),
            Route("/shelf/import", answered(self.begin_import), methods=["POST"]),
            Route("/desk/{name}", own_file),
            Route("/web/{name}.otf", own_face),
            Route("/web/{name}", web_file),
        ]

    async def index(self, request: Request) -> Response:
        """The page."""
        return FileResponse(OWN["shelf.html"])

    async def shelf(self, request: Request) -> dict[str, Any]:
        """The series with their issues, the newest first."""
        found = by_series(await asyncio.to_thread(_issues, self.root))
        series = [
            {"title": title, "issues": [self._card(each) for each in reversed(issues)]}
            for title, issues in found.items()
        ]
        return {"root": self.root.name, "series": series, "user": request.scope.get(USER, "")}

    async def state(self, request: Request) -> dict[str, Any]:
        """How each issue stands, by its folder."""
        return {"states": await asyncio.to_thread(self._states)}

    async def search(self, request: Request) -> dict[str, Any]:
        """The stories that hold the words of `?find=`, the newest issues first."""
        words = request.query_params.get("find", "")[:200]
        return {"found": await asyncio.to_thread(self._found, words)}

    async def cover(self, request: Request) -> Response:
        """The first page of an issue; 404 where it cannot be set."""
        try:
            folder = self.folder(request.query_params.get("folder", ""))
        except EditError as error:
            raise HTTPException(404) from error
        return await self._pictured(folder)

    async def layouts(self, request: Request) -> dict[str, Any]:
        """The layouts that an issue can begin with, and a name for its folder."""
        names = await asyncio.to_thread(available, self.root)
        found = [{"name": name, **described(name, self.root).model_dump()} for name in names]
        return {"layouts": found, "folder": self._free_name()}

    async def look(self, request: Request) -> Response:
        """The first page of a layout's sample; 404 where there is none."""
        layout = find_layout(request.query_params.get("layout", ""), self.root)
        language = sample_in(layout, request.query_params.get("language", "")) if layout else None
        if layout is None or language is None:
            raise HTTPException(404)
        return await self._pictured(samples(layout)[language])

    async def new(self, request: Request) -> dict[str, Any]:
        """Begin an issue with a layout's sample; where it is."""
        wanted = await asked_of(request, _NEW, MAX_ACT)
        folder = self._new_folder(wanted.folder)
        layout = find_layout(wanted.layout, self.root)
        language = sample_in(layout, wanted.language) if layout else None
        async with self.turn:
            await asyncio.to_thread(begin_issue, wanted.layout, folder, language)
        return {"folder": folder.name}

    async def upload(self, request: Request) -> dict[str, Any]:
        """Keep one file of an issue that is to be imported."""
        return await receive_file(request, self.uploads)

    async def begin_import(self, request: Request) -> dict[str, Any]:
        """Make an issue of the files that came; where it is, and what the reading asks."""
        wanted = await asked_of(request, _IMPORT, MAX_ACT)
        folder = self._new_folder(wanted.folder)
        async with self.turn:
            asked = await asyncio.to_thread(self.uploads.begin, wanted.batch, folder)
        return {"folder": folder.name, **asked}

    async def open(self, request: Request) -> dict[str, Any]:
        """The address of an issue's desk, which is started if it is not open."""
        folder = self.folder((await asked_of(request, _ASKED, MAX_ACT)).folder)
        async with self.turn:
            return {"url": await asyncio.to_thread(self.opened, folder)}

    async def next(self, request: Request) -> dict[str, Any]:
        """Begin the issue after one; where it is."""
        folder = self.folder((await asked_of(request, _ASKED, MAX_ACT)).folder)
        async with self.turn:
            begun = await asyncio.to_thread(begin_next, folder)
        return {"folder": self.name_of(begun.folder)}

    def _free_name(self) -> str:
        """A name for a new issue's folder: the month, counted on where it has an issue."""
        month = f"{date.today():%Y-%m}"
        names = (month, *(f"{month}-{number}" for number in range(2, 1000)))
        return next((each for each in names if not (self.root / each).exists()), "")

    def name_of(self, folder: Path) -> str:
        """What an issue's folder is called on the shelf."""
        return folder.resolve().relative_to(self.root).as_posix()

    def folder(self, asked: str) -> Path:
        """The folder of an issue on the shelf; EditError for any other."""
        for facts in _issues(self.root):
            if self.name_of(facts.folder) == asked:
                return facts.folder
        raise EditError("not-on-shelf", name=asked)

    def _new_folder(self, asked: str) -> Path:
        name = asked.strip()
        if not name or name.startswith(".") or set(name) & set("/\\\0") or name == MADE:
            raise EditError("no-folder-name", name=name)
        return self.root / name

    async def _pictured(self, folder: Path) -> Response:
        try:
            picture = await self.covers.of(folder)
        except asyncio.CancelledError:  # the shelf is being closed
            picture = None
        if picture is None:
            raise HTTPException(404)
        return Response(picture, media_type="image/png")

    def _card(self, facts: IssueFacts) -> dict[str, Any]:
        date = str(facts.date) if facts.date else ""
        return {"folder": self.name_of(facts.folder), "number": facts.number or "", "date": date}

    def _states(self) -> dict[str, Any]:
        records = ArchiveRecords.read(self.root)
        return {
            self.name_of(each.folder): state_of(
                each.folder, records, self.texts.of(each.folder).problems
            )
            for each in _issues(self.root)
        }

    def _found(self, words: str) -> list[dict[str, Any]]:
        issues = sorted(_issues(self.root), key=lambda each: each.order, reverse=True)
        by_folder = {each.folder: each for each in issues}
        hits = []
        for folder, story in self.texts.found(by_folder, words):
            hits.append(
                {**self._card(by_folder[folder]), "title": by_folder[folder].title, **story}
            )
            if len(hits) == MOST:
                break
        return hits


def _issues(root: Path) -> list[IssueFacts]:
    """The issues below a folder; those whose manifest cannot be read have no title."""
    return [facts_of(folder) or IssueFacts(folder, "") for folder in issue_folders(root)]
