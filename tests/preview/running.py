"""The command `typeset preview`, running on a copy of the seed."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "003-tonghua-3"


@dataclass
class Running:
    """A preview of the folder `issue`; `url` is what it printed."""

    issue: Path
    url: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return int(self.url.rstrip("/").rpartition(":")[2])

    def replace(self, name: str, old: str, new: str) -> None:
        """Save `name` with `old` changed to `new`, as an editor would."""
        path = self.issue / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def wait_until_set(self) -> None:
        """Wait for the first state of the issue, good or bad."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/events")
        stream = connection.getresponse()
        while not stream.readline().startswith(b"event: state"):
            pass
        connection.close()

    def status(
        self, path: str, method: str = "GET", body: str | None = None, **headers: str
    ) -> int:
        """The status that a request gets; its Host is the server's own unless given."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Host": f"127.0.0.1:{self.port}", **given})
        status = connection.getresponse().status
        connection.close()
        return status

    def stop(self) -> int:
        """Press Ctrl-C, and wait for the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=10)
        if self.process.stdout:
            self.process.stdout.close()
        return status


def run(issue: Path, *options: str, **environment: str) -> Running:
    """Start the command, and wait until it says its address."""
    command = [sys.executable, "-m", "typeset", "preview", str(issue), "--no-browser", *options]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
    assert process.stdout is not None
    return Running(issue, process.stdout.readline().strip(), process)
