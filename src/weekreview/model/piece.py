"""Piece: a few words of the page, what they are, and the claims they rest on. The heart of an `Issue`.

Every number, date and place name of the composed prose is a piece of its own; a piece of kind `text` holds none of
them. So each can be checked against the claims it cites, and the page can link each to the sentence it came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PieceKind(StrEnum):
    """What the words of a piece are."""

    TEXT = "text"
    """Our own connecting words: no number, date or place name."""
    NUMBER = "number"
    COUNT = "count"
    """A count of our own records ("12 reports read")."""
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    """A name of the registry, or of an origin."""
    WORDS = "words"
    """Words of a report taken over into our sentence without quotation marks ("key bridge")."""
    QUOTE = "quote"
    """Words of a report shown in quotation marks as somebody's words."""
    NAME = "name"
    """A field of a document: publisher, title, file name, address."""
    GIVEN = "given"
    """Words given from outside the reports: the title that the user chose, a reason that a room wrote."""


class Basis(StrEnum):
    """How a piece follows from what it cites."""

    PLAIN = "plain"
    VERBATIM = "verbatim"
    """The words of a span of a cited claim."""
    LOW = "low"
    """The lower bound of a cited claim's quantity."""
    HIGH = "high"
    """The upper bound of a cited claim's quantity."""
    SUM = "sum"
    """All exact figures of the cited claims that count what `subject` names, added up."""
    TALLY_LOW = "tally_low"
    TALLY_BEST = "tally_best"
    TALLY_HIGH = "tally_high"
    COUNT_OF = "count_of"
    """The size of the collection that `subject` names."""
    MOMENT = "moment"
    """An end of a cited claim's moment; `subject` is the ISO date, month or year."""
    PUBLISHED = "published"
    """The publication date of a cited claim's document, or of the latest document."""
    PERIOD = "period"
    """An end of the period that the issue covers, or a day within it."""
    AS_OF = "as_of"
    """The instant that the issue speaks for."""
    STATE = "state"
    """A day of a state: its first, its last, or the one on which it decays."""
    TALLY_SPAN = "tally_span"
    """A day that bounds what a tally spans; `subject` is the tally's id and the ISO date."""
    GROUNDED = "grounded"
    """The name of the place that grounding gave to a cited claim; `subject` is the place's id."""
    PROVINCE = "province"
    """The first-level division of such a place."""
    COUNTRY = "country"
    """The country of such a place."""
    RADIUS = "radius"
    """The radius shown for a place, in kilometres."""
    REGISTRY = "registry"
    """The name of the registry's actor `subject`."""
    ORIGIN = "origin"
    """The name of the origin `subject`."""
    FIELD = "field"
    """A field of the document `subject`."""
    REASON = "reason"
    """A reason that a room gave for a cited claim or a refusal."""
    TITLE = "title"
    """The title that the user chose."""
    VERSION = "version"
    CHANGE = "change"
    """A part of what the issue before said otherwise; `subject` is the change's place in the list and the part."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words of the page."""

    text: str
    """The words as they are shown, spaces included."""
    kind: PieceKind = PieceKind.TEXT
    """What they are."""
    basis: Basis = Basis.PLAIN
    """How they follow from what they cite."""
    claims: tuple[str, ...] = ()
    """Ids of the claims they rest on."""
    subject: str = ""
    """What `basis` needs beside the claims: a place id, tally id, ISO date, name of a collection."""


Line = tuple[Piece, ...]
"""A stretch of prose: pieces to be shown one after the other."""
