"""Python's garbage collector, kept from looking for garbage where there is none.

A program that imports its modules makes hundreds of thousands of objects that all live on; looking
through them again and again takes a tenth of the start.  The boxes of a page live, too, as long as
the page does.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

NEW_OBJECTS = 100_000
"""When this number of objects more are made than are gone, the collector looks at the new ones."""

OBJECTS_OF_A_DOCUMENT = 8_000_000
"""The same, in a process that sets one document: more than one of 10,000 notes is made of.

Of a document's objects one in twenty is gone before its end: looking for those takes longer than
they are worth (for 300 stories of a newspaper a tenth of the time, and 18 MB).
"""

LOOKS = 20
"""After this number of looks at new objects the collector looks again at those that were kept."""


@contextmanager
def importing() -> Iterator[None]:
    """Import modules inside the block: what they make is never looked at again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(NEW_OBJECTS, LOOKS, 20)
        gc.enable()


def expect_one_document() -> None:
    """From now on, look for garbage only where a document is larger than any: the process ends."""
    gc.set_threshold(OBJECTS_OF_A_DOCUMENT, LOOKS, 20)
