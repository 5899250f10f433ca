"""The desk over HTTP: what stands in the files, and acts on them, beside the preview's pages.

The preview's guard stands before every route: the secret, Host, Origin.  Nothing that comes in
names a command, and nothing outside the issue's folder can be named.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic import TypeAdapter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from typeset.desk.acts import AnyRequest, DropStory, as_act
from typeset.desk.answered_once import AnsweredOnce
from typeset.desk.finishing import FinishedFiles
from typeset.desk.layout_options import options_schema
from typeset.desk.photos import new_photo
from typeset.desk.questions import SettledQuestion, kept, settle
from typeset.desk.reading import listed, text_of
from typeset.desk.returned import ReturnedFile, WantedChange
from typeset.desk.stories import matches, overview, story
from typeset.desk.story_locks import PresenceRequest, StoryLocks
from typeset.desk.uploads import MAX_UPLOAD, Uploads
from typeset.diagnostics.messages import in_both_languages
from typeset.diagnostics.problems import IssueError
from typeset.editing import snapshots
from typeset.editing.replacements import EditError
from typeset.editing.workspace import Act, Conflict, Workspace
from typeset.issue.schema import article_schema, issue_schema
from typeset.issue.values import TRUE
from typeset.preview.problems import problem
from typeset.preview.server import KINDS, WEB, asked_of, body_of, wrote

OWN = {path.name: path for path in (Path(__file__).parent / "web").iterdir()}
"""The desk's part of the interface: no other file can be asked for."""
USER = "typeset.user"
"""Where the scope of a request has the name of whoever is signed in, in an office."""
MAX_ACT = 4 * 1024 * 1024
"""Bytes of one act: a long article that is pasted."""
HEAD = (
    '<link rel="stylesheet" href="desk/desk.css">\n'
    '<script type="module" src="desk/desk.js"></script>\n</head>'
)
_WANTED = TypeAdapter(list[WantedChange])
_PRESENCE = TypeAdapter(PresenceRequest)
_SETTLED = TypeAdapter(SettledQuestion)
_REQUEST: TypeAdapter[Any] = TypeAdapter(AnyRequest)

Answer = Callable[[Request], Any]


