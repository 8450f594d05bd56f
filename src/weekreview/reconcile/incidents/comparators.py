"""Comparators: one a kind of evidence. Each says in words what it saw and gives bits for or against one event.

Bits are log2 likelihood ratios in the manner of record linkage: +1 makes "one event" twice as likely.
Source: the frame is Fellegi and Sunter (1969); the bits are declared house values reasoned from how seldom a chance
pair agrees (a day of a week: log2 7 = 2.8; a town among thirty: log2 30 = 4.9), not fitted to any sample.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import log2
from typing import NamedTuple

from rapidfuzz import fuzz

from weekreview.model import Claim, Place

from ..distances import MOST_REMEMBERED, WIDE, apart_km, is_fine, within
from ..kinds import OUTCOMES, likeness
from ..sides import Sides
from .tellings import Telling


class Part(NamedTuple):
    """What one comparator found."""

    evidence: str
    """type, time, place, actor, target, numbers, extent, words or document."""
    level: str
    """What it saw, in words."""
    bits: float
    """For (positive) or against (negative) one event."""
    forbids: bool = False
    """True where it can't be one event."""


SPELLING = 80.0
"""Least Indel ratio of two spellings of one name ("Kweiris", "Kuweires"); below it they are two names."""
NEXT_WORDS = 200
"""Characters between two sentences, the second of which tells the outcome of the first: about one sentence more."""
NEXT_GAP = 3
"""Characters between two sentences that follow one another in a passage."""
NEAR_GAP = 7
"""Days between two taken-over times up to which a later report may still sum up the earlier event: a weekly's lag."""
_TOLL = re.compile(r"\btolls?\b", re.IGNORECASE)
_TYPES = (
    Part("type", "types of two events", 0.0, True),
    Part("type", "types told of one event", -0.5),
    Part("type", "same type", 2.5),
)
"""By likeness. What is seen most often is made once: pairs come by the million."""
_NAMED_KIND = Part("type", "an outcome of a kind that it names", 1.5)
_NO_TIME = Part("time", "a time is not determined", -1.0)
_OTHER_WRITTEN_DAYS = Part("time", "days of no year, written differently", -5.0)
_DAYS_APART = Part("time", "days apart", -6.0, True)
_TAKEN_DAYS = Part("time", "taken-over days near one another", -0.5)
_MAYBE_DAYS = {vague: Part("time", "days that may be one", 0.0 if vague else 1.5) for vague in (True, False)}
_SAME_DAY = Part("time", "same day", 2.5)
_THREE_DAYS = Part("time", "within three days", 1.5)
_OVERLAP = {short: Part("time", "overlapping days", 0.5 if short else 0.0) for short in (True, False)}
_SAME_PLACE = Part("place", "same place", 5.0)
_TOUCHING = Part("place", "areas that touch", 3.0)
_NO_PLACE = Part("place", "a place is not determined", -1.0)
_SYMMETRIC_TARGET = Part("target", "compared as taking part", 0.0)
_HURT = {both: Part("target", "what was struck, and who was hurt", -0.5 if both else 0.0) for both in (True, False)}
_NOT_NAMED = {who: Part(who, f"a {who} is not named", 0.0) for who in ("actor", "target")}
_SAME_WORDS = {who: Part(who, "same words", 1.5) for who in ("actor", "target")}
_SOME_WORDS = {who: Part(who, "some shared words", 0.5) for who in ("actor", "target")}
_OTHER_WORDS = {who: Part(who, "other words", -1.5) for who in ("actor", "target")}
_NOTHING_COUNTED = Part("numbers", "nothing counted by both", 0.0)
NO_WHOLE = Part("extent", "not part and whole", 0.0)
_MANY_WORDS = Part("words", "many shared words", 1.5)
_A_FEW_WORDS = Part("words", "some shared words", 0.5)
_FEW_WORDS = Part("words", "few shared words", 0.0)
_TWO_REPORTS = Part("document", "two reports", 0.0)
_ONE_PUBLISHER = Part("document", "another report of one publisher", -3.0)
_TWO_TRIGGERS = Part("document", "two triggers of one report", -3.5)
_DENIES = Part("document", "one says it did not happen", 0.0)


def compare_types(one: Telling, other: Telling) -> Part:
    """Compare what happened; an outcome whose sentence names the other's kind is rather of it."""
    if one.outcome != other.outcome:
        outcome, event = (one, other) if one.outcome else (other, one)
        if event.claim.type in outcome.kinds_named:
            return _NAMED_KIND
    return _TYPES[likeness(one.claim.type, other.claim.type)]


