"""The order of the rooms: reports in, a checked week in review out. The only module that knows all rooms and the store.

A build takes in each input as one unit of work, reads each document as one, and then derives all else anew from what is
stored; so a build that was killed goes on where it stopped, and a second build adds.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from weekreview.ground import Gazetteer, find_toponyms, ground, open_gazetteer, registry, resolve_mentions
from weekreview.ingest import ingest, link_duplicates
from weekreview.ingest.custody import append_entry
from weekreview.model import Claim, Document, Passage, PassageKind, Published, Refusal
from weekreview.read import Reader, open_heads, open_reader, read, read_texts
from weekreview.read.coding import codes_of
from weekreview.read.heads import attributions_of, event_of, tags_of
from weekreview.read.quantities import parse_quantity
from weekreview.read.times import find_times
from weekreview.reconcile import Reconciled, group_documents, group_mentions, reconcile
from weekreview.review import Material, render, review, verify
from weekreview.settings import Settings
from weekreview.sources import controlled_publishers, load_sources, publisher_families
from weekreview.store import Exports, Store, open_store, write_exports, write_whole

Progress = Callable[[str, int, int | None], None]
"""Called as `progress(step, done, total)`; `total` None = not known."""

PREDICT_CHUNK = 64


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build."""

    documents: int
    """Documents stored, all builds together."""
    claims: int
    """Claims stored."""
    incidents: int
    """Incidents derived."""
    tallies: int
    """Tallies derived."""
    contradictions: int
    """Contradictions derived."""
    refused: Mapping[str, int]
    """How many were declined, by reason."""
    places_placed: int
    """Place mentions of claims that a place was found for."""
    places_not_determined: int
    """Place mentions of claims without one."""
    failures: tuple[str, ...]
    """One line for each source that broke its promise."""
    page: Path
    """The page to open."""


@dataclass(frozen=True, slots=True)
class Derived:
    """All that is made anew at each build from stored documents and claims."""

    documents: tuple[Document, ...]
    """Stored documents, in order of arrival."""
    claims: tuple[Claim, ...]
    """Their claims, grounded, with origins."""
    links: tuple
    """Near-duplicates among the documents."""
    reconciled: Reconciled
    """Origins, incidents, tallies, contradictions, states."""
    refusals: tuple[Refusal, ...]
    """Everything declined, in the order of the rooms."""
    period: tuple[date | None, date | None] = field(default=(None, None))
    """First and last day of the period."""


def build(inputs: Sequence[str], out: Path, settings: Settings, progress: Progress) -> BuildReport:
    """Build the issue of the inputs, and of what `out` holds already, into `out`.

    Args:
        inputs: files, folders, addresses, or "-".
        out: the issue's folder; made where it is missing.
        settings: see `settings`.
        progress: told how far each step is.

    Raises:
        UsageError: an input, a setting or the store can't be used as it is; what was stored stays.
        UnsupportedError: something on the page would resolve to no claim; nothing of the page is written.
    """
    settings = replace(settings, as_of=settings.as_of or datetime.now(UTC).replace(microsecond=0))
    settings.reconcile_options((None, None))  # a rule that there is none of is named before anything is read
    gazetteer = open_gazetteer(settings.ground_options(lambda share: progress("gazetteer", int(share * 100), 100)))
    reader = open_reader(settings.read_options())
    with open_store(out, settings.database_url) as store:
        failures = _take_in(inputs, store, settings, progress)
        _read_all(store, reader, progress)
        derived = _derive(store, gazetteer, out, settings, progress)
        page = _publish(store, out, derived, gazetteer, settings, failures)
        progress("writing", 1, 1)
    return _report(derived, failures, page)


def _take_in(inputs: Sequence[str], store: Store, settings: Settings, progress: Progress) -> tuple[str, ...]:
    """Store every input with what it gave; return the failures."""
    failures: list[str] = []
    for done, received in enumerate(ingest(inputs, settings.ingest_options()), 1):
        failures += received.failures
        if received.raw is not None:
            store.keep_input(
                received.raw,
                lambda last, raw=received.raw: append_entry(last, raw),
                received.documents,
                received.refusals,
            )
        elif received.refusals:
            store.keep_refused(received.refusals)
        progress("taking in", done, None)
    return tuple(failures)


