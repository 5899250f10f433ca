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


@contextmanager
def importing() -> Iterator[None]:
    """Import modules inside the block: what they make is never looked at again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(NEW_OBJECTS, 20, 20)
        gc.enable()
