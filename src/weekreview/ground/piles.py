"""What a pile of reports is about, told to those of its reports that name no country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from weekreview.model import Claim, Document

from .places.context import named_countries

LEAST_REPORTS = 3
"""Reports that must have a place in a country before the pile is taken to be about it. Convention."""

LEAST_SHARE = 1 / 3
"""Share of all reports with a place that must. Convention: a pile on two fronts has two theatres, on five none."""


def theatres_of(grounded: Iterable[Sequence[Claim]]) -> frozenset[str]:
    """Return the countries that reports are about that name one, each report's claims given together.

    The order of the reports does not count.
    """
    lands = [{m.place.country for c in claims for m in c.places if m.place and m.place.country} for claims in grounded]
    lands = [found for found in lands if found]
    votes = Counter(country for found in lands for country in found)
    return frozenset(c for c, n in votes.items() if n >= max(LEAST_REPORTS, LEAST_SHARE * len(lands)))


def names_no_country(document: Document) -> bool:
    """Return True where a report leaves its country to be known ("Shelling hit Odessa overnight")."""
    return not named_countries(f"{document.title or ''}\n{document.text}")
