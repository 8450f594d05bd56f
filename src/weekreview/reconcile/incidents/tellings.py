"""Tellings: claims as the comparators see them, with everything that is compared worked out once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from weekreview.model import Claim, ClaimState, Mention, Moment, Place, Precision, Scope, TimePrecision

from ..distances import WIDE, is_fine, spots
from ..kinds import OUTCOMES, SYMMETRIC, kinds_named
from ..roles import PEOPLE_OF, RISES, civilian_of, counts_further
from ..sides import Sides
from ..words import content_stems, normalise, proper_words

LAG_DAYS = 2
"""A day that was taken over from the publication date or an earlier sentence may be this many days too late.
Source: house rule: dailies print the day after, and a day's reports are summed up the day after that."""
VAGUE_DAYS = 5
"""A taken-over stretch of this many days or more names no day at all: it is the week before publication."""
NARROW_DAYS = 10
"""Longest interval, in days, that is compared day by day; a longer one is only weak evidence of time."""
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_MONTH_DAY = re.compile(rf"\b{_MONTH} (\d{{1,2}})\b|\b(\d{{1,2}}) {_MONTH}\b")
_FOREVER = 10**7
_CIVILIAN_STEMS = content_stems("civilian civilians")
_ANOTHER = re.compile(r"\b(another|second|third|separate(ly)?|other|elsewhere|additional(ly)?|later)\b", re.IGNORECASE)
_DIRECTIONS = frozenset("northern southern eastern western north south east west central near city province".split())


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One claim, ready to be compared. Days are proleptic ordinals."""

    claim: Claim
    """The claim; a copy's telling is made of the claim that it copies."""
    origin_id: str
    """Who first said it."""
    voice_actor: str | None
    """The registry's actor that this is, None where it is none."""
    first: int
    """First day it can have been, lag included; far in the past where that is not known."""
    last: int
    """Last day it can have been; far in the future where that is not known."""
    timed: bool
    """False where no end is determined."""
    inherited_time: bool
    """True where the day was taken over."""
    vague_time: bool
    """True where no day is named anywhere near, so that the time is merely the week before publication."""
    written_day: str
    """The day as it is written, where no year could be had ("jan 8"); empty otherwise."""
    places: tuple[tuple[Place, bool], ...]
    """Places that do not merely contain another, each with whether it was taken over."""
    placed: str
    """The same in one text, for what is remembered of two tellings' places; empty without any."""
    finely_placed: bool
    """True where every place is stated and no larger than a large city."""
    placed_itself: bool
    """True where a place phrase of its own is determined, False where all were taken over or there is none."""
    place_names: frozenset[str]
    """Names in the place phrases that are not placed."""
    actors: frozenset[str]
    """Actor ids of who does it, without civilians and unknown armed men, who are no one actor."""
    targets: frozenset[str]
    """Actor ids of whom it is done to, in the same way."""
    actor_words: frozenset[str]
    """Stems of those actors' words that are no actor of the registry."""
    target_words: frozenset[str]
    """Stems of all targets' words."""
    figures: Mapping[tuple[str, bool | None], tuple[float, float | None]]
    """What is counted and whether of civilians -> bounds of the largest, of figures that are not cumulative."""
    counted: frozenset[str]
    """What is counted, in those figures."""
    dead_counted: frozenset[bool]
    """Whether of civilians, of each count of dead that says so."""
    counts_people: bool
    """True where it counts people, or its targets are civilians or unknown armed men."""
    trigger: frozenset[str]
    """Stems of the trigger."""
    words: frozenset[str]
    """Stems of the sentence without its names of actors, targets and places, which are compared by themselves."""
    points_back: bool
    """True for "the offensive", "this attack": a trigger that takes up what was told before."""
    sets_apart: bool
    """True where the sentence says that it tells of another event ("a second strike")."""
    rises: bool
    """True where it says that a toll rose, so that it may well differ from an earlier one."""
    on: date | None
    """The last day it can have been, or None."""
    victims: bool
    """True where its targets are people who are no side: civilians, fighters, passers-by."""
    denied: bool
    """True where the claim says that it did not happen."""
    outcome: bool
    """True where it tells what came of an event of another type."""
    kinds_named: frozenset[str]
    """Types of the events that an outcome's sentence names."""
    narrow: bool
    """True where it is dated to few enough days to be compared day by day."""
    symmetric: bool
    """True where both sides act alike in what it tells."""
    key: tuple
    """For sorting: says what it tells, ends in the claim id."""

    @property
    def plain(self) -> bool:
        """Return True where place and day are told finely enough to stand for themselves."""
        return self.finely_placed and self.timed and not self.inherited_time

    @property
    def in_town(self) -> bool:
        """Return True where it names itself the very town, and not the ground near one."""
        return self.finely_placed and all(place.precision is not Precision.NEAR for place, _ in self.places)

    @property
    def over_wide_area(self) -> bool:
        """Return True where it is told of a whole country or front: that sums up more often than not."""
        return any(place.precision in WIDE for place, _ in self.places)

    @property
    def of_civilians(self) -> bool:
        """Return True where it tells of civilians in so many words."""
        return bool(self.target_words & _CIVILIAN_STEMS)


