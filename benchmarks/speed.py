"""Speed and memory against a peer, in one run: `make bench`. Writes a table to docs/results.md.

Processor time is what ratios are made of, since it does not count what else the machine does; wall time is shown too.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from articles import write_articles

from weekreview.evaluate import write_table

HERE = Path(__file__).parent
START_RUNS = 11
MOST_READ_OVER_PEER = 2.0
MOST_BUILD_OVER_READ = 2.0
MOST_PEAK_MB = 1500.0
MOST_START_SECONDS = 0.5
"""Limits. Source: the issue that this first edition was built for."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one program took."""

    what: str
    """Its name."""
    seconds: float
    """Wall time."""
    cpu_seconds: float
    """Processor time, user and system, of all its threads."""
    peak_mb: float
    """Greatest resident memory, in MB."""


def main() -> int:
    """Measure, print, write the table; return 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", type=Path, help="Python with spaCy; without it the peer is left out")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--words", type=int, default=500)
    parser.add_argument("--results", type=Path, help="page that holds the marks of the table")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        words = write_articles(articles, arguments.articles, arguments.words)
        runs = measure(articles, arguments.peer)
    table, faults = table_of(runs, words, arguments.articles, start_seconds())
    print(table, *faults, sep="\n")
    if arguments.results:
        write_table(arguments.results, "speed", table)
    return 1 if faults else 0


def measure(articles: Path, peer: Path | None) -> dict[str, Run]:
    """Run peer, `read` and `build` over the articles, one after the other."""
    runs = {"read": _reported([sys.executable, str(HERE / "reading.py"), str(articles)])}
    if peer:
        runs["peer"] = _reported([str(peer), str(HERE / "peer.py"), str(articles)])
    subprocess.run(
        [sys.executable, "-m", "weekreview", "doctor"], check=True, stdout=subprocess.DEVNULL
    )  # makes the index
    out = articles.parent / "out"
    runs["build"] = _timed(
        "weekreview build", [sys.executable, "-m", "weekreview", "build", str(articles), "--out", str(out)]
    )
    return runs


def start_seconds() -> float:
    """Return the median wall time of `weekreview --help`."""
    taken = []
    for _ in range(START_RUNS):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "weekreview", "--help"], check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def table_of(runs: Mapping[str, Run], words: int, articles: int, start: float) -> tuple[str, list[str]]:
    """Return the table as Markdown, and one line for each limit that is passed."""
    lines = [
        f"{articles:,} made-up articles, {words:,} words; {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}.",
        "",
        "| what | words a second of processor time | seconds of it | wall seconds | peak MB |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for run in runs.values():
        speed = words / run.cpu_seconds
        cells = [run.what, f"{speed:,.0f}", f"{run.cpu_seconds:.1f}", f"{run.seconds:.1f}", f"{run.peak_mb:,.0f}"]
        lines.append(f"| {' | '.join(cells)} |")
    checks = _checks(runs, start)
    lines += ["", "| limit | measured | kept |", "| --- | ---: | --- |"]
    lines += [
        f"| {name} under {most:g} | {value:.2f} | {'yes' if value < most else 'no'} |" for name, value, most in checks
    ]
    return "\n".join(lines), [f"limit passed: {name} is {value:.2f}" for name, value, most in checks if value >= most]


def _checks(runs: Mapping[str, Run], start: float) -> list[tuple[str, float, float]]:
    """Return name, value and limit of each promise; a value has to be below its limit."""
    read = runs["read"]
    found = [
        ("build over read, processor time", runs["build"].cpu_seconds / read.cpu_seconds, MOST_BUILD_OVER_READ),
        ("read, peak MB", read.peak_mb, MOST_PEAK_MB),
        ("`--help`, median seconds", start, MOST_START_SECONDS),
    ]
    if "peer" in runs:
        found.insert(
            0, ("read over spaCy, processor time", read.cpu_seconds / runs["peer"].cpu_seconds, MOST_READ_OVER_PEER)
        )
    return found


def _reported(command: Sequence[str]) -> Run:
    """Run a program that reports on itself as JSON."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    report = json.loads(done.stdout)
    return Run(report["what"], report["seconds"], report["cpu_seconds"], report["peak_mb"])


def _timed(what: str, command: Sequence[str]) -> Run:
    """Run a program and take the system's word for what it used; start-up is counted."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{what} ended with exit code {process.returncode}")
    return Run(what, time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


if __name__ == "__main__":
    sys.exit(main())
