"""WeasyPrint as typeset runs it: what replaces or prepares parts of it.

Importing this package changes nothing: `start()` is called by what sets pages, and
`with on():` leaves the process as it was.
"""

from typeset.engine.starting import is_on, on, start, stop

__all__ = ["is_on", "on", "start", "stop"]
