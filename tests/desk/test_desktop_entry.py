"""The entry in the desktop's menu opens the folder that it was made for."""

from __future__ import annotations

import configparser
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.preview.running import ROOT, SEED

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a Linux desktop's")


def words_of(command: str) -> list[str]:
    """The words of Exec: quoted as for a shell, once the escapes of a string are undone."""
    quoted = command.replace("\\\\", "\\").replace("%%", "%")
    said = subprocess.check_output(["sh", "-c", f"printf '%s\\n' {quoted}"], text=True)
    return said.splitlines()


@pytest.mark.parametrize("name", ["2023-03", '100% "a" $b `c` \\d 简报'])
def test_the_entry_starts_the_desk_of_its_folder(tmp_path: Path, name: str) -> None:
    issue = Path(shutil.copytree(SEED, tmp_path / name))
    command = [sys.executable, "-m", "typeset", "desk", str(issue), "--install"]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(tmp_path / "data")}
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=True)
    (file,) = (tmp_path / "data" / "applications").iterdir()
    assert done.stdout.strip() == str(file)
    entry = configparser.RawConfigParser()
    entry.read(file, encoding="utf-8")
    said = dict(entry["Desktop Entry"])
    assert Path(said["icon"]).is_file()
    words = words_of(said["exec"])
    assert words[-2:] == ["desk", str(issue)]
    plain = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    process = subprocess.Popen(
        [*words, "--no-browser"], stdout=subprocess.PIPE, text=True, env=plain, cwd=tmp_path
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("http://127.0.0.1:")
    process.send_signal(signal.SIGINT)
    process.wait(timeout=20)
    process.stdout.close()
