"""Small factories, one a model record, for every room's tests.

Each takes any field of its record by name and fills the rest with plain, valid, made-up values; nothing is random and
nothing is shared, so a test states only what it is about:

    document = make_document("Shelling killed at least 3 people in Azaz on Monday, medics said.")
    claim = make_claim(document, trigger="killed", type="shelling", speaker=make_speaker(document, "medics"))

Words stand for spans wherever a document (or its text) is at hand: `span_in(document, "at least 3")`. Nothing here
reads a file or a clock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime

from weekreview.model import (
    Actor,
    ActorKind,
    ActorName,
    Affiliation,
    Change,
    Claim,
    ClaimState,
    Clip,
    ClipDate,
    ClipMatch,
    ClipVerdict,
    Condition,
    Contradiction,
    ContradictionKind,
    CustodyEntry,
    Designation,
    Document,
    DuplicateLink,
    EventCodes,
    Exhibit,
    Incident,
    Judgement,
    MediaLink,
    Mention,
    Moment,
    Origin,
    Passage,
    PassageKind,
    Place,
    PlaceMention,
    Precision,
    Published,
    Quantity,
    Raw,
    Reason,
    Refusal,
    Review,
    Scope,
    Span,
    Speaker,
    State,
    StateStatus,
    Tally,
    TimePrecision,
    span_of,
)

SENTENCE = "Two aircraft struck a fuel depot near Azaz on Monday, killing at least 12 fighters, medics said."
TEXT = f"Fuel burns for hours\n\n{SENTENCE}\n\nThe front line east of the town did not move."
AN_INSTANT = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
A_DAY = date(2031, 5, 5)
NO_ENTRY = "0" * 64


def digest(*parts: object) -> str:
    """Return 64 hex digits made of `parts`: a stable stand-in for any hash or id."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def span_in(source: Document | str, words: str, nth: int = 0) -> Span:
    """Return the span of the `nth` occurrence (from 0) of `words`; ValueError where there is none."""
    text = source if isinstance(source, str) else source.text
    begin = -1
    for _ in range(nth + 1):
        begin = text.index(words, begin + 1)
    return span_of(text, begin, begin + len(words))


def sentence_around(source: Document | str, span: Span) -> Span:
    """Return the line that holds `span`: the usual evidence where a test gives none."""
    text = source if isinstance(source, str) else source.text
    begin = text.rfind("\n", 0, span.begin) + 1
    end = text.find("\n", span.end)
    return span_of(text, begin, len(text) if end < 0 else end)


def passages_of(text: str) -> tuple[Passage, ...]:
    """Return each run of text between blank lines as a paragraph."""
    passages, begin = [], 0
    for part in text.split("\n\n"):
        if part:
            passages.append(Passage(PassageKind.PARAGRAPH, begin, begin + len(part)))
        begin += len(part) + 2
    return tuple(passages)


# documents


def make_published(on: date | None = A_DAY, **fields) -> Published:
    """Return a day of publication from a sidecar; give `None` for a report without a date."""
    if on is None:
        return Published(**fields)
    return Published(on=on, **{"precision": "day", "provenance": "sidecar", "reason": "the sidecar says so", **fields})


def make_document(text: str = TEXT, **fields) -> Document:
    """Return a document of `text`, one paragraph a blank-line block; its id follows from text, publisher and name."""
    fields = {
        "name": "report.txt",
        "publisher": "The Valley Courier",
        "title": text.split("\n")[0][:80] or None,
        "language": "en",
        "published": make_published(),
        "passages": passages_of(text),
        "sha256": digest(text),
        **fields,
    }
    fields.setdefault("document_id", "d" + digest(text, fields["publisher"], fields["name"])[:16])
    return Document(text=text, **fields)


def make_raw(content: bytes = TEXT.encode(), **fields) -> Raw:
    """Return a raw input of `content`, read from disk, its digest and length right."""
    fields = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "name": "report.txt",
        "size_bytes": len(content),
        "received_at": AN_INSTANT,
        "action": "read",
        "tool": "weekreview 0.1.0",
        **fields,
    }
    return Raw(content=content, **fields)


