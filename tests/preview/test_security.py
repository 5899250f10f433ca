"""A draft is private: nobody but its own window reads it, and nothing in it runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.preview.running import Running, own_layout
from tests.preview.seeing import html_of


def test_its_own_window_gets_the_page(standing: Running) -> None:
    own = f"http://127.0.0.1:{standing.port}"
    assert standing.status("/") == 200
    assert standing.status("/", Origin=own, Sec_Fetch_Site="same-origin") == 200
    assert standing.status("/", Host=f"localhost:{standing.port}") == 200


@pytest.mark.parametrize("path", ["/", "/events", "/pdf", "/html", "/web/main.js", "/page/x"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:{port}"},
        {"Host": "127.0.0.1:1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_strangers_are_turned_away(standing: Running, path: str, headers: dict[str, str]) -> None:
    given = {name: value.replace("{port}", str(standing.port)) for name, value in headers.items()}
    assert standing.status(path, **given) == 403


def test_another_page_cannot_start_the_editor(start: Callable[..., Running], issue: Path) -> None:
    preview = start(issue, "--editor", "true")
    preview.wait_until_set()
    body = json.dumps({"file": "issue.yaml", "line": 1})
    assert preview.status("/open", "POST", body, Origin="http://evil.example") == 403
    assert preview.status("/open", "POST", body, Sec_Fetch_Site="cross-site") == 403
    assert preview.status("/open", "POST", body, Host="evil.example") == 403
    assert preview.status("/open", "POST", body) == 204


@pytest.mark.parametrize(
    "path",
    [
        "/web/../server.py",
        "/web/%2e%2e/server.py",
        "/html/issue/../secret.png",
        "/html/issue/%2e%2e/secret.png",
        "/html/issue/..%2fsecret.png",
        "/html/issue//etc/passwd",
        "/html/issue/issue.yaml",
        "/html/issue/link.png",
        "/html/issue/folder/secret.png",
        "/html/style/0/../../../pyproject.toml",
        "/html/style/0/..%2f..%2flayouts%2fbulletin%2f..%2f..%2fdocs%2fa.png",
        "/html/style/7/print.css",
    ],
)
def test_no_path_outside_is_served(standing: Running, path: str) -> None:
    assert standing.status(path) == 404


@pytest.mark.parametrize("path", ["own.png", quote("图 一.png")])
def test_a_picture_of_the_issue_is_served(standing: Running, path: str) -> None:
    assert standing.status(f"/html/issue/{path}") == 200


def test_the_editor_opens_nothing_outside(start: Callable[..., Running], issue: Path) -> None:
    (issue.parent / "secret.png").touch()
    (issue / "link.png").symlink_to("../secret.png")
    preview = start(issue, "--editor", "true")
    preview.wait_until_set()

    def open_in_editor(name: str) -> int:
        return preview.status("/open", "POST", json.dumps({"file": name, "line": 1}))

    outside = ("../secret.png", "/etc/passwd", "link.png", "nothing.md")
    assert [open_in_editor(name) for name in outside] == [404] * len(outside)
    assert open_in_editor("issue.yaml") == 204


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"file": 3}', '{"file": "issue.yaml"}'])
def test_a_malformed_request_is_refused(standing: Running, body: str) -> None:
    assert standing.status("/open", "POST", body) == 400


READ = "url => fetch(url, {mode: 'no-cors'}).then(a => a.text(), () => 'refused')"
SHOW = """url => new Promise(done => { const image = new Image();
    image.onload = () => done(true); image.onerror = () => done(false); image.src = url })"""


def test_another_page_can_neither_read_nor_show_the_draft(standing: Running, reading: Page) -> None:
    page = reading
    assert page.evaluate(SHOW, page.url + "web/icon.svg")
    page.route(
        "http://evil.example/", lambda route: route.fulfill(body="<p>", content_type="text/html")
    )
    page.goto("http://evil.example/")
    assert page.evaluate(READ, standing.base + "pdf") in ("refused", "")
    assert not page.evaluate(SHOW, standing.base + "web/icon.svg")


class Stranger(ThreadingHTTPServer):
    """Another server on this machine, which remembers what it is asked."""

    block_on_close = False  # a browser may keep a connection open

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.asked: list[str] = []

    def named(self, text: str) -> str:
        """`text` with this server's address in place of evil.example."""
        return text.replace("evil.example", f"127.0.0.1:{self.server_port}")


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Stranger)
        self.server.asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep still."""


ATTACK = """

<script>top.ran = 1; fetch('/open')</script>

<img src=x onerror="top.ran = 2">

[link\\](javascript:top.ran=3)

<iframe src="javascript:top.ran=4"></iframe>

