"""One sentence, one claim: what the review makes of it. For tables of cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from tests.factories import (
    make_actor,
    make_claim,
    make_document,
    make_incident,
    make_moment,
    make_place,
    make_published,
)
from weekreview.model import (
    ActorKind,
    Claim,
    ClaimState,
    Mention,
    Moment,
    PlaceMention,
    Precision,
    Quantity,
    Scope,
    Speaker,
    TimePrecision,
    span_of,
)
from weekreview.review import Material

FIRST, LAST = date(2031, 5, 5), date(2031, 5, 11)
REGISTRY = {
    a.actor_id: a
    for a in (
        make_actor("army", name="Upland Army", kind=ActorKind.STATE_FORCE),
        make_actor("air", name="Upland Air Force", kind=ActorKind.STATE_FORCE),
        make_actor("guard", name="River Guards", kind=ActorKind.MILITIA),
        make_actor("ministry", name="Upland Defence Ministry", kind=ActorKind.MINISTRY),
        make_actor("upland", name="Upland", kind=ActorKind.STATE),
        make_actor("front", name="al-Jabal Front", kind=ActorKind.REBEL_GROUP),
    )
}
PLACES = {
    "Azaz": make_place("Azaz", province="Aleppo"),
    "Idlib": make_place("Idlib", province="Idlib"),
    "Latakia": make_place("Latakia", precision=Precision.PROVINCE, kind="province", radius_m=50_000.0),
    "Base": make_place("Kuweires Air Base", precision=Precision.SITE, kind="air_base", province="Aleppo"),
}
DAYS = {
    "6": make_moment(date(2031, 5, 6)),
    "5-7": make_moment(date(2031, 5, 5), date(2031, 5, 7)),
    "29-2": make_moment(date(2031, 4, 29), date(2031, 5, 2)),
    "since 1": make_moment(date(2031, 5, 1), None),
    "by 6": make_moment(None, date(2031, 5, 6)),
    "2029": Moment(date(2029, 1, 1), date(2029, 12, 31), TimePrecision.YEAR, "a year"),
    "April": Moment(date(2031, 4, 1), date(2031, 4, 30), TimePrecision.MONTH, "a month"),
    "none": Moment(None, None, TimePrecision.NOT_DETERMINED, "no year can be had"),
}


def claim_of(
    sentence: str,
    trigger: str,
    kind: str,
    *,
    actors: Iterable[str] = (),
    targets: Iterable[str] = (),
    place: str = "",
    when: str = "",
    numbers: Iterable[tuple] = (),
    speaker: str = "",
    **fields,
) -> Claim:
    """Return a claim read from one sentence. `words=id` ties words to an actor or a place."""
    document = make_document(sentence, title="A report", publisher=fields.pop("publisher", "Levant Wire"))

    def span(words: str):
        begin = sentence.index(words)
        return span_of(sentence, begin, begin + len(words))

    def mention(words: str) -> Mention:
        words, _, actor_id = words.partition("=")
        return Mention(span(words), actor_id or None, "made by hand")

    if place:
        words, _, key = place.partition("=")
        known = PLACES[key] if key else None
        fields["places"] = (
            PlaceMention(span(words), known, "the only one" if known else "no gazetteer holds it", 0.9),
        )
    if speaker:
        words, _, actor_id = speaker.partition("=")
        fields["speaker"] = Speaker(words, span(words), actor_id or None)
        fields.setdefault("state", ClaimState.REPORTED)
    quantities = []
    for words, of, low, high, *rest in numbers:
        counted = span(rest[0]) if rest and rest[0] else None
        scope = rest[1] if len(rest) > 1 else Scope.INCIDENT
        quantities.append(Quantity(span(words), of, low, high, scope, counted=counted))
    return make_claim(
        document,
        span(trigger),
        type=kind,
        family="x",
        actors=tuple(map(mention, actors)),
        targets=tuple(map(mention, targets)),
        when=DAYS[when] if when else None,
        quantities=tuple(quantities),
        **fields,
    )


def material_of(*claims: Claim, **fields) -> Material:
    """Return a week of these claims, each an incident of its own where it says that something happened."""
    documents = {
        c.document_id: make_document(
            c.evidence.text, title="A report", publisher=c.publisher, published=make_published(LAST)
        )
        for c in claims
    }
    incidents = [
        make_incident(
            [c],
            type=c.type,
            place=c.place,
            publishers=(c.publisher,) if c.publisher else (),
            earliest_on=c.when.earliest_on if c.when else None,
            latest_on=c.when.latest_on if c.when else None,
        )
        for c in claims
        if c.happened
    ]
    fields = {
        "links": (),
        "origins": (),
        "tallies": (),
        "contradictions": (),
        "states": (),
        "registry": REGISTRY,
        "refusals": (),
        "failures": (),
        "from_on": FIRST,
        "to_on": LAST,
        "as_of": datetime(2031, 5, 12, 6, 0, tzinfo=UTC),
        "incidents": tuple(incidents),
        **fields,
    }
    return Material(documents=tuple(documents.values()), claims=claims, **fields)
