"""The process that reads a hostile file is not believed."""

from __future__ import annotations

import os
import pickle
from io import BytesIO

import pytest

from typeset.intake.readers.bounded import _Answer
from typeset.intake.source import Line, Passage, Run, Source


class Command:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def test_an_answer_that_names_anything_else_is_none() -> None:
    for hostile in (Command(), os.system, print, Source.__init__):
        with pytest.raises(pickle.UnpicklingError):
            _Answer(BytesIO(pickle.dumps(hostile))).load()


def test_control_a_source_comes_through() -> None:
    lines = (Line(Passage([Run("字", 1, 0)]), 1),)
    source = Source("a.pdf", lines)
    found = _Answer(BytesIO(pickle.dumps(source))).load()
    assert isinstance(found, Source)
    assert found.lines[0].passage.text == "字"
