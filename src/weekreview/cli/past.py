"""`weekreview diff ISSUE ISSUE`, `weekreview rebuild FOLDER NUMBER`: what past issues said, and past issues again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .flags import settings_from, with_settings
from .progress import Progress


def diff(
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


@with_settings("database_url", "cache_folder", "models_folder", "sources_folder")
def rebuild(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of a build.")],
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Which of its issues, from 1.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the past issue goes.")],
    flags: dict[str, str | None],
) -> None:
    """Make a past issue again from what was known then. Exit 1 where a file is not, byte for byte, what it was."""
    from weekreview import pipeline

    with Progress() as progress:
        differing = pipeline.rebuild(folder, number, out, settings_from(flags), progress)
    for name in differing:
        typer.echo(f"weekreview: {name} is not as it was; was the program changed since?", err=True)
    typer.echo(f"page: {out / 'index.html'}")
    raise typer.Exit(1 if differing else 0)
