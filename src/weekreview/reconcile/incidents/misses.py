"""Near misses: two claims that would be of one event, but for one thing that they can't both be right about.

They are looked for between two incidents, since what they differ on has kept them from being one. A pair is a near
miss only where no voice tells both incidents, for who tells two events knows of two; and where what they differ on is
what people are mistaken, or lie, about: a town for another of its province, a day for the next, one's own deed laid
at somebody else's door, whom one's own guns hit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from weekreview.model import Claim

from ..distances import apart_km
from ..sides import Sides
from .clusters import Scorer
from .passages import Passages
from .scores import Score, shifts_blame
from .tellings import Telling
from .things import name_two_things

DISPUTED_BITS = {"place": 2.0, "time": 2.5}
"""Bits of all other evidence from which two tellings that only place or only time forbids are put side by side: a join
(1.0) with room to spare. The bar is higher for time, since a place that agrees brings 5 bits and a day only 2.5.
Source: swept on made-up weeks of seeds 100 to 299; lower ones for time find none more, for place false ones."""
UNPLACED_BITS = 5.0
"""The same for time where one names no place, so that nothing says that the ground agrees. Source: as above."""
PROVINCE_BITS = 4.0
"""The same for two towns of one province that lie far apart. Source: as above."""
WHO_BITS = 2.5
"""The same without actor, target and numbers, on all of which sides differ at once: one kind of thing in one town
(2.5 + 5 - 5), each with its day. House value; it and the two above were set on made-up weeks of seeds 100 to 129."""
SURE_BITS = 6.0
"""Bits from which a day alone is in dispute even where somebody tells both, having heard otherwise."""
SAME_TOWN_BITS = 3.0
"""Least bits of place for a dispute about who: one town, or two that touch."""
FAR_TIMES = 4.0
"""Figures so many times apart are of two things. Source: `contradictions.counts`, where it was seen."""
NEXT_DAYS = 1
"""Most days by which a report is mistaken about a day: the night before, the day of print. Source: in made-up weeks of
seeds 100 to 169, of 84 disputes about the next day 72 were of one event, of 6 about the day after that none."""
NEXT_KM = 100.0
"""Most kilometres between two towns of one province that are taken for one another. House value."""
_HURT = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Two claims that would be of one event, but for one thing that they can't both be right about."""

    one: Claim
    """One claim."""
    other: Claim
    """The other."""
    evidence: str
    """place, time, actor, target, victims or count."""


def find_near_misses(
    pairs: Sequence[tuple[Telling, Telling]], scorer: Scorer, incident_of: Mapping[str, str], sides: Sides
) -> tuple[NearMiss, ...]:
    """Return one a pair of incidents and kind, the plainest.

    `pairs` are those that were compared; `incident_of` maps claim ids to incidents.
    """
    tellings = {t.claim.claim_id: t for pair in pairs for t in pair if not t.denied}
    passages = Passages(tellings.values(), incident_of)
    told_by = _knowers(tellings.values(), incident_of)
    seeker = _Seeker(scorer, sides, passages)
    best: dict[tuple, tuple[bool, float, str, str, NearMiss]] = {}
    for one, other in passages.pairs(pairs):
        mine, theirs = sorted((incident_of[one.claim.claim_id], incident_of[other.claim.claim_id]))
        found_here = seeker.differences(one, other) if mine != theirs else seeker.differences_within(one, other)
        for evidence, bits in found_here:
            types = {one.claim.type, other.claim.type}
            shared = any(told_by[(evidence, mine, type_)] & told_by[(evidence, theirs, type_)] for type_ in types)
            if mine != theirs and shared and (evidence != "time" or bits < SURE_BITS):
                continue
            first, second = sorted((one.claim, other.claim), key=lambda c: c.claim_id)
            vague = evidence == "place" and not (one.in_town and other.in_town)
            found = (vague, -bits, first.claim_id, second.claim_id, NearMiss(first, second, evidence))
            key = (evidence, mine, theirs)
            if key not in best or found[:4] < best[key][:4]:
                best[key] = found
    return tuple(best[key][-1] for key in sorted(best))


def _knowers(tellings: Iterable[Telling], incident_of: Mapping[str, str]) -> Mapping[tuple[str, str, str], set[str]]:
    """Return (evidence, incident, type) -> the voices that tell a deed of the type, and say what is in dispute.

    Who tells of it without a town does not say that there were two towns, who tells of the clash there does not say
    that there were two raids, and a headline hands on another's word.
    """
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for telling in tellings:
        if not _is_headline(telling):
            for evidence in _said_itself(telling):
                found[(evidence, incident_of[telling.claim.claim_id], telling.claim.type)].add(telling.origin_id)
    return found


def _said_itself(telling: Telling) -> Iterator[str]:
    """Yield what can be in dispute and is said by the telling itself."""
    said = {
        "place": telling.finely_placed,
        "time": telling.timed and not telling.inherited_time,
        "actor": telling.actors,
        "target": telling.targets,
        "victims": any(civilian is not None for _, civilian in telling.figures),
        "count": any(of in _HURT for of, _ in telling.figures),
    }
    return (evidence for evidence, told in said.items() if told)


