"""Where, when and how many, as parts of a sentence."""

from __future__ import annotations

import re
from datetime import date

from weekreview.model import (
    Basis,
    Claim,
    Line,
    Moment,
    Piece,
    PieceKind,
    Place,
    PlaceMention,
    Precision,
    Quantity,
    TimePrecision,
)

from ..index import Index
from ..wordings import AREA_WORDS_BY_COUNTRY, COUNTED_BY_DEFAULT, NUMBER_WORDS, PRONOUNS
from .lists import listed_places, side_by_side
from .names import ARTICLE_BEFORE, Phrase, is_plural, shown_words
from .pieces import day, number, text

RELATIONS = re.compile(
    r"^(?:near|around|outside|inside|between|along|across|over|off|by|beside|under|via|opposite|past|amid|towards?|from|into|onto|to|on|at|in|throughout|"
    r"within|beyond|behind|above|below|close to|next to|(?:just |immediately )?(?:north|south|east|west|north-?east|"
    r"north-?west|south-?east|south-?west)(?:ern)? of)\b",
    re.IGNORECASE,
)
"""Beginnings of a location phrase that need no preposition of ours."""
WAYS = re.compile(
    r"^(?:north|south|east|west)(?:-?(?:east|west))?wards?\b|^(?:there|here|nearby|home)\b", re.IGNORECASE
)
"""Beginnings that say which way."""
LINES = re.compile(
    r"^(?:(?:main|coastal|desert|old|international)\s+)*(?:road|highway|motorway|route|border)\b", re.IGNORECASE
)
"""Beginnings of words for what one is on, not in."""
GROUND = re.compile(
    r"\b(?:villages?|towns?|cit(?:y|ies)|quarters?|neighbou?rhoods?|districts?|provinces?|areas?|regions?|countryside|"
    r"hills?|mountains?|desert|valley|checkpoints?|bases?|airports?|airfields?|hospitals?|schools?|markets?|streets?|"
    r"camps?|fields?|suburbs?|outskirts|cent(?:re|er)|edge|front|border|crossing|bridges?|dam|river|coast|sea)\b",
    re.IGNORECASE,
)
"""Nouns of ground: words with one may be told as a place though no name stands in them."""
EDGES = re.compile(r"\b(?:edges?|outskirts|front|coast|border)\b", re.IGNORECASE)
"""Nouns of what one is on."""
AT_KINDS = re.compile(r"\b(?:checkpoints?|base|airport|airfield|crossing|bridge|dam|hospital|camp)\b", re.IGNORECASE)
"""Nouns of what one is at, not in."""
CUT_END = re.compile(r"(?:\s*[,;]|\s+(?:and|or|of|in|near|the))+$", re.IGNORECASE)
"""What a location phrase that was cut in the wrong place ends in."""
AREA_WORDS = re.compile(r"\b(?:province|governorate|oblast|region|state|district|county|wilaya|muhafazah)\b", re.I)
OPEN_WORDS = re.compile(r"^(?:since|until|till|before|after|by|from)\b", re.IGNORECASE)
DIGITS = re.compile(r"^[\d,.\s]+$")


def quantity_line(claim: Claim, quantity: Quantity) -> Line:
    """Return a number with its bounds: "at least 38", "between 200 and 999", "three". Its subject is its offset."""
    cited = (claim.claim_id,)
    phrase = " ".join(quantity.span.text.split()).lower()
    low, high, at = quantity.low, quantity.high, str(quantity.span.begin)
    if low is None or quantity.unit:
        return (Piece(phrase, PieceKind.NUMBER, Basis.VERBATIM, cited, at),)
    if low == high:
        if phrase in NUMBER_WORDS or DIGITS.match(phrase):
            return (Piece(phrase.strip(), PieceKind.NUMBER, Basis.VERBATIM, cited, at),)
        return (number(low, Basis.LOW, cited, at),)
    if high is None:
        return text("at least "), number(low, Basis.LOW, cited, at)
    if low <= 1:
        return text("up to "), number(high, Basis.HIGH, cited, at)
    return text("between "), number(low, Basis.LOW, cited, at), text(" and "), number(high, Basis.HIGH, cited, at)


