"""What the server and its worker say to each other: pickles, each behind its length."""

from __future__ import annotations

import pickle
import struct
from typing import IO

LENGTH = struct.Struct(">Q")


def send(thing: object, target: IO[bytes]) -> None:
    """Write one message."""
    message = pickle.dumps(thing)
    target.write(LENGTH.pack(len(message)) + message)
    target.flush()


def receive(source: IO[bytes]) -> object:
    """Read one message.  Raises EOFError where there is no more."""
    (size,) = LENGTH.unpack(_whole(source, LENGTH.size))
    return pickle.loads(_whole(source, size))


def _whole(source: IO[bytes], size: int) -> bytes:
    data = source.read(size)
    if len(data) < size:
        raise EOFError
    return data
