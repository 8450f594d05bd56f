"""Views: the claims as this room reads them, cleared of the usual noise of reading and grounding.

A view is a copy for this room; what it says of time and place goes back with the claim. Cleared are: mentions and
places that are no noun ("the", "of", "portions" stays: it says "in part"), "we" and "our" (the speaker's own side), two
gazetteer entries of one place, the day and actor of a list's items (those of the sentence which opens the list), and
places that stand only in a target's words though they are placed elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from weekreview.model import Claim, Mention, Moment, Origin, Place, PlaceMention, TimePrecision

from .distances import apart_km, is_fine
from .sides import Sides
from .words import normalise, proper_words

_EMPTY = frozenset(
    "a an the of in on at by for from to with and or but as its it his her their they them this that these those there "
    "here he she who which what him some any other others another such one two new old away out up down per each all "
    "both".split()
)
_FIRST_PERSON = re.compile(r"^\W*(we|us|our|ours)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|az|an|the)[ -]")
NAMED_IN_TARGETS = frozenset({"control", "territory_gained", "siege", "withdrawal"})
"""Types whose target is often the place itself ("ISIL holds Palmyra")."""


def view_claims(claims: Sequence[Claim], origins: Mapping[str, Origin], sides: Sides) -> list[Claim]:
    """Return a view of each claim, in their order; `claims` have their origins."""
    one_place = _one_place_each(claims)
    named = _named_places(claims)
    openings = _openings_of_lists(claims)
    views = []
    for claim in claims:
        origin = origins.get(claim.origin_id or "")
        own_side = origin.actor_id if origin and not sides.is_generic(origin.actor_id) else None
        places = tuple(_placed(m, one_place) for m in claim.places if _says_something(m.span.text) or m.place)
        places = places or _place_in_target(claim, named)
        view = replace(
            claim,
            actors=_cleared(claim.actors, own_side) or _cleared(openings.get(claim.claim_id, claim).actors, own_side),
            targets=_cleared(claim.targets, own_side),
            places=places,
            when=_day_of(claim, openings.get(claim.claim_id)),
        )
        views.append(view)
    return views


def enriched(claim: Claim, view: Claim) -> Claim:
    """Return the claim with the day and places of its view, so that what is derived can be checked against it."""
    if claim.when is view.when and claim.places == view.places:
        return claim
    return replace(claim, when=view.when, places=view.places)


def with_origins(views: Sequence[Claim], claims: Iterable[Claim]) -> list[Claim]:
    """Return the views with the origins of the claims that they are of."""
    origin_of = {c.claim_id: c.origin_id for c in claims}
    return [v if v.origin_id == (o := origin_of[v.claim_id]) else replace(v, origin_id=o) for v in views]


def _says_something(words: str) -> bool:
    return any(w not in _EMPTY and not w.isdigit() for w in normalise(words).split())


def _cleared(mentions: Iterable[Mention], own_side: str | None) -> tuple[Mention, ...]:
    """Return the mentions that name somebody; "we" and "our men" are the speaker's side, or nobody."""
    found = []
    for mention in mentions:
        if mention.actor_id:
            found.append(mention)
        elif _FIRST_PERSON.match(mention.span.text):
            if own_side:
                found.append(replace(mention, actor_id=own_side))
        elif _says_something(mention.span.text):
            found.append(mention)
    return tuple(found)


def _placed(mention: PlaceMention, one_place: Mapping[Place, Place]) -> PlaceMention:
    if mention.place is None or mention.place not in one_place:
        return mention
    return replace(mention, place=one_place[mention.place])


def _one_place_each(claims: Iterable[Claim]) -> dict[Place, Place]:
    """Return place -> the entry that stands for it, of fine places of one name whose areas touch."""
    told = Counter(m.place for c in claims for m in c.places if m.place and is_fine(m.place))
    by_name: dict[str, list[Place]] = defaultdict(list)
    for place in told:
        by_name[_ARTICLE.sub("", normalise(place.name))].append(place)
    found: dict[Place, Place] = {}
    for places in by_name.values():
        if len({p.place_id for p in places}) < 2:
            continue
        kept: list[Place] = []
        for place in sorted(places, key=lambda p: (-told[p], p.radius_m, p.place_id, p.name)):
            stands = next((k for k in kept if k.precision is place.precision and apart_km(k, place) <= 0), None)
            kept += [] if stands else [place]
            found[place] = stands or place
    return found


def _named_places(claims: Iterable[Claim]) -> dict[tuple[str, frozenset[str]], Place]:
    """Return (document, names in a phrase) -> place, where a document, or the whole pile (""), places them one way."""
    found: dict[tuple[str, frozenset[str]], set[Place]] = defaultdict(set)
    for claim in claims:
        for mention in claim.places:
            if mention.place and not mention.inherited and (names := proper_words(mention.span.text)):
                found[(claim.document_id, names)].add(mention.place)
                if is_fine(mention.place):
                    found[("", names)].add(mention.place)
    return {key: next(iter(places)) for key, places in found.items() if len(places) == 1}


def _place_in_target(claim: Claim, named: Mapping[tuple[str, frozenset[str]], Place]) -> tuple[PlaceMention, ...]:
    if claim.type not in NAMED_IN_TARGETS:
        return ()
    for mention in claim.targets:
        names = proper_words(mention.span.text)
        place = named.get((claim.document_id, names)) or named.get(("", names))
        if place and not mention.actor_id:
            return (PlaceMention(mention.span, place, "placed elsewhere in this report", claim.p),)
    return ()


def _openings_of_lists(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Return claim id of a list's item -> the claim of its type in the sentence that opens the list."""
    documents: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        documents[claim.document_id].append(claim)
    found = {}
    for told in documents.values():
        opening: dict[str, Claim] = {}
        for claim in sorted(told, key=lambda c: (c.trigger.begin, c.claim_id)):
            if claim.passage == "list_item":
                if claim.type in opening:
                    found[claim.claim_id] = opening[claim.type]
            elif claim.passage != "headline" and claim.happened:
                opening[claim.type] = _fuller(opening.get(claim.type), claim)
    return found


def _fuller(before: Claim | None, claim: Claim) -> Claim:
    """Return the later claim, or the one before where that alone names its day ("On Monday ... In Syria ...")."""
    if before is not None and _has_day(before.when) and not _has_day(claim.when) and before.actors:
        return before
    return claim


def _day_of(claim: Claim, opening: Claim | None) -> Moment | None:
    if opening is None or opening.when is None or _is_stated(claim.when):
        return claim.when
    if not _is_stated(opening.when) and (opening.when.span is None or opening.when.earliest_on):
        return claim.when
    return replace(opening.when, reason="the day of the sentence that opens the list")


def _has_day(when: Moment | None) -> bool:
    return _is_stated(when) or bool(when and when.span and not when.inherited)


def _is_stated(when: Moment | None) -> bool:
    return when is not None and not when.inherited and when.precision is not TimePrecision.NOT_DETERMINED
