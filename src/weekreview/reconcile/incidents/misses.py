"""Near misses: two claims that would be of one event, but for one thing that they can't both be right about.

They are looked for between two incidents, since what they differ on has kept them from being one. A pair is a near
miss only where no voice tells both incidents, for who tells two events knows of two; and where what they differ on is
what people are mistaken, or lie, about: a town for another of its province, a day for the next, one's own deed laid
at somebody else's door, whom one's own guns hit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from weekreview.model import Claim

from ..distances import apart_km
from ..sides import Sides
from .clusters import Scorer
from .scores import Score, shifts_blame
from .tellings import Telling
from .things import name_two_things

DISPUTED_BITS = {"place": 2.0, "time": 3.5}
"""Bits of all other evidence from which two tellings that only place or only time forbids are put side by side: a join
(1.0) with room to spare. The bar is higher for time, since a place that agrees brings 5 bits and a day only 2.5."""
WHO_BITS = 2.5
"""The same without actor, target and numbers, on all of which sides differ at once: one kind of thing in one town
(2.5 + 5 - 5), each with its day. House value; it and the two above were set on made-up weeks of seeds 100 to 129."""
SURE_BITS = 6.0
"""Bits from which a day alone is in dispute even where somebody tells both, having heard otherwise."""
SAME_TOWN_BITS = 3.0
"""Least bits of place for a dispute about who: one town, or two that touch."""
RARE = 10
"""Least figure that ties two tellings with nothing else told of both; smaller ones agree by chance."""
FAR_TIMES = 4.0
"""Figures so many times apart are of two things. Source: `contradictions.counts`, where it was seen."""
NEXT_DAYS = 2
"""Most days by which a report is mistaken about a day. House value."""
NEXT_KM = 100.0
"""Most kilometres between two towns of one province that are taken for one another. House value."""


_HURT = ("killed", "injured")
_ABOUT_WHOM = frozenset({"actor", "target", "count"})


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Two claims that would be of one event, but for one thing that they can't both be right about."""

    one: Claim
    """One claim."""
    other: Claim
    """The other."""
    evidence: str
    """place, time, actor, target or count."""


def find_near_misses(
    pairs: Sequence[tuple[Telling, Telling]], scorer: Scorer, incident_of: Mapping[str, str], sides: Sides
) -> tuple[NearMiss, ...]:
    """Return one a pair of incidents and kind, the plainest.

    `pairs` are those that were compared; `incident_of` maps claim ids to incidents.
    """
    told = [(a, b) for a, b in pairs if not a.denied and not b.denied and a.origin_id != b.origin_id]
    told_by = _knowers(pairs, incident_of)
    best: dict[tuple, tuple[bool, float, str, str, NearMiss]] = {}
    for one, other in told:
        if not _are_tied(one, other):
            continue  # nearly all
        mine, theirs = sorted((incident_of[one.claim.claim_id], incident_of[other.claim.claim_id]))
        if mine == theirs:
            continue
        for evidence, bits in _differences(one, other, scorer, sides):
            shared = bool(told_by[(evidence, mine)] & told_by[(evidence, theirs)])
            if shared and (evidence != "time" or bits < SURE_BITS):
                continue
            first, second = sorted((one.claim, other.claim), key=lambda c: c.claim_id)
            vague = evidence == "place" and not (one.in_town and other.in_town)
            found = (vague, -bits, first.claim_id, second.claim_id, NearMiss(first, second, evidence))
            key = (evidence, mine, theirs)
            if key not in best or found[:4] < best[key][:4]:
                best[key] = found
    return tuple(best[key][-1] for key in sorted(best))


def _knowers(
    pairs: Sequence[tuple[Telling, Telling]], incident_of: Mapping[str, str]
) -> Mapping[tuple[str, str], set[str]]:
    """Return (evidence, incident) -> the voices that tell the incident and say for themselves what is in dispute.

    Who tells of it without a town does not say that there were two towns, and a headline hands on another's word.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for telling in {t.claim.claim_id: t for pair in pairs for t in pair if not t.denied}.values():
        incident_id = incident_of[telling.claim.claim_id]
        if _is_headline(telling):
            continue
        for evidence in DISPUTED_BITS.keys() | _ABOUT_WHOM:
            if evidence != "place" or telling.placed_itself:
                found[(evidence, incident_id)].add(telling.origin_id)
    return found


def _differences(one: Telling, other: Telling, scorer: Scorer, sides: Sides) -> Iterator[tuple[str, float]]:
    """Yield the evidence that two tellings differ on where it is all that they differ on, and the bits of the rest."""
    rare = _share_a_rare_figure(one, other)
    forbidden = scorer(one, other).forbidden
    if forbidden in (("place",), ("time",)) or (not forbidden and _are_of_two_towns(one, other)):
        evidence = forbidden[0] if forbidden else "place"
        if rare and not _is_headline(one) and not _is_headline(other):
            bits = scorer.explain(one, other).bits_without(evidence)
            near = _are_next_days(one, other) and not name_two_things(one, other)
            if evidence == "place":
                near = _may_be_of_one_day(one, other) and _are_neighbours(one, other, bits)
            if near and bits >= DISPUTED_BITS[evidence]:
                yield evidence, bits
    elif _may_be_of_whom(one, other, sides, forbidden):  # who did it, and with that whom it hit and how many
        score = scorer.explain(one, other)
        bits = score.bits_without("actor", "target", "numbers")
        if bits >= WHO_BITS and _of_one_town_and_day(score):
            yield from ((evidence, bits) for evidence in _disputes_between(one, other, score, sides))


def _are_tied(one: Telling, other: Telling) -> bool:
    """Return True where a side's own word or a rare figure ties them, which few pairs have."""
    return bool(one.voice_actor or other.voice_actor) or _share_a_rare_figure(one, other)


