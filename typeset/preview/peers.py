"""Who opened a connection from this machine: on Linux the system says whose socket it is.

The address of a start stands on the browser's command line, which other users of the machine can
read, and browsers send a cookie to every port of it.  Whoever learns the secret in such a way has
still no connection: only the user who started the server, and root, get one.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

End: TypeAlias = "tuple[str, int]"
"""An address and a port."""
TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
"""Linux's tables of sockets (proc(5)): columns 2 and 3 are the ends, 8 the user, 10 the inode."""


def is_another_users(peer: End, own: End) -> bool:
    """Whether another user of this machine connected from `peer` to `own`.

    A socket that its owner has closed (inode 0) or that is in no table has no known owner: it is
    another's, too, if it came over the loopback.  False on systems without such tables.
    """
    rows = [row for table in TABLES for row in _rows(table)]
    if not rows:
        return False
    from_there = {(_written(peer, wide), _written(own, wide)) for wide in (False, True)}
    for row in rows:
        if (row[1], row[2]) in from_there:
            return int(row[7]) not in (os.getuid(), 0) or row[9] == "0"
    return ipaddress.ip_address(peer[0]).is_loopback


def _rows(table: Path) -> Iterator[list[str]]:
    try:
        lines = table.read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return
    yield from map(str.split, lines)


def _written(end: End, wide: bool) -> str:
    """An end as the tables have it: words of four bytes in the machine's order, then the port.

    `wide` is an address of version 4 as one of version 6 (::ffff:127.0.0.1).
    """
    address = ipaddress.ip_address(end[0])
    if wide and address.version == 4:
        address = ipaddress.ip_address(f"::ffff:{address}")
    packed = address.packed
    words = (packed[at : at + 4] for at in range(0, len(packed), 4))
    numbers = (int.from_bytes(word, sys.byteorder) for word in words)
    return f"{''.join(f'{number:08X}' for number in numbers)}:{end[1]:04X}"
