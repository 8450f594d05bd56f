"""Where it happens comes first: places that something comes from stand last, wider ones behind the exact ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from weekreview.model import PlaceMention, Precision, Span

from ..scenes import Scene
from .ties import LEAD, Tied
from .words import BEARINGS, KINDS

REACH = 90
"""Characters before a name in which "from" and a verb of leaving are looked for."""

LEFT = frozenset({"withdrawal", "displacement", "evacuation", "territory_lost", "escape", "abduction"})
"""Types of claims that happen at the place that somebody comes from."""

_STEPS = "|".join(sorted((re.escape(w) for w in {*KINDS, *BEARINGS}), key=len, reverse=True))
_FROM = re.compile(
    rf"\bfrom\s+(?:(?:the|a|its|their|his|of|direction|central|nearby|neighbou?ring|besieged|{_STEPS}|[\w-]+-held|"
    r"[\w-]+-controlled|[A-Z]\w+(?:['’]s|ian|ish|ese|i))\s+)*$"
)
_MEASURED = re.compile(
    r"(?:\d|\b(?:km|kms|kilomet\w+|miles?|metres?|meters?|away|far|distance|range|(?:north|south)?-?(?:east|west)|north|"
    r"south|roads?|highways?|routes?|lines?))\s+$",
    re.I,
)
_LEAVING = re.compile(
    r"\b(?:withdr\w+|retreat\w*|pull\w*|fled|flee\w*|evacuat\w+|expel\w*|driv\w+|drove|displac\w+|clear\w+|oust\w+|"
    r"push\w+|left|leav\w+|kidnap\w*|abduct\w*|escap\w+|report\w*|alleg\w+|disappear\w*)\b",
    re.I,
)
_INSIDE = re.compile(r"(?:,|\s*,?\sin)\s(?:the\s)?(?:[a-z]+\sof\s)?")

_WIDTH = {Precision.DISTRICT: 1, Precision.PROVINCE: 1, Precision.FRONT: 2}


def ordered(tied: Sequence[Tied], sentence: Span, scene: Scene, claim_type: str = "") -> list[Tied]:
    """Return the mentions with where it happens first, and of these the exact ones first; origins last, each with
    that in its reason.

    What keeps its rank keeps its order. Words of the sentence come before what was taken over from another one.
    """
    marked: list[tuple[bool, Tied]] = []
    for one in tied:
        origin = claim_type not in LEFT and _is_origin(one.mention, marked, scene)
        marked.append((origin, _said(one) if origin else one))
    return [one for _, one in sorted(marked, key=lambda pair: _rank(*pair, sentence))]


def _rank(origin: bool, tied: Tied, sentence: Span) -> tuple[bool, bool, bool, int]:
    mention = tied.mention
    elsewhere = mention.inherited and not sentence.begin <= mention.span.begin < sentence.end
    place = mention.place
    width = 0 if place is None else 3 if place.kind in ("country", "sea") else _WIDTH.get(place.precision, 0)
    return origin, place is None, elsewhere, width


def is_origin(mention: PlaceMention) -> bool:
    """Return True where a mention was marked as an origin."""
    return mention.reason.endswith(ORIGIN)


ORIGIN = '; an origin by the words "from ...", not where it happens'
"""What the reason of an origin ends with."""


def _said(tied: Tied) -> Tied:
    return replace(tied, mention=replace(tied.mention, reason=tied.mention.reason + ORIGIN))


def _lead(span: Span) -> int:
    found = LEAD.match(span.text)
    return found.end() if found else 0


def comes_from(scene: Scene, number: int) -> bool:
    """Return True where a name is that of a place that something comes from ("fired from Afrin"), and not one that
    somebody leaves or that a distance is measured from.
    """
    ahead = _ahead_of_from(scene.document.text, scene.namings[number].begin)
    return ahead is not None and not (_MEASURED.search(ahead) or _LEAVING.search(ahead))


def _ahead_of_from(text: str, name_at: int) -> str | None:
    """Return what stands in the sentence ahead of the "from" of a name; None where there is no "from"."""
    lead = re.split(r"[.;\n]\s", text[max(0, name_at - REACH) : name_at])[-1]
    found = _FROM.search(lead)
    return lead[: found.start()] if found else None


def _is_origin(mention: PlaceMention, before: Sequence[tuple[bool, Tied]], scene: Scene) -> bool:
    if mention.place is None:
        return False
    text, span = scene.document.text, mention.span
    numbers = scene.inside(span.begin, span.end)
    name_at = scene.namings[numbers[0]].begin if numbers else span.begin + _lead(span)
    ahead = _ahead_of_from(text, name_at)
    if ahead is not None:
        return not (_MEASURED.search(ahead) or _LEAVING.search(ahead) or "#" in mention.place.place_id)
    return any(
        origin and other.mention.span.end < name_at and _INSIDE.fullmatch(text[other.mention.span.end : name_at])
        for origin, other in before
    )