class _Seeker:
    """Says what two tellings of two incidents differ on."""

    def __init__(self, scorer: Scorer, sides: Sides, passages: Passages) -> None:
        self._scorer = scorer
        self._sides = sides
        self._passages = passages

    def differences(self, one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
        """Yield the evidence that is all that two tellings differ on, and the bits of the rest."""
        rare = self._passages.share_rare(one, other)
        forbidden = self._scorer(one, other).forbidden
        if forbidden in (("place",), ("time",)) or (not forbidden and _are_of_two_towns(one, other)):
            evidence = forbidden[0] if forbidden else "place"
            if rare and not _is_headline(one) and not _is_headline(other):
                score = self._scorer.explain(one, other)
                bits = score.bits_without(evidence)
                near = _are_next_days(one, other, score) and not name_two_things(one, other)
                if evidence == "place":
                    near = _may_be_of_one_day(one, other) and _are_neighbours(one, other, bits)
                if near and bits >= DISPUTED_BITS[evidence]:
                    yield evidence, bits
        elif self._may_be_of_whom(one, other, forbidden):  # who did it, and with that whom it hit and how many
            score = self._scorer.explain(one, other)
            bits = score.bits_without("actor", "target", "numbers")
            if bits >= WHO_BITS and _of_one_town_and_day(score):
                yield from ((evidence, bits) for evidence in self._disputes_between(one, other, score))

    def differences_within(self, one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
        """Yield place where two tellings of one incident name two towns, which touch or they would be of two."""
        towns = one.in_town and other.in_town and not any(map(_is_headline, (one, other)))
        if towns and not _share_a_place(one, other) and self._passages.share_rare(one, other):
            yield "place", self._scorer(one, other).bits

    def _may_be_of_whom(self, one: Telling, other: Telling, forbidden: tuple[str, ...]) -> bool:
        """Return True where one is a side's word on its own deed: it names another hand, or others who were hit."""
        if not set(forbidden) <= {"actor", "target"}:
            return False
        return any(self._answers(mine, theirs) for mine, theirs in ((one, other), (other, one)))

    def _disputes_between(self, one: Telling, other: Telling, score: Score) -> Iterator[str]:
        """Yield what a side and others differ on of its deed: who did it, who was hit, and how many."""
        if _differ(score, "actor"):
            yield "actor"
        if not one.symmetric and self._sides.others(one.targets, other.targets, one.on):
            yield "target"
        mine, theirs = ({c for of, c in t.figures if of in _HURT and c is not None} for t in (one, other))
        if mine and theirs and not mine & theirs:
            yield "victims"
        shared = [(one.figures[of], other.figures[of]) for of in one.figures.keys() & other.figures.keys()]
        if any(_apart(*mine, *theirs) or _apart(*theirs, *mine) for mine, theirs in shared):
            yield "count"

    def _answers(self, mine: Telling, theirs: Telling) -> bool:
        """Return True where a side speaks of its own deed, or lays at another's door what is said to be its own.

        Whose deed it was need not stand in the two sentences: a side that names its foe and no hand tells of its own.
        """
        voice = mine.voice_actor
        if not voice or not self._is_of(voice, self._passages.doers(theirs), theirs):
            return False
        if theirs.actors and shifts_blame(mine, self._sides):
            return True
        own_deed = self._is_of(voice, mine.actors or {voice}, mine) and not self._is_of(voice, mine.targets, mine)
        return own_deed and self._sides.others(mine.targets, theirs.targets, mine.on)

    def _is_of(self, voice: str, actors: Iterable[str], telling: Telling) -> bool:
        return any(self._sides.same(voice, actor, telling.on) for actor in actors)


def _apart(low: float, high: float | None, low2: float, high2: float | None) -> bool:
    """Return True where the first bounds lie below the second, though not by so much that they count other things."""
    return high is not None and high < low2 < FAR_TIMES * high


def _of_one_town_and_day(score: Score) -> bool:
    bits = {p.evidence: p.bits for p in score.parts}
    return bits["place"] >= SAME_TOWN_BITS and bits["time"] >= 0


def _differ(score: Score, evidence: str) -> bool:
    return any(p.evidence == evidence and p.bits < 0 for p in score.parts)


def _is_headline(telling: Telling) -> bool:
    """Return True for a headline, which names hardly more than a town and a number; its report says the rest."""
    return telling.claim.passage == "headline"


def _are_of_two_towns(one: Telling, other: Telling) -> bool:
    """Return True where no place of one touches one of the other, though a place was merely taken over."""
    if not (one.places and other.places):
        return False
    return all(apart_km(mine, theirs) > 0 for mine, _ in one.places for theirs, _ in other.places)


def _share_a_place(one: Telling, other: Telling) -> bool:
    return not {place.place_id for place, _ in one.places}.isdisjoint(place.place_id for place, _ in other.places)


def _are_neighbours(one: Telling, other: Telling, bits: float) -> bool:
    """Return True where some of their places lie in one province, and not far apart unless all else agrees plainly."""
    return any(
        mine.country == theirs.country
        and mine.province == theirs.province
        and ((bits >= PROVINCE_BITS and mine.province) or apart_km(mine, theirs) <= NEXT_KM)
        for mine, _ in one.places
        for theirs, _ in other.places
    )


def _may_be_of_one_day(one: Telling, other: Telling) -> bool:
    """Return True where the days that are told, or taken over, of two tellings overlap, or one's are not known."""
    return not (one.timed and other.timed) or max(one.first, other.first) <= min(one.last, other.last)


def _are_next_days(one: Telling, other: Telling, score: Score) -> bool:
    """Return True where the days follow one another, the kind agrees, and the ground does or is not told by one."""
    place = next(p.bits for p in score.parts if p.evidence == "place")
    unplaced = not (one.places and other.places) and score.bits_without("time") >= UNPLACED_BITS
    next_days = max(one.first, other.first) - min(one.last, other.last) <= NEXT_DAYS
    return next_days and one.claim.type == other.claim.type and (place > 0 or unplaced)
