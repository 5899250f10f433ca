"""Numbers on the command line that are amounts: neither nan nor endless."""

from __future__ import annotations

from math import isfinite

import click


class Amount(click.FloatRange):
    """A number of at least `least`, or of more than `least_exclusive`."""

    def __init__(self, least: float = 0, least_exclusive: float | None = None) -> None:
        exclusive = least_exclusive is not None
        super().__init__(least_exclusive if exclusive else least, min_open=exclusive)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The finite number that was typed; anything else is a usage error, raised by click."""
        number = float(super().convert(value, param, ctx))  # type: ignore[arg-type]
        if not isfinite(number):
            self.fail(f"{value}: {self._describe_range()}", param, ctx)
        return number
