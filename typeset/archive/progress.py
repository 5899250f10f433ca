"""The progress bar of a run, on standard error; silent where that is no terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class RateColumn(ProgressColumn):
    """Issues a second."""

    def render(self, task: Task) -> Text:
        """The rate, like `2.5/s`; nothing before it is known."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="progress.data.speed")


@dataclass(frozen=True)
class Bar:
    """The bar, and a way to print above it."""

    progress: Progress
    task: TaskID

    def advance(self, name: str) -> None:
        """One issue more is done."""
        self.progress.update(self.task, advance=1, description=name)

    def print(self, text: str) -> None:
        """Print a line of plain text; on a terminal it stands above the bar."""
        self.progress.console.print(text, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def progress(total: int, quiet: bool) -> Iterator[Bar]:
    """A bar for `total` issues."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        MofNCompleteColumn(),
        BarColumn(),
        RateColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    hidden = quiet or not console.is_terminal
    with Progress(*columns, console=console, disable=hidden, transient=True) as shown:
        yield Bar(shown, shown.add_task("", total=total))
