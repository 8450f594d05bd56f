"""Articles: what an outlet prints on a day, put into documents, and the claims that they truly hold."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from weekreview.model import (
    Claim,
    Document,
    Mention,
    Moment,
    Passage,
    PassageKind,
    PlaceMention,
    Published,
    Quantity,
    Scope,
    Speaker,
    TimePrecision,
    span_of,
)
from weekreview.read.labels import TYPES_BY_FAMILY

from .casts import Outlet
from .lines import Line
from .sayings import Number
from .tellings import Said, Told

FAMILY = {kind: family for family, kinds in TYPES_BY_FAMILY.items() for kind in kinds}
WEEK = timedelta(days=6)
"""A report that names no day tells of the week that ends on its publication. Source: `read.claims.REPORT_DAYS`."""


@dataclass(frozen=True, slots=True)
class Article:
    """One report before it is a document."""

    outlet: Outlet
    """Who prints it."""
    on: date
    """When."""
    headline: Told | str
    """What stands over it: a sentence that tells something, or words that don't."""
    paragraphs: tuple[tuple[Told, ...], ...]
    """Its sentences, by paragraph."""
    copy_of: Article | None = None
    """The report that it reprints."""
    dateline: str = ""
    """What stands before its first sentence ("AMMAN (Reuters) - ")."""
    signed: Outlet | None = None
    """The agency whose sign stands in the dateline."""


@dataclass
class Press:
    """Documents and their true claims."""

    documents: list[Document] = field(default_factory=list)
    """All reports."""
    claims: list[Claim] = field(default_factory=list)
    """What they claim, as a reader and a gazetteer without fault would have it."""
    said: dict[str, Said] = field(default_factory=dict)
    """Claim id -> what it truly is."""
    copies: dict[str, str] = field(default_factory=dict)
    """Document id -> id of the document that it reprints."""
    leaking: set[str] = field(default_factory=set)
    """Ids of claims whose figures may reach no figure of the week: history, running totals, plans."""
    ids: dict[int, str] = field(default_factory=dict)
    """id() of an article -> its document's."""


def print_article(article: Article, press: Press) -> None:
    """Add the article's document and its claims to the press."""
    text, passages, placed = _set(article)
    digest = hashlib.sha256(
        f"{article.outlet.name}\x1f{article.on}\x1f{len(press.documents)}\x1f{text}".encode()
    ).hexdigest()
    document = Document(
        document_id="d" + digest[:16],
        sha256=digest,
        name=f"{article.outlet.name} {len(press.documents)}",
        text=text,
        passages=passages,
        title=text.split("\n")[0],
        publisher=article.outlet.name,
        published=Published(article.on, None, "day", "sidecar", "made up"),
        language="en",
    )
    press.documents.append(document)
    press.ids[id(article)] = document.document_id
    if article.copy_of is not None:
        press.copies[document.document_id] = press.ids[id(article.copy_of)]
    before: Claim | None = None
    for told, begin in placed:
        claim = _claim(told, begin, document, before)
        press.claims.append(claim)
        press.said[claim.claim_id] = told.said
        if told.said.kind == "background":
            press.leaking.add(claim.claim_id)
        before = claim if told.passage == "paragraph" else None


def _set(article: Article) -> tuple[str, tuple[Passage, ...], list[tuple[Told, int]]]:
    """Return the text, its passages, and where each sentence begins."""
    headline = article.headline if isinstance(article.headline, str) else article.headline.line.text
    placed: list[tuple[Told, int]] = [] if isinstance(article.headline, str) else [(article.headline, 0)]
    text, passages = headline, [Passage(PassageKind.HEADLINE, 0, len(headline))]
    for number, paragraph in enumerate(article.paragraphs):
        text += "\n\n"
        begin = len(text)
        text += article.dateline if number == 0 else ""
        for position, told in enumerate(paragraph):
            text += " " if position else ""
            placed.append((told, len(text)))
            text += told.line.text
        kind = PassageKind.LIST_ITEM if paragraph[0].passage == "list_item" else PassageKind.PARAGRAPH
        passages.append(Passage(kind, begin, len(text)))
    return text, tuple(passages), placed


def _claim(told: Told, begin: int, document: Document, before: Claim | None) -> Claim:
    """Return the claim of a sentence; `before` is that of the sentence before it in the article."""
    line, text = told.line, document.text
    at = lambda m: span_of(text, begin + m.begin, begin + m.end)  # noqa: E731 - used six times below
    trigger = at(line.of("trigger")[0])
    after = before if told.follows and before else None
    places = tuple(PlaceMention(at(m), m.value, "as it is written", 1.0) for m in line.of("place"))
    if after and not places:
        places = tuple(replace(m, inherited=True) for m in after.places)
    speakers = line.of("speaker")
    speaker = Speaker(speakers[0].value.words[0], at(speakers[0]), speakers[0].value.actor_id) if speakers else None
    if speaker and speakers:
        speaker = replace(speaker, text=at(speakers[0]).text)
    if after and speaker is None:
        speaker = replace(after.speaker, inherited=True) if after.speaker else None
    return Claim(
        claim_id="c" + hashlib.sha256(f"{document.document_id}{trigger.begin}{told.type}".encode()).hexdigest()[:16],
        document_id=document.document_id,
        type=told.type,
        family=FAMILY[told.type],
        state=told.state,
        p=0.9,
        evidence=span_of(text, begin, begin + len(line.text)),
        trigger=trigger,
        passage=told.passage,
        actors=tuple(Mention(at(m), m.value, "as it is written") for m in line.of("actor")),
        targets=tuple(Mention(at(m), m.value, "as it is written") for m in line.of("target")),
        places=places,
        when=_moment(told, line, at, document, after),
        quantities=_quantities(told, line, at),
        speaker=speaker,
        publisher=document.publisher,
        party=_party(told),
    )


def _moment(told: Told, line: Line, at, document: Document, after: Claim | None) -> Moment:
    times = line.of("time")
    if told.cumulative:
        return Moment(date(2011, 3, 15), None, TimePrecision.OPEN, "as it is written")
    if times:
        on = times[0].value
        first, last = (on, on) if isinstance(on, date) else on
        precision = TimePrecision.DAY if first == last else TimePrecision.YEAR
        return Moment(first, last, precision, "as it is written", at(times[0]))
    if after and after.when:
        return replace(after.when, inherited=True)
    published = document.published.on or date.min
    return Moment(published - WEEK, published, TimePrecision.WEEK, "the report names no day", None, True)


def _quantities(told: Told, line: Line, at) -> tuple[Quantity, ...]:
    found = []
    counted = line.of("counted")
    for mark in line.of("quantity"):
        number: Number = mark.value
        noun = next((c for c in counted if c.value is number), None)
        scope = Scope.CUMULATIVE if told.cumulative else Scope.INCIDENT
        civilian = (
            {"civilians": True, "fighters": False}.get(number.who) if number.of in ("killed", "injured") else None
        )
        found.append(
            Quantity(
                at(mark),
                number.of,
                number.low,
                number.high,
                scope,
                counted=at(noun) if noun else None,
                civilian=civilian,
            )
        )
    return tuple(found)


def _party(told: Told) -> bool | None:
    if told.voice is None:
        return told.said.side is not None or None
    return True if told.voice.side else (None if told.voice.kind == "local" else False)