@dataclass(frozen=True)
class EditingDesk:
    """What the routes act on: one issue's files.  Acts come one after another.

    In an office, `locks` say who has which story, and `user` whose desk this is.
    """

    workspace: Workspace
    finished: FinishedFiles
    uploads: Uploads = field(default_factory=Uploads)
    returned: ReturnedFile = field(default_factory=ReturnedFile)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    done: AnsweredOnce = field(default_factory=AnsweredOnce)
    locks: StoryLocks | None = None
    user: str = ""

    def routes(self) -> list[Route]:
        """The desk's routes; they go before the preview's."""
        return [
            Route("/", self.index),
            Route("/desk/issue", answered(self.issue)),
            Route("/desk/story", answered(self.story)),
            Route("/desk/source", answered(self.source)),
            Route("/desk/matches", answered(self.matches)),
            Route("/desk/schema", answered(self.schema)),
            Route("/desk/presence", answered(self.presence), methods=["POST"]),
            Route("/desk/act", answered(self.done.once(self.act)), methods=["POST"]),
            Route("/desk/undo", answered(self.done.once(self.undo)), methods=["POST"]),
            Route("/desk/redo", answered(self.done.once(self.redo)), methods=["POST"]),
            Route("/desk/upload", answered(self.done.once(self.upload)), methods=["POST"]),
            Route("/desk/photo", answered(self.done.once(self.photo)), methods=["POST"]),
            Route("/desk/add", answered(self.done.once(self.add)), methods=["POST"]),
            Route("/desk/questions", answered(self.questions)),
            Route("/desk/settle", answered(self.done.once(self.settle)), methods=["POST"]),
            Route("/desk/snapshots", answered(self.snapshots)),
            Route("/desk/restore", answered(self.done.once(self.restore)), methods=["POST"]),
            Route("/desk/returned", answered(self.done.once(self.review)), methods=["POST"]),
            Route("/desk/accept", answered(self.done.once(self.accept)), methods=["POST"]),
            Route("/desk/check", answered(self.check)),
            Route("/desk/finish/{kind}", answered(self.finish)),
            Route("/desk/{name}", own_file),
        ]

    async def index(self, request: Request) -> Response:
        """The preview's page, with the desk's hands."""
        page = WEB["index.html"].read_text(encoding="utf-8")
        return HTMLResponse(page.replace("</head>", HEAD, 1))

    async def issue(self, request: Request) -> dict[str, Any]:
        """The manifest and the stories."""
        return {**overview(self.workspace), "user": self.user}

    async def presence(self, request: Request) -> dict[str, Any]:
        """Who shows which story; 404 where one works alone."""
        if self.locks is None:
            raise HTTPException(404)
        said = await asked_of(request, _PRESENCE, MAX_ACT)
        return self.locks.heard(self.user, said)

    async def story(self, request: Request) -> dict[str, Any]:
        """One article."""
        return story(self.workspace, request.query_params.get("file", ""))

    async def source(self, request: Request) -> dict[str, Any]:
        """The whole text of an article, or of the manifest where none is named."""
        file = request.query_params.get("file") or self.workspace.manifest
        return {"file": file, "text": text_of(self.workspace, file)}

    async def matches(self, request: Request) -> dict[str, Any]:
        """The lines that hold what is looked for."""
        return {"matches": matches(self.workspace, request.query_params.get("find", ""))}

    async def schema(self, request: Request) -> dict[str, Any]:
        """What the forms are made from."""
        options = await asyncio.to_thread(options_schema, self.workspace)
        words = {"yes": sorted(TRUE)}
        return {"issue": issue_schema(), "article": article_schema(), "options": options, **words}

    async def act(self, request: Request) -> dict[str, Any]:
        """Do what was asked for; the issue after it."""
        wanted = await asked_of(request, _REQUEST, MAX_ACT)
        done = await self._perform(lambda: self._meant(wanted), wanted.continues)
        files = [each.file for each in done.changes]
        return {"files": files, **self._after(request)}

    def _meant(self, wanted: Any) -> Act:
        """The act that a request means; a story that somebody else edits is not taken out."""
        act = as_act(wanted, self.workspace)
        if self.locks and isinstance(wanted, DropStory):
            files = listed(text_of(self.workspace, self.workspace.manifest))
            self.locks.check(self.user, [files[wanted.number]])
        return act

    async def undo(self, request: Request) -> dict[str, Any]:
        """Take the last act back."""
        async with self.turn:
            await asyncio.to_thread(self.workspace.undo)
        return self._after(request)

    async def redo(self, request: Request) -> dict[str, Any]:
        """Do the act that was taken back last."""
        async with self.turn:
            await asyncio.to_thread(self.workspace.redo)
        return self._after(request)

    async def upload(self, request: Request) -> dict[str, Any]:
        """Keep one file of those that were dropped."""
        return await receive_file(request, self.uploads)

    async def add(self, request: Request) -> dict[str, Any]:
        """Append what was dropped to the issue."""
        batch = request.query_params.get("batch", "")
        async with self.turn:
            await self._keep()
            said = await asyncio.to_thread(self.uploads.add, batch, self.workspace)
        return {**said, **self._after(request)}

    async def photo(self, request: Request) -> dict[str, Any]:
        """Add a photo to a story."""
        content = await body_of(request, MAX_UPLOAD)
        file = request.query_params.get("file", "")
        await self._perform(lambda: new_photo(self.workspace, file, content))
        return self._after(request)

    async def questions(self, request: Request) -> dict[str, Any]:
        """What an import was not sure of and nobody has settled."""
        return {"questions": await asyncio.to_thread(kept, self.workspace.root)}

    async def settle(self, request: Request) -> dict[str, Any]:
        """Take a question away; those that are left."""
        asked = await asked_of(request, _SETTLED, MAX_ACT)
        async with self.turn:
            return {"questions": settle(self.workspace.root, asked.number)}

    async def snapshots(self, request: Request) -> dict[str, Any]:
        """What the issue was before earlier sessions: their times, the newest first."""
        return {"snapshots": await asyncio.to_thread(snapshots.names, self.workspace.root)}

    async def restore(self, request: Request) -> dict[str, Any]:
        """Make the texts what they were; this can be taken back."""
        name = request.query_params.get("name", "")
        await self._perform(lambda: snapshots.restoring(self.workspace, name))
        return self._after(request)

    def _after(self, request: Request) -> dict[str, Any]:
        """The issue after an act, and when it was written."""
        wrote(request, self.workspace.written)
        return {"written": self.workspace.written, **overview(self.workspace)}

    async def _perform(self, meant: Callable[[], Act], continues: bool = False) -> Act:
        """Do, in its turn, the act that is meant on the files as they are then."""
        async with self.turn:
            act = await asyncio.to_thread(meant)
            await self._keep()
            return await asyncio.to_thread(self.workspace.perform, act, continues)

    async def _keep(self) -> None:
        """Before the first act, keep what the issue was; a full disk does not end the work."""
        if not self.workspace.can_undo and not self.workspace.can_redo:
            with suppress(OSError):
                await asyncio.to_thread(snapshots.take, self.workspace, datetime.now())

    async def review(self, request: Request) -> dict[str, Any]:
        """What was changed in a Word file that came back."""
        content = await body_of(request, MAX_UPLOAD)
        name = request.query_params.get("name", "")
        return await asyncio.to_thread(self.returned.read, name, content, self.workspace)

    async def accept(self, request: Request) -> dict[str, Any]:
        """Take some of its changes; those that are left, and the issue after it."""
        wanted = await asked_of(request, _WANTED, MAX_ACT)
        async with self.turn:
            await self._keep()
            left = await asyncio.to_thread(self.returned.take, wanted, self.workspace)
        return {**left, **self._after(request)}

    async def check(self, request: Request) -> dict[str, Any]:
        """What a print shop would find."""
        return {"findings": await self.finished.checked()}

    async def finish(self, request: Request) -> Response:
        """A finished file, to keep or to send."""
        name, content = await self.finished.made(request.path_params["kind"])
        kept = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return Response(content, media_type="application/octet-stream", headers=kept)


