"""`weekreview custody verify FOLDER`: has anything that was stored been changed since?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from weekreview.errors import UsageError

from .terminal.flags import settings_from, with_settings

NAME = "custody"
app = typer.Typer(help="The hash-chained log of raw inputs.")


@app.command("verify")
@with_settings("database_url")
def verify(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of a build.")],
    flags: dict[str, str | None],
) -> None:
    """Check every entry of the custody log and every raw input that it names. Exit 1 where one is not as it was."""
    settings = settings_from(flags)
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder; give the one that `weekreview build --out` wrote")

    from weekreview.ingest.custody import verify_chain
    from weekreview.store import open_store

    with open_store(folder, settings.database_url, create=False, shared=True) as store:
        entries = store.custody()
        faults = verify_chain(entries, store.raw_content)
    for fault in faults:
        typer.echo(fault)
    typer.echo(f"{len(entries)} entries, {len(faults)} faults")
    raise typer.Exit(1 if faults else 0)


@app.callback()
def _custody() -> None:
    """The hash-chained log of raw inputs."""
