"""`weekreview doctor`: is everything there that a build needs?"""

from __future__ import annotations

import typer

from .terminal.flags import settings_from, with_settings

NAME = "doctor"


@with_settings("database_url", "cache_folder", "models_folder", "sources_folder")
def run(flags: dict[str, str | None]) -> None:
    """Show versions, model, database, gazetteer and sources. Exit 1 where something is broken, with what to do."""
    settings = settings_from(flags)

    from .checkup import check_all

    broken = 0
    for finding in check_all(settings):
        typer.echo(f"{'ok' if finding.ok else 'BROKEN':7} {finding.part:12} {finding.says}")
        if not finding.ok:
            broken += 1
            typer.echo(f"{'':20} -> {finding.remedy}")
    raise typer.Exit(1 if broken else 0)
