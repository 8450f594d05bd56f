"""`weekreview evaluate`: how good the rooms are on annotated data, and whether anything fell under its floor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from weekreview.errors import UsageError

from .terminal.flags import settings_from, with_settings
from .terminal.progress import Progress

NAME = "evaluate"
TASKS = ("claims", "times", "toponyms", "actors", "attribution", "entities", "event_type", "finer", "passages")


@with_settings("models_folder", "cache_folder", "threshold")
def run(
    flags: dict[str, str | None],
    data: Annotated[Path, typer.Option("--data", metavar="FOLDER", help="Annotated corpora.")] = Path("../shared"),
    only: Annotated[list[str] | None, typer.Option("--only", metavar="TASK", help="One task; may be repeated.")] = None,
    results: Annotated[Path | None, typer.Option("--results", metavar="FILE", help="Page to put the table in.")] = None,
    section: Annotated[
        str, typer.Option("--section", metavar="NAME", help="Marks of that page between which the table goes.")
    ] = "scores",
    raise_floors: Annotated[bool, typer.Option("--raise-floors", help="Take better scores as new floors.")] = False,
) -> None:
    """Score the rooms on annotated data and hold the scores against their floors. Exit 1 where one is below."""
    settings = settings_from(flags)
    unknown = sorted(set(only or ()) - set(TASKS))
    if unknown:
        raise UsageError(f"--only {unknown[0]!r} is not one of {', '.join(TASKS)}")

    from weekreview import evaluate, predictions

    def predict(task, records):
        return getattr(predictions, f"predict_{task}")(_counted(task, records, progress), settings)

    with Progress() as progress:
        scores = evaluate.evaluate(data, predict, only or ())
    if not scores:
        raise UsageError(
            f"{data} holds none of {', '.join(evaluate.missing_corpora(data))}; name their folder by --data"
        )
    faults = evaluate.check_floors(scores, evaluate.load_floors())
    typer.echo(evaluate.table_of(scores))
    for fault in faults:
        typer.echo(f"weekreview: {fault}", err=True)
    if results:
        evaluate.write_table(results, section, evaluate.table_of(scores))
    if raise_floors:
        typer.echo(f"floors raised: {', '.join(evaluate.save_floors(scores)) or 'none'}", err=True)
    raise typer.Exit(1 if faults else 0)


def _counted(task, records, progress):
    """Yield the records and show how many went through."""
    for number, record in enumerate(records, 1):
        yield record
        progress(f"evaluate {task}", number, None)