def compare_times(one: Telling, other: Telling) -> Part:
    """Compare the days: stated days that are disjoint forbid; a day that was taken over never does."""
    if not (one.timed and other.timed):
        if one.written_day and other.written_day and one.written_day != other.written_day:
            return _OTHER_WRITTEN_DAYS
        return _NO_TIME
    gap = max(one.first, other.first) - min(one.last, other.last)
    taken_over, vague = one.inherited_time or other.inherited_time, one.vague_time or other.vague_time
    if gap > 0:
        if not taken_over:
            return _DAYS_APART
        return Part("time", "taken-over days apart", -5.0 if gap > NEAR_GAP else -1.0 if vague else -2.5)
    if taken_over:
        if one.inherited_time and other.inherited_time and one.last != other.last:
            return _TAKEN_DAYS
        return _MAYBE_DAYS[vague]
    longest = max(one.last - one.first, other.last - other.first) + 1
    if longest <= 1:
        return _SAME_DAY
    if longest <= 3:
        return _THREE_DAYS
    return _OVERLAP[longest <= 10]


def compare_places(one: Telling, other: Telling) -> Part:
    """Compare the areas, best pair first: areas that miss one another forbid, unless one was merely taken over."""
    if not (one.places and other.places):
        return _compare_place_names(one, other)
    key = (one.placed, other.placed)
    found = _PLACES.get(key)
    if found is None:
        if len(_PLACES) >= MOST_REMEMBERED:
            _PLACES.clear()
        found = _PLACES[key] = _compare_all_areas(one, other)
    return found


_PLACES: dict[tuple[str, str], Part] = {}
"""What was seen of two tellings' places: a week speaks of few."""


def _compare_all_areas(one: Telling, other: Telling) -> Part:
    best: Part | None = None
    for mine, mine_inherited in one.places:
        for theirs, theirs_inherited in other.places:
            part = _compare_areas(mine, theirs)
            if mine_inherited or theirs_inherited:
                part = Part("place", f"{part.level}, taken over", max(part.bits / 2, -4.0))
            if best is None or (not part.forbids, part.bits) > (not best.forbids, best.bits):
                best = part
    return best or _NO_PLACE


def _compare_areas(mine: Place, theirs: Place) -> Part:
    if apart_km(mine, theirs) > 0:
        return Part("place", f"{mine.name} and {theirs.name} are apart", -8.0, True)
    if is_fine(mine) and is_fine(theirs):
        return _SAME_PLACE if mine.place_id == theirs.place_id else _TOUCHING
    if mine.place_id == theirs.place_id:
        return Part("place", "same large area", 1.5 if max(mine.radius_m, theirs.radius_m) <= 150_000 else -1.0)
    inside = within(mine, theirs) or within(theirs, mine)
    huge = WIDE & {mine.precision, theirs.precision}  # a report on a whole country sums up more often than not
    return Part(
        "place", "one within the other" if inside else "large areas that touch", 0.5 if inside and not huge else -1.5
    )


def _compare_place_names(one: Telling, other: Telling) -> Part:
    if not (one.place_names and other.place_names):
        return _NO_PLACE
    if any(fuzz.ratio(a, b) >= SPELLING for a in one.place_names for b in other.place_names):
        return Part("place", "same name, not placed", 3.0)
    return Part("place", "two names, not placed", -8.0, True)


def compare_actors(one: Telling, other: Telling, sides: Sides) -> Part:
    """Compare who did it; where both sides act alike, who took part."""
    if one.symmetric and other.symmetric:
        mine, theirs = one.actors | one.targets, other.actors | other.targets
    else:
        mine, theirs = one.actors, other.actors
    if mine and theirs:
        return _compare_ids("actor", mine, theirs, one, other, sides)
    return _compare_words("actor", one.actor_words, other.actor_words)


def compare_targets(one: Telling, other: Telling, sides: Sides) -> Part:
    """Compare whom or what it was done to."""
    if one.symmetric and other.symmetric:
        return _SYMMETRIC_TARGET
    if one.targets and other.targets:
        return _compare_ids("target", one.targets, other.targets, one, other, sides)
    part = _compare_words("target", one.target_words, other.target_words)
    if part.bits < 0 and _tell_of_other_things(one, other):
        return _HURT[one.victims and other.victims]
    return part


def _tell_of_other_things(one: Telling, other: Telling) -> bool:
    """Return True where one names a place or side struck and the other its victims, or each names other victims."""
    outcome = OUTCOMES & {one.claim.type, other.claim.type} and one.claim.type != other.claim.type
    return bool(outcome) or one.victims or other.victims


