"""The command `typesetter preview`, running on a copy of the seed."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "003-tonghua-3"
PATIENCE = 100
"""Seconds that a server is waited for: a machine may have other things to do."""


@dataclass
class Running:
    """A preview of the folder `issue`; `url` is what it printed, with the secret of this start."""

    issue: Path
    url: str
    process: subprocess.Popen[str]
    looks: tuple[str, ...] = ()

    @property
    def port(self) -> int:
        return int(self.base.rstrip("/").rpartition(":")[2])

    @property
    def base(self) -> str:
        """The address without the secret."""
        return self.url.partition("?")[0]

    @property
    def cookie(self) -> str:
        """What a browser that was let in sends along."""
        return f"typeset-{self.port}={self.url.partition('key=')[2]}"

    def replace(self, name: str, old: str, new: str) -> None:
        """Save `name` with `old` changed to `new`, as an editor would."""
        path = self.issue / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def states(self) -> Iterator[dict[str, Any]]:
        """The states as a window gets them, the present one first."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/events", headers={"Cookie": self.cookie})
        stream = connection.getresponse()
        try:
            while line := stream.readline():
                if line == b"event: state\n":
                    yield json.loads(stream.readline().removeprefix(b"data: "))
        finally:
            connection.close()

    def wait_until_set(self) -> dict[str, Any]:
        """Wait for the first state of the issue, good or bad, and return it."""
        return next(state for state in self.states() if state["number"])

    def restore(self) -> None:
        """Make the folder what the seed is, and wait until the pages are the seed's."""
        for path in self.issue.rglob("*"):
            if path.is_file() and not (SEED / path.relative_to(self.issue)).exists():
                path.unlink()
        for path in filter(Path.is_file, SEED.rglob("*")):
            copy = self.issue / path.relative_to(SEED)
            if not copy.exists() or copy.read_bytes() != path.read_bytes():
                copy.write_bytes(path.read_bytes())
        for state in self.states():
            if not state["errors"] and looks(state) == self.looks:
                return

    def status(
        self, path: str, method: str = "GET", body: str | None = None, **headers: str
    ) -> int:
        """The status that a request gets; its Host is the server's own unless given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        usual = {"Host": f"127.0.0.1:{self.port}", "Cookie": self.cookie}
        connection.request(method, path, body, {**usual, **given})
        status = connection.getresponse().status
        connection.close()
        return status

    def stop(self) -> int:
        """Press Ctrl-C, and wait for the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()
        return status


def looks(state: dict[str, Any]) -> tuple[str, ...]:
    """The digests of a state's pages."""
    return tuple(page["look"] for page in state["pages"])


def run(issue: Path, *options: str, **popen: Any) -> Running:
    """Start the command, and wait until it says its address; `popen` is for subprocess.Popen."""
    command = [sys.executable, "-m", "typeset", "preview", str(issue), "--no-browser", *options]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env, **popen)
    assert process.stdout is not None
    return Running(issue, process.stdout.readline().strip(), process)


def headed(words: str) -> str:
    """A template that prints the issue under these words, its masthead below them."""
    head = f"{{% block masthead %}}<p>{words}</p>{{{{ super() }}}}{{% endblock %}}"
    return f'{{% extends "bulletin/page.html.j2" %}}\n{head}\n'


def own_layout(issue: Path, template: str | None) -> Path:
    """Give the issue a layout of its own; its template, for others to break.

    Without one, it has the bulletin's.
    """
    folder = issue / "layouts" / "own"
    folder.mkdir(parents=True)
    (folder / "layout.yaml").write_text("name: own\nextends: bulletin\n", encoding="utf-8")
    if template is not None:
        (folder / "page.html.j2").write_text(template, encoding="utf-8")
    manifest = issue / "issue.yaml"
    text = manifest.read_text(encoding="utf-8").replace("layout: bulletin", "layout: own")
    manifest.write_text(text if "layout: own" in text else f"layout: own\n{text}", encoding="utf-8")
    return folder / "page.html.j2"
