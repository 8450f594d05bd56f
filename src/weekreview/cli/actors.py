"""`weekreview actors`: names that the registry does not know, with contexts, and what it knows of one actor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from weekreview.errors import InputError, UsageError
from weekreview.model import Actor

from .terminal.flags import settings_from, with_settings

NAME = "actors"
app = typer.Typer(help="The registry of actors.")


@app.command("unresolved")
def unresolved(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of a build.")],
    most: Annotated[int, typer.Option("--most", metavar="N", help="How many names.", min=1)] = 50,
    contexts: Annotated[int, typer.Option("--contexts", metavar="N", help="Sentences a name.", min=0)] = 2,
    records: Annotated[
        bool, typer.Option("--records", help="Print records to fill in and keep as a YAML file.")
    ] = False,
) -> None:
    """List the names of a build that no actor was found for, most frequent first, with sentences that name them.

    Places, pieces of their names and things are left out. None is ever merged with a known actor. To add one: fill in
    its record in a YAML file, in a folder that --actors names at the next build, or in the package's own by a pull
    request.
    """
    from .naming import Pile, rank_unresolved, records_of

    claims = list(read_claims(folder))
    found = rank_unresolved(claims)[:most]
    if records:
        for record in records_of(found, Pile(claims)):
            typer.echo(record)
    for one in () if records else found:
        typer.echo(f"{one.times:>7}  {one.name}  ({len(one.documents)} reports)")
        for sentence in one.sentences[:contexts]:
            typer.echo(f"{'':9}{sentence}")
    if not found:
        typer.echo("every name was resolved", err=True)


@app.command("show")
@with_settings("actors_folder")
def show(
    flags: dict[str, str | None],
    name: Annotated[str, typer.Argument(metavar="NAME", help="An id, or a name as reports give it.")],
) -> None:
    """Show what the registry holds of an actor: names, ties and what states have declared it to be, with days.

    A name that several actors bear shows each of them.
    """
    settings = settings_from(flags)

    from weekreview.ground.actors.names import name_table
    from weekreview.ground.actors.registry import load_registry

    from .naming import nearest_names

    actors = load_registry(settings.actors_folder)
    found = [name] if name in actors else sorted({actor_id for actor_id, _ in name_table(actors).named(name)})
    if not found:
        near = nearest_names(name, actors)
        meant = f"did you mean {', '.join(near)}? " if near else ""
        raise UsageError(f"no actor is called {name!r}; {meant}`weekreview actors unresolved` lists names to add")
    for actor_id in found:
        typer.echo("\n".join(described(actors[actor_id])))


def described(actor: Actor) -> Iterator[str]:
    """Yield the lines that show an actor; what is contested or declared stands with who says so."""
    yield f"{actor.actor_id}  {actor.name}  ({actor.kind.value}{_days(actor.begins_on, actor.ends_on)})"
    for name in actor.names:
        by = f", as {name.said_by} says" if name.said_by else ""
        yield f"  called {name.text}{by}{_days(name.begins_on, name.ends_on)}"
    for tie in actor.affiliations:
        by = f", as {tie.said_by} says" if tie.said_by else ""
        yield f"  {tie.relation.replace('_', ' ')} {tie.actor_id}{by}{_days(tie.begins_on, tie.ends_on)}"
    for one in actor.designations:
        yield f"  declared {one.label} by {one.said_by}{_days(one.begins_on, one.ends_on)}"


def _days(begins_on: date | None, ends_on: date | None) -> str:
    first = f", from {begins_on}" if begins_on else ""
    return first + (f", until {ends_on}" if ends_on else "")


def read_claims(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the claims that a build wrote.

    Raises:
        UsageError: the folder is no build's.
        InputError: the file is damaged.
    """
    path = folder / "claims.jsonl"
    if not path.is_file():
        raise UsageError(f"{path} is not there; give the folder that `weekreview build --out` wrote")
    try:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line:
                yield json.loads(line)
    except ValueError as error:
        raise InputError(f"{path} is damaged ({error}); build again into the same folder") from error


@app.callback()
def _actors() -> None:
    """The registry of actors."""