def _may_be_of_whom(one: Telling, other: Telling, sides: Sides, forbidden: tuple[str, ...]) -> bool:
    """Return True where one is the word of a side on its own deed: it names another hand, or others who were hit."""
    if not set(forbidden) <= {"actor", "target"}:
        return False
    return any(_answers(mine, theirs, sides) for mine, theirs in ((one, other), (other, one)))


def _disputes_between(one: Telling, other: Telling, score: Score, sides: Sides) -> Iterator[str]:
    """Yield what a side and others differ on of its deed: who did it, who was hit, and how many."""
    if _differ(score, "actor"):
        yield "actor"
    mine, theirs = ({c for of, c in t.figures if of in _HURT and c is not None} for t in (one, other))
    if sides.others(one.targets, other.targets, one.on) or (mine and theirs and not mine & theirs):
        yield "target"
    shared = [(one.figures[of], other.figures[of]) for of in one.figures.keys() & other.figures.keys()]
    if any(_apart(*mine, *theirs) or _apart(*theirs, *mine) for mine, theirs in shared):
        yield "count"


def _apart(low: float, high: float | None, low2: float, high2: float | None) -> bool:
    """Return True where the first bounds lie below the second, though not by so much that they count other things."""
    return high is not None and high < low2 < FAR_TIMES * high


def _answers(mine: Telling, theirs: Telling, sides: Sides) -> bool:
    voice = mine.voice_actor
    if not voice or not any(sides.same(voice, actor, theirs.on) for actor in theirs.actors):
        return False
    if shifts_blame(mine, sides):
        return True
    own_deed = any(sides.same(voice, actor, mine.on) for actor in mine.actors)
    return own_deed and sides.others(mine.targets, theirs.targets, mine.on)


def _of_one_town_and_day(score: Score) -> bool:
    bits = {p.evidence: p.bits for p in score.parts}
    return bits["place"] >= SAME_TOWN_BITS and bits["time"] >= 0


def _differ(score: Score, evidence: str) -> bool:
    return any(p.evidence == evidence and p.bits < 0 for p in score.parts)


def _share_a_rare_figure(one: Telling, other: Telling) -> bool:
    if one.counted.isdisjoint(other.counted):
        return False
    shared = one.figures.items() & other.figures.items()
    return any(low >= RARE for _, (low, _) in shared)


def _is_headline(telling: Telling) -> bool:
    """Return True for a headline, which names hardly more than a town and a number; its report says the rest."""
    return telling.claim.passage == "headline"


def _are_of_two_towns(one: Telling, other: Telling) -> bool:
    """Return True where no place of one touches one of the other, though a place was merely taken over."""
    if not (one.places and other.places):
        return False
    return all(apart_km(mine, theirs) > 0 for mine, _ in one.places for theirs, _ in other.places)


def _are_neighbours(one: Telling, other: Telling, bits: float) -> bool:
    """Return True where some of their places lie in one province, and not far apart unless all else agrees plainly."""
    return any(
        mine.country == theirs.country
        and mine.province == theirs.province
        and ((bits >= SURE_BITS and mine.province) or apart_km(mine, theirs) <= NEXT_KM)
        for mine, _ in one.places
        for theirs, _ in other.places
    )


def _may_be_of_one_day(one: Telling, other: Telling) -> bool:
    """Return True where the days that are told, or taken over, of two tellings overlap, or one's are not known."""
    return not (one.timed and other.timed) or max(one.first, other.first) <= min(one.last, other.last)


def _are_next_days(one: Telling, other: Telling) -> bool:
    return max(one.first, other.first) - min(one.last, other.last) <= NEXT_DAYS
