"""The nearest valid name: what an editor probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The valid name that `name` was probably meant to be, None if none is near.

    Capitals count for nothing.
    """
    folded = {each.casefold(): each for each in sorted(names, reverse=True)}
    matches = get_close_matches(name.casefold(), sorted(folded), n=1, cutoff=0.6)
    return folded[matches[0]] if matches else None
