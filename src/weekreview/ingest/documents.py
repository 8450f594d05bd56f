"""Documents: a draft with its date weighed, its offsets counted and its id made."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from weekreview.model import Document, PassageKind, Published, Raw, Reason, Refusal

from .cleaning import join, tidy
from .dates import date_in_line, date_in_url, weigh
from .drafts import Draft, Dropped
from .languages import language_of
from .options import IngestOptions


@dataclass(frozen=True, slots=True)
class Finished:
    """What a draft became."""

    document: Document | None
    """The report; None where no passage was left."""
    refusals: tuple[Refusal, ...]
    """All that was declined of it."""


def make_id(sha256: str, record: int | None, publisher: str | None, url: str | None) -> str:
    """Return the id of a report: `d` and 16 hex digits of the raw bytes' digest, record number, publisher and
    address."""
    made_of = json.dumps([sha256, record, publisher, url], ensure_ascii=True, separators=(",", ":"))
    return "d" + hashlib.sha256(made_of.encode("ascii")).hexdigest()[:16]


def finish(draft: Draft, raw: Raw, options: IngestOptions) -> Finished:
    """Return the document of `draft`, or the reason why there is none, with all refusals."""
    facts = draft.facts
    publisher = _name(facts.publisher) or _name(draft.publisher)
    url = facts.url or draft.url
    document_id = make_id(raw.sha256, draft.record, publisher, url)
    name = raw.name if draft.record is None else f"{raw.name}#{draft.record}"
    text, passages = join(draft.pieces)
    if not passages or all(passage.kind is PassageKind.HEADLINE for passage in passages) and len(draft.pieces) > 1:
        dropped = (*draft.dropped, _nothing_left(draft))
        return Finished(None, tuple(_refuse(d, name) for d in dropped))
    published, late = weigh(_candidates(draft, url), options.published_on, options.now)
    retrieved_at, early = _not_in_future(facts.retrieved_at, options.now)
    document = Document(
        document_id=document_id,
        sha256=raw.sha256,
        name=name,
        text=text,
        passages=passages,
        title=_name(facts.title) or _name(draft.title),
        publisher=publisher,
        published=published,
        language=facts.language or language_of(text) or draft.language,
        url=url,
        retrieved_at=retrieved_at,
        media=draft.media,
    )
    return Finished(document, tuple(_refuse(d, document_id) for d in (*draft.dropped, *late, *early)))


def _name(text: str | None) -> str | None:
    return (tidy(text) or None) if text else None


def _nothing_left(draft: Draft) -> Dropped:
    if draft.dropped or draft.pieces:
        return Dropped(Reason.NOT_A_REPORT, "nothing but page furniture was found; give the report itself")
    return Dropped(Reason.EMPTY, "no text was found; leave it out or get it again")


def _candidates(draft: Draft, url: str | None) -> list[Published]:
    """Return the dates that speak for the report, best first: sidecar, what it says of itself, its address, its
    dateline."""
    lines = [date_in_line(piece.text) for piece in draft.pieces if piece.kind is PassageKind.DATELINE]
    return [d for d in (draft.facts.published, *draft.dates, date_in_url(url) if url else None, *lines) if d]


def _not_in_future(at: datetime | None, now: datetime) -> tuple[datetime | None, tuple[Dropped, ...]]:
    if at is None or at <= now:
        return at, ()
    detail = f"retrieved_at {at.isoformat()} lies after {now.isoformat()} and is not used; correct it"
    return None, (Dropped(Reason.DATE_IN_FUTURE, detail),)


def _refuse(dropped: Dropped, subject_id: str) -> Refusal:
    return Refusal("ingest", dropped.reason, subject_id, dropped.detail)
