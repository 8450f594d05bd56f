"""`weekreview rebuild FOLDER NUMBER --out FOLDER`: a past issue, to the byte."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .terminal.flags import settings_from, with_settings
from .terminal.progress import Progress

NAME = "rebuild"


@with_settings("database_url", "cache_folder", "models_folder", "footage_folder", "footage_encoder", "sources_folder")
def run(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of a build.")],
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Which of its issues, from 1.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the past issue goes.")],
    flags: dict[str, str | None],
) -> None:
    """Make a past issue again from what was known then. Exit 1 where a file is not, byte for byte, what it was."""
    from weekreview.pipeline import rebuild

    with Progress() as progress:
        differing = rebuild(folder, number, out, settings_from(flags), progress)
    for name in differing:
        typer.echo(f"weekreview: {name} is not as it was; was the program changed since?", err=True)
    typer.echo(f"page: {out / 'index.html'}")
    raise typer.Exit(1 if differing else 0)
