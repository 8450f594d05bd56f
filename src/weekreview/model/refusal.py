"""Refusal: something that a step declined, with a reason that can be counted. Expected loss is not an error."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why something was declined. Each is explained in `docs/reference/refusals.md`."""

    # ingest
    COMMENT_FORM = "comment_form"
    LOGIN_PROMPT = "login_prompt"
    NAVIGATION = "navigation"
    BOILERPLATE = "boilerplate"
    REPEATED_CAPTION = "repeated_caption"
    REPEATED_PASSAGE = "repeated_passage"
    REPEATED_DOCUMENT = "repeated_document"
    EMPTY = "empty"
    NO_TEXT = "no_text"
    BINARY = "binary"
    TOO_LARGE = "too_large"
    BROKEN_ENCODING = "broken_encoding"
    UNKNOWN_FORM = "unknown_form"
    NOT_A_REPORT = "not_a_report"
    CUT_SHORT = "cut_short"
    DATE_IN_FUTURE = "date_in_future"
    DATE_UNREADABLE = "date_unreadable"
    # read
    UNREAD_LANGUAGE = "unread_language"
    TOO_LONG = "too_long"
    LOW_PROBABILITY = "low_probability"
    NO_SENTENCE = "no_sentence"
    # ground
    PLACE_UNKNOWN = "place_unknown"
    PLACE_AMBIGUOUS = "place_ambiguous"
    ACTOR_UNKNOWN = "actor_unknown"
    # verify
    NUMBER_DOUBTED = "number_doubted"
    PLACE_DOUBTED = "place_doubted"
    # reconcile
    OUTSIDE_PERIOD = "outside_period"
    TIME_NOT_DETERMINED = "time_not_determined"
    NOT_HAPPENED = "not_happened"
    NO_NUMBER = "no_number"
    COUNTED_ONCE = "counted_once"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing declined."""

    step: str
    """The room or pass that declined it: ingest, read, ground, reconcile, review."""
    reason: Reason
    """Why."""
    subject_id: str
    """What was declined: a document id, claim id or input name."""
    detail: str = ""
    """The first words of what was declined, or the values that decided."""
