"""Ground taken that is told as what came of an offensive: ", liberating several villages"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..decoding import Reading
from .clauses import without

Span = tuple[int, int]

_TAKING = re.compile(
    r",\s+(?:(?:thereby|thus|also|reportedly)\s+)?(?P<verb>liberating|capturing|seizing|taking|retaking|re-taking|recapturing|"
    r"overrunning|regaining|occupying|clearing|securing)\s+(?P<what>(?:control\s+of\s+)?[^,;.]*?\b"
    r"(?:villages?|towns?|hamlets?|hills?|heights|positions|checkpoints?|bases|districts?|neighbou?rhoods?|settlements?|"
    r"farms?))\b",
    re.I,
)
"""A participle of taking behind a comma, with the ground that was taken. Its subject is that of the clause before."""
_NUMBER = re.compile(
    r"(?:control\s+of\s+)?(?:the\s+)?(?P<number>several|a few|many|some|dozens of|at least \d+|\d[\d,]*|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s",
    re.I,
)
_FORWARD = frozenset(("offensive", "armed_clash", "attack", "deployment", "siege"))
"""Types of which ground taken may be the outcome."""


def gained(readings: Sequence[Reading], sentence: str) -> list[Reading]:
    """Return the readings, and one more for ground that a participle says was taken and that none was read for.

    The new reading takes the actor of the nearest reading before it, and that one's numbers of the ground taken.
    """
    found = list(readings)
    for match in _TAKING.finditer(sentence):
        if any(r.trigger[0] < match.end() and match.start("verb") < r.trigger[1] for r in found):
            continue
        before = [r for r in found if r.trigger[1] <= match.start() and r.type in _FORWARD]
        if not before:
            continue
        source = max(before, key=lambda r: r.trigger)
        at = found.index(source)
        found[at], made = _parted(source, match.span("verb"), match.span("what"), sentence)
        doers = [r.roles["actor"] for r in sorted(before, key=lambda r: r.trigger, reverse=True) if r.roles["actor"]]
        found.append(replace(made, roles={**made.roles, "actor": doers[0] if doers else []}))
    return found


def _parted(source: Reading, verb: Span, what: Span, sentence: str) -> tuple[Reading, Reading]:
    """Return a reading without the numbers of the ground taken, and the reading of the taking."""
    taken = [s for s in source.roles["quantity"] if what[0] <= s[0] and s[1] <= what[1]]
    number = _NUMBER.match(sentence, what[0])
    if not taken and number:
        taken = [number.span("number")]
    roles = {role: [] for role in source.roles} | {role: source.roles[role] for role in ("place", "speaker", "cue")}
    made = replace(
        source,
        trigger=verb,
        type="territory_gained",
        roles={**roles, "quantity": taken},
        kinds=["captured"] * len(taken),
    )
    return without(source, "quantity", taken), made
