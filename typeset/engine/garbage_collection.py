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

LOOKS = 100
"""After this number of looks at new objects the collector looks again at those that were kept.

At 20 it did so three times for 10,000 notes, and a tenth of the time went into it.
"""


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
