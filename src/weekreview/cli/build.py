"""`weekreview build INPUT... --out FOLDER`: reports in, a checked week in review out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from weekreview.errors import UsageError
from weekreview.settings import week_days

from .terminal.flags import settings_from, with_settings
from .terminal.progress import Progress

NAME = "build"
MOST_NOTICES = 5
"""How many refusals of one reason are told one by one; of more, how many there are and how to list them."""


@with_settings()
def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, addresses, or - for stdin.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the issue and its data go.")],
    flags: dict[str, str | None],
    week: Annotated[
        str | None, typer.Option("--week", metavar="2015-W43", help="An ISO week, Monday to Sunday.")
    ] = None,
) -> None:
    """Build a week in review from reports. A second build into the same folder adds, and never loses.

    INPUT is any of: .html .htm .txt .md .pdf .eml .jsonl .xml (RSS or Atom) .warc[.gz] .wacz, folders of them,
    http(s) addresses, or - for JSON lines on stdin. Exit 0 done, 1 done but a source failed, 2 you can fix it.
    """
    settings = settings_from(_with_week(flags, week))

    from weekreview.pipeline import build

    with Progress() as progress:
        report = build(inputs, out, settings, progress)
    for failure in report.failures:
        typer.echo(f"weekreview: {failure}", err=True)
    for line in _notices(report.notices, out):
        typer.echo(f"weekreview: {line}", err=True)
    for line in _hints(report):
        typer.echo(f"weekreview: {line}", err=True)
    typer.echo(_summary(report))
    raise typer.Exit(1 if report.failures else 0)


def _with_week(flags: dict[str, str | None], week: str | None) -> dict[str, str | None]:
    """Return the flags with the days of an ISO week as its period."""
    if week is None:
        return flags
    if flags["from_on"] or flags["to_on"]:
        raise UsageError("--week stands in for --from and --to; give one or the other")
    first_on, last_on = week_days(week)
    return flags | {"from_on": first_on.isoformat(), "to_on": last_on.isoformat()}


def _notices(notices: Sequence[Any], out: Path) -> Iterator[str]:
    """Yield a line for each refusal, in order, and for each reason one that says how many more there are of it."""
    counts: Counter[str] = Counter()
    for refusal in notices:
        counts[refusal.reason] += 1
        if counts[refusal.reason] <= MOST_NOTICES:
            yield " ".join(f"{refusal.subject_id}: {refusal.detail}".split())
    for reason, count in counts.items():
        if count > MOST_NOTICES:
            yield f"{count - MOST_NOTICES} more like it; `weekreview refusals {out} --reason {reason}` lists them"


def _hints(report: Any) -> Iterator[str]:
    """Yield a line where an issue holds nothing though the command ran: what was missing and what to do."""
    if not report.documents:
        yield "no report was found in what was given; `weekreview build --help` lists the kinds of files that are read"
    elif not report.incidents and report.refused.get("outside_period"):
        yield "what was read lies outside the period of this issue; give --from and --to, or --week"


def _summary(report: Any) -> str:
    """Return what a folder holds after a build, all builds together, in plain lines; the page's path is the last."""
    counts = [
        ("documents", report.documents),
        ("claims", report.claims),
        ("incidents", report.incidents),
        ("tallies", report.tallies),
        ("contradictions", report.contradictions),
        ("places placed", report.places_placed),
        ("places not determined", report.places_not_determined),
        ("refused", sum(report.refused.values())),
    ]
    lines = [f"{count:>7}  {name}" for name, count in counts]
    lines += [f"{count:>7}    {reason}" for reason, count in sorted(report.refused.items(), key=_most_first)]
    return "\n".join([f"{report.page.parent}, all builds together:", *lines, f"page: {report.page}"])


def _most_first(item: tuple[str, int]) -> tuple[int, str]:
    """Return the sort key that puts the most frequent first."""
    return -item[1], item[0]
