"""Random requests to an office's desk: `python -m benchmarks.hostile.office_requests`.

As `benchmarks.hostile.requests`, but over TLS.  Two in five carry a session.  No answer may be a
500, none may leave anything on standard error, none without a session may hold a word of the issue
or change a byte of it, and the desk must be there still at the end.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import socket
import ssl
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO
from urllib.parse import urlencode

from benchmarks.hostile.requests import request
from tests.preview.running import ROOT, SEED
from typeset.desk.users import add_user

PASSWORD = "a password of many words"
PRIVATE = "通化".encode()
"""What stands in the issue, and in no file of the interface."""


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine, and its key."""
    found = folder / "certificate.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-keyout", str(found[1]), "-out", str(found[0]), "-days", "2"]
    command += ["-subj", "/CN=desk", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(command, check=True, capture_output=True)
    found[1].chmod(0o600)
    return found


def answer(port: int, sent: bytes, patience: float = 0.5) -> bytes:
    """The first of what comes, up to 64 kB; empty where nothing comes in `patience` seconds."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    got = b""
    with (
        suppress(OSError),
        socket.create_connection(("127.0.0.1", port), timeout=patience) as plain,
        context.wrap_socket(plain) as connection,
    ):
        connection.sendall(sent)
        while len(got) < 65536 and (part := connection.recv(65536)):
            got += part
    return got


def status_of(got: bytes) -> str:
    """The status of an answer; empty where there is none."""
    words = got.split(b"\r\n", 1)[0].split()
    return words[1].decode("latin-1") if len(words) > 1 else ""


def sign_in(port: int) -> str:
    """The cookie of a session."""
    form = urlencode({"user": "a", "password": PASSWORD}).encode()
    own = f"127.0.0.1:{port}"
    head = f"POST /login HTTP/1.0\r\nHost: {own}\r\nOrigin: https://{own}\r\n"
    sent = f"{head}Content-Length: {len(form)}\r\n\r\n".encode() + form
    for line in answer(port, sent, 20.0).split(b"\r\n"):
        if line.lower().startswith(b"set-cookie: "):
            return line[12:].split(b";")[0].decode()
    raise SystemExit("not signed in")


def serve(folder: Path, said: TextIO) -> tuple[subprocess.Popen[str], int]:
    """An office's desk for the archive of a folder, and its port."""
    add_user(folder / "users.json", "a", PASSWORD)
    pem, key = certificate(folder)
    command = [sys.executable, "-m", "typeset", "desk", str(folder / "archive")]
    command += ["--host", "127.0.0.1", "--users", str(folder / "users.json")]
    command += ["--certificate", str(pem), "--key", str(key)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    served = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True, env=env)
    assert served.stdout is not None
    return served, int(served.stdout.readline().strip().rstrip("/").rpartition(":")[2])


def addresses(port: int, cookie: str) -> list[str]:
    """The paths that the desk answers, those of the issue among them, which it opens."""
    own = f"127.0.0.1:{port}"
    head = f"POST /shelf/open HTTP/1.0\r\nHost: {own}\r\nOrigin: https://{own}\r\n"
    head += f"Cookie: {cookie}\r\nContent-Length: 18\r\n\r\n"
    found = answer(port, head.encode() + b'{"folder":"issue"}', 20.0)
    at = "/" + found.split(b'"url":"')[1].split(b'"')[0].decode()
    paths = ["/", "/login", "/logout", "/shelf", "/shelf/state", "/shelf/open", at]
    paths += ["/shelf/search?find=\u5de5", "/shelf/cover?folder=issue", "/shelf/new"]
    paths += [at + each for each in ("desk/issue", "desk/act", "desk/undo", "desk/presence")]
    paths += [at + each for each in ("pdf", "html", "desk/story?file=issue.yaml", "events")]
    return [path.encode().decode("latin-1") for path in paths]


def ask(port: int, words: Path, wish: argparse.Namespace) -> tuple[Counter[str], int]:
    """Send the requests: how often each status came, and how many answers are wrong.

    `words` is what the desk says on standard error."""
    chance, counted, wrong, heard = random.Random(wish.seed), Counter[str](), 0, 0
    cookie = sign_in(port)
    paths = addresses(port, cookie)
    for number in range(wish.count):
        carried = f"{cookie}\r\nOrigin: https://127.0.0.1:{port}"
        sent, knows = request(port, carried, "x", chance, paths)
        got = answer(port, sent)
        status = status_of(got)
        counted[status or "closed"] += 1
        loud, heard = words.stat().st_size > heard, words.stat().st_size
        if loud or status.startswith("5") or (not knows and PRIVATE in got):
            wrong += 1
            print(f"{number}: {status}: {sent[:300]!r}", flush=True)
        if b"/logout" in sent and knows:
            cookie = sign_in(port)
    return counted, wrong


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=5_000)
    wish = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        issue = Path(shutil.copytree(SEED, folder / "archive" / "issue"))
        before = {each: each.read_bytes() for each in issue.rglob("*") if each.is_file()}
        words = folder / "said"
        with words.open("w") as said:
            served, port = serve(folder, said)
            counted, wrong = ask(port, words, wish)
            last = answer(port, b"GET /login HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
            alive = status_of(last) == "200"
            served.terminate()
            served.wait()
        same = before == {each: each.read_bytes() for each in before}
        spoken = words.read_text(encoding="utf-8")
    print(f"{wish.count} requests, seed {wish.seed}: {dict(sorted(counted.items()))}")
    print(
        f"{wrong} wrong; alive: {alive}; the issue is the same: {same}; it said: {spoken[-900:]!r}"
    )
    return int(bool(wrong or spoken or not alive or not same))


if __name__ == "__main__":
    raise SystemExit(main())
