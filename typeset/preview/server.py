"""The pages over HTTP: the interface, the state as events, pictures and text of each page."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from pydantic import BaseModel, PositiveInt, TypeAdapter, ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from typeset.engine.inks import for_screen
from typeset.files.resources import FONTS
from typeset.preview import html_view
from typeset.preview.desk import Desk
from typeset.preview.edition import PreviewEdition
from typeset.preview.editor import open_at
from typeset.preview.guard import Address, Guard
from typeset.preview.renderer import PageRegion, Renderer, UnknownPage
from typeset.preview.request_timeout import REQUEST_TIMEOUT
from typeset.preview.view import state

WEB = {path.name: path for path in (Path(__file__).parent / "web").iterdir()}
"""The interface: no other file can be asked for."""
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
SLOWEST = 2**20
"""Bytes a second that a large body must come with: a slow wireless network's."""
LARGEST_BODY = 64 * 1024
"""Bytes that a request may send."""
Asked = TypeVar("Asked")
SEALED = {"Content-Security-Policy": html_view.POLICY}


@dataclass(frozen=True)
class Preview:
    """All that the routes need.  `root` is the issue's folder; `at` the place to show first."""

    desk: Desk
    renderer: Renderer
    address: Address
    root: Path
    editor: str | None = None
    at: str | None = None

    @property
    def edition(self) -> PreviewEdition:
        """The edition on show; 404 before there is one."""
        if self.desk.showing.edition is None:
            raise HTTPException(404)
        return self.desk.showing.edition


def application(preview: Preview, more: Sequence[Route] = ()) -> Starlette:
    """The ASGI application for one preview; routes in `more` come before its own."""
    app = unguarded(preview, more)
    app.add_middleware(Guard, address=preview.address)
    return app


def unguarded(preview: Preview, more: Sequence[Route] = ()) -> Starlette:
    """The same, for an application with a guard of its own."""
    app = Starlette(
        routes=[
            *more,
            Route("/", _index),
            Route("/events", _events),
            Route("/page/{look}", _page),
            Route("/text/{look}", _text),
            Route("/pdf", _pdf),
            Route("/open", _open, methods=["POST"]),
            Route("/html", _html),
            Route("/html/issue/{name:path}", _issue_file),
            Route("/html/font/{number:int}", _font_file),
            Route("/html/style/{number:int}/{name:path}", _style_file),
            Route("/web/{name}.otf", own_face),
            Route("/web/{name}", web_file),
        ]
    )
    app.state.preview = preview
    return app


def _preview(request: Request) -> Preview:
    preview = request.app.state.preview
    assert isinstance(preview, Preview)
    return preview


def wrote(request: Request, moment: float) -> None:
    """Files were on disk at `moment` (`time.monotonic`): see to it that a setting has them."""
    _preview(request).desk.wrote(moment)


async def _index(request: Request) -> Response:
    return FileResponse(WEB["index.html"])


async def web_file(request: Request) -> Response:
    """A file of the interface."""
    path = WEB.get(request.path_params["name"])
    if path is None:
        raise HTTPException(404)
    return Response(path.read_bytes(), media_type=KINDS.get(path.suffix))


async def own_face(request: Request) -> Response:
    """Our own 黑体, for machines that have no Chinese face of their own."""
    name = request.path_params["name"]
    if name not in ("hei", "hei-bold"):
        raise HTTPException(404)
    return FileResponse(FONTS / f"{name}.otf")


async def _events(request: Request) -> Response:
    preview = _preview(request)
    return StreamingResponse(_event_stream(preview), media_type="text/event-stream")


async def _event_stream(preview: Preview) -> AsyncIterator[str]:
    greeting = {"editor": preview.editor, "at": preview.at}
    yield _event("hello", greeting)
    number = -1
    async for showing in preview.desk.news():
        if showing.number != number:
            yield _event("state", state(showing, preview.root))
        else:
            yield _event("setting", {"setting": showing.setting})
        number = showing.number


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


async def _page(request: Request) -> Response:
    preview = _preview(request)
    width, part = _asked_picture(request)
    here = preview.address.is_loopback  # elsewhere the wire is slower than the packing
    form = "raw" if here and request.query_params.get("form") != "png" else "png"
    look = request.path_params["look"]
    try:
        picture = await asyncio.to_thread(preview.renderer.picture, look, width, part, form)
    except UnknownPage as error:
        raise HTTPException(404) from error
    except ValueError as error:
        raise HTTPException(400) from error
    if form == "png":
        return Response(picture, media_type="image/png")
    headers = {"Picture-Width": str(part.width if part else width)}
    return Response(picture, media_type="application/octet-stream", headers=headers)


