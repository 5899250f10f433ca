#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Set typeset up, once, and run it: nothing but Python 3.11 and git need be there before.

    python3 run.py compile seeds/003-tonghua-3/issue.yaml    any command of typesetter
    python3 run.py test                                       the tests
    python3 run.py test --quick                               half a minute of them
    python3 run.py check                                      the gates: format, lint, types, docs
    python3 run.py lock                                       the newest releases into the locks

The first time, it makes `.venv` beside this file and installs what requirements.lock names into it.
On Debian and Ubuntu it also installs the system libraries with apt-get, where it may.

This file is such as Python 2.7 can read, so that an old Python ends in a sentence; what it does
stands in setting_up/.
"""

import sys

from setting_up.telling import say

OLDEST = (3, 11)


def refuse():
    # type: () -> int
    """Say which Python is needed, and where it comes from."""
    have = ".".join(map(str, sys.version_info[:2]))
    say(
        "Python 3.11 or newer is needed, this is " + have + ": Debian 12 and Ubuntu 24.04 have it "
        "(apt-get install python3), Fedora (dnf install python3), macOS (brew install python).",
        "需要 Python 3.11 或更新的版本（现为 " + have + "）：Debian 12、Ubuntu 24.04 自带"
        "（apt-get install python3）；Fedora：dnf install python3；macOS：brew install python",
    )
    return 1


def run():
    # type: () -> int
    """Do what was asked; Ctrl-C ends it in a sentence, whenever it comes."""
    try:
        from setting_up.command import main

        return main(sys.argv[1:])
    except KeyboardInterrupt:
        say("Stopped; the next run goes on.", "已中止；下次运行时继续。")
        return 130


if __name__ == "__main__":
    sys.exit(refuse() if sys.version_info < OLDEST else run())
