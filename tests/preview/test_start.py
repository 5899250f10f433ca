"""What the start of a preview does on the machine: it shows the browser the page, or does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.preview.running import ROOT, Running


@pytest.mark.parametrize("wanted", [True, False])
def test_the_browser_is_shown_the_page_unless_it_is_not_wanted(
    issue: Path, tmp_path: Path, wanted: bool
) -> None:
    shown, browser = tmp_path / "shown", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {shown}\n')
    browser.chmod(0o700)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "BROWSER": f"{browser} %s"}
    options = [] if wanted else ["--no-browser"]
    command = [sys.executable, "-m", "typeset", "preview", str(issue), "--port", "0", *options]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    preview = Running(issue, process.stdout.readline().strip(), process)
    try:
        preview.wait_until_set()  # the browser was started long before
    finally:
        preview.stop()
    assert shown.exists() == wanted
    assert not wanted or shown.read_text().strip() == preview.url
