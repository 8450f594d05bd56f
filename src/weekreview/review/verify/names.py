"""Names and words: of places, actors, origins and documents, and the words of reports."""

from __future__ import annotations

from collections.abc import Iterator

from weekreview.model import Claim, Issue, Piece, Place, Precision, State, Tally

from ..compose.attributions import origin_name
from ..compose.names import trimmed
from ..compose.phrases import place_words
from ..index import Index
from ..sections.changes import words_of_change
from .numbers import collapsed


def places_of(piece: Piece, index: Index) -> Iterator[Place]:
    """Yield the places of the cited claims, and of incidents, states and tallies that rest on them.

    A record's place counts only as it is, name and all, the place that grounding gave to some claim.
    """
    for claim in index.claims_of(piece.claims):
        yield from (m.place for m in claim.places if m.place)
        records = index.records_of.get(claim.claim_id, ())
        yield from (record.place for record in records if record.place and record.place in index.given_places)


def is_grounded(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a name is not that of a place that grounding gave to a cited claim."""
    given = [m.place for c in index.claims_of(piece.claims) for m in c.places if m.place]
    names = {p.name for p in given if p.place_id == piece.subject}
    names = names or {p.name for p in places_of(piece, index) if p.place_id == piece.subject}
    if not names:
        return f"the cited claims have no place {piece.subject!r}"
    fits = piece.text in names or piece.text[:1].lower() + piece.text[1:] in names
    return "" if fits else f"place {piece.subject} is called {sorted(names)}"


def is_of_change(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why words are not those of what the issue before said otherwise."""
    number, _, field = piece.subject.partition(":")
    changes = index.material.changes
    if not number.isdigit() or int(number) >= len(changes) or field not in ("what", "before", "after", "because"):
        return f"there is no change {piece.subject!r}"
    expected = words_of_change(changes[int(number)], field)
    return "" if piece.text == expected else f"the change says {expected!r}"


def is_place_words(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why words are not those of a place mention of a cited claim."""
    mentions = [m for c in index.claims_of(piece.claims) for m in c.places]
    words = collapsed(piece.text)
    fitting = [m for m in mentions if words in (collapsed(m.span.text), collapsed(place_words(m.span.text)))]
    if not fitting:
        return f"the cited claims say {[m.span.text for m in mentions]}"
    ids = {m.place.place_id if m.place else "" for m in fitting}
    return "" if not piece.subject or piece.subject in ids else f"grounding tied the words to {sorted(ids)}"


def is_province(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a name is not the first-level division of a cited claim's place."""
    places = list(places_of(piece, index))
    known = {p.province for p in places} | {p.name for p in places if p.precision is Precision.PROVINCE}
    return "" if piece.text in known else f"the cited claims lie in {sorted(filter(None, known))}"


def is_country(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a name is not the country of a cited claim's place."""
    known = {p.country for p in places_of(piece, index)}
    if piece.subject not in known:
        return f"the cited claims lie in {sorted(filter(None, known))}"
    name = index.country_names.get(piece.subject)
    return "" if piece.text == name else f"{piece.subject} is {name!r}"


def is_of_state(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why words are not the place or holder of a state that rests on the cited claims."""
    states = index.states_of.get(frozenset(piece.claims), ())
    known = {s.where for s in states} | {part for s in states for part in (s.holder or "").split("; ")}
    return "" if collapsed(piece.text) in map(collapsed, known) else f"the state says {sorted(filter(None, known))}"


def is_registered(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a name is not that of a registered actor that a cited claim, state or tally speaks of."""
    actor = index.material.registry.get(piece.subject)
    if actor is None or actor.name != piece.text:
        return f"actor {piece.subject!r} is {actor.name if actor else 'not in the registry'}"
    known = {a for c in index.claims_of(piece.claims) for a in _actors(c)}
    known |= {o.actor_id for c in index.claims_of(piece.claims) if (o := index.origins.get(c.origin_id or ""))}
    for record in (record for c in piece.claims for record in index.records_of.get(c, ())):
        known |= set((record.holder or "").split("; ")) if isinstance(record, State) else set()
        known |= {record.party} if isinstance(record, Tally) else set()
    return "" if piece.subject in known else f"the cited claims speak of {sorted(filter(None, known))}"


def _actors(claim: Claim) -> Iterator[str | None]:
    yield from (m.actor_id for m in (*claim.actors, *claim.targets, *claim.weapons))
    if claim.speaker:
        yield claim.speaker.actor_id


def is_origin(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a name is not that of its origin."""
    origin = index.origins.get(piece.subject)
    return (
        ""
        if origin and piece.text in (origin.name, origin_name(origin, index))
        else f"origin {piece.subject!r} is {origin.name if origin else None!r}"
    )


def is_quoted(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why words do not stand in the sentence of a cited claim, nor name its actors, targets or speaker."""
    words = collapsed(piece.text)
    for claim in index.claims_of(piece.claims):
        named = [m.span.text for m in (*claim.actors, *claim.targets, *claim.weapons)]
        named += [claim.speaker.text] if claim.speaker else []
        whole = [*map(collapsed, named), *(trimmed(name).casefold() for name in named)]
        if words in collapsed(claim.evidence.text) or words in whole:
            return ""
    return f"no cited claim of {list(piece.claims)} says so"


def is_role(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why words are not what the tally counts."""
    tally = index.tallies.get(piece.subject)
    return (
        "" if tally and collapsed(tally.role) == collapsed(piece.text) else f"tally {piece.subject!r} counts otherwise"
    )


def is_field(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why words are not the field of a document that they cite."""
    document_id, _, field = piece.subject.partition(":")
    document = index.documents.get(document_id)
    if document is None or field not in ("publisher", "title", "name"):
        return f"no document has {piece.subject!r}"
    stored = getattr(document, field)
    return "" if stored == piece.text else f"the document's {field} is {stored!r}"


def is_reason(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why words are not a reason that a room gave, or the name of a tally's rule."""
    kind, _, key = piece.subject.partition(":")
    if kind == "tally":
        tally = index.tallies.get(key)
        return "" if tally and tally.rule.replace("_", " ") == piece.text else "it is not the tally's rule"
    if kind == "exhibit":
        reasons = {e.reason for e in index.material.exhibits if e.exhibit_id == key}
        return "" if piece.text in reasons else "it is not why the footage is older"
    claims = index.claims_of(piece.claims)
    given = {m.reason for c in claims for m in c.places} | {c.when.reason for c in claims if c.when}
    return "" if piece.text in given else "no room gave this reason for the cited claims"