def make_custody_entry(last: CustodyEntry | None = None, raw: Raw | None = None, **fields) -> CustodyEntry:
    """Return the entry of `raw` after `last`. Chained, but hashed by `digest`, not by the rule of `ingest`."""
    raw = raw or make_raw()
    fields = {
        "number": last.number + 1 if last else 1,
        "sha256": raw.sha256,
        "size_bytes": raw.size_bytes,
        "name": raw.name,
        "action": raw.action,
        "at": raw.received_at,
        "tool": raw.tool,
        "detail": raw.detail,
        "previous": last.entry_hash if last else NO_ENTRY,
        **fields,
    }
    fields.setdefault("entry_hash", digest(*fields.values()))
    return CustodyEntry(**fields)


def make_media_link(url: str = "https://courier.example/depot.jpg", **fields) -> MediaLink:
    """Return an embedded picture without a caption."""
    return MediaLink(url=url, **{"kind": "image", **fields})


def make_duplicate_link(document_id: str = "d2", of_document_id: str = "d1", **fields) -> DuplicateLink:
    """Return a link between two nearly equal documents."""
    return DuplicateLink(document_id, of_document_id, **{"similarity": 0.9, "contained": 0.95, **fields})


def make_refusal(reason: Reason = Reason.NAVIGATION, **fields) -> Refusal:
    """Return a refusal by `ingest`."""
    return Refusal(**{"step": "ingest", "reason": reason, "subject_id": "report.txt", "detail": "Home News", **fields})


# the world


def make_place(name: str = "Azaz", **fields) -> Place:
    """Return a made-up settlement with a radius of 3 km, known to its settlement."""
    fields = {
        "place_id": f"wr:{name.lower().replace(' ', '_')}",
        "lat": 36.58648,
        "lon": 37.04633,
        "radius_m": 3000.0,
        "precision": Precision.SETTLEMENT,
        "kind": "settlement",
        "country": "sy",
        **fields,
    }
    return Place(name=name, **fields)


def make_actor(actor_id: str = "xx.army", **fields) -> Actor:
    """Return a state force without aliases."""
    return Actor(actor_id, **{"name": "Valley Army", "kind": ActorKind.STATE_FORCE, **fields})


def make_actor_name(text: str = "the Army of the Valley", **fields) -> ActorName:
    """Return a name in use since ever and still."""
    return ActorName(text, **fields)


def make_affiliation(actor_id: str = "xx", **fields) -> Affiliation:
    """Return an undated `part_of` tie to `actor_id`."""
    return Affiliation(actor_id, **{"relation": "part_of", **fields})


def make_designation(label: str = "terrorist organisation", **fields) -> Designation:
    """Return a designation by a state, since ever and still."""
    return Designation(label, **{"said_by": "xx", **fields})


# words of a claim


def make_mention(source: Document | str = TEXT, words: str = "fuel depot", **fields) -> Mention:
    """Return a mention by its words in `source`, actor not determined."""
    return Mention(span_in(source, words), **fields)


def make_speaker(source: Document | str = TEXT, words: str = "medics", **fields) -> Speaker:
    """Return a speaker by its words in `source`, actor not determined."""
    return Speaker(text=words, span=span_in(source, words), **fields)


def make_place_mention(source: Document | str = TEXT, words: str = "near Azaz", **fields) -> PlaceMention:
    """Return a mention tied to `make_place()`; give `place=None` for one that is not determined."""
    fields = {"place": make_place(), "p": 0.8, "reason": "the only place of that name in the country", **fields}
    return PlaceMention(span_in(source, words), **fields)


def make_moment(earliest_on: date | None = A_DAY, latest_on: date | None | str = "same", **fields) -> Moment:
    """Return a moment of one day; both ends None gives one that is not determined, one end None an open one."""
    latest_on = earliest_on if latest_on == "same" else latest_on
    if earliest_on is None and latest_on is None:
        precision = TimePrecision.NOT_DETERMINED
    elif earliest_on is None or latest_on is None:
        precision = TimePrecision.OPEN
    else:
        precision = TimePrecision.DAY if earliest_on == latest_on else TimePrecision.DAYS
    return Moment(earliest_on, latest_on, **{"precision": precision, "reason": "made by a factory", **fields})


