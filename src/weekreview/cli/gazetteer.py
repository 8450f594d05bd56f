"""`weekreview gazetteer`: make the index of places now, and add places to it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from weekreview.errors import UsageError

from .terminal.flags import settings_from, with_settings
from .terminal.progress import Progress

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


@app.command("add")
@with_settings("cache_folder")
def add(
    flags: dict[str, str | None],
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Dumps, extracts or tables of places.")],
    form: Annotated[
        str | None, typer.Option("--as", metavar="FORM", help="geonames, osm or ocha; by default told by the file.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="SY", help="Country of OpenStreetMap places that name none.")
    ] = None,
) -> None:
    """Add places from GeoNames dumps, OpenStreetMap extracts or OCHA P-code tables, and make the index anew.

    FILE is any of: a GeoNames country dump (.txt, .zip), an OpenStreetMap extract (.osm, .geojson, .gpkg, .csv), an
    OCHA table with P-codes (.csv, .geojson, .gpkg). One added before under the same name is replaced.
    """
    settings = settings_from(flags)

    from weekreview.ground.gazetteer.additions import add_file
    from weekreview.ground.gazetteer.additions.adding import FORMS
    from weekreview.ground.gazetteer.building import index_path, user_cache

    if form is not None and form not in FORMS:
        raise UsageError(f"--as {form!r} is not one of {', '.join(FORMS)}")
    cache = settings.cache_folder or user_cache()
    for file in files:
        addition = add_file(file, form, country, cache)
        kinds = ", ".join(f"{count} {kind}" for kind, count in addition.kept.items())
        typer.echo(f"{file.name}: {sum(addition.kept.values())} places ({kinds})")
        for reason, count in addition.left_out.items():
            typer.echo(f"  {count} rows left out: {reason}")
    with Progress() as progress:
        path = index_path(cache, lambda share: progress("gazetteer", int(share * 100), 100))
    typer.echo(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")


@app.command("added")
@with_settings("cache_folder")
def added(flags: dict[str, str | None]) -> None:
    """List the files of places that were added; removing one takes its places out of the next index."""
    settings = settings_from(flags)

    from weekreview.ground.gazetteer.additions import added_files
    from weekreview.ground.gazetteer.building import user_cache

    for path in added_files(settings.cache_folder or user_cache()):
        typer.echo(f"{path} ({len(path.read_bytes().splitlines())} places)")


@app.callback()
def _gazetteer() -> None:
    """The index of places."""
