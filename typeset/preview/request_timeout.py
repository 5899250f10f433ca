"""Connections that are closed: another user's, or such as do not come to the point, or nonsense."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from typeset.preview.peers import is_another_users

REQUEST_TIMEOUT = 8.0
"""Seconds in which the head of a request must have come."""


class RequestTimeoutProtocol(H11Protocol):
    """uvicorn's own, for this user: with a time limit on heads, and one answer to nonsense."""

    own_user_only = True
    """Whether other users of the machine are turned away."""
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the head of the first request."""
        super().connection_made(transport)
        peer, own = (transport.get_extra_info(end) for end in ("peername", "sockname"))
        if peer is None or (self.own_user_only and is_another_users(peer[:2], own[:2])):
            transport.abort()
        else:
            self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait for a head until it is whole, and for each further request's again."""
        before = self.cycle
        if self._waiting is None and (before is None or before.response_complete):
            self._wait()
        super().data_received(data)
        if self.cycle is not before:  # the head is whole
            self._wait_no_more()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP with a status alone, and close.

        The request before it, whose body it spoils, gets no other answer.  uvicorn's own protocol
        answers both, and a HEAD with a body: each fails with a traceback.
        """
        if self.cycle is not None:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            headers = [(b"content-length", b"0"), (b"connection", b"close")]
            self.transport.write(
                self.conn.send(
                    h11.Response(status_code=400, headers=headers, reason=b"Bad Request")
                )
                + self.conn.send(h11.EndOfMessage())
            )
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(REQUEST_TIMEOUT, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
