"""How far a run has come, on stderr: a bar on a terminal, plain lines elsewhere, nothing in the first two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, TextIO

QUIET_S = 2.0
LINE_EVERY_S = 5.0


class Progress:
    """Called by the pipeline as `progress(step, done, total)`; `total` None = not known. Used as a context."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._began = clock()
        self._printed_at = -LINE_EVERY_S
        self._bars: Any = None
        self._tasks: dict[str, Any] = {}

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars is not None:
            self._bars.stop()

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Show that `done` of `total` units of a step are finished."""
        if self._clock() - self._began < QUIET_S:
            return
        if self._stream.isatty():
            self._move_bar(step, done, total)
        else:
            self._print_line(step, done, total)

    def _move_bar(self, step: str, done: int, total: int | None) -> None:
        """Draw or move the step's bar."""
        if self._bars is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bars

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bars = Bars(*columns, console=Console(file=self._stream), transient=True)
            self._bars.start()
        if step not in self._tasks:
            self._tasks[step] = self._bars.add_task(step, total=total)
        self._bars.update(self._tasks[step], completed=done, total=total)

    def _print_line(self, step: str, done: int, total: int | None) -> None:
        """Print a line at a step's end and else every few seconds."""
        finished = total is not None and done >= total
        if finished and step in self._tasks:
            return
        if finished or self._clock() - self._printed_at >= LINE_EVERY_S:
            self._printed_at = self._clock()
            if finished:
                self._tasks[step] = True
            self._stream.write(f"weekreview: {step} {done}{'' if total is None else f' of {total}'}\n")
            self._stream.flush()