<style>@import 'http://evil.example/x.css';</style>
"""


def test_nothing_in_an_article_runs(preview: Running, page: Page, stranger: Stranger) -> None:
    """It is printed as it is written, on the page and in the HTML view."""
    path = preview.issue / "articles/01-recuperation.md"
    path.write_text(path.read_text(encoding="utf-8") + stranger.named(ATTACK), encoding="utf-8")
    expect(page.locator("#problems .warning")).to_have_count(4)
    frame = html_of(page)
    expect(frame.locator("p", has_text="<script>top.ran = 1")).to_have_count(1)
    expect(frame.locator("p", has_text='onerror="top.ran = 2"')).to_have_count(1)
    assert page.evaluate("window.ran") is None
    assert frame.locator(DANGEROUS).count() == 0
    assert stranger.asked == []


TEMPLATE = """{% extends "bulletin/page.html.j2" %}{% block masthead %}{{ super() }}
<script>top.ran = 1</script><img src=x onerror="top.ran = 2">
<svg onload="top.ran = 3"><script>top.ran = 4</script></svg>
<iframe style="border: 0" srcdoc="<script>top.ran = 5</script>"></iframe>
<a href="javascript:top.ran=6">a</a>
<form action="http://evil.example/">b</form><base href="http://evil.example/">
<meta http-equiv="refresh" content="0;url=http://evil.example/"><p onclick="top.ran = 7">here</p>
<img src="http://evil.example/y.png"><link rel="stylesheet" href="http://evil.example/y.css">
{% endblock %}"""
STYLE = """@import "http://evil.example/x.css";
p { background: url(http://evil.example/x.png); color: rgb(1 2 3) }"""


def test_nothing_in_a_template_runs_nor_asks_elsewhere(
    start: Callable[..., Running], issue: Path, window: Callable[..., Page], stranger: Stranger
) -> None:
    """A layout may come from anywhere, too."""
    template = own_layout(issue, stranger.named(TEMPLATE))
    template.with_name("print.css").write_text(stranger.named(STYLE), encoding="utf-8")
    page = window(start(issue).url)
    frame = html_of(page)
    expect(frame.locator("p", has_text="here")).to_have_css("color", "rgb(1, 2, 3)")
    frame.locator("p", has_text="here").click()
    frame.get_by_text("a", exact=True).click()
    page.wait_for_load_state("load")
    assert page.evaluate("window.ran") is None
    assert frame.locator(DANGEROUS).count() == 0
    assert stranger.asked == []


def test_a_message_is_shown_as_text(preview: Running, page: Page) -> None:
    hostile = "<img src=x onerror=top.ran=1>"
    preview.replace("issue.yaml", "masthead:", f'"{hostile}": 1\nmasthead:')
    expect(page.locator("#errors")).to_contain_text(hostile)
    assert page.locator("#errors img, #problems img").count() == 0
    assert page.evaluate("window.ran") is None


DANGEROUS = (
    "script, iframe, form, base[href^=http], meta[http-equiv], svg, "
    "[onerror], [onclick], [onload], [href^=javascript]"
)


@pytest.fixture
def stranger() -> Iterator[Stranger]:
    with Stranger() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_the_policy_alone_lets_nothing_run(standing: Running, reading: Page) -> None:
    """Even what the cleaning might miss: a script under the policy of the HTML view stays still."""
    page = reading
    policy = page.request.get(standing.base + "html").headers["content-security-policy"]
    hostile = "<script>top.ran = 1</script><img src=x onerror='top.ran = 2'><p>here</p>"
    answer = {"body": hostile, "content_type": "text/html"}
    page.route(
        "**/hostile",
        lambda route: route.fulfill(headers={"Content-Security-Policy": policy}, **answer),
    )
    page.route("**/tame", lambda route: route.fulfill(**answer))
    page.goto(page.url + "hostile")
    page.wait_for_selector("p")
    page.wait_for_load_state("load")
    assert page.evaluate("window.ran") is None
    page.goto(page.url.replace("hostile", "tame"))
    page.wait_for_function("window.ran === 2")


ASKING = """
import encodings.idna, http.client, os, sys  # before the other user loses sight of them
port, cookie, user = sys.argv[1:]
os.setuid(int(user))
asked = http.client.HTTPConnection("127.0.0.1", int(port), timeout=10)
try:
    asked.request("GET", "/pdf", headers={"Cookie": cookie})
    print(asked.getresponse().status)
except OSError:
    print("closed")
"""


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0,
    reason="only root can ask as another user, and only Linux says who asks",
)
@pytest.mark.parametrize(("user", "answer"), [("0", "200"), ("65534", "closed")])
def test_another_user_of_the_machine_gets_nothing_with_the_secret_in_hand(
    standing: Running, user: str, answer: str
) -> None:
    command = [sys.executable, "-I", "-c", ASKING, str(standing.port), standing.cookie, user]
    asked = subprocess.run(command, capture_output=True, text=True)
    assert asked.stdout.strip() == answer, asked.stderr