def _compare_ids(
    evidence: str, mine: frozenset[str], theirs: frozenset[str], one: Telling, other: Telling, sides: Sides
) -> Part:
    """Compare actors of the registry, some on each side."""
    if shared := len(mine & theirs):
        return Part(evidence, f"same {evidence}", 1.5 if shared == 1 else 3.0)
    on = one.on or other.on
    if any(sides.same(a, b, on) for a in mine for b in theirs):
        return Part(evidence, "of one side", 1.0)
    if any(sides.allied(a, b, on) for a in mine for b in theirs):
        return Part(evidence, "allies", -1.5)
    return Part(evidence, f"different {evidence}s", -4.0, True)


def _compare_words(evidence: str, mine: frozenset[str], theirs: frozenset[str]) -> Part:
    if not (mine and theirs):
        return _NOT_NAMED[evidence]
    share = len(mine & theirs) / min(len(mine), len(theirs))
    if share >= 0.5:
        return _SAME_WORDS[evidence]
    return _SOME_WORDS[evidence] if share else _OTHER_WORDS[evidence]


def compare_numbers(one: Telling, other: Telling, sides: Sides) -> Part:
    """Compare the figures that count the same: a large number that agrees is strong, one that differs is weak.

    One in n towns' tolls of about n agrees by chance, round ones twice as often.

    A side that gives a number twice repeats itself more often than it has the same success again.
    """
    parts = [_compare_bounds(*mine, *theirs, exact) for mine, theirs, exact in _shared_figures(one, other)]
    parts = [_excused(p, one, other) for p in parts]
    if _is_serial(one, other):
        parts = [p for p in parts if p.bits <= 0]  # a form's numbers come round again
    if not parts:
        return compare_victims(one, other)
    best = max(parts, key=lambda p: abs(p.bits))
    if best.bits > 1 and _one_voice(one, other, sides) and not _is_serial(one, other):
        return Part("numbers", "same number by one voice", best.bits + 1.5)
    return best


def compare_victims(one: Telling, other: Telling) -> Part:
    """Compare whose deaths are counted where no number can be compared: only a side calls the same dead otherwise."""
    mine, theirs = one.dead_counted, other.dead_counted
    if not mine or not theirs or mine & theirs:
        return _NOTHING_COUNTED
    told_by_side = one.claim.party is True or other.claim.party is True
    return Part(
        "numbers", "other victims, one by a side" if told_by_side else "other victims", -1.0 if told_by_side else -3.0
    )


def _excused(part: Part, one: Telling, other: Telling) -> Part:
    """Return the part; numbers that differ say less where a side counts its foes, and nothing where a toll rose."""
    if part.bits >= 0:
        return part
    if one.rises != other.rises:
        return Part("numbers", "a toll that rose", 0.0)
    if (one.claim.party is True) != (other.claim.party is True):
        return Part("numbers", f"{part.level}, one by a side", part.bits / 3)
    return part


def _shared_figures(one: Telling, other: Telling) -> Iterator[tuple[tuple, tuple, bool]]:
    """Yield the bounds of what both count, and whether of the same people; of people not told apart only equal ones."""
    for (of, civilian), mine in one.figures.items():
        for (of_other, civilian_other), theirs in other.figures.items():
            same = civilian == civilian_other
            if of == of_other and (same or (None in (civilian, civilian_other) and mine == theirs)):
                yield mine, theirs, same


def _one_voice(one: Telling, other: Telling, sides: Sides) -> bool:
    mine, theirs = one.voice_actor, other.voice_actor
    return bool(mine and theirs and sides.same(mine, theirs, one.on or other.on))


def _compare_bounds(low: float, high: float | None, low2: float, high2: float | None, same_people: bool) -> Part:
    if (low, high) == (low2, high2):
        bits = min(log2(low) + (0.7 if low % 10 else -0.3), 6.0) if low >= 10 else 2.5 if low >= 3 else 1.0
        bits -= 0.0 if same_people else 1.0
        return Part("numbers", "same number", max(bits if high == low else bits / 2, 0.0))
    top, top2 = high if high is not None else float("inf"), high2 if high2 is not None else float("inf")
    if low <= top2 and low2 <= top:
        return Part("numbers", "bounds that overlap", 1.5)
    gap = max(low, low2) / max(min(top, top2), 1.0)
    return Part("numbers", "numbers near one another", -0.5) if gap <= 2 else Part("numbers", "numbers far apart", -3.0)


