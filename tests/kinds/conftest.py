"""The looks' samples, each set once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from typeset.issue import load
from typeset.layout import compose
from typeset.press import Pages, paginate

SamplePages = Callable[[Path], Pages]


@pytest.fixture(scope="session")
def sample_pages() -> SamplePages:
    """The pages of a sample's folder."""
    return cache(lambda sample: paginate(compose(load(sample))))
