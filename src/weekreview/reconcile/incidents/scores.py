"""Scores: the parts of the evidence added up, with what forbids one event named."""

from __future__ import annotations

from dataclasses import dataclass

from ..sides import Sides
from .comparators import (
    NO_WHOLE,
    Part,
    compare_actors,
    compare_documents,
    compare_extents,
    compare_numbers,
    compare_places,
    compare_targets,
    compare_times,
    compare_types,
    compare_victims,
    compare_words,
)
from .tellings import Telling

PRIOR_BITS = -5.0
"""Bits before any evidence: of the pairs that share a block about one in thirty-two is one event. House value."""
STRONG_BITS = 7.0
"""Bits of the rest from which different actors or targets are a contradiction inside one event and not two events: the
same kind of thing in the same town on the same day (4.5) and two further agreements, of number, target or wording."""

BLAME_BITS = 5.0
"""The same where a side speaks, which may shift the blame: the same kind of thing in the same town on the same day."""


@dataclass(frozen=True, slots=True)
class Score:
    """How far two tellings are of one event."""

    bits: float
    """Sum of the prior and all parts."""
    parts: tuple[Part, ...]
    """The parts, one a comparator."""
    forbidden: tuple[str, ...]
    """Evidence that forbids one event; empty where nothing does."""

    @property
    def p(self) -> float:
        """Return the probability of one event that the bits stand for; 0 where it is forbidden."""
        return 0.0 if self.forbidden else probability(self.bits)

    def bits_without(self, *evidence: str) -> float:
        """Return the bits of all other evidence."""
        return self.bits - sum(p.bits for p in self.parts if p.evidence in evidence)

    def explain(self) -> str:
        """Return the parts in one line: "same place +5.0; same day +2.5"."""
        return "; ".join(f"{p.level} {p.bits:+.1f}" for p in self.parts if p.bits)


def probability(bits: float) -> float:
    """Return the probability that log2 odds of `bits` stand for."""
    return 1.0 / (1.0 + 2.0 ** -max(min(bits, 60.0), -60.0))


def score_pair(one: Telling, other: Telling, sides: Sides) -> Score:
    """Return the explained score of two tellings; the same both ways round."""
    parts = parts_of(one, other, sides)
    bits = bits_of(parts)
    return Score(bits, parts, forbidden_by(parts, bits, one, other, sides))


def parts_of(one: Telling, other: Telling, sides: Sides) -> tuple[Part, ...]:
    """Return what each comparator sees of two tellings; most pairs count nothing in common, which is seen first."""
    shared = not one.counted.isdisjoint(other.counted)
    return (
        compare_types(one, other),
        compare_times(one, other),
        compare_places(one, other),
        compare_actors(one, other, sides),
        compare_targets(one, other, sides),
        compare_numbers(one, other, sides) if shared else compare_victims(one, other),
        compare_extents(one, other) if shared else NO_WHOLE,
        compare_words(one, other),
        compare_documents(one, other),
    )


def bits_of(parts: tuple[Part, ...]) -> float:
    """Return the sum of the prior and the parts."""
    return PRIOR_BITS + sum([part.bits for part in parts])


def forbidden_by(parts: tuple[Part, ...], bits: float, one: Telling, other: Telling, sides: Sides) -> tuple[str, ...]:
    """Return the evidence that forbids one event."""
    against = [p for p in parts if p.forbids]
    return tuple(p.evidence for p in against if not _is_dispute(p, bits, one, other, sides)) if against else ()


def _is_dispute(part: Part, bits: float, one: Telling, other: Telling, sides: Sides) -> bool:
    """Return True where two origins name two actors or targets of what is otherwise plainly one event."""
    least = BLAME_BITS if shifts_blame(one, sides) or shifts_blame(other, sides) else STRONG_BITS
    return part.evidence in ("actor", "target") and one.origin_id != other.origin_id and bits - part.bits >= least


def shifts_blame(telling: Telling, sides: Sides) -> bool:
    """Return True where a side says that somebody else did it."""
    voice = telling.voice_actor
    if telling.claim.party is not True or not voice or not telling.actors:
        return False
    return not any(sides.same(voice, actor, telling.on) for actor in telling.actors)
