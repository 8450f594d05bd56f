"""Judgement: a person's decision, kept as an edge that can be ended but not erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision by a person about one or two records."""

    judgement_id: str
    """Stable id."""
    kind: str
    """same, not_same, unsure, split, move, correct."""
    subject_id: str
    """The record it is about."""
    object_id: str | None
    """The other record, for same and not_same; the new value's field for correct."""
    who: str
    """Who decided."""
    made_at: datetime
    """When, aware UTC."""
    why: str
    """In words; never empty."""
    value: str | None = None
    """The corrected value, for correct."""
    ended_at: datetime | None = None
    """When it was withdrawn; None = in force."""
    ended_why: str | None = None
    """Why it was withdrawn."""
