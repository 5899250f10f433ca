# -*- coding: utf-8 -*-
"""What the set-up says, in the user's language; such as Python 2.7 can read."""

import os
import sys


def is_chinese():
    # type: () -> bool
    """Whether the user's language is Chinese."""
    names = ("TYPESET_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    spoken = [os.environ[name] for name in names if os.environ.get(name)]
    return bool(spoken) and spoken[0].startswith("zh")


def say(english, chinese):
    # type: (str, str) -> None
    """One sentence to standard error."""
    sys.stderr.write((chinese if is_chinese() else english) + "\n")
    sys.stderr.flush()