async def receive_file(request: Request, uploads: Uploads) -> dict[str, Any]:
    """Keep a file that is sent as `?batch=…&name=…`."""
    asked = request.query_params
    content = await body_of(request, MAX_UPLOAD)
    uploads.put(asked.get("batch", ""), asked.get("name", ""), content)
    return {}


async def own_file(request: Request) -> Response:
    """A file of the desk's interface."""
    path = OWN.get(request.path_params["name"])
    if path is None:
        raise HTTPException(404)
    return Response(path.read_bytes(), media_type=KINDS.get(path.suffix))


def answered(work: Answer) -> Answer:
    """What `work` returns, as JSON: 409 with both versions, 422 with what is wrong."""

    @wraps(work)
    async def answer(request: Request) -> Response:
        try:
            found = await work(request)
            return found if isinstance(found, Response) else JSONResponse(found)
        except Conflict as conflict:
            both = {"file": conflict.file, "mine": conflict.mine, "theirs": conflict.theirs}
            return JSONResponse(both, status_code=409)
        except EditError as error:
            return JSONResponse({"message": in_both_languages(error.wording)}, status_code=422)
        except IssueError as error:
            found = [problem(each) for each in error.diagnostics]
            return JSONResponse({"problems": found}, status_code=422)
        except OSError as error:
            said = EditError("said", text=error.strerror)
            return JSONResponse({"message": in_both_languages(said.wording)}, status_code=422)

    return answer