def make_telling(claim: Claim, sides: Sides) -> Telling:
    """Return the claim as the comparators see it."""
    first, last, timed = _days(claim.when)
    places = tuple((m.place, m.inherited) for m in spots(claim) if m.place)
    figures = _figures(claim)
    actors, actor_words = _who(claim.actors, sides)
    targets, _ = _who(claim.targets, sides)
    target_words = frozenset().union(*(content_stems(m.span.text) for m in claim.targets))
    counts_people = any(of in PEOPLE_OF for of, _ in figures)
    counts_people = counts_people or any(sides.is_generic(m.actor_id) for m in claim.targets)
    return Telling(
        claim=claim,
        origin_id=claim.origin_id or f"document:{claim.document_id}",
        voice_actor=claim.origin_id.removeprefix("actor:") if (claim.origin_id or "").startswith("actor:") else None,
        first=first,
        last=last,
        timed=timed,
        inherited_time=bool(claim.when and claim.when.inherited),
        vague_time=_is_vague(claim.when),
        written_day=_written_day(claim.when) if not timed else "",
        places=places,
        placed="|".join(f"{p.place_id} {p.radius_m} {p.name} {inherited}" for p, inherited in places),
        finely_placed=bool(places) and all(is_fine(place) and not inherited for place, inherited in places),
        placed_itself=any(not inherited for _, inherited in places),
        place_names=_unplaced_names(claim) if not places else frozenset(),
        actors=actors,
        targets=targets,
        actor_words=actor_words,
        target_words=target_words,
        figures=figures,
        counted=frozenset(of for of, _ in figures),
        dead_counted=frozenset(civilian for of, civilian in figures if of == "killed" and civilian is not None),
        counts_people=counts_people,
        trigger=content_stems(claim.trigger.text) or frozenset({normalise(claim.trigger.text)}),
        words=content_stems(claim.evidence.text) - _compared_already(claim),
        points_back=_points_back(claim),
        sets_apart=bool(_ANOTHER.search(claim.evidence.text)),
        rises=bool(RISES.search(claim.evidence.text)),
        on=date.fromordinal(last) if timed and last < _FOREVER else None,
        victims=bool(target_words) and not targets and counts_people,
        denied=claim.state is ClaimState.DENIED,
        outcome=claim.type in OUTCOMES,
        kinds_named=kinds_named(claim.evidence.text) if claim.type in OUTCOMES else frozenset(),
        narrow=timed and last - first < NARROW_DAYS,
        symmetric=claim.type in SYMMETRIC,
        key=(
            claim.type,
            tuple(sorted(p.place_id for p, _ in places)),
            first,
            str(list(figures.items())),
            claim.claim_id,
        ),
    )


def _days(when: Moment | None) -> tuple[int, int, bool]:
    if when is None or when.precision is TimePrecision.NOT_DETERMINED or not (when.earliest_on or when.latest_on):
        return -_FOREVER, _FOREVER, False
    first = when.earliest_on.toordinal() if when.earliest_on else -_FOREVER
    last = when.latest_on.toordinal() if when.latest_on else _FOREVER
    return first - (LAG_DAYS if when.inherited and not _is_vague(when) else 0), last, True


def _is_vague(when: Moment | None) -> bool:
    if when is None or not when.inherited or not (when.earliest_on and when.latest_on):
        return False
    return (when.latest_on - when.earliest_on).days + 1 >= VAGUE_DAYS


def _written_day(when: Moment | None) -> str:
    """Return month and day of an undated time expression ("on Jan. 8" -> "jan 8"), or ""."""
    found = _MONTH_DAY.search(normalise(when.span.text)) if when and when.span else None
    if not found:
        return ""
    month, day = found.group(1) or found.group(4), found.group(2) or found.group(3)
    return f"{month[:3]} {int(day)}"


def _who(mentions: tuple[Mention, ...], sides: Sides) -> tuple[frozenset[str], frozenset[str]]:
    ids = frozenset(m.actor_id for m in mentions if m.actor_id and not sides.is_generic(m.actor_id))
    return ids, frozenset().union(*(content_stems(m.span.text) for m in mentions if m.actor_id not in ids))


def _unplaced_names(claim: Claim) -> frozenset[str]:
    return frozenset().union(*(proper_words(m.span.text) for m in claim.places)) - _DIRECTIONS


def _figures(claim: Claim) -> dict[tuple[str, bool | None], tuple[float, float | None]]:
    figures: dict[tuple[str, bool | None], tuple[float, float | None]] = {}
    for quantity in claim.quantities:
        if quantity.low is None or quantity.scope is Scope.CUMULATIVE or counts_further(quantity):
            continue
        key = (quantity.of, civilian_of(claim, quantity))
        if key not in figures or quantity.low >= figures[key][0]:
            figures[key] = (quantity.low, quantity.high)  # the largest of a claim is its whole
    return dict(sorted(figures.items(), key=str))


def _compared_already(claim: Claim) -> frozenset[str]:
    mentions = (*claim.actors, *claim.targets, *claim.places)
    return frozenset().union(*(content_stems(m.span.text) for m in mentions))


def _points_back(claim: Claim) -> bool:
    before = claim.evidence.text[: claim.trigger.begin - claim.evidence.begin].lower()
    return bool(re.search(r"\b(the|this|these|that|those)(\s+\w+)?\s*$", before))
