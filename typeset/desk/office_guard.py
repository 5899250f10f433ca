"""Who may ask at an office's desk: signed-in users, from our own pages, under the server's names.

All that the guard of a lone desk asks (`typeset.preview.guard`), and a session for everything but
the page where one signs in.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from typeset.desk.office_pages import login_page
from typeset.desk.routes import USER
from typeset.desk.sessions import Failures, Sessions, network_of
from typeset.desk.users import UsersFile
from typeset.preview.guard import is_visit, with_headers
from typeset.preview.server import body_of

COOKIE = "__Host-typeset"
"""Only a page of this very host over TLS can set a cookie of such a name (RFC 6265bis, 4.1.3.2)."""
OPEN = {
    "/web/style.css",
    "/web/icon.svg",
    "/web/hei.otf",
    "/web/hei-bold.otf",
    "/desk/shelf.css",
}
"""What the page where one signs in is made of."""
PAGES = re.compile(r"/(?:issue/[0-9a-f]{16}/)?")
"""The shelf and the issues."""
QUIET = re.compile(r"/issue/[0-9a-f]{16}/(?:events|desk/presence|html|(?:page|text)/[^/]*)")
"""What a window asks by itself, also when others edit: it keeps no session open."""
MOST_FORM = 4096
"""Bytes of a name and a password."""
MOST_WAITING = 16
"""Passwords that may wait to be checked: each takes 64 MB and a tenth of a second."""


class _SignIn(NamedTuple):
    """To a name and a password: `wait` in seconds where too many were wrong."""

    wrong: bool = False
    wait: float = 0.0


class OfficeGuard:
    """Turns away whoever is not signed in.  `knows` says whether a host is this server's name."""

    def __init__(self, app: ASGIApp, users: UsersFile, knows: Callable[[str], bool]) -> None:
        self._app = app
        self._users = users
        self._knows = knows
        self._sessions = Sessions(users)
        self._by_pair, self._by_address = Failures(), Failures(free=20)
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        secret = request.cookies.get(COOKIE)
        user = self._sessions.user(secret, acts=not QUIET.fullmatch(request.url.path))
        answer = self._stranger(request) or await self._door(request, secret, user)
        if answer is None and user is None and request.url.path not in OPEN:
            answer = _sent_away(request)
        if answer is not None:
            await answer(scope, receive, with_headers(send))
            return
        scope[USER] = user
        still = (lambda: self._sessions.user(secret) == user) if user else lambda: True
        await self._app(scope, receive, _while(still, with_headers(send)))

    def _stranger(self, request: Request) -> Response | None:
        """The refusal of a request that is not of our own pages, or None."""
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        own = f"https://{host}"
        if request.method not in ("GET", "HEAD", "POST"):
            return PlainTextResponse("405", status_code=405)
        if not self._knows(host) or origin not in (None, own):
            return PlainTextResponse("403", status_code=403)
        if request.method == "POST" and origin != own:
            return PlainTextResponse("403", status_code=403)
        site = request.headers.get("sec-fetch-site", "none")
        page = request.url.path == "/login" or PAGES.fullmatch(request.url.path)
        if site not in ("none", "same-origin") and not (page and is_visit(request)):
            return PlainTextResponse("403", status_code=403)
        return None

    async def _door(
        self, request: Request, secret: str | None, user: str | None
    ) -> Response | None:
        """The answer to signing in and out; None to everything else."""
        path = request.url.path
        if path == "/logout" and request.method == "POST":
            self._sessions.end(secret)
            gone = RedirectResponse("/login", status_code=303)
            gone.delete_cookie(COOKIE, secure=True, httponly=True, samesite="strict")
            return gone
        if path != "/login":
            return None
        if request.method != "POST":
            return login_page(request, request.query_params.get("to", "/"))
        return await self._sign_in(request, secret)

    async def _sign_in(self, request: Request, before: str | None) -> Response:
        given = parse_qs((await body_of(request, MOST_FORM)).decode(errors="replace"))
        name, password, to = (given.get(key, [""])[0] for key in ("user", "password", "to"))
        address = network_of(request.client.host if request.client else "")
        answer, digest = await self._checked(address, name, password)
        if digest is None:
            return login_page(request, to, name, wrong=answer.wrong, wait=answer.wait)
        self._sessions.end(before)
        response = RedirectResponse(to if PAGES.fullmatch(to) else "/", status_code=303)
        response.set_cookie(
            COOKIE,
            self._sessions.begin(name, digest),
            secure=True,
            httponly=True,
            samesite="strict",
        )
        return response

    async def _checked(self, address: str, name: str, password: str) -> tuple[_SignIn, str | None]:
        """The digest of the user's password where it is the right one, else what to answer."""
        pair = (address, name)
        if self._waiting >= MOST_WAITING:
            return _SignIn(wait=1.0), None
        self._waiting += 1
        try:
            async with self._turn:
                wait = max(self._by_pair.wait(pair), self._by_address.wait(address))
                if wait:
                    return _SignIn(wait=wait), None
                digest = self._users.digest(name)
                if await asyncio.to_thread(self._users.is_password, name, password):
                    self._by_pair.forgive(pair)
                    return _SignIn(), digest
                self._by_pair.note(pair)
                self._by_address.note(address)
                return _SignIn(wrong=True), None
        finally:
            self._waiting -= 1


def _sent_away(request: Request) -> Response:
    """To the page where one signs in, if a person comes; 401 for what a page asks."""
    path = request.url.path
    if request.method == "GET" and PAGES.fullmatch(path):
        to = "" if path == "/" else f"?to={path}"
        return RedirectResponse(f"/login{to}", status_code=303)
    return PlainTextResponse("401", status_code=401)


def _while(still: Callable[[], bool], send: Send) -> Send:
    """`send` that ends an answer which goes on for long, once it is no longer allowed."""
    ended = False

    async def send_while_allowed(message: Message) -> None:
        nonlocal ended
        if ended:
            return
        if message["type"] == "http.response.body" and message.get("more_body") and not still():
            ended = True
            message = {"type": "http.response.body", "body": b"", "more_body": False}
        await send(message)

    return send_while_allowed
