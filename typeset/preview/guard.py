"""Who may ask: only this page, in this browser, under the name that the server was given.

A draft is private.  A web page elsewhere can make the browser send requests to this machine, so
each request must name this server as its Host (else DNS could be rebound to us) and come from our
own page (Origin, Sec-Fetch-Site).  Every answer carries a content security policy under which
nothing but our own script runs.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from functools import partial
from hmac import compare_digest
from secrets import token_urlsafe

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KEY = "key"
"""The name that the secret has in the address."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True)
class Address:
    """Where the server listens: `host` as it was asked for, and the port."""

    host: str
    port: int
    secret: str = field(default_factory=partial(token_urlsafe, 24), repr=False)

    @property
    def url(self) -> str:
        """The address to open; whoever has it may look."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/?{KEY}={self.secret}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: browsers do not distinguish the ports of a machine."""
        return f"typeset-{self.port}"

    def is_secret(self, given: str | None) -> bool:
        """Whether `given` is the secret of this start."""
        return given is not None and compare_digest(given.encode(), self.secret.encode())

    @property
    def is_loopback(self) -> bool:
        """Whether the address is this machine's own."""
        return self.host == "localhost" or _ip_is(self.host, "is_loopback")

    def knows(self, authority: str) -> bool:
        """Whether a Host header names this server.

        A numeric address cannot be rebound by DNS; on 0.0.0.0 any of them may be ours.
        """
        host, _, port = authority.rpartition(":")
        if port != str(self.port):
            return False
        host = host.strip("[]")
        if self.is_loopback:
            return host == "localhost" or _ip_is(host, "is_loopback")
        return host == self.host or (_ip_is(self.host, "is_unspecified") and _ip_is(host))


def _ip_is(host: str, quality: str = "version") -> bool:
    try:
        return bool(getattr(ipaddress.ip_address(host), quality))
    except ValueError:
        return False


class Guard:
    """Turns strangers away with 403, and adds the security headers to what the others get."""

    def __init__(self, app: ASGIApp, address: Address) -> None:
        self._app = app
        self._address = address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request, answer = Request(scope), self._app
        if not self._welcome(request):
            answer = PlainTextResponse("403", status_code=403)
        elif self._address.is_secret(request.query_params.get(KEY)) and scope["path"] == "/":
            answer = self._let_in()
        elif not self._address.is_secret(request.cookies.get(self._address.cookie)):
            answer = PlainTextResponse("403", status_code=403)
        await answer(scope, receive, with_headers(send))

    def _let_in(self) -> Response:
        """On to the page, with a cookie instead of the secret in the address."""
        response = RedirectResponse("/", status_code=303)
        address = self._address
        response.set_cookie(address.cookie, address.secret, httponly=True, samesite="strict")
        return response

    def _welcome(self, request: Request) -> bool:
        host = request.headers.get("host", "")
        origin = request.headers.get("origin")
        known = self._address.knows(host) and origin in (None, f"http://{host}")
        site = request.headers.get("sec-fetch-site", "none")
        # The shelf leads here from another port of this machine.
        from_shelf = site == "same-site" and request.url.path == "/" and is_visit(request)
        return known and (site in ("none", "same-origin") or from_shelf)


def is_visit(request: Request) -> bool:
    """Whether a window of the browser itself goes to a page, as by a link.

    Our page answers only to who has a secret, and no other page can look into its window.
    """
    asked = {key: request.headers.get(f"sec-fetch-{key}") for key in ("mode", "dest")}
    return request.method == "GET" and asked == {"mode": "navigate", "dest": "document"}


def with_headers(send: Send) -> Send:
    """`send`, with the security headers on each answer that has none of its own."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_with_headers
