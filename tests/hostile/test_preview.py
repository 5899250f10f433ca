"""The preview before strangers on the same machine, and before requests that no browser sends."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.archive.running import environment
from tests.preview.running import SEED, Running, run
from typeset.archive.report import _page
from typeset.cli.main import main

PATHS = ["/", "/events", "/pdf", "/html", "/web/main.js", "/page/x?width=99", "/text/x", "/nothing"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview whose standard error is kept beside the issue."""
    home = tmp_path_factory.mktemp("served")
    issue = Path(shutil.copytree(SEED, home / "issue"))
    with (home / "said").open("w") as said:
        running = run(issue, "--editor", "true", stderr=said)
        running.wait_until_set()
        yield running
        running.stop()


def said(running: Running) -> str:
    return (running.issue.parent / "said").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("cookie", ["", "typeset-{port}=", "typeset-{port}=guess", "other=x"])
def test_who_has_not_the_secret_gets_nothing(served: Running, path: str, cookie: str) -> None:
    given = cookie.replace("{port}", str(served.port))
    assert served.status(path, Cookie=given) == 403


def test_the_secret_is_in_the_address_and_is_another_at_each_start(served: Running) -> None:
    path = served.url.removeprefix(served.base.rstrip("/"))
    assert path.startswith("/?key=")
    assert len(path) > 30
    assert served.status(path, Cookie="") == 303
    assert served.status(path + "x", Cookie="") == 403
    assert served.status(path.replace("/?", "/pdf?"), Cookie="") == 403
    assert served.status(path, Cookie="", Host="evil.example") == 403
    assert served.status("/open", "POST", "{}", Cookie="") == 403
    other = run(served.issue)
    assert other.url.partition("?")[2] != served.url.partition("?")[2]
    assert other.stop() == 0


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="only root can be another user, and only Linux says who asks",
)
def test_another_user_of_the_machine_gets_nothing_and_cannot_find_the_secret(
    served: Running,
) -> None:
    """He asks, and looks through what the system shows him of our process."""
    ask = (
        f"trap '' PIPE; exec 3<>/dev/tcp/127.0.0.1/{served.port}; "
        f"printf 'GET / HTTP/1.0\\r\\nHost: 127.0.0.1:{served.port}\\r\\n\\r\\n' >&3; head -1 <&3"
    )
    look = "cat /proc/[0-9]*/cmdline | tr '\\0' ' '; cat /proc/[0-9]*/environ | tr '\\0' ' '"
    assert _heard_by(65534, ask) == ""
    assert _heard_by(os.getuid(), ask).startswith("HTTP/1.1 403")  # control: the owner
    seen = _heard_by(65534, look)
    assert "typeset preview" in seen  # control: he sees the process
    assert served.url.partition("key=")[2] not in seen


