"""Random requests to a preview: `python -m benchmarks.hostile.requests [--count 10000] [--seed 1]`.

Most of them are well-formed, with odd methods, paths, headers and bodies; a fifth are bytes that no
browser sends.  Two in five carry the secret.  No answer may be a 500, none may leave a traceback
or anything else on standard error, none without the secret may be anything but a refusal, and the
page must be there still at the end.
"""

from __future__ import annotations

import argparse
import random
import shutil
import socket
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.preview.running import SEED, run

METHODS = (
    "GET",
    "GET",
    "GET",
    "POST",
    "PUT",
    "HEAD",
    "OPTIONS",
    "DELETE",
    "TRACE",
    "CONNECT",
    "get",
)
WHOLE = ("/", "/pdf", "/html", "/web/main.js", "/text/{look}", "/page/{look}?width=300", "/open")
PARTS = (
    "/html/issue/", "/html/style/0/", "/html/font/", "/page/", "/text/", "/web/", "/events", "/",
    "//", "..", "%2e%2e", "%00", "%ff", "%zz", "a", "9", ",", "-", "?", "&", "=", "#", ";",
    "width=", "part=", "key=", "9" * 40, "a" * 300, "{look}",
)  # fmt: skip
HEADS = (
    "Host: evil.example",
    "Origin: http://evil.example",
    "Origin: null",
    "Sec-Fetch-Site: cross-site",
    "Content-Length: -1",
    "Content-Length: 99999999999",
    "Content-Type: \xff",
    "Transfer-Encoding: chunked",
    "Expect: 100-continue",
    "Range: bytes=9-1,-9",
    "Upgrade: websocket",
    "Connection: close",
    "Cookie: \x01=;;;=",
    "X: " + "y" * 70_000,
)
BODIES = (
    b"", b"x", b"{}", b"[]", b"null", b'{"file": "\\u0000", "line": 1}', b'{"file": 1, "line": []}',
    b'{"file": "../../etc/passwd", "line": 1}', b'{"file": "\\ud800", "line": 1e999}',
    b'{"file": "a", "line": ' + b"9" * 5000 + b"}", b"[" * 60_000, b"x" * 70_000, b"5\r\nabcde",
)  # fmt: skip


def request(
    port: int, cookie: str, look: str, chance: random.Random, whole_paths: Sequence[str] = WHOLE
) -> tuple[bytes, bool]:
    """A request, and whether it knows the secret."""
    knows = chance.random() < 0.5
    if chance.random() < 0.2:
        return chance.randbytes(chance.randint(0, 300)) + b"\r\n\r\n", False
    odd = "/" + "".join(chance.choices(PARTS, k=chance.randint(1, 5)))
    path = chance.choice((chance.choice(whole_paths), odd)).replace("{look}", look)
    lines = [f"{chance.choice(METHODS)} {path} HTTP/1.{chance.choice('1110')}"]
    lines.append(f"Host: 127.0.0.1:{port}")
    lines += chance.sample(HEADS, k=chance.choice((0, 0, 0, 1, 1, 2, 3)))
    if knows:
        lines.append(f"Cookie: {cookie}")
    body = chance.choice(BODIES)
    if chance.random() < 0.8:
        lines.append(f"Content-Length: {len(body)}")
    whole = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
    if chance.random() < 0.3:  # a few bytes are spoiled
        spoiled = bytearray(whole)
        for _ in range(chance.randint(1, 9)):
            spoiled[chance.randrange(min(len(spoiled), 400))] = chance.randrange(256)
        whole = bytes(spoiled)
    return whole, knows


def answer(port: int, sent: bytes) -> str:
    """The first status that comes; empty where the server says nothing and closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=0.5) as connection:
        with suppress(OSError):  # turned away while it was still sending
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
        with suppress(OSError):
            line = connection.recv(4096).split(b"\r\n", 1)[0].split()
            return line[1].decode("latin-1") if len(line) > 1 else ""
    return ""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10_000)
    wish = parser.parse_args()
    chance, counted, wrong = random.Random(wish.seed), Counter[str](), 0
    heard = 0
    with TemporaryDirectory() as name:
        issue = Path(shutil.copytree(SEED, Path(name) / "issue"))
        words = Path(name) / "said"
        with words.open("w") as said:
            served = run(issue, "--editor", "true", stderr=said)
            look = served.wait_until_set()["pages"][0]["look"]
            for number in range(wish.count):
                sent, knows = request(served.port, served.cookie, look, chance)
                status = answer(served.port, sent)
                counted[status or "closed"] += 1
                loud = words.stat().st_size > heard
                heard = words.stat().st_size
                if loud or status.startswith("5") or (not knows and status.startswith("2")):
                    wrong += 1
                    print(f"{number}: {status}: {sent[:300]!r}", flush=True)
            alive = served.status("/") == 200
            served.stop()
        spoken = words.read_text(encoding="utf-8")
    print(f"{wish.count} requests, seed {wish.seed}: {dict(sorted(counted.items()))}")
    print(f"{wrong} wrong; the page is {'there' if alive else 'GONE'}; it said: {spoken[-900:]!r}")
    return int(bool(wrong or spoken or not alive))


if __name__ == "__main__":
    raise SystemExit(main())