def make_quantity(source: Document | str = TEXT, words: str = "at least 12", **fields) -> Quantity:
    """Return a number phrase by its words in `source`: 12 or more killed in this incident."""
    fields = {"of": "killed", "low": 12.0, "high": None, "scope": Scope.INCIDENT, "rule": "at_least", **fields}
    return Quantity(span_in(source, words), **fields)


def make_event_codes(**fields) -> EventCodes:
    """Return the codes of an air strike."""
    acled = {"acled_event_type": "Explosions/Remote violence", "acled_sub_event_type": "Air/drone strike"}
    rest = {"plover_category": "ASSAULT", "plover_mode": "aerial", "cameo_root": "19", "reason": "CAMEO 195"}
    return EventCodes(**{**acled, **rest, **fields})


def make_claim(document: Document | None = None, trigger: str | Span = "struck", **fields) -> Claim:
    """Return a claim of `document` on the words `trigger`; its evidence is their line unless `evidence` is given."""
    document = document or make_document()
    trigger = span_in(document, trigger) if isinstance(trigger, str) else trigger
    fields = {
        "type": "air_strike",
        "family": "remote",
        "state": ClaimState.ASSERTED,
        "p": 0.75,
        "evidence": sentence_around(document, trigger),
        "publisher": document.publisher,
        **fields,
    }
    made_of = (document.document_id, trigger.begin, trigger.end, fields["type"])
    fields.setdefault("claim_id", "c" + digest(*made_of)[:16])
    return Claim(document_id=document.document_id, trigger=trigger, **fields)


def make_full_claim(document: Document | None = None, **fields) -> Claim:
    """Return a claim of `TEXT` with every field filled: actors, targets, weapons, place, time, number, speaker, cue."""
    document = document or make_document()
    fields = {
        "state": ClaimState.REPORTED,
        "actors": (make_mention(document, "Two aircraft", actor_id="xx.army", reason="alias of the registry"),),
        "targets": (make_mention(document, "a fuel depot"),),
        "weapons": (make_mention(document, "aircraft"),),
        "places": (make_place_mention(document),),
        "when": make_moment(span=span_in(document, "on Monday")),
        "quantities": (make_quantity(document, counted=span_in(document, "fighters"), civilian=False),),
        "speaker": make_speaker(document),
        "cue": span_in(document, "said"),
        "party": False,
        "origin_id": "publisher:the valley courier",
        "state_reason": "the speaker's word",
        "codes": make_event_codes(),
        **fields,
    }
    return make_claim(document, **fields)


# what is derived


def ids_of(claims: Iterable[Claim | str]) -> tuple[str, ...]:
    """Return the sorted claim ids of claims or ids."""
    return tuple(sorted(c if isinstance(c, str) else c.claim_id for c in claims))


def make_origin(origin_id: str = "publisher:the valley courier", **fields) -> Origin:
    """Return a publisher as an origin, no side of the events."""
    fields = {"name": "The Valley Courier", "kind": "publisher", "documents": ("d1",), "party": False, **fields}
    return Origin(origin_id, **{"publishers": ("The Valley Courier",), **fields})


def make_incident(claims: Iterable[Claim | str] = ("c1",), **fields) -> Incident:
    """Return an incident made of `claims` (claims or ids), told by one origin."""
    claims = ids_of(claims)
    fields = {
        "incident_id": "i" + digest(*claims)[:16],
        "type": "air_strike",
        "title": "Air strike near Azaz",
        "earliest_on": A_DAY,
        "latest_on": A_DAY,
        "place": make_place(),
        "actors": ("xx.army",),
        "targets": ("a fuel depot",),
        "origins": ("publisher:the valley courier",),
        "publishers": ("The Valley Courier",),
        "corroboration": 1,
        "p": 0.7,
        **fields,
    }
    return Incident(claims=claims, **fields)


