"""What the review is made of, and how it is to be made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from weekreview.model import (
    Actor,
    Change,
    Claim,
    Contradiction,
    Document,
    DuplicateLink,
    Exhibit,
    Incident,
    Origin,
    Place,
    Refusal,
    State,
    Tally,
)


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that the rooms before the review found, for one period."""

    documents: tuple[Document, ...]
    """All documents read."""
    claims: tuple[Claim, ...]
    """All claims: grounded, and with their origins."""
    links: tuple[DuplicateLink, ...]
    """Near-duplicates among the documents."""
    origins: tuple[Origin, ...]
    """Who first said what the claims say."""
    incidents: tuple[Incident, ...]
    """What happened, as the claims tell it; those outside the period are left out here."""
    tallies: tuple[Tally, ...]
    """Counts with their definitions."""
    contradictions: tuple[Contradiction, ...]
    """Pairs of claims that can't both be so."""
    states: tuple[State, ...]
    """Who holds what."""
    registry: Mapping[str, Actor]
    """Actors by id."""
    refusals: tuple[Refusal, ...]
    """What any room declined."""
    failures: tuple[str, ...]
    """One line for each source that broke its promise."""
    from_on: date | None
    """First day of the period; None = not determined."""
    to_on: date | None
    """Last day of the period, included; None = not determined."""
    as_of: datetime
    """The instant that the issue speaks for, aware."""
    changes: tuple[Change, ...] = ()
    """What the issue before said otherwise."""
    namesakes: Callable[[str], Collection[Place]] | None = None
    """The gazetteer's places of a name, as grounding gives them; None = no gazetteer at hand, and a place is known
    again by the sound of its name alone."""
    exhibits: tuple[Exhibit, ...] = ()
    """What reports show that is older than what it is said to show."""


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """How to review."""

    title: str = "The week in review"
    """The issue's title; shown as it is, as the user's own words."""
    coarsen_km: float = 0.0
    """Published places are moved to a grid of this many kilometres and their radius is at least that; 0 = not."""
    version: str = ""
    """Name and version of the program, for the colophon."""
    most_highlights: int = 6
    """Highlights at most. Source: OCHA's situation reports have three to six."""
    most_per_front: int = 30
    """Items shown of one area; the rest is counted."""
    most_apart: int = 40
    """Items shown of one group that is kept apart, and rows of what is not determined; the rest is counted."""
    most_pairs: int = 30
    """Contradictions shown; the rest is counted."""
