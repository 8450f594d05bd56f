"""Drafts: what a form's reader gives before dates are weighed, offsets are counted and ids are made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from weekreview.model import MediaLink, PassageKind, Published, Reason


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage before its offsets are known."""

    kind: PassageKind
    """What it is."""
    text: str
    """One line, tidied by `cleaning.lines.tidy`."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something declined inside a report, before the report has an id."""

    reason: Reason
    """Why."""
    detail: str
    """Its first words, or the values that decided."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sidecar, a JSON line or the transport says of a report. None = it says nothing."""

    url: str | None = None
    """The report's address."""
    publisher: str | None = None
    """The outlet."""
    title: str | None = None
    """Its headline."""
    published: Published | None = None
    """When it was published; provenance `sidecar`."""
    language: str | None = None
    """ISO 639-1, lower case."""
    retrieved_at: datetime | None = None
    """When it was fetched, aware."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as its form's reader sees it."""

    pieces: tuple[Piece, ...]
    """Passages in order; empty where none are left."""
    dropped: tuple[Dropped, ...] = ()
    """What was declined inside it."""
    record: int | None = None
    """Number in its container, from 1; None where the raw input is the report."""
    facts: Facts = Facts()
    """What is known from outside the report; goes before what the report says of itself."""
    title: str | None = None
    """The title that the report gives itself."""
    publisher: str | None = None
    """The publisher that the report names."""
    dates: tuple[Published, ...] = ()
    """Dates that the report gives, best first."""
    language: str | None = None
    """The language that it declares; taken only where the text is too short to tell."""
    url: str | None = None
    """Its own canonical address."""
    media: tuple[MediaLink, ...] = ()
    """What it embeds."""

    def add(self, dropped: tuple[Dropped, ...]) -> Draft:
        """Return a copy that holds `dropped` before its own."""
        return replace(self, dropped=(*dropped, *self.dropped)) if dropped else self


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one raw input holds."""

    drafts: tuple[Draft, ...] = ()
    """Its reports."""
    dropped: tuple[Dropped, ...] = ()
    """What was declined of the input as a whole, or of records that gave no report."""
    failures: tuple[str, ...] = ()
    """Broken promises, one line each, without the input's name (it is put in front)."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one raw input and what came with them."""

    name: str
    """As in `Raw`."""
    content: bytes
    """The bytes."""
    facts: Facts = Facts()
    """From a sidecar, or of the fetch."""
    charset: str | None = None
    """The encoding that the transport declared."""
    size_limit_bytes: int = 30_000_000
    """Greatest size of one report inside it, unpacked."""
    container_limit_bytes: int = 500_000_000
    """Greatest size of all of it, unpacked."""