def counted_phrase(claim: Claim, quantity: Quantity) -> Phrase:
    """Return a number with whom or what it counts: "at least 38 fighters", "a soldier"."""
    single = quantity.low == quantity.high == 1
    words = " ".join(quantity.counted.text.split()) if quantity.counted else ""
    if words.lower() in PRONOUNS or (single and is_plural(words)):
        words = ""
    if single and (not words or quantity.span.text.lower() not in {*NUMBER_WORDS, "1"}):
        if quantity.span.text.lower() in NUMBER_WORDS or DIGITS.match(quantity.span.text):
            noun = "person" if COUNTED_BY_DEFAULT.get(quantity.of) == "people" else "of them"
            return Phrase((*quantity_line(claim, quantity), text(" " + noun)), False)
        victim = " ".join(quantity.span.text.split())
        article = "" if re.match(r"(?:an?|the)\b|[A-Z]", victim) else ("an " if victim[:1] in "aeiouAEIOU" else "a ")
        return Phrase((*([text(article)] if article else []), *shown_words(victim, claim)), False)
    if quantity.unit:
        return Phrase(quantity_line(claim, quantity), True)
    noun = shown_words(words, claim) if words else (text(COUNTED_BY_DEFAULT.get(quantity.of, "of them")),)
    return Phrase((*quantity_line(claim, quantity), text(" "), *noun), not single)


def place_name(place: Place, claims: tuple[str, ...]) -> Line:
    """Return a place's name; a province that shares its name with a city says that it is one."""
    piece = Piece(place.name, PieceKind.PLACE, Basis.GROUNDED, claims, place.place_id)
    if place.precision is Precision.PROVINCE:
        return piece, *area_word(place.name, place.country)
    return (piece,)


def area_word(name: str, country: str | None) -> Line:
    """Return what a first-level division is called after its name (" province"); empty where the name says so."""
    word = AREA_WORDS_BY_COUNTRY.get(country or "", "province")
    return (text(f" {word}"),) if country and word and not AREA_WORDS.search(name) else ()


def place_words(words: str) -> str:
    """Return a location phrase with single spaces and without a conjunction at its end."""
    collapsed = " ".join(words.split())
    return CUT_END.sub("", collapsed) or collapsed


def mention_of_place(claim: Claim) -> PlaceMention | None:
    """Return the claim's most specific place mention that is determined, else its first."""
    return next((m for m in claim.places if m.place), claim.places[0] if claim.places else None)


def place_object(claim: Claim, index: Index) -> Line:
    """Return the claim's place as a bare noun phrase, for "took ..."; empty where it has none."""
    mention = mention_of_place(claim)
    if mention is None:
        return ()
    if mention.place and (mention.inherited or not _tells_more(mention)):
        return () if RELATIONS.match(mention.place.name) else place_name(mention.place, (claim.claim_id,))
    words = place_words(mention.span.text)
    if RELATIONS.match(words):
        return ()
    article = _article(claim, mention, index)
    return *article, Piece(words, PieceKind.PLACE, Basis.VERBATIM, (claim.claim_id,), _id_of(mention))


def place_line(claim: Claim, index: Index, preposition: str | None = None) -> Line:
    """Return where, with its preposition and a space before it; empty where the report does not say."""
    mention = mention_of_place(claim)
    if mention is None:
        return ()
    bare = preposition or _preposition(mention.place)
    listed = listed_places(claim)
    if mention in listed:
        names = [place_name(m.place, (claim.claim_id,)) for m in listed if m.place]
        return text(f" {bare} "), *side_by_side(names)
    if not preposition and (on_road := _on_road(mention)):
        return text(" on the "), Piece(on_road, PieceKind.PLACE, Basis.VERBATIM, (claim.claim_id,), _id_of(mention))
    if mention.place and (mention.inherited or not _tells_more(mention)):
        if RELATIONS.match(mention.place.name):
            return text(" "), *place_name(mention.place, (claim.claim_id,))
        if LINES.search(mention.place.name) or LINES.match(mention.place.name.split()[-1]):
            bare = f"{preposition or 'on'} the"
        return text(f" {bare} "), *place_name(mention.place, (claim.claim_id,))
    words = place_words(mention.span.text)
    if not mention.place and _names_no_place(words):
        return ()
    piece = Piece(words, PieceKind.PLACE, Basis.VERBATIM, (claim.claim_id,), _id_of(mention))
    if RELATIONS.match(words) or WAYS.match(words):
        words = words[0].lower() + words[1:]
        return text(" "), Piece(words, PieceKind.PLACE, Basis.VERBATIM, (claim.claim_id,), _id_of(mention))
    if not preposition and EDGES.search(words):
        bare = "on"
    if not preposition and AT_KINDS.search(words) and not mention.place:
        bare = "at"
    if preposition and LINES.search(words.split()[-1]):
        return text(f" {bare} the "), piece
    return text(f" {bare} "), *_article(claim, mention, index), piece


def _id_of(mention: PlaceMention) -> str:
    return mention.place.place_id if mention.place else ""


def _preposition(place: Place | None) -> str:
    return "at" if place and place.precision is Precision.SITE else "in"


