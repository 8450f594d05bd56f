"""The program and its verbs. Nothing heavy is imported here, so that `--help` answers at once."""

from __future__ import annotations

from typing import Annotated

import typer

from weekreview import __version__

from . import actors, build, custody, diff, doctor, evaluate, footage, gazetteer, judge, predict, rebuild, refusals

app = typer.Typer(
    help="From a pile of conflict reports to a week in review whose every number leads to its sentence.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    """Print the version and leave, where that is wanted."""
    if wanted:
        typer.echo(f"weekreview {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


for _verb in (build, predict, refusals, doctor, evaluate, diff, rebuild):
    app.command(_verb.NAME)(_verb.run)
app.add_typer(custody.app, name=custody.NAME)
app.add_typer(footage.app, name=footage.NAME)
app.add_typer(gazetteer.app, name=gazetteer.NAME)
app.add_typer(judge.app, name=judge.NAME)
app.add_typer(actors.app, name=actors.NAME)
