"""Grounds: the places whose condition a claim tells, in words that read well, or why there is none."""

from __future__ import annotations

import re
from typing import NamedTuple

from weekreview.model import Claim, Place, PlaceMention, Precision

from ..distances import spots
from ..words import normalise

COARSE = frozenset({Precision.PROVINCE, Precision.FRONT, Precision.COUNTRY, Precision.SEA_OR_AIRSPACE})
COUNTRIES = frozenset({Precision.COUNTRY, Precision.SEA_OR_AIRSPACE})
NOT_PLACED = "place not determined"
"""What stands for the place of a truce that is told of without one."""
_PART_NOUNS = (
    r"parts?|portions?|pockets?|enclaves?|suburbs?|outskirts|neighbou?rhoods?|areas?|districts?|quarters?|sections?|"
    r"villages?|countryside|points?|positions?|half|most|some|cent(?:re|er)|edges?|streets?|hills?|heights|side"
)
_PARTS = re.compile(rf"\b({_PART_NOUNS})\b", re.IGNORECASE)
_PART_OF = re.compile(rf"^(?:the\s+)?((?:[\w-]+\s+){{0,2}}(?:{_PART_NOUNS}))\s+of\b", re.IGNORECASE)
_NEAR = re.compile(r"^\W*(near|around|outside|along|between|(north|south|east|west)[\w-]*\s+of)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"^(near|around|outside|along|between|road|the road|[\d.]+ ?km|(north|south|east|west|central)[\w-]*)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(r"^\W*(from|towards?|to|via|through|for|in the direction)\b", re.IGNORECASE)
_LEFT_FOR = re.compile(r"^\W*(towards?|to|via|through|into|for|in the direction)\b", re.IGNORECASE)
_LIST = re.compile(r"\s*(,|,?\s*and|,?\s*or|;)\s*(in\s+|the\s+)*")
_ADVANCE = re.compile(
    r"\b(ground|advanc\w*|progress\w*|push\w*|inroads?|enter\w*|break\w* into|storm\w*|resuppl\w*)\b", re.IGNORECASE
)
_HELD_AREAS = re.compile(
    r"\b(held|controlled|run|dominated|anti|pro|government|regime|opposition|rebel|insurgent|militant|separatist|"
    r"loyalist|tribal)\b.*\b(areas?|territor\w+|districts?|regions?|towns?|villages?|neighbou?rhoods?|zones?|camps?|"
    r"suburbs?|enclaves?|side)$"
)
_LEADING = re.compile(r"^(?:(?:in|at|the|other|some|many|several|those|these|all|more|most)\s+)+", re.IGNORECASE)
BEFORE = 25
"""Characters before a place phrase in which "parts of", "villages in" are looked for."""


class Ground(NamedTuple):
    """One place whose condition is told."""

    place: Place | None
    """Where; None = not determined, then the words name it."""
    where: str
    """In words that can stand in a sentence."""
    below: bool
    """True where it is of parts of the place or of what lies near it."""


def grounds_of(claim: Claim, track: str) -> tuple[list[Ground], list[str]]:
    """Return the places whose condition the claim tells, and the phrases that name none, as they stand.

    "Portions", "the market street" and their like are parts of the nearest determined place of the claim, its own or
    taken over; without one they name nothing.
    """
    if track != "ceasefire" and _only_countries(claim):
        return [], [m.span.text for m in claim.places if m.place][:1]
    grounds: list[Ground] = []
    refused: list[str] = []
    for mention in places_meant(claim):
        # "Many rebel-held areas" signed a truce: which ones, the town named before does not say.
        unsaid = track == "ceasefire" and mention.inherited and _HELD_AREAS.search(mention.span.text)
        if mention.place and not unsaid:
            grounds.append(_ground(claim, mention, mention.place, _is_below(claim, mention, mention.place, track)))
        elif unsaid or names_something(mention, claim):
            grounds.append(Ground(None, _LEADING.sub("", " ".join(mention.span.text.split())), False))
        elif (around := _nearest_placed(claim, mention)) and around.place:
            grounds.append(_ground(claim, around, around.place, True))
        else:
            refused.append(mention.span.text)
    if not grounds and track == "ceasefire":
        return [Ground(None, NOT_PLACED, False)], []  # a truce somewhere is news; a siege of nothing is not
    if not grounds and not refused:
        return [], [NOT_PLACED]
    return list(dict.fromkeys(grounds)), refused


def _only_countries(claim: Claim) -> bool:
    """Return True where nothing but a whole country is named: "in Syria" is nowhere in particular."""
    placed = [m for m in spots(claim) if m.place]
    return bool(placed) and all(m.place.precision in COUNTRIES for m in placed if m.place)


def places_meant(claim: Claim) -> list[PlaceMention]:
    """Return the place phrase nearest to the trigger and those listed with it ("took Azaz, Marea and Tel Rifaat").

    A sentence may name more places than the one whose condition it tells: larger ones that hold it, and ones that
    somebody comes from or makes for.
    """
    away = _LEFT_FOR if claim.type == "withdrawal" else _AWAY
    here = {*spots(claim), *(m for m in claim.places if m.place is None)}
    meant = [m for m in claim.places if m in here and (m.inherited or not away.search(m.span.text))]
    stated = [m for m in meant if not m.inherited]
    if not stated:
        placed = [m for m in meant if m.place] or [m for m in claim.places if m.place and m.inherited]
        return placed[:1]
    nearest = min(stated, key=lambda m: (_gap(m, claim), m.span.begin))
    listed = [nearest]
    for mention in sorted(stated, key=lambda m: m.span.begin):
        if mention.span.begin > listed[-1].span.end and _joined_by_list(claim, listed[-1], mention):
            listed.append(mention)
    for mention in sorted(stated, key=lambda m: -m.span.begin):
        if mention.span.end < listed[0].span.begin and _joined_by_list(claim, mention, listed[0]):
            listed.insert(0, mention)
    return listed


def names_something(mention: PlaceMention, claim: Claim) -> bool:
    """Return True where the words of an unplaced phrase name a place by themselves: a name, or "rebel-held areas"."""
    words = mention.span.text.split()
    at_start = mention.span.begin <= claim.evidence.begin + 4
    named = [w for n, w in enumerate(words) if w[:1].isupper() and not (at_start and n == 0)]
    return bool(named) or bool(_HELD_AREAS.search(normalise(mention.span.text)))


def _nearest_placed(claim: Claim, mention: PlaceMention) -> PlaceMention | None:
    placed = [m for m in claim.places if m.place and not (not m.inherited and _AWAY.search(m.span.text))]
    stated = [m for m in placed if not m.inherited]
    if stated:
        return min(stated, key=lambda m: (abs(m.span.begin - mention.span.begin), m.span.begin))
    return placed[0] if placed else None


def _gap(mention: PlaceMention, claim: Claim) -> int:
    return max(mention.span.begin - claim.trigger.end, claim.trigger.begin - mention.span.end, 0)


def _joined_by_list(claim: Claim, left: PlaceMention, right: PlaceMention) -> bool:
    between = claim.evidence.text[left.span.end - claim.evidence.begin : right.span.begin - claim.evidence.begin]
    return bool(_LIST.fullmatch(between))


def _is_below(claim: Claim, mention: PlaceMention, place: Place, track: str) -> bool:
    if place.precision is Precision.NEAR or (not mention.inherited and _NEAR.search(mention.span.text)):
        return True
    if place.precision is Precision.SITE:
        return False
    if claim.type == "territory_gained" and _ADVANCE.search(claim.trigger.text):
        return True  # an advance is not yet a capture
    coarse_fight = place.precision in COARSE and track == "contest"
    gained_in = place.precision in COARSE and claim.type in ("territory_gained", "withdrawal")
    return coarse_fight or gained_in or (track != "siege" and bool(_PARTS.search(_words_about(claim, mention))))


def _words_about(claim: Claim, mention: PlaceMention) -> str:
    """Return the words that say how much of the place is meant: the phrase, what governs it, and what lies between."""
    if mention.inherited or not claim.evidence.holds(mention.span):
        return mention.span.text
    text, offset = claim.evidence.text, claim.evidence.begin
    begin, end = mention.span.begin - offset, mention.span.end - offset
    before = text[max(begin - BEFORE, 0) : begin]
    trigger_end = claim.trigger.end - offset
    between = text[trigger_end:begin] if trigger_end <= begin else ""
    return f"{between if len(between) > BEFORE else before} {text[begin:end]}"


def _ground(claim: Claim, mention: PlaceMention, place: Place, below: bool) -> Ground:
    return Ground(place, _worded(mention, place) if below else place.name, below)


def _worded(mention: PlaceMention, place: Place) -> str:
    """Return the part of the place in words: "near Damascus", "centre of Homs", "parts of Aleppo"."""
    if _RELATIVE.search(place.name):
        return place.name
    if not mention.inherited and (part := _PART_OF.search(mention.span.text)):
        return f"{part.group(1).lower()} of {place.name}"
    if not mention.inherited and (near := _NEAR.search(mention.span.text)):
        return f"{near.group(1).lower()} {place.name}"
    return f"parts of {place.name}"