def _on_road(mention: PlaceMention) -> str:
    """Return the words of a road or border without their article; empty for any other place."""
    words = re.sub(r"^(?:on |along )?the\s+", "", place_words(mention.span.text), flags=re.IGNORECASE)
    return words if LINES.match(words) and words == place_words(mention.span.text) else ""


def _names_no_place(words: str) -> bool:
    """Return True for words that were read as a place and are none we can tell as one: no name, no noun of ground."""
    known = re.search(r"[A-Z]", words) or RELATIONS.match(words) or WAYS.match(words)
    return not known and not GROUND.search(words)


def _tells_more(mention: PlaceMention) -> bool:
    """Return True where the report's words say more than the place's name ("eastern Deir Ezzor")."""
    words = re.sub(r"^the\s+", "", " ".join(mention.span.text.split()), flags=re.I)
    if not re.search(r"[A-Z]", words):
        wide = mention.place is None or mention.place.precision in (Precision.FRONT, Precision.COUNTRY)
        return bool(RELATIONS.match(words)) and wide and len(words.split()) > 1
    relation = RELATIONS.match(words)
    name = words[relation.end() :].strip() if relation else words
    shorter = len(name.split()) <= len(mention.place.name.split()) if mention.place else False
    return bool(relation) or not shorter


def _article(claim: Claim, mention: PlaceMention, index: Index) -> Line:
    document = index.document_of(claim)
    before = document.text[max(0, mention.span.begin - 5) : mention.span.begin] if document else ""
    found = ARTICLE_BEFORE.search(before)
    return (text(found[1].lower() + " "),) if found else ()


def date_line(claim: Claim, index: Index) -> Line:
    """Return when, with its preposition and a space before it; empty where it is not determined."""
    when = claim.when
    if when is None or when.precision is TimePrecision.NOT_DETERMINED or _is_whole_period(when, index):
        return ()
    if is_reports_date(claim, index):
        return ()
    if when.precision is TimePrecision.OPEN and when.span and OPEN_WORDS.match(when.span.text):
        words = " ".join(when.span.text.split())
        return text(" "), Piece(words[0].lower() + words[1:], PieceKind.DATE, Basis.VERBATIM, (claim.claim_id,))
    return moment_line(when, (claim.claim_id,), index.material.to_on)


def is_reports_date(claim: Claim, index: Index) -> bool:
    """Return True where no words of the text give the day: it is the report's own date, and not to be told as said."""
    when, document = claim.when, index.document_of(claim)
    if when is None or document is None or when.span or not when.inherited or document.published.on is None:
        return False
    return document.published.on in (when.earliest_on, when.latest_on)


def _is_whole_period(when: Moment, index: Index) -> bool:
    """Return True where a moment that no words of the sentence give is just the issue's period: it need not be said."""
    period = index.material.from_on, index.material.to_on
    return when.span is None and (when.earliest_on, when.latest_on) == period


def moment_line(when: Moment, claims: tuple[str, ...], around: date | None) -> Line:
    """Return a moment in words after a space; the year is given where it is not that of `around`."""
    first_on, last_on = when.earliest_on, when.latest_on

    def shown(on: date) -> Piece:
        return day(on, Basis.MOMENT, claims, with_year=around is None or on.year != around.year)

    if first_on and last_on:
        if _lies_in_one(when.precision, first_on, last_on):
            return text(" in "), _coarse(first_on, when.precision, claims)
        if first_on == last_on:
            return text(" on "), shown(first_on)
        same_month = (first_on.year, first_on.month) == (last_on.year, last_on.month)
        first = day(first_on, Basis.MOMENT, claims, with_year=first_on.year != last_on.year)
        if same_month:
            first = Piece(str(first_on.day), PieceKind.DATE, Basis.MOMENT, claims, first_on.isoformat())
        return text(" between "), first, text(" and "), shown(last_on)
    if first_on:
        return text(" since "), shown(first_on)
    return (text(" by "), shown(last_on)) if last_on else ()


def _lies_in_one(precision: TimePrecision, first_on: date, last_on: date) -> bool:
    """Return True where a moment known to the month, or year, lies in one: "in May" is not said of April to May."""
    if precision is TimePrecision.YEAR:
        return first_on.year == last_on.year
    return precision is TimePrecision.MONTH and (first_on.year, first_on.month) == (last_on.year, last_on.month)


def _coarse(on: date, precision: TimePrecision, claims: tuple[str, ...]) -> Piece:
    if precision is TimePrecision.YEAR:
        return Piece(str(on.year), PieceKind.DATE, Basis.MOMENT, claims, str(on.year))
    return Piece(f"{on:%B %Y}", PieceKind.DATE, Basis.MOMENT, claims, f"{on:%Y-%m}")
