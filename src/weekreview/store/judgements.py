"""People's decisions: added and ended, never changed or erased."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from weekreview.errors import UsageError
from weekreview.model import Judgement

from .inputs import next_number
from .records import decode, encode
from .schema import judgements


def add(connection: Connection, judgement: Judgement) -> None:
    """Store a judgement; the very same one again changes nothing.

    Raises:
        UsageError: It says neither who nor why, or another one is stored under its id.
    """
    if not judgement.why.strip() or not judgement.who.strip():
        raise UsageError(f"judgement {judgement.judgement_id} does not say who decided and why; give both")
    known = _find(connection, judgement.judgement_id)
    if known == judgement:
        return
    if known:
        advice = "a judgement is not changed: end it and add a new one"
        raise UsageError(f"judgement {judgement.judgement_id} is stored with other content; {advice}")
    ids = {"judgement_id": judgement.judgement_id, "subject_id": judgement.subject_id}
    number = next_number(connection, judgements.c.number)
    in_force = judgement.ended_at is None
    row = {**ids, "number": number, "in_force": in_force, "record": encode(judgement)}
    connection.execute(insert(judgements).values(**row))


def end(connection: Connection, judgement_id: str, ended_at: datetime, why: str) -> Judgement:
    """Withdraw a judgement from `ended_at` on and return it as it now stands.

    Raises:
        UsageError: There is none of that id, it is ended already, or no reason is given.
    """
    judgement = _find(connection, judgement_id)
    if judgement is None:
        raise UsageError(f"there is no judgement {judgement_id}; see `judgements` for those that are stored")
    if judgement.ended_at is not None:
        raise UsageError(f"judgement {judgement_id} was ended on {judgement.ended_at.isoformat()} already")
    if not why.strip():
        raise UsageError(f"ending judgement {judgement_id} needs a reason; say why")
    ended = replace(judgement, ended_at=ended_at, ended_why=why)
    row = {"in_force": False, "record": encode(ended)}
    connection.execute(update(judgements).where(judgements.c.judgement_id == judgement_id).values(**row))
    return ended


def stored_judgements(connection: Connection) -> Iterator[Judgement]:
    """Yield every judgement, ended ones too, in the order in which they were made."""
    for record in connection.scalars(select(judgements.c.record).order_by(judgements.c.number)):
        yield decode(record, Judgement)


def _find(connection: Connection, judgement_id: str) -> Judgement | None:
    record = connection.scalar(select(judgements.c.record).where(judgements.c.judgement_id == judgement_id))
    return decode(record, Judgement) if record else None
