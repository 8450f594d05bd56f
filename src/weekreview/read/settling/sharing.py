"""What several triggers of one sentence were given alike, and only one can have: numbers, and times of earlier years.

"The army opened an offensive in the valley, where the group massacred hundreds in previous years" has one number and
one time, and both are the massacre's. A plain day ("on Tuesday") may be everybody's and is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..decoding import Reading
from ..times import looks_back

Span = tuple[int, int]


def shared_out(readings: Sequence[Reading], sentence: str) -> list[Reading]:
    """Return the readings of one sentence, each number and each backward-looking time left with one of them.

    It stays with the trigger that stands nearest, the earlier one where two are as near.
    """
    out = list(readings)
    for role, wanted in (("quantity", _always), ("time", looks_back)):
        for span in sorted({s for r in out for s in r.roles[role] if wanted(sentence[slice(*s)])}):
            holders = [r for r in out if span in r.roles[role]]
            if len(holders) > 1:
                keeper = min(holders, key=lambda r: (_apart(r.trigger, span), r.trigger))
                out = [r if r is keeper or span not in r.roles[role] else _without(r, role, span) for r in out]
    return out


def _always(_: str) -> bool:
    return True


def _apart(one: Span, other: Span) -> int:
    """Return the characters between two spans, 0 where they touch or overlap."""
    return max(0, one[0] - other[1], other[0] - one[1])


def _without(reading: Reading, role: str, span: Span) -> Reading:
    """Return the reading without one span of a role, and without the kind that ran beside it."""
    keep = [n for n, s in enumerate(reading.roles[role]) if s != span]
    roles = {**reading.roles, role: [reading.roles[role][n] for n in keep]}
    kinds = [reading.kinds[n] for n in keep] if role == "quantity" else reading.kinds
    return replace(reading, roles=roles, kinds=kinds)
