"""How far a run has come: nothing at first, then lines, or a bar on a terminal."""

from __future__ import annotations

import io

from weekreview.cli.terminal.progress import Progress


class Clock:
    """A clock that is moved by hand."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


def test_a_short_run_says_nothing():
    clock, stream = Clock(), io.StringIO()
    with Progress(stream, clock) as progress:
        progress("reading", 10, 10)
    assert stream.getvalue() == ""


def test_a_long_run_says_a_line_every_few_seconds_and_at_a_steps_end():
    clock, stream = Clock(), io.StringIO()
    with Progress(stream, clock) as progress:
        for done in range(1, 11):
            clock.now += 2.5
            progress("reading", done, 10)
        progress("reading", 10, 10)
    assert stream.getvalue().splitlines() == [f"weekreview: reading {n} of 10" for n in (1, 3, 5, 7, 9, 10)]


def test_an_unknown_total_is_not_made_up():
    clock, stream = Clock(), io.StringIO()
    clock.now += 0
    with Progress(stream, clock) as progress:
        clock.now += 3
        progress("taking in", 7, None)
    assert stream.getvalue() == "weekreview: taking in 7\n"


def test_a_terminal_gets_a_bar():
    clock, stream = Clock(), Terminal()
    with Progress(stream, clock) as progress:
        clock.now += 3
        progress("reading", 7, 10)
        progress("reading", 8, 10)
    assert "reading" in stream.getvalue()
    assert "weekreview:" not in stream.getvalue()
