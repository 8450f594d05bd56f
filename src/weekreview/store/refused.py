"""What was refused of inputs whose bytes were not taken in (too large, a folder's stray file): no unit, but counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select

from weekreview.model import Refusal

from .inputs import next_number
from .records import decode, digest_of, encode
from .schema import refused


def replace_refused(connection: Connection, refusals: Sequence[Refusal]) -> None:
    """Make `refusals` those of their subjects, in place of earlier ones; the same ones again keep their place."""
    by_subject: dict[str, list[Refusal]] = {}
    for refusal in refusals:
        by_subject.setdefault(refusal.subject_id, []).append(refusal)
    for subject_id, given in by_subject.items():
        records = [encode(refusal) for refusal in given]
        stored = select(refused.c.record).where(refused.c.subject_key == _key(subject_id)).order_by(refused.c.position)
        if list(connection.scalars(stored)) != records:
            forget_refused(connection, [subject_id])
            _add(connection, _key(subject_id), records)


def forget_refused(connection: Connection, subjects: Iterable[str]) -> None:
    """Drop what was refused of these subjects: they were taken in after all."""
    gone = delete(refused).where(refused.c.subject_key == bindparam("gone_key"))
    connection.execute(gone, [{"gone_key": _key(subject_id)} for subject_id in subjects])


def stored_refused(connection: Connection) -> Iterator[Refusal]:
    """Yield them in order of arrival."""
    for record in connection.scalars(select(refused.c.record).order_by(refused.c.number)):
        yield decode(record, Refusal)


def _add(connection: Connection, key: str, records: list[str]) -> None:
    first = next_number(connection, refused.c.number)
    rows = [
        {"subject_key": key, "position": place, "number": first + place, "record": record}
        for place, record in enumerate(records)
    ]
    connection.execute(insert(refused), rows)


def _key(subject_id: str) -> str:
    return digest_of([encode(subject_id)])
