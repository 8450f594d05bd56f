"""Records: an `Incident` of the claims that tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import prod

from weekreview.model import Claim, Incident, Mention, Place

from ..distances import is_fine, spots
from ..kinds import GENERALITY, title_of
from ..origins import Independence
from ..words import make_id, normalise
from .clusters import Verdict
from .scores import probability
from .tellings import Telling


def make_incident(
    claims: Sequence[Claim], tellings: Sequence[Telling], score: Callable[[Telling, Telling], Verdict],
    independence: Independence,
) -> Incident:  # fmt: skip
    """Return the incident that `claims` (copies included) tell; `tellings` are theirs without the copies."""
    ids = tuple(sorted(c.claim_id for c in claims))
    origins = tuple(sorted({c.origin_id for c in claims if c.origin_id}))
    type_, place = most_told_type(claims), most_told_place(claims)
    first, last = narrowest_days(tellings)
    return Incident(
        incident_id=make_id("i", *ids),
        type=type_,
        title=_title(type_, place),
        earliest_on=first,
        latest_on=last,
        place=place,
        actors=_who(c.actors for c in claims),
        targets=_who(c.targets for c in claims),
        claims=ids,
        origins=origins,
        publishers=tuple(sorted({c.publisher for c in claims if c.publisher})),
        corroboration=independence.count(origins, last),
        p=_probability(claims, tellings, score),
    )


def with_origins_of(incident: Incident, claims: Sequence[Claim], independence: Independence) -> Incident:
    """Return the incident with the origins that its claims have now."""
    origins = tuple(sorted({c.origin_id for c in claims if c.origin_id}))
    if origins == incident.origins:
        return incident
    return replace(incident, origins=origins, corroboration=independence.count(origins, incident.latest_on))


def most_told_type(claims: Iterable[Claim]) -> str:
    """Return the type that most origins give; where they are even, the one that says most."""
    votes = Counter(type_ for _, type_ in {(c.origin_id, c.type) for c in claims})
    return min(votes, key=lambda t: (-votes[t], GENERALITY.get(t, 0), t))


def most_told_place(claims: Iterable[Claim]) -> Place | None:
    """Return the place that most origins give among the most precise ones that are told; None where none is."""
    told = {(c.origin_id, m.place, m.inherited) for c in claims for m in spots(c) if m.place}
    stated = {t for t in told if not t[2]} or told
    fine = {t for t in stated if is_fine(t[1])} or stated
    votes = Counter(place for _, place, _ in fine)
    return min(votes, key=lambda p: (-votes[p], p.radius_m, p.place_id)) if votes else None


def narrowest_days(tellings: Iterable[Telling]) -> tuple[date | None, date | None]:
    """Return the days that all tellings leave open: those stated where there are any, else those taken over."""
    timed = [t for t in tellings if t.claim.when and t.timed]
    stated = [t for t in timed if not t.inherited_time] or timed
    first = max((t.claim.when.earliest_on for t in stated if t.claim.when.earliest_on), default=None)
    last = min((t.claim.when.latest_on for t in stated if t.claim.when.latest_on), default=None)
    return (last, first) if first and last and first > last else (first, last)  # lagged days that only meet in the lag


def _who(mentions_of: Iterable[Sequence[Mention]]) -> tuple[str, ...]:
    """Return actor ids, or where no actor is determined the words, one for each normal form; sorted."""
    mentions = [m for mentions in mentions_of for m in mentions]
    if ids := {m.actor_id for m in mentions if m.actor_id}:
        return tuple(sorted(ids))
    words: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda m: m.span.text):
        words.setdefault(normalise(mention.span.text), mention.span.text)
    return tuple(sorted(words.values()))


def _title(type_: str, place: Place | None) -> str:
    if place is None:
        return f"{title_of(type_)}, place not determined"
    return f"{title_of(type_)}, {place.name}"


def _probability(
    claims: Sequence[Claim], tellings: Sequence[Telling], score: Callable[[Telling, Telling], Verdict]
) -> float:
    """Return the chance that somebody tells it as it was read, times the chance that its weakest telling belongs."""
    best: dict[str | None, float] = {}
    for claim in claims:
        best[claim.origin_id] = max(best.get(claim.origin_id, 0.0), claim.p)
    told = 1.0 - prod(1.0 - p for _, p in sorted(best.items(), key=str))
    return round(told * _cohesion(tellings, score), 4)


def _cohesion(tellings: Sequence[Telling], score: Callable[[Telling, Telling], Verdict]) -> float:
    """Return the least, over the tellings, of the chance that it is of one event with the one nearest to it."""
    if len(tellings) < 2:
        return 1.0
    nearest: Mapping[str, float] = {
        one.claim.claim_id: max(probability(score(one, other).bits) for other in tellings if other is not one)
        for one in tellings
    }
    return min(nearest.values())
