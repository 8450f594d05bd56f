"""Predictions: one room's answer to records from outside, for measuring; one `predict_<task>` a task.

Each takes the records of a task and the settings, and yields an answer a record, in order and with its id.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from weekreview.ground import find_toponyms, open_gazetteer, resolve_mentions
from weekreview.ingest import link_duplicates
from weekreview.model import Claim, Document, Passage, PassageKind, Published
from weekreview.read import open_heads, open_reader, read, read_texts
from weekreview.read.heads import attributions_of, event_of, tags_of
from weekreview.read.labels import FINER
from weekreview.read.quantities import parse_quantity
from weekreview.read.times import find_times
from weekreview.read.tongues import tongue_of
from weekreview.reconcile import group_documents, group_mentions
from weekreview.settings import Settings

PREDICT_CHUNK = 64
"""Sentences that are read at once."""


def predict_claims(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield the claims of single sentences, in the outside contract's form and with the types of the guidelines."""
    for answer in predict_finer(records, settings):
        for claim in answer["claims"]:
            claim["type"] = "other" if claim["type"] in FINER else claim["type"]
        yield answer


def predict_finer(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield the claims of single sentences with the types that a build has."""
    reader = open_reader(settings.read_options())
    rest = iter(records)
    while chunk := list(islice(rest, PREDICT_CHUNK)):
        found = read_texts([r["text"] for r in chunk], reader)
        for record, kept in zip(chunk, found, strict=True):
            yield {"id": record["id"], "claims": [_as_predicted(r, record["text"]) for r in kept]}


def _as_predicted(reading, text: str) -> dict:
    """Return one reading with its spans as pairs."""
    one = {role: next((list(s) for s in reading.roles[role]), None) for role in ("speaker", "cue")}
    many = {role: [list(s) for s in reading.roles[role]] for role in ("actor", "target", "place", "time", "weapon")}
    quantities, language = [], tongue_of(text)
    for (begin, end), of in zip(reading.roles["quantity"], reading.kinds, strict=True):
        bounds = parse_quantity(text[begin:end], language)
        low, high = (bounds.low, bounds.high) if bounds else (None, None)
        quantities.append({"begin": begin, "end": end, "of": of, "low": low, "high": high})
    head = {"type": reading.type, "trigger": list(reading.trigger), "p": reading.p, "modality": reading.modality}
    return {**head, **many, "quantities": quantities, **one}


def predict_times(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield the time expressions of texts as TIMEX3 types and values."""
    for record in records:
        published = record.get("published_on")
        anchor = date.fromisoformat(published[:10]) if published else None
        found = [
            {"begin": t.begin, "end": t.end, "type": t.found.type, "value": t.found.value}
            for t in find_times(record["text"], anchor)
        ]
        yield {"id": record["id"], "times": found}


def predict_toponyms(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield the place names of texts with coordinates; null where not determined."""
    gazetteer = open_gazetteer(settings.ground_options(None))
    for record in records:
        published = record.get("published_on")
        anchor = date.fromisoformat(published[:10]) if published else None
        found = [
            {
                "begin": begin,
                "end": end,
                "name": name,
                "lat": place.lat if place else None,
                "lon": place.lon if place else None,
                "precision": str(place.precision) if place else "not_determined",
                "p": round(p, 4),
            }
            for begin, end, name, place, p, _ in find_toponyms(record["text"], anchor, gazetteer)
        ]
        yield {"id": record["id"], "toponyms": found}


def predict_origins(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield the documents of each record by the report that they go back to."""
    for record in records:
        documents = [_document_of(d) for d in record["documents"]]
        groups = group_documents([d.document_id for d in documents], link_duplicates(documents))
        yield {"id": record["id"], "origins": groups}


def _document_of(given: Mapping) -> Document:
    """Return a document of the outside contract's form; each block of its text is a paragraph."""
    text, day = given["text"], (given.get("published_at") or "")[:10]
    blocks = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    return Document(
        document_id=given["document_id"],
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        name=given["document_id"],
        text=text,
        passages=tuple(Passage(PassageKind.PARAGRAPH, m.start(), m.end()) for m in blocks),
        publisher=given.get("publisher"),
        published=Published(date.fromisoformat(day), precision="day") if day else Published(),
    )


def predict_coreference(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield the mentions of each record by event."""
    for record in records:
        yield {"id": record["id"], "clusters": group_mentions(record["mentions"])}


def predict_actors(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield the actors of the `mentions` ([begin, end] each) of texts; null where nobody is determined."""
    gazetteer = open_gazetteer(settings.ground_options(None))
    for record in records:
        text, published = record["text"], record.get("published_on")
        day = (
            Published(date.fromisoformat(published[:10]), None, "day", "sidecar", "given") if published else Published()
        )
        document = Document(
            "d", "0" * 64, str(record["id"]), text, (Passage(PassageKind.PARAGRAPH, 0, len(text)),) if text else (),
            publisher=record.get("publisher"), published=day,
        )  # fmt: skip
        found = resolve_mentions([tuple(extent) for extent in record["mentions"]], document, gazetteer)
        yield {"id": record["id"], "actors": [mention.actor_id for mention in found]}


def predict_attribution(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield who says what in articles, as spans."""
    heads = open_heads(settings.read_options())
    for record in records:
        found = [
            {part: [list(span) for span in getattr(a, part)] for part in ("source", "cue", "content")}
            for a in attributions_of(record["text"], heads)
        ]
        yield {"id": record["id"], "attributions": found}


def predict_entities(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield one label a token of tokenised sentences."""
    heads = open_heads(settings.read_options())
    for record in records:
        yield {"id": record["id"], "tags": tags_of(record["tokens"], heads)}


def predict_event_type(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield the event type of snippets."""
    heads = open_heads(settings.read_options())
    for record in records:
        event = event_of(record["text"], heads)
        yield {"id": record["id"], "event_type": event.event_type, "plover": event.plover, "p": event.p}


def predict_passages(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield the claims of short reports given as pieces, with what they take over; for measuring only."""
    reader = open_reader(settings.read_options())
    for record in records:
        document = _pieces_document(record)
        claims, _ = read(document, reader)
        yield {"id": record["id"], "text": document.text, "claims": [_as_taken_over(c) for c in claims]}


def _pieces_document(record: dict) -> Document:
    """Return pieces as a document of its own, without ingest."""
    text, passages = "", []
    for piece in record["pieces"]:
        begin = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + piece["text"]
        passages.append(Passage(PassageKind(piece["kind"]), begin, len(text)))
    published = Published(date.fromisoformat(record["published_on"]), None, "day", "option", "given")
    return Document(record["id"], "", record["id"], text, tuple(passages), published=published, language="en")


def _as_taken_over(claim: Claim) -> dict:
    """Return what of a claim may be taken over from the text around its sentence."""
    speaker, when = claim.speaker, claim.when
    days = [str(day) if day else None for day in (when.earliest_on, when.latest_on)] if when else [None, None]
    return {
        "trigger": [claim.trigger.begin, claim.trigger.end],
        "state": claim.state.value,
        "speaker": {"text": speaker.text, "inherited": speaker.inherited} if speaker else None,
        "places": [{"text": p.span.text, "inherited": p.inherited} for p in claim.places],
        "when": {"earliest_on": days[0], "latest_on": days[1], "inherited": when.inherited} if when else None,
    }


def predict_footage(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield where films and pictures are found in others, in the outside contract's form. Needs the extra `footage`."""
    from weekreview.footage.predicting import predicted

    yield from predicted(records)