def make_tally(claims: Iterable[Claim | str] = ("c1",), **fields) -> Tally:
    """Return a tally of 12 or more fighters killed on one day, resting on `claims` (claims or ids)."""
    fields = {
        "of": "killed",
        "role": "fighters",
        "party": None,
        "civilian": False,
        "scope": Scope.INCIDENT,
        "from_on": A_DAY,
        "to_on": A_DAY,
        "place": make_place(),
        "low": 12.0,
        "best": 12.0,
        "high": None,
        "rule": "single_figure",
        "origins": ("publisher:the valley courier",),
        "disputed": False,
        **fields,
    }
    claims = ids_of(claims)
    fields.setdefault("tally_id", "t" + digest(fields["of"], fields["role"], *claims)[:16])
    return Tally(claims=claims, **fields)


def make_contradiction(claims: tuple[str, str] = ("c1", "c2"), **fields) -> Contradiction:
    """Return a contradiction of count between two claim ids."""
    fields = {"kind": ContradictionKind.COUNT, "incident_id": "i1", "explanation": "One says 12, one 30.", **fields}
    return Contradiction(claims=claims, **fields)


def make_state(place: Place | None | str = "azaz", **fields) -> State:
    """Return a place held by `xx.army`, assessed, from one day on; give `place=None` for one not determined."""
    place = make_place() if place == "azaz" else place
    fields = {
        "where": place.name if place else "the eastern suburbs",
        "holder": "xx.army",
        "condition": Condition.HELD,
        "status": StateStatus.ASSESSED,
        "from_on": A_DAY,
        "to_on": None,
        "claims": ("c1",),
        "decays_on": None,
        **fields,
    }
    return State(place, **fields)


def make_judgement(judgement_id: str = "j1", **fields) -> Judgement:
    """Return a person's decision that two incidents are the same, in force."""
    fields = {"kind": "same", "subject_id": "i1", "object_id": "i2", "who": "an analyst", **fields}
    return Judgement(judgement_id, **{"made_at": AN_INSTANT, "why": "same day, depot and toll", **fields})


def make_review(judgement_id: str = "j1", **fields) -> Review:
    """Return what became of a correction that was used."""
    fields = {"subject_id": "c1", "field": "state", "machine": "asserted", "reviewed": "planned", **fields}
    return Review(judgement_id, **{"accepted": fields["reviewed"], "claims": ("c1",), "used": True, **fields})


def make_change(what: str = "killed people, Marn", **fields) -> Change:
    """Return a figure that rose because a claim came."""
    fields = {"before": (4.0, 4.0, 4.0), "after": (4.0, 7.0, None), "added": ("c2",), **fields}
    return Change(what, **{"withdrawn": (), "judged": (), "regrouped": (), **fields})


def make_clip_date(on: date = A_DAY, **fields) -> ClipDate:
    """Return a day of upload."""
    return ClipDate(on=on, **{"kind": "uploaded", "provenance": "its page", **fields})


def make_clip_match(**fields) -> ClipMatch:
    """Return three seconds that are the same footage."""
    fields = {
        "clip": make_clip(), "mine": (0.0, 3.0), "theirs": (1.0, 4.0), "verdict": ClipVerdict.SAME_FOOTAGE, "p": 0.75,
        "reason": "what moves agrees", "outline": ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)), **fields,
    }  # fmt: skip
    return ClipMatch(**fields)


def make_clip(content: bytes = b"frames", **fields) -> Clip:
    """Return a video of two seconds by its bytes."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Clip(
        **{"clip_id": "c" + sha256[:16], "sha256": sha256, "name": "a.mp4", "kind": "video", "seconds": 2.0, **fields}
    )


def make_exhibit(exhibit_id: str = "c" + "0" * 16, **fields) -> Exhibit:
    """Return a film that was there before what it is said to show."""
    fields = {"document_id": "d1", "claims": ("c1",), "reason": "first seen on 1 May", "file": "c0.png", **fields}
    return Exhibit(exhibit_id, **{"width": 800, "height": 450, **fields})
