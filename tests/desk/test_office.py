"""A desk for an office: over TLS, for users with passwords, one editor at a time for a story."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import shutil
import ssl
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.types import Message

from tests.desk.conftest import PATIENCE
from tests.preview.running import ROOT, SEED, Running
from typeset.desk.office import Office as DeskOffice
from typeset.desk.office_guard import QUIET
from typeset.desk.open_issue import SettingOptions
from typeset.desk.sessions import IDLE, LONGEST, Failures, Sessions, network_of
from typeset.desk.story_locks import GONE, PresenceRequest, StoryLocks
from typeset.desk.story_locks import IDLE as UNTOUCHED
from typeset.desk.users import UsersFile, add_user, read_users, remove_user
from typeset.diagnostics.problems import IssueError
from typeset.editing.replacements import EditError
from typeset.preview.guard import Address

PASSWORDS = {"张三": "correct horse battery", "lisi": "another long password"}
SECOND = "articles/02-study.md"


@dataclass(frozen=True)
class Office:
    """A running office, and who may ask what of it over a connection of its own."""

    running: Running
    users: Path

    @property
    def port(self) -> int:
        return self.running.port

    def ask(
        self, path: str, method: str = "GET", body: str | None = None, **headers: str
    ) -> http.client.HTTPResponse:
        """An answer, whole; its Host and Origin are the server's own unless given."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        asked = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=60, context=context)
        own = {"Host": f"localhost:{self.port}"}
        if method == "POST":
            own["Origin"] = f"https://localhost:{self.port}"
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        asked.request(method, path, body, {**own, **given})
        answer = asked.getresponse()
        answer.read()
        asked.close()
        return answer

    def status(self, path: str, method: str = "GET", body: str | None = None, **more: str) -> int:
        return self.ask(path, method, body, **more).status

    def sign_in(self, user: str, password: str, to: str = "/") -> http.client.HTTPResponse:
        form = urlencode({"user": user, "password": password, "to": to})
        return self.ask("/login", "POST", form)

    def cookie(self, user: str) -> str:
        """What a browser sends that has signed in."""
        header = self.sign_in(user, PASSWORDS[user]).headers["Set-Cookie"]
        return str(header).partition(";")[0]


def command(*words: str, **more: object) -> subprocess.CompletedProcess[str]:
    """`typesetter desk …`, to its end."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TYPESET_LANG": "zh"}
    return subprocess.run(
        [sys.executable, "-m", "typeset", "desk", *words],
        capture_output=True, text=True, env=env, **more,  # type: ignore[call-overload]
    )  # fmt: skip


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for localhost and its key."""
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-keyout", str(key), "-out", str(certificate), "-days", "2"),
            *("-subj", "/CN=desk", "-addext", "subjectAltName=DNS:localhost"),
        ],
        check=True,
        capture_output=True,
    )
    key.chmod(0o600)
    return certificate, key


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, tls: tuple[Path, Path]) -> Iterator[Office]:
    """An office with one issue and two users."""
    yield from started(tmp_path_factory.mktemp("office"), tls, ["-m", "typeset"])


AT_ONCE = """
from typeset.cli.main import main
from typeset.desk import story_locks
story_locks.IDLE = 0
main()
"""


@pytest.fixture
def hasty_office(tmp_path: Path, tls: tuple[Path, Path]) -> Iterator[Office]:
    """An office in which a story may be taken over at once."""
    yield from started(tmp_path, tls, ["-c", AT_ONCE])


def started(folder: Path, tls: tuple[Path, Path], program: list[str]) -> Iterator[Office]:
    """An office in `folder`, until it is let go."""
    shutil.copytree(SEED, folder / "archive/2023-03")
    users = folder / "users.json"
    for name, password in PASSWORDS.items():
        add_user(users, name, password)
    words = [sys.executable, *program, "desk", str(folder / "archive")]
    words += ["--host", "127.0.0.1", "--users", str(users)]
    words += ["--certificate", str(tls[0]), "--key", str(tls[1])]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=env)
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    assert url.startswith("https://localhost:")
    running = Running(folder / "archive/2023-03", url, process)
    yield Office(running, users)
    assert running.stop() == 0


