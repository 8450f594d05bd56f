"""The masthead: title, period, as-of, data cut-off, what was read and refused."""

from __future__ import annotations

from datetime import date

from weekreview.model import Basis, Fact, Line, Piece, PieceKind

from ..compose.pieces import count, days, plural, text
from ..index import Index
from .sources import published_line


def title_of(title: str) -> Line:
    """Return the title as the user's own words."""
    return (Piece(title, PieceKind.GIVEN, Basis.TITLE),)


def period_line(index: Index) -> Line:
    """Return the days that the issue covers."""
    first_on, last_on = index.material.from_on, index.material.to_on
    if first_on and last_on:
        return days(first_on, last_on, Basis.PERIOD)
    if last_on or first_on:
        return days(last_on or first_on or date.min, last_on or first_on or date.min, Basis.PERIOD)
    return (text("not determined"),)


def facts_of(index: Index) -> tuple[Fact, ...]:
    """Return the masthead's facts."""
    material = index.material
    publishers = {d.publisher for d in material.documents if d.publisher}
    reports, refused = len(material.documents), len(material.refusals)
    return (
        Fact("Period", period_line(index)),
        Fact("As of", (as_of_piece(index),)),
        Fact("Latest report", cut_off_line(index)),
        Fact("Read", (count(reports, "documents"), text(plural(reports, "report")), *_from(len(publishers)))),
        Fact("Claims", (count(len(material.claims), "claims"), text(" attributed"))),
        Fact(
            "Declined", (count(refused, "refusals"), text(plural(refused, "passage or claim", "passages and claims")))
        ),
    )


def _from(publishers: int) -> Line:
    if not publishers:
        return ()
    return text(" of "), count(publishers, "publishers"), text(plural(publishers, "publisher"))


def as_of_piece(index: Index) -> Piece:
    """Return the instant that the issue speaks for, to the minute."""
    at = index.material.as_of
    return Piece(f"{at.day} {at:%B %Y, %H:%M} UTC", PieceKind.DATE, Basis.AS_OF, (), at.isoformat())


def cut_off_line(index: Index) -> Line:
    """Return the latest publication date among the reports read."""
    dated = [d for d in index.material.documents if d.published.on]
    if not dated:
        return (text("no report is dated"),)
    latest = max(dated, key=lambda d: (d.published.on, d.document_id))
    return published_line(latest)