def _heard_by(user: int, command: str) -> str:
    """What a command in the shell prints when that user runs it."""
    ids = [f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    words = ["setpriv", *ids, "bash", "-c", command]
    return subprocess.run(words, capture_output=True, text=True, cwd="/").stdout


LONG = "a" * 300


@pytest.mark.parametrize(
    "path",
    [
        "/html/issue/a%00b.png",
        f"/html/issue/{LONG}.png",
        f"/html/issue/{'a/' * 3000}x.png",
        "/html/style/0/a%00b.css",
        f"/html/style/0/{LONG}.css",
        "/html/style/999999999999999999999999/x.css",
        "/html/font/99999999999999999999999999",
        "/web/%00",
        f"/web/{LONG}",
        "/page/%00?width=99",
        "/text/%00",
        "/html/issue/%ff%fe.png",
    ],
)
def test_odd_paths_are_not_found(served: Running, path: str) -> None:
    assert served.status(path) == 404


@pytest.mark.parametrize(
    "query",
    ["", "width=x", "width=1", "width=99999999", "width=" + "9" * 5000, "width=99&part=1",
     "width=99&part=1,2,3,4,5", "width=99&part=-99999999999,0,1,1",
     "width=99&part=0,0,999999,99999"],
)  # fmt: skip
def test_odd_pictures_are_refused(served: Running, query: str) -> None:
    look = served.wait_until_set()["pages"][0]["look"]
    assert served.status(f"/page/{look}?{query}") == 400


@pytest.mark.parametrize("name", ["a\\u0000b", LONG, "a/" * 5000, "\\ud800"])
def test_odd_places_are_not_opened(served: Running, name: str) -> None:
    assert served.status("/open", "POST", f'{{"file": "{name}", "line": 1}}') in (400, 404)


def test_a_large_body_is_not_read(served: Running) -> None:
    assert served.status("/open", "POST", "x" * 100_000) == 413


def test_half_a_request_is_not_waited_for(served: Running) -> None:
    sockets = [socket.create_connection(("127.0.0.1", served.port), timeout=12) for _ in range(3)]
    sockets[1].sendall(b"GET / HTTP/1.1\r\nHost: ")
    sockets[2].sendall(
        f"GET /web/icon.svg HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        f"Cookie: {served.cookie}\r\n\r\nGET /web/ic".encode()
    )
    for each in sockets:
        while each.recv(65536):
            pass
        each.close()


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize("expect", ["", "Expect: 100-continue\r\n"])
def test_a_body_that_is_no_http_is_refused_without_a_traceback(
    served: Running, method: str, expect: str
) -> None:
    head = f"{method} /html HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n{expect}"
    head += f"Cookie: {served.cookie}\r\nTransfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=12) as connection:
        connection.sendall(head.encode() + b"[[[[ no length\r\n" * 9)
        assert connection.recv(100).startswith(b"HTTP/1.1 400")
        while connection.recv(65536):
            pass
    assert served.status("/") == 200
    assert said(served) == ""


def test_half_a_body_is_no_internal_error(served: Running) -> None:
    head = f"POST /open HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nCookie: {served.cookie}\r\n"
    for body in ("Content-Length: 99\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5\r\nab"):
        with socket.create_connection(("127.0.0.1", served.port), timeout=12) as connection:
            connection.sendall((head + body).encode())
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass
    assert served.status("/") == 200
    assert said(served) == ""


def test_random_requests_leave_no_traceback(served: Running) -> None:
    chance = random.Random(20)
    methods = ("GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "X")
    parts = ("/html/issue/", "/page/", "/text/", "/web/", "/open", "/events?", "/html/style/0/",
             "/html/font/", "/pdf", "%00", "%ff", "..", "/", "a", "?width=", "&part=", "9", ",",
             "-")  # fmt: skip
    for _ in range(400):
        path = "/" + "".join(chance.choices(parts, k=chance.randint(1, 6)))
        if not path.startswith("/events"):
            body = chance.choice((None, "x", "{}", '{"file": "\\u0000", "line": 1}', "x" * 70_000))
            assert served.status(path, chance.choice(methods), body) < 500, path
    assert said(served) == ""


# ---- the command line ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [("--limit", "0"), ("--limit", "-1"), ("--limit", "nan"), ("--limit", "inf"),
     ("--editor", "{nope}"), ("--editor", "code '"), ("--editor", ""), ("--editor", "{file.x}"),
     ("--port", "99999")],
)  # fmt: skip
def test_odd_wishes_are_refused(words: tuple[str, str]) -> None:
    result = CliRunner().invoke(main, ["preview", str(SEED), "--no-browser", *words])
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "words", [("compare", "--threshold", "nan"), ("regenerate", "--time-limit", "nan")]
)
def test_amounts_are_numbers(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*words, str(SEED), str(SEED)])
    assert result.exit_code == 2
    assert "nan" in result.output


@pytest.mark.parametrize("after", [0.05, 0.2, 0.5])
def test_ctrl_c_is_met_without_a_traceback_however_early(after: float) -> None:
    words = [sys.executable, "-m", "typeset", "preview", str(SEED), "--no-browser"]
    with subprocess.Popen(
        words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment()
    ) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGINT)
        try:
            _, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert b"typeset" not in err or b"Traceback" not in err


def test_the_archive_s_page_holds_any_text() -> None:
    page = _page("x", [{"text": "<!--<script>", "title": "</script>"}])
    data = page.partition(b'"issues"')[2].partition(b"</script>")[0]
    assert b"\\u003c!--\\u003cscript>" in data
    assert b"\\u003c/script>" in data
