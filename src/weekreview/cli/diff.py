"""`weekreview diff ISSUE ISSUE`: which figures moved between two issues, from what to what, and because of what."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

NAME = "diff"


def run(
    before: Annotated[Path, typer.Argument(metavar="ISSUE", help="Folder of the earlier issue.")],
    after: Annotated[Path, typer.Argument(metavar="ISSUE", help="Folder of the later issue.")],
) -> None:
    """Say which figures moved between two issues, and because of which claims added, withdrawn or judged."""
    from weekreview.store.exports import compare, read_snapshot

    changes = compare(read_snapshot(before), read_snapshot(after))
    for change in changes:
        typer.echo(f"{change.what}: {_bounds(change.before)} -> {_bounds(change.after)}")
        for reason in ("added", "withdrawn", "judged", "regrouped"):
            if ids := getattr(change, reason):
                typer.echo(f"    {reason}: {', '.join(ids)}")
    typer.echo(f"{len(changes)} figures moved, came or went")


def _bounds(values: tuple | None) -> str:
    """Return low-best-high in words."""
    if values is None:
        return "not there"
    low, best, high = values
    if low == best == high:
        return f"{best:g}"
    return f"{best:g} ({low:g} to {'open' if high is None else format(high, 'g')})"
