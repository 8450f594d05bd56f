"""Place mentions on their way to a place: tied or declined, with what their phrase says applied."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from weekreview.model import Place, PlaceMention, Precision, Reason

from . import areas
from .finding import Choice
from .phrases import Phrase

LEAD = re.compile(
    r"^(?:(?:in|at|from|to|into|inside|within|across|throughout|on|over|along|near|around|outside|of|and|the|both|"
    r"all|over|parts of|"
    r"areas? of|areas? in|some parts of|most of|much of|rest of|much|whole|entire|same)\s+)+",
    re.IGNORECASE,
)
"""Words before a name that say no more than that it is there."""


@dataclass(frozen=True, slots=True)
class Tied:
    """One place mention, with why it was declined."""

    mention: PlaceMention
    """The mention with its place, or with the reason why there is none."""
    declined: Reason | None = None
    """PLACE_UNKNOWN or PLACE_AMBIGUOUS where there is no place."""


def related(mention: PlaceMention, choice: Choice, phrase: Phrase) -> Tied:
    """Apply what the phrase says around the name to the place that was chosen."""

    def change(place: Place) -> Place:
        """Return what the phrase makes of the place."""
        if phrase.relation == "away" and phrase.km is not None:
            return areas.away(place, phrase.km, phrase.bearing)
        if phrase.relation == "beside" and phrase.bearing is not None:
            return areas.beside(place, phrase.bearing)
        if phrase.relation == "part":
            return areas.part(place, phrase.bearing)
        if phrase.relation == "near" or (phrase.noun == "area" and place.precision is Precision.SETTLEMENT):
            return areas.near(place)
        return areas.road(place) if phrase.relation == "road" else place

    return as_tied(mention, choice, change)


def as_tied(mention: PlaceMention, choice: Choice, change: Callable[[Place], Place] | None = None) -> Tied:
    """Return a mention with the place chosen, changed by `change`; declined where none was."""
    if choice.entry is None:
        reason = Reason.PLACE_AMBIGUOUS if choice.ambiguous else Reason.PLACE_UNKNOWN
        return Tied(replace(mention, reason=choice.reason, p=round(choice.p, 4)), reason)
    place = choice.entry.as_place()
    return Tied(replace(mention, place=change(place) if change else place, reason=choice.reason, p=round(choice.p, 4)))


def declined(mention: PlaceMention, why: str, reason: Reason) -> Tied:
    """Return a mention without a place, and why."""
    return Tied(replace(mention, reason=f"not determined: {why}"), reason)