def _asked_picture(request: Request) -> tuple[int, PageRegion | None]:
    """`?width=1240`, or a part of that as `&part=left,top,width,height`, all in pixels."""
    try:
        width = int(request.query_params["width"])
        asked = request.query_params.get("part")
        part = PageRegion(*map(int, asked.split(","))) if asked else None
    except (KeyError, ValueError, TypeError) as error:
        raise HTTPException(400) from error
    if not 16 <= width <= 20_000 or (part and max(map(abs, astuple(part))) > 100_000):
        raise HTTPException(400)
    return width, part


async def _text(request: Request) -> Response:
    renderer = _preview(request).renderer
    try:
        runs = await asyncio.to_thread(renderer.runs, request.path_params["look"])
    except UnknownPage as error:
        raise HTTPException(404) from error
    return JSONResponse([asdict(run) for run in runs])


async def _pdf(request: Request) -> Response:
    preview = _preview(request)
    name = quote(f"{preview.root.name}.pdf")
    headers = {"Content-Disposition": f"inline; filename*=UTF-8''{name}"}
    return Response(preview.edition.pdf, media_type="application/pdf", headers=headers)


class SourcePlace(BaseModel):
    """A place to open: a file as positions name it, a line and a column."""

    file: str
    line: PositiveInt
    column: PositiveInt = 1


_PLACE = TypeAdapter(SourcePlace)


async def _open(request: Request) -> Response:
    """Open a `SourcePlace` in the editor: 204, or 404 with the editor that could not be started."""
    preview = _preview(request)
    place = await asked_of(request, _PLACE, LARGEST_BODY)
    path = _source(preview, place.file)
    if path is None or preview.editor is None or not preview.address.is_loopback:
        raise HTTPException(404)
    if not open_at(preview.editor, path, place.line, place.column):
        raise HTTPException(404, detail=preview.editor)
    return Response(status_code=204)


async def asked_of(request: Request, wanted: TypeAdapter[Asked], maximum: int) -> Asked:
    """What the JSON that was sent asks for; 400 where it is nothing of that kind."""
    try:
        return wanted.validate_json(await body_of(request, maximum))
    except ValidationError as error:
        raise HTTPException(400) from error


async def body_of(request: Request, maximum: int) -> bytes:
    """What was sent, up to `maximum` bytes; 413 for more, 408 for too slow, 400 for broken off."""
    body = bytearray()
    try:
        async with asyncio.timeout(REQUEST_TIMEOUT + maximum / SLOWEST):
            async for part in request.stream():
                body += part
                if len(body) > maximum:
                    raise HTTPException(413)
    except TimeoutError as error:
        raise HTTPException(408) from error
    except ClientDisconnect as error:
        raise HTTPException(400) from error
    return bytes(body)


def _source(preview: Preview, name: str) -> Path | None:
    """The file that a position names, if it is one of the issue's or the layout's."""
    try:
        path = (preview.root / name).resolve()
    except (OSError, ValueError, RuntimeError):  # too long, with a NUL in it, links in a circle
        return None
    edition = preview.desk.showing.edition
    inputs = {known.resolve() for known in edition.inputs} if edition else set()
    known = path in inputs or preview.root.resolve() in path.parents
    return path if known and os.path.isfile(path) else None  # noqa: PTH113 (it raises nothing)


async def _html(request: Request) -> Response:
    page = html_view.cleaned_page(_preview(request).edition)
    return HTMLResponse(page, headers=SEALED)


async def _issue_file(request: Request) -> Response:
    return _file(html_view.file_inside(_preview(request).root, request.path_params["name"]))


async def _style_file(request: Request) -> Response:
    """A style sheet in the screen's colours, or what it names."""
    sheet = _numbered(request, _preview(request).edition.stylesheets)
    path = html_view.file_inside(sheet.parent, request.path_params["name"])
    if path is None or path.suffix.lower() != ".css":
        return _file(path)
    css = for_screen(path.read_text(encoding="utf-8", errors="replace"))
    return Response(css, media_type="text/css", headers=SEALED)


async def _font_file(request: Request) -> Response:
    return _file(_numbered(request, _preview(request).edition.font_files))


def _numbered(request: Request, paths: tuple[Path, ...]) -> Path:
    number = request.path_params["number"]
    if number >= len(paths):
        raise HTTPException(404)
    path: Path = paths[number]
    return path


def _file(path: Path | None) -> Response:
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, headers=SEALED)