@pytest.fixture
def windows(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[[str], Page]]:
    """windows(user) is a window in which that user has signed in and opened the issue."""
    hasty = "hasty_office" in request.fixturenames
    office: Office = request.getfixturevalue("hasty_office" if hasty else "office")
    expect.set_options(timeout=PATIENCE)
    contexts = []

    def open_window(user: str) -> Page:
        context = browser.new_context(
            viewport={"width": 1366, "height": 768}, locale="zh-CN", ignore_https_errors=True
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto(office.running.url)
        sign_in(page, user)
        page.get_by_role("button", name="第 3 期").click()
        page.wait_for_selector(".sheet[data-shown] svg.text")
        return page

    yield open_window
    for context in contexts:
        context.close()


def sign_in(page: Page, user: str) -> None:
    """Fill in the page where one signs in, and see the shelf."""
    page.get_by_label("用户名").fill(user)
    page.get_by_label("密码").fill(PASSWORDS[user])
    page.get_by_role("button", name="登录").click()
    expect(page.locator("#user")).to_contain_text(user)


def test_one_story_has_one_editor_at_a_time(office: Office, windows: Callable[[str], Page]) -> None:
    first, other = windows("张三"), windows("lisi")
    first.locator("#articles li button").nth(1).click()
    area = other.locator("#edit .block textarea")
    expect(first.locator("#edit .block textarea")).to_be_editable()
    expect(other.locator("#articles .who")).to_have_text("张三")
    other.locator("#articles li button").nth(1).click()
    expect(other.locator(".held")).to_contain_text("张三正在改这一篇")
    expect(area).not_to_be_editable()
    first.keyboard.press("Control+Home")
    first.keyboard.type("近日，")
    expect(other.locator("#sheets svg.text").first).to_contain_text("近日，为了推动")
    other.locator("#articles li button").nth(1).press("Delete")
    expect(other.locator("#note")).to_contain_text("正在改这一篇")
    other.get_by_role("button", name="请他让出").click()
    first.get_by_text("lisi想改这一篇").click()
    expect(other.locator(".held")).to_have_count(0)
    expect(area).to_be_editable()
    expect(area).to_have_value(read(office, SECOND).split("---\n\n")[1].split("\n")[0])
    expect(other.get_by_role("button", name="撤销")).to_be_disabled()  # it is the other's act
    other.keyboard.press("Control+Home")
    other.keyboard.type("今春，")
    expect(first.locator("#sheets svg.text").first).to_contain_text("今春，近日，为了推动")
    first.keyboard.press("Control+z")
    expect(first.locator("#note")).to_contain_text("正在改这一篇")
    assert "今春，近日，为了推动" in read(office, SECOND)
    remove_user(office.users, "lisi")
    other.keyboard.type("甲")
    expect(other.locator("#note")).to_contain_text("已退出登录")
    assert "甲" not in read(office, SECOND)
    add_user(office.users, "lisi", PASSWORDS["lisi"])
    with other.context.expect_page() as opened:
        other.locator("#note").click()
    sign_in(opened.value, "lisi")
    area.focus()
    other.keyboard.type("乙")
    expect(first.locator("#sheets svg.text").first).to_contain_text("今春，甲乙近日，")
    assert "今春，甲乙近日，为了推动" in read(office, SECOND)


def test_a_story_is_taken_over_and_what_is_refused_then_stays_in_its_field(
    hasty_office: Office, windows: Callable[[str], Page]
) -> None:
    first, other = windows("张三"), windows("lisi")
    before = read(hasty_office, SECOND)
    area = first.locator("#edit .block textarea").last
    first.locator("#articles li button").nth(1).click()
    expect(area).to_be_editable()
    other.locator("#articles li button").nth(1).click()
    other.get_by_role("button", name="接过来改").click()
    expect(other.locator(".held")).to_have_count(0)
    expect(other.locator("#edit .block textarea")).to_be_editable()
    first.keyboard.press("Control+Home")
    first.keyboard.insert_text("近日，")
    expect(first.locator("#note")).to_contain_text("没有保存，所写的字留在原处")
    first.locator("#articles li button").nth(2).click()
    expect(first.locator('#edit [data-file="articles/03-job-fair.md"]')).to_be_visible()
    first.locator("#articles li button").nth(1).click()
    expect(area).to_have_class("unsaved")
    expect(area).to_have_value(re.compile("^近日，为了推动"))
    assert read(hasty_office, SECOND) == before
    first.locator("#articles li button").nth(2).click()
    expect(first.locator('#edit [data-file="articles/03-job-fair.md"]')).to_be_visible()
    other.keyboard.press("Control+Home")
    other.keyboard.insert_text("今春，")
    expect(first.locator("#sheets svg.text").first).to_contain_text("今春，为了推动")
    first.locator("#articles li button").nth(1).click()
    expect(area).to_have_value(re.compile("^今春，为了推动"))
    lost = first.get_by_label("没有保存，这一段别人已经改过")
    expect(lost).to_have_value(re.compile("^近日，为了推动"))
    first.get_by_role("button", name="不要了").click()
    expect(lost).to_have_count(0)


def read(office: Office, file: str) -> str:
    return (office.running.issue / file).read_text(encoding="utf-8")


ACT = json.dumps({"act": "field", "file": "issue.yaml", "path": ["layout"], "value": "x"})


def test_whoever_is_not_signed_in_gets_nothing(office: Office) -> None:
    key = "/issue/" + issue_key(office)
    before = read(office, "issue.yaml")
    for path in ("/", f"{key}/"):
        answer = office.ask(path)
        assert (answer.status, answer.headers["Location"].partition("?")[0]) == (303, "/login")
    paths = ["/shelf", "/shelf/state", "/shelf/search?find=a", "/desk/shelf.js", "/openapi.json"]
    paths += [f"{key}/{each}" for each in ("desk/issue", "events", "pdf", "html", "web/main.js")]
    for path in paths:
        assert office.status(path) == 401, path
        assert office.status(path, Cookie="__Host-typeset=x") == 401, path
    for path in ("/shelf/new", "/shelf/upload?batch=a&name=a.md", f"{key}/desk/act", "/logout"):
        assert office.status(path, "POST", ACT) in (401, 303), path
    assert office.status("/login") == 200
    assert read(office, "issue.yaml") == before


def issue_key(office: Office) -> str:
    """The key of the one issue, as the shelf says it."""
    options = SettingOptions(Address("127.0.0.1", 1), 1.0, False)
    return DeskOffice(office.running.issue.parent.resolve(), options).key(office.running.issue)


def test_hostile_requests_with_a_session_get_nothing(office: Office) -> None:
    cookie, act = office.cookie("张三"), f"/issue/{issue_key(office)}/desk/act"
    port, before = office.port, read(office, "issue.yaml")
    for wrong in (
        {"Host": "evil.example"},
        {"Host": f"127.0.0.1:{port}"},  # not in the certificate
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": f"http://localhost:{port}"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ):
        assert office.status(act, "POST", ACT, Cookie=cookie, **wrong) == 403, wrong
        assert office.status("/shelf", Cookie=cookie, **wrong) == 403, wrong
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert office.status(act, method, Cookie=cookie) == 405
    assert office.status(act, Cookie=cookie) in (404, 405)
    assert office.status("/issue/0000000000000000/", Cookie=cookie) == 404
    assert office.status("/issue/..%2f..%2fetc/passwd", Cookie=cookie) == 404
    assert office.status("/desk/routes.py", Cookie=cookie) == 404
    body = json.dumps({"window": "a", "file": None, "more": 1})
    presence = act.replace("/act", "/presence")
    assert office.status(presence, "POST", body, Cookie=cookie) == 400
    assert office.status(act, "POST", "x" * (5 * 1024 * 1024), Cookie=cookie) == 413
    assert read(office, "issue.yaml") == before
    assert office.status("/logout", "POST", Cookie=cookie) == 303
    assert office.status("/shelf", Cookie=cookie) == 401


def test_a_stream_of_pages_ends_with_its_session(office: Office) -> None:
    cookie, key = office.cookie("张三"), issue_key(office)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    asked = http.client.HTTPSConnection("127.0.0.1", office.port, timeout=120, context=context)
    headers = {"Host": f"localhost:{office.port}", "Cookie": cookie}
    asked.request("GET", f"/issue/{key}/events", headers=headers)
    stream = asked.getresponse()
    while b"event: state" not in stream.readline():
        pass
    assert office.status("/logout", "POST", Cookie=cookie) == 303
    office.running.replace("articles/03-job-fair.md", "headline:", "headline: 改过的题目")
    assert "改过的题目".encode() not in stream.read()  # to its end
    office.running.replace("articles/03-job-fair.md", "headline: 改过的题目", "headline:")
    asked.close()


def test_a_session_is_a_cookie_that_no_script_and_no_other_site_gets(office: Office) -> None:
    answer = office.sign_in("张三", PASSWORDS["张三"], to="//evil.example/")
    assert answer.headers["Location"] == "/"
    said = answer.headers["Set-Cookie"]
    assert {"HttpOnly", "Secure", "SameSite=strict", "Path=/"} <= set(said.split("; "))
    assert said.startswith("__Host-typeset=")
    assert "Domain" not in said
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    page = office.ask("/login", Accept_Language="en-GB,en")
    assert "form-action 'self'" in page.headers["Content-Security-Policy"]


def test_wrong_passwords_are_refused_alike_and_soon_have_to_wait(office: Office) -> None:
    wrong = [office.sign_in("王五", "no such user here").status for _ in range(5)]
    assert wrong == [403] * 5
    answer = office.sign_in("王五", "no such user here")
    assert answer.status == 429
    assert int(answer.headers["Retry-After"]) >= 1
    assert office.sign_in("张三", "not the password").status == 403
    assert office.sign_in("张三", PASSWORDS["张三"]).status == 303


def test_a_mistyped_password_leads_on_to_the_issue_all_the_same(
    office: Office, browser: Browser
) -> None:
    expect.set_options(timeout=PATIENCE)
    issue = f"{office.running.url}issue/{issue_key(office)}/"
    page = browser.new_page(locale="zh-CN", ignore_https_errors=True)
    try:
        page.goto(issue)
        for password in ("mistyped password", PASSWORDS["lisi"]):
            expect(page).to_have_url(re.compile("/login"))
            page.get_by_label("用户名").fill("lisi")
            page.get_by_label("密码").fill(password)
            page.get_by_role("button", name="登录").click()
        expect(page).to_have_url(issue)
    finally:
        page.close()


def test_it_speaks_no_plain_http(office: Office) -> None:
    asked = http.client.HTTPConnection("127.0.0.1", office.port, timeout=30)
    with pytest.raises((http.client.HTTPException, OSError)):
        asked.request("GET", "/login", headers={"Host": f"localhost:{office.port}"})
        asked.getresponse()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "用户（"),
        ([], "证书和私钥"),
        (["--users", "{users}"], "证书和私钥"),
        (["--certificate", "{certificate}", "--key", "{key}"], "用户（"),
        (["--users", "{users}", "--certificate", "{key}", "--key", "{key}"], "不能用"),
        (["--users", "{open}", "--certificate", "{certificate}", "--key", "{key}"], "别人也能读"),
    ],
)
def test_without_users_and_tls_it_does_not_start(
    office: Office, tls: tuple[Path, Path], tmp_path: Path, words: list[str], said: str
) -> None:
    opened = tmp_path / "open.json"
    shutil.copy(office.users, opened)
    opened.chmod(0o644)
    files = {"users": office.users, "certificate": tls[0], "key": tls[1], "open": opened}
    given = [word.format(**files) for word in words]
    home = {"cwd": tmp_path}
    env_words = ["--host", "127.0.0.1", *given]
    if "--users" not in given:
        env_words += ["--users", str(tmp_path / "none.json")]
    done = command(str(office.running.issue.parent), *env_words, **home)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_passwords_are_read_from_standard_input_into_a_file_of_ones_own(tmp_path: Path) -> None:
    users = tmp_path / "settings/users.json"
    done = command("--users", str(users), "--add-user", "张三", input="a long password\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert stat.S_IMODE(users.stat().st_mode) == 0o600
    assert "a long password" not in users.read_text(encoding="utf-8")
    assert read_users(users)["张三"].startswith("$argon2id$")
    short = command("--users", str(users), "--add-user", "李四", input="short\n")
    assert (short.returncode, "密码要有 10" in short.stderr) == (2, True)
    gone = command("--users", str(users), "--remove-user", "李四")
    assert (gone.returncode, "没有用户“李四”" in gone.stderr) == (2, True)
    assert command("--users", str(users), "--remove-user", "张三").returncode == 0
    with pytest.raises(IssueError):
        read_users(users)
    add_user(users, "李四", "a long password")  # the first after the last one went
    assert list(read_users(users)) == ["李四"]


class Clock:
    """Seconds that pass when they are told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def said(file: str | None, window: str = "a", **more: bool) -> PresenceRequest:
    return PresenceRequest(window=window, file=file, **more)


def test_a_story_is_let_go_by_leaving_by_silence_and_after_long_rest() -> None:
    clock = Clock()
    locks = StoryLocks(clock)
    assert locks.heard("甲", said("x.md"))["holder"] is None
    assert locks.heard("乙", said("x.md"))["holder"] == "甲"
    with pytest.raises(EditError):
        locks.check("乙", ["issue.yaml", "x.md"])
    locks.check("乙", ["issue.yaml", "y.md"])
    locks.heard("甲", said(None))
    assert locks.heard("乙", said("x.md"))["holder"] is None  # 甲 left
    assert locks.heard("甲", said("x.md"))["holder"] == "乙"
    clock.now += GONE - 1
    locks.heard("甲", said("x.md"))
    clock.now += 2
    assert locks.heard("甲", said("x.md"))["holder"] is None  # 乙 is not heard of
    locks.heard("乙", said("x.md"))
    assert locks.heard("乙", said("x.md", take=True))["holder"] == "甲"  # not so soon
    while clock.now < 1000 + UNTOUCHED + 2 * GONE:
        clock.now += GONE - 1
        locks.heard("甲", said("x.md"))
        answer = locks.heard("乙", said("x.md"))
    assert answer["idle"]
    assert locks.heard("乙", said("x.md", take=True))["holder"] is None
    with pytest.raises(EditError):
        locks.check("甲", ["x.md"])


def test_two_windows_of_one_user_share_a_story() -> None:
    locks = StoryLocks(Clock())
    locks.heard("甲", said("x.md", "a"))
    locks.heard("甲", said("x.md", "b"))
    locks.check("甲", ["x.md"])
    locks.heard("甲", said(None, "a"))
    assert locks.heard("乙", said("x.md"))["holder"] == "甲"


def test_sessions_end_by_rest_by_age_and_with_the_password(tmp_path: Path) -> None:
    users, clock = UsersFile(tmp_path / "users.json"), Clock()
    add_user(users.path, "甲", "a long password")
    sessions = Sessions(users, clock)

    def begin() -> str:
        return sessions.begin("甲", users.digest("甲") or "")

    assert sessions.user("none") is None
    first = begin()
    clock.now += IDLE - 1
    assert sessions.user(first) == "甲"
    clock.now += 2
    assert sessions.user(first) is None
    busy = begin()
    for _ in range(int(LONGEST / (IDLE - 1))):
        clock.now += IDLE - 1
        assert sessions.user(busy, acts=True) == "甲"
    clock.now += IDLE - 1
    assert sessions.user(busy, acts=True) is None
    other = begin()
    add_user(users.path, "甲", "another password")
    assert sessions.user(other) is None


def test_the_many_addresses_of_one_ipv6_network_wait_together() -> None:
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:3:4:5:6")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1")
    assert network_of("fe80::1%eth0") == network_of("fe80::2")
    assert network_of("192.0.2.1") != network_of("192.0.2.2")
    assert network_of("::ffff:192.0.2.1") != network_of("::ffff:192.0.2.2")


def test_what_a_window_asks_by_itself_keeps_no_session_open() -> None:
    quiet = ("events", "desk/presence", "page/0a1b", "text/0a1b", "html")
    acts = ("", "desk/act", "desk/story", "desk/upload", "html/issue/images/text/a.png")
    assert all(QUIET.fullmatch(f"/issue/0123456789abcdef/{each}") for each in quiet)
    assert not any(QUIET.fullmatch(f"/issue/0123456789abcdef/{each}") for each in acts)


def test_one_issue_too_many_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(shutil.copytree(SEED, tmp_path / "2023-03"))
    monkeypatch.setattr("typeset.desk.office.MOST_OPEN", 0)
    options = SettingOptions(Address("127.0.0.1", 1), 1.0, False)
    office, said = DeskOffice(tmp_path, options), []

    async def send(message: Message) -> None:
        said.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "path_params": {"key": office.key(folder)}}
    with ThreadPoolExecutor() as beside:  # a browser of another test has a loop in this thread
        beside.submit(asyncio.run, office.issue(scope, receive, send)).result()
    assert said[0]["status"] == 503
    assert (
        said[1]["body"].decode()
        == "打开的期数太多，请稍后再试\ntoo many issues are open; try again later"
    )


def test_waits_grow_and_end() -> None:
    clock = Clock()
    failures = Failures(free=2, clock=clock)
    waits = []
    for _ in range(20):
        failures.note("甲")
        waits.append(failures.wait("甲"))
    assert waits[:4] == [0, 1, 2, 4]
    assert waits[-1] == 900
    assert failures.wait("乙") == 0
    clock.now += 901
    assert failures.wait("甲") == 0
