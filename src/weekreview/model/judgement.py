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
    """The other record, for same, not_same and move; the field that is put right, for correct."""
    who: str
    """Who decided."""
    made_at: datetime
    """When, aware UTC."""
    why: str
    """In words; never empty."""
    value: str | None = None
    """The corrected value, for correct; else the claims that the records had when it was made, as a JSON object of
    `subject`, `object` and `rest` (those the subject was with); None = the ids are of claims."""
    ended_at: datetime | None = None
    """When it was withdrawn; None = in force."""
    ended_why: str | None = None
    """Why it was withdrawn."""


@dataclass(frozen=True, slots=True)
class Review:
    """What became of one judgement: the machine's value, the person's, and the one that is accepted."""

    judgement_id: str
    """The judgement."""
    subject_id: str
    """The claim that was put right, or the record that was grouped anew."""
    field: str
    """The claim's field, or `incident` for which claims are of one event."""
    machine: str
    """The machine's value, in words."""
    reviewed: str
    """The person's."""
    accepted: str
    """The value that all that is derived rests on."""
    claims: tuple[str, ...]
    """The claims that it is about."""
    used: bool
    """False where the person's value could not be used: none of that field's, or a later judgement is against it."""
