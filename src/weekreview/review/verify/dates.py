"""Dates: an end of a cited claim's moment, a document's date, a day of a state or tally, the period, the as-of."""

from __future__ import annotations

from datetime import date

from weekreview.model import Issue, Piece

from ..index import Index
from .numbers import collapsed


def written(on: date) -> set[str]:
    """Return all ways in which the page may write a day; a bare day of the month stands before a full one."""
    return {f"{on.day} {on:%B}", f"{on.day} {on:%B %Y}", str(on.day)}


def _parsed(subject: str) -> date | None:
    try:
        return date.fromisoformat(subject)
    except ValueError:
        return None


def _why_not_written(piece: Piece, subject: str) -> str:
    on = _parsed(subject)
    if on is None or piece.text not in written(on):
        return f"it is not how {subject!r} is written"
    return ""


def is_time_expression(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a date is not the time expression of a cited claim."""
    spans = [c.when.span.text for c in index.claims_of(piece.claims) if c.when and c.when.span]
    return "" if collapsed(piece.text) in map(collapsed, spans) else f"the cited claims say {spans}"


def is_moment(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a date is not an end of a cited claim's moment, or the month or year that holds both ends."""
    moments = [c.when for c in index.claims_of(piece.claims) if c.when]
    ends = sorted({end for m in moments for end in (m.earliest_on, m.latest_on) if end})
    if piece.subject.count("-") < 2:
        fits = any((piece.subject, piece.text) in _wholes(m.earliest_on, m.latest_on) for m in moments)
        return "" if fits else f"the cited claims speak of {_listed(ends)}"
    if why := _why_not_written(piece, piece.subject):
        return why
    return "" if _parsed(piece.subject) in ends else f"the cited claims speak of {_listed(ends)}"


def _wholes(first: date | None, last: date | None) -> set[tuple[str, str]]:
    """Return the month and the year that hold both ends, each as (subject, as written)."""
    each = [{(f"{on:%Y-%m}", f"{on:%B %Y}"), (str(on.year), str(on.year))} if on else set() for on in (first, last)]
    return each[0] & each[1]


def is_published(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a date is not the publication date of its document."""
    document_id, _, subject = piece.subject.partition(":")
    document = index.documents.get(document_id)
    on = document.published.on if document else None
    if document is None or on is None or on.isoformat() != subject:
        return f"document {document_id} was published {on or 'on a day that is not determined'}"
    fitting = {"month": {f"{on:%B %Y}"}, "year": {str(on.year)}}.get(document.published.precision, written(on))
    return "" if piece.text in fitting else f"document {document_id} was published {on}"


def is_period(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a date is not an end of the period."""
    ends = [on for on in (index.material.from_on, index.material.to_on) if on]
    return _why_not_written(piece, piece.subject) or (
        "" if _parsed(piece.subject) in ends else f"the period is {_listed(ends)}"
    )


def is_as_of(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a date is not the instant that the issue speaks for."""
    at = index.material.as_of
    fits = piece.subject == at.isoformat() and piece.text == f"{at.day} {at:%B %Y, %H:%M} UTC"
    return "" if fits else f"the issue is as of {at.isoformat()}"


def is_of_state(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a date is not one of a state that rests on the cited claims."""
    states = index.states_of.get(frozenset(piece.claims), ())
    ends = sorted({on for s in states for on in (s.from_on, s.to_on, s.decays_on) if on})
    return _why_not_written(piece, piece.subject) or (
        "" if _parsed(piece.subject) in ends else f"the state knows of {_listed(ends)}"
    )


def is_of_tally(piece: Piece, issue: Issue, index: Index) -> str:
    """Return why a date does not bound what a tally of the cited claims spans."""
    tallies = index.tallies_of.get(piece.claims, ())
    ends = sorted({on for t in tallies for on in (t.from_on, t.to_on) if on})
    return _why_not_written(piece, piece.subject) or (
        "" if _parsed(piece.subject) in ends else f"the tally spans {_listed(ends)}"
    )


def _listed(ends: list[date]) -> str:
    return ", ".join(map(str, ends)) or "no day"
