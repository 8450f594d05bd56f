"""`weekreview judge`: a person's decisions, added, ended and listed; the next build is made around them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from weekreview.errors import UsageError

from .terminal.flags import settings_from, with_settings

NAME = "judge"
KINDS = ("same", "not_same", "unsure", "split", "move", "correct")
app = typer.Typer(help="People's decisions: kept with who, when and why; ended, never erased.")

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of a build.")]
Who = Annotated[str, typer.Option("--who", metavar="NAME", help="Who decides.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why, in words.")]


@app.command("add")
@with_settings("database_url", "as_of")
def add(
    folder: Folder,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"One of {', '.join(KINDS)}.")],
    named: Annotated[
        list[str],
        typer.Argument(
            metavar="SUBJECT [OTHER]...",
            help="Ids of claims or incidents. same, not_same, unsure, move: two. split: an incident and the claims to "
            "take out of it. correct: a claim, a FIELD (state, type, when, place or quantity.KIND) and its VALUE.",
        ),
    ],
    flags: dict[str, str | None],
    who: Who = "",
    why: Why = "",
) -> None:
    """Keep one decision; the next build honours it. Prints its id."""
    from weekreview.model import Judgement
    from weekreview.store import open_store
    from weekreview.store.exports.judged import subject_of

    settings = settings_from(flags)
    if kind not in KINDS:
        raise UsageError(f"there is no judgement {kind!r}; it is one of {', '.join(KINDS)}")
    made_at = settings.as_of or datetime.now(UTC).replace(microsecond=0)
    subject, *other = named
    object_id, value = subject_of(folder, kind, subject, other)
    name = hashlib.sha256(f"{kind}|{subject}|{object_id}|{value}|{who}|{made_at}".encode()).hexdigest()[:16]
    judgement = Judgement(f"j{name}", kind, subject, object_id, who, made_at, why, value)
    with open_store(folder, settings.database_url, create=False, shared=True) as store:
        store.add_judgement(judgement)
    typer.echo(judgement.judgement_id)


@app.command("end")
@with_settings("database_url")
def end(
    folder: Folder,
    judgement_id: Annotated[str, typer.Argument(metavar="ID", help="As `judge add` printed it.")],
    flags: dict[str, str | None],
    why: Why = "",
) -> None:
    """Withdraw a decision; it stays stored with the day and reason of its end."""
    from weekreview.store import open_store

    settings = settings_from(flags)
    with open_store(folder, settings.database_url, create=False, shared=True) as store:
        store.end_judgement(judgement_id, datetime.now(UTC).replace(microsecond=0), why)
    typer.echo(judgement_id)


@app.command("list")
@with_settings("database_url")
def list_all(folder: Folder, flags: dict[str, str | None]) -> None:
    """Print every decision, ended ones too: id, kind, what it is about, who, when, why."""
    from weekreview.store import open_store

    settings = settings_from(flags)
    with open_store(folder, settings.database_url, create=False, shared=True) as store:
        for j in store.judgements():
            ended = f"  ended {j.ended_at.isoformat()}: {j.ended_why}" if j.ended_at else ""
            about = " ".join(part for part in (j.subject_id, j.object_id) if part)
            typer.echo(f"{j.judgement_id}  {j.kind}  {about}  {j.who}, {j.made_at.isoformat()}: {j.why}{ended}")


@app.callback()
def _judge() -> None:
    """People's decisions: kept with who, when and why; ended, never erased."""
