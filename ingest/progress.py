"""Steps of a long work -> bars on a terminal, silence elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Advance(Protocol):
    """Tells a bar how many were done."""

    def __call__(self, count: int, note: str = "") -> None:
        """Move the bar."""


class Progress:
    """Shows each step as a bar with count, rate and time left when `shown`."""

    def __init__(self, shown: bool = False) -> None:
        self._shown = shown

    @contextmanager
    def step(self, name: str, total: int, unit: str) -> Iterator[Advance]:
        """Open a bar; the function it gives is told how many were done, and a note to show."""
        if not self._shown or not total:
            yield lambda *_: None
            return
        # Imported here: rich is only needed where someone watches.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bars

        columns = (
            TextColumn("{task.description:>10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn(unit + " · {task.fields[rate]:.0f}/s ·"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[note]}"),
        )
        # Not among what the command prints: that may go into a file.
        with Bars(*columns, console=Console(stderr=True)) as bars:
            task = bars.add_task(name, total=total, rate=0.0, note="")

            def advance(count: int, note: str = "") -> None:
                bars.advance(task, count)
                rate = bars.tasks[0].finished_speed or bars.tasks[0].speed or 0.0
                bars.update(task, rate=rate, note=note or bars.tasks[0].fields["note"])

            yield advance
