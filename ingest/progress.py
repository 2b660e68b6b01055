"""Steps of a long work -> bars on a terminal, silence elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Progress:
    """Shows each step as a bar with count, rate and time left when `shown`."""

    def __init__(self, shown: bool = False) -> None:
        self._shown = shown

    @contextmanager
    def step(self, name: str, total: int, unit: str) -> Iterator[Callable[[int], None]]:
        """Open a bar; the function it gives is told how many were done."""
        if not self._shown or not total:
            yield lambda _: None
            return
        # Imported here: rich is only needed where someone watches.
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bars

        columns = (
            TextColumn("{task.description:>10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn(unit + " · {task.fields[rate]:.0f}/s ·"),
            TimeRemainingColumn(),
        )
        with Bars(*columns, transient=False) as bars:
            task = bars.add_task(name, total=total, rate=0.0)

            def advance(count: int) -> None:
                bars.advance(task, count)
                bars.update(task, rate=bars.tasks[0].finished_speed or bars.tasks[0].speed or 0.0)

            yield advance