def _read_all(store: Store, reader: Reader, progress: Progress) -> None:
    """Read every stored document that this reader has not read yet."""
    todo = [d for d in store.documents() if not store.claims_done(d.document_id, reader.version)]
    for done, document in enumerate(todo, 1):
        claims, refusals = read(document, reader)
        store.keep_claims(document.document_id, reader.version, claims, refusals)
        progress("reading", done, len(todo))


def _derive(store: Store, gazetteer: Gazetteer, out: Path, settings: Settings, progress: Progress) -> Derived:
    documents = store.documents()
    by_document: dict[str, list[Claim]] = {d.document_id: [] for d in documents}
    for claim in store.claims():
        by_document[claim.document_id].append(claim)
    kinds = {actor_id: actor.kind for actor_id, actor in registry(gazetteer).items()}
    sources = load_sources(settings.sources_folder)
    controls = controlled_publishers(sources)
    grounded: list[Claim] = []
    refusals: list[Refusal] = list(store.refusals())
    for done, document in enumerate(documents, 1):
        claims, declined = ground(by_document[document.document_id], document, gazetteer, controls)
        grounded += (replace(claim, codes=codes_of(claim, kinds)) for claim in claims)
        refusals += declined
        progress("grounding", done, len(documents))
    if settings.footage_folder:
        from weekreview.footage import illustrated

        found = illustrated(grounded, documents, settings.footage_folder)
        grounded = list(found.claims)
        write_whole(out / "media_reviews.jsonl", found.reviews.encode())
    links = link_duplicates(documents)
    store.keep_duplicates(links)
    period = period_of(documents, settings)
    options = settings.reconcile_options(period, store.judgements(), publisher_families(sources))
    progress("reconciling", 0, 1)
    reconciled = reconcile(documents, grounded, links, registry(gazetteer), options)
    progress("reconciling", 1, 1)
    refusals += reconciled.refusals
    return Derived(documents, tuple(reconciled.claims), links, reconciled, tuple(refusals), period)


def period_of(documents: Iterable[Document], settings: Settings) -> tuple[date | None, date | None]:
    """Return the period asked for, or else the days from the first to the last publication; (None, None) with none."""
    if settings.from_on:
        return settings.from_on, settings.to_on
    known = sorted(d.published.on for d in documents if d.published.on)
    return (known[0], known[-1]) if known else (None, None)


def _publish(
    store: Store, out: Path, derived: Derived, gazetteer: Gazetteer, settings: Settings, failures: tuple[str, ...]
) -> Path:
    """Compose, verify, and only then write the issue and its data; return the page's path."""
    found = derived.reconciled
    material = Material(
        documents=derived.documents,
        claims=derived.claims,
        links=derived.links,
        origins=found.origins,
        incidents=found.incidents,
        tallies=found.tallies,
        contradictions=found.contradictions,
        states=found.states,
        registry=registry(gazetteer),
        refusals=derived.refusals,
        failures=failures,
        from_on=derived.period[0],
        to_on=derived.period[1],
        as_of=settings.as_of,
    )
    issue = review(material, settings.review_options())
    verify(issue, material)
    files = render(issue)
    exports = Exports(
        documents=derived.documents,
        claims=derived.claims,
        duplicates=derived.links,
        incidents=found.incidents,
        states=found.states,
        tallies=found.tallies,
        contradictions=found.contradictions,
        refusals=derived.refusals,
        custody=store.custody(),
    )
    write_exports(out, exports, settings.coarsen_km or None)
    for name, text in sorted(files.items()):
        write_whole(out / name, text.encode())
    return out / "index.html"


def _report(derived: Derived, failures: tuple[str, ...], page: Path) -> BuildReport:
    found = derived.reconciled
    mentions = [m for c in derived.claims for m in c.places]
    return BuildReport(
        documents=len(derived.documents),
        claims=len(derived.claims),
        incidents=len(found.incidents),
        tallies=len(found.tallies),
        contradictions=len(found.contradictions),
        refused=Counter(str(r.reason) for r in derived.refusals),
        places_placed=sum(m.place is not None for m in mentions),
        places_not_determined=sum(m.place is None for m in mentions),
        failures=failures,
        page=page,
    )


def predict_claims(records: Iterable[dict], settings: Settings) -> Iterator[dict]:
    """Yield the claims of single sentences, in the outside contract's form."""
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
    quantities = []
    for (begin, end), of in zip(reading.roles["quantity"], reading.kinds, strict=True):
        bounds = parse_quantity(text[begin:end])
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

    return predicted(records)