def compare_extents(one: Telling, other: Telling) -> Part:
    """Compare a larger area's count with that of a place in it: a larger count there is the whole, this its part."""
    for mine, _ in one.places:
        for theirs, _ in other.places:
            if within(mine, theirs) and _exceeds(other, one) or within(theirs, mine) and _exceeds(one, other):
                return Part("extent", "a part and its whole", -3.0)
    return NO_WHOLE


def _exceeds(one: Telling, other: Telling) -> bool:
    """Return True where some count of `one` is greater than the same count of `other` can be."""
    shared = ((one.figures[of][0], other.figures[of][1]) for of in one.figures.keys() & other.figures)
    return any(high is not None and low > high for low, high in shared)


def compare_words(one: Telling, other: Telling) -> Part:
    """Compare the sentences' words. Never enough alone: the same sentence is written of another place every day."""
    mine, theirs = one.words, other.words
    share = len(mine & theirs) / (min(len(mine), len(theirs)) or 1)
    return _MANY_WORDS if share >= 0.6 else _A_FEW_WORDS if share >= 0.35 else _FEW_WORDS


def compare_documents(one: Telling, other: Telling) -> Part:
    """Compare where they stand. One report tells two events with two triggers unless it says that it does not."""
    mine, theirs = one.claim, other.claim
    if one.denied != other.denied:
        return _DENIES
    if mine.document_id != theirs.document_id:
        return _ONE_PUBLISHER if _is_serial(one, other) else _TWO_REPORTS
    if mine.trigger.begin < theirs.trigger.end and theirs.trigger.begin < mine.trigger.end:
        return Part("document", "the same words, read twice", 5.0)
    if mine.evidence == theirs.evidence and mine.type == theirs.type and _same_arguments(mine, theirs):
        return Part("document", "one event under two words", 5.0)
    if mine.evidence == theirs.evidence and OUTCOMES & {mine.type, theirs.type} and mine.type != theirs.type:
        return Part("document", "an event and its outcome in one sentence", 4.0)
    if mine.evidence == theirs.evidence:
        return Part("document", "two events of one sentence", -8.0, True)
    if {mine.passage, theirs.passage} == {"list_item"}:
        return Part("document", "two items of a list", -5.0)
    early, late = sorted((one, other), key=lambda t: t.claim.trigger.begin)
    if late.sets_apart and not late.points_back:
        return Part("document", "set apart by the report", -5.0)
    if _is_outcome(early, late):
        return Part("document", "the outcome of what was just told", 3.0)
    if "headline" in (mine.passage, theirs.passage):
        return Part("document", "headline and body", 1.0)
    if _goes_on(early, late):
        return Part("document", "goes on about what was just told", 6.0)
    if (
        late.points_back
        and late.claim.type == "casualties"
        and not late.placed_itself
        and _TOLL.search(late.claim.trigger.text)
    ):
        return Part("document", "the toll of what was told before", 5.0)
    if late.points_back and (early.trigger & late.trigger or mine.type == theirs.type):
        return Part("document", "takes up what was told before", 1.0 if late.placed_itself else 3.0)
    return _TWO_TRIGGERS


def _is_outcome(early: Telling, late: Telling) -> bool:
    """Return True where the next words tell who was hurt or what was destroyed, and where only by what came before."""
    if late.claim.type not in OUTCOMES or late.placed_itself:
        return False
    return late.claim.evidence.begin - early.claim.evidence.end <= NEXT_WORDS and late.claim.passage != "list_item"


def _goes_on(early: Telling, late: Telling) -> bool:
    """Return True where the next sentence takes the same kind of event up by its article and names no place anew."""
    if not late.points_back or early.claim.type != late.claim.type or late.placed_itself or late.sets_apart:
        return False
    return 0 <= late.claim.evidence.begin - early.claim.evidence.end <= NEXT_GAP


def _is_serial(one: Telling, other: Telling) -> bool:
    """Return True for two reports of one publisher that do not both name their day: a daily form, filled in anew."""
    if one.origin_id != other.origin_id or one.claim.publisher != other.claim.publisher:
        return False
    if one.timed and not one.inherited_time and other.timed and not other.inherited_time:
        return False
    return not (one.timed and other.timed and one.last == other.last)


def _same_arguments(one: Claim, other: Claim) -> bool:
    """Return True where who, whom, where and how many are the same words: a sentence tells two events of two things."""
    return _argument_spans(one) == _argument_spans(other) != frozenset()


def _argument_spans(claim: Claim) -> frozenset[tuple[int, int]]:
    parts = (*claim.actors, *claim.targets, *claim.places, *claim.quantities)
    return frozenset((p.span.begin, p.span.end) for p in parts)
