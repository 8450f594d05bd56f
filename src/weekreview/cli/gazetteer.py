"""`weekreview gazetteer build`: make the index of places now and not at the first build."""

from __future__ import annotations

import time

import typer

from .flags import settings_from, with_settings
from .progress import Progress

NAME = "gazetteer"
app = typer.Typer(help="The index of places.")


@app.command("build")
@with_settings("cache_folder")
def build(flags: dict[str, str | None]) -> None:
    """Make the index of place names anew from the packaged gazetteers. Otherwise the first build does so."""
    settings = settings_from(flags)

    from weekreview.ground.gazetteer.building import index_path

    began, began_at = time.monotonic(), time.time()
    with Progress() as progress:
        path = index_path(settings.cache_folder, lambda share: progress("gazetteer", int(share * 100), 100))
        if path.stat().st_mtime < began_at:
            path.unlink()
            path = index_path(settings.cache_folder, lambda share: progress("gazetteer", int(share * 100), 100))
    typer.echo(f"{path} ({path.stat().st_size / 1e6:.1f} MB, {time.monotonic() - began:.1f} s)")


@app.callback()
def _gazetteer() -> None:
    """The index of places."""
