"""The shelf: all issues below a folder, opened, followed by the next one.

Each issue that is opened has a desk of its own: a process with its own address and secret, which
ends with the shelf.
"""

from __future__ import annotations

import asyncio
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from typeset.desk.covers import Covers
from typeset.desk.routes import MAX_ACT, OWN, answered, own_file
from typeset.editing.replacements import EditError
from typeset.files.child import command_of, environment
from typeset.layout.samples import begin as begin_issue
from typeset.layout.samples import samples
from typeset.layout.shelves import available, described, find_layout
from typeset.preview.guard import Address, Guard
from typeset.preview.server import asked_of, own_face, web_file
from typeset.series.facts import IssueFacts, series_below
from typeset.series.next_issue import begin as begin_next


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    folder: str


class _New(_Asked):
    layout: str


_ASKED = TypeAdapter(_Asked)
_NEW = TypeAdapter(_New)


@dataclass(frozen=True)
class Shelf:
    """The issues below `root`, and the desks that are open: folder -> (process, address)."""

    root: Path
    desks: dict[str, tuple[subprocess.Popen[str], str]] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    covers: Covers = field(default_factory=Covers)

    def application(self, address: Address) -> Starlette:
        """The ASGI application, behind the preview's guard."""
        routes = [
            Route("/", self.index),
            Route("/shelf", answered(self.shelf)),
            Route("/shelf/layouts", answered(self.layouts)),
            Route("/shelf/look", self.look),
            Route("/shelf/new", answered(self.new), methods=["POST"]),
            Route("/shelf/cover", self.cover),
            Route("/shelf/open", answered(self.open), methods=["POST"]),
            Route("/shelf/next", answered(self.next), methods=["POST"]),
            Route("/web/hei.otf", own_face),
            Route("/web/{name}", web_file),
            Route("/desk/{name}", own_file),
        ]
        return Starlette(routes=routes, middleware=[Middleware(Guard, address=address)])

    async def index(self, request: Request) -> Response:
        """The page."""
        return FileResponse(OWN["shelf.html"])

    async def shelf(self, request: Request) -> dict[str, Any]:
        """The series with their issues, the newest first."""
        found = await asyncio.to_thread(series_below, self.root)
        series = [
            {"title": title, "issues": [self._card(each) for each in reversed(issues)]}
            for title, issues in found.items()
        ]
        return {"root": self.root.name, "series": series}

    async def cover(self, request: Request) -> Response:
        """The first page of an issue; 404 where it cannot be set."""
        try:
            folder = self._folder(request.query_params.get("folder", ""))
        except EditError as error:
            raise HTTPException(404) from error
        return await self._pictured(folder)

    async def layouts(self, request: Request) -> dict[str, Any]:
        """The layouts that an issue can begin with: name and description."""
        names = await asyncio.to_thread(available, self.root)
        found = [{"name": name, "description": described(name, self.root)} for name in names]
        return {"layouts": found}

    async def look(self, request: Request) -> Response:
        """The first page of a layout's sample; 404 where there is none."""
        layout = find_layout(request.query_params.get("layout", ""), self.root)
        found = samples(layout) if layout else {}
        if not found:
            raise HTTPException(404)
        return await self._pictured(next(iter(found.values())))

    async def new(self, request: Request) -> dict[str, Any]:
        """Begin an issue with a layout's sample; where it is."""
        wanted = await asked_of(request, _NEW, MAX_ACT)
        name = wanted.folder.strip()
        if not name or name.startswith(".") or set(name) & set("/\\\0"):
            raise EditError("no-folder-name", name=name)
        async with self.turn:
            await asyncio.to_thread(begin_issue, wanted.layout, self.root / name)
        return {"folder": name}

    async def _pictured(self, folder: Path) -> Response:
        try:
            picture = await self.covers.of(folder)
        except asyncio.CancelledError:  # the shelf is being closed
            picture = None
        if picture is None:
            raise HTTPException(404)
        return Response(picture, media_type="image/png")

    async def open(self, request: Request) -> dict[str, Any]:
        """The address of an issue's desk, which is started if it is not open."""
        folder = self._folder((await asked_of(request, _ASKED, MAX_ACT)).folder)
        async with self.turn:
            return {"url": await asyncio.to_thread(self._desk, folder)}

    async def next(self, request: Request) -> dict[str, Any]:
        """Begin the issue after one; where it is."""
        folder = self._folder((await asked_of(request, _ASKED, MAX_ACT)).folder)
        async with self.turn:
            begun = await asyncio.to_thread(begin_next, folder)
        return {"folder": begun.folder.resolve().relative_to(self.root).as_posix()}

    def close(self) -> None:
        """End all desks."""
        for process, _ in self.desks.values():
            process.terminate()
        for process, _ in self.desks.values():
            process.wait()

    def _card(self, facts: IssueFacts) -> dict[str, Any]:
        folder = facts.folder.resolve().relative_to(self.root).as_posix()
        date = str(facts.date) if facts.date else ""
        return {"folder": folder, "number": facts.number or "", "date": date}

    def _folder(self, asked: str) -> Path:
        """The folder of an issue on the shelf; EditError for any other."""
        for issues in series_below(self.root).values():
            for facts in issues:
                if facts.folder.resolve().relative_to(self.root).as_posix() == asked:
                    return facts.folder
        raise EditError("not-on-shelf", name=asked)

    def _desk(self, folder: Path) -> str:
        process, url = self.desks.get(str(folder), (None, ""))
        if process is None or process.poll() is not None:
            words = [*command_of("typeset"), "desk", str(folder), "--no-browser"]
            process = subprocess.Popen(
                words, stdout=subprocess.PIPE, text=True, env=environment(), start_new_session=True
            )
            url = process.stdout.readline().strip() if process.stdout else ""
            if not url:
                raise EditError("not-started", name=folder.name)
            self.desks[str(folder)] = process, url
        return url
