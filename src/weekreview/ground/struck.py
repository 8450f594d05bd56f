"""Place names that stand as a claim's target or actor: "shelled Salamiyah" is done to a town, and happens there.

The reader gives such a name the role of the target. It is a place too, and a nearer one than what an earlier sentence
of the passage named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekreview.model import Claim, Mention, PlaceMention

from .places.taking import AREAS, PARTS
from .places.words import KINDS
from .scenes import Scene, choose_naming

FAMILIES = frozenset({"battle", "remote", "harm"})
"""Families whose deeds are done at the place of what they are done to."""

_WITHIN = re.compile(
    rf"(?:(?:the|a|an|several|some|residential|northern|southern|eastern|western|central)\s)*"
    rf"(?:{'|'.join(sorted(PARTS | AREAS))}|cit(?:y|ies)|towns?|villages?|port|airport|camps?)\s(?:of|in|at|near)\s"
    r"(?:the\s(?:cit(?:y|ies)|towns?|villages?)\sof\s)?",
    re.I,
)
"""Words before a name that say which part of it was hit ("the centre of")."""

_SITE = re.compile(
    rf"\s(?:(?:international|military|refugee)\s)*(?:{'|'.join(sorted(KINDS, key=len, reverse=True))})", re.I
)
"""Words behind a name that make it a site ("military airport")."""


def with_struck(claim: Claim, scene: Scene) -> tuple[PlaceMention, ...]:
    """Return a claim's place mentions with the names among its targets; those taken over from before give way to them.

    A country counts only where something was fired at it: "attacked Israel" may well mean its soldiers abroad.
    """
    if claim.family not in FAMILIES:
        return claim.places
    own = [mention for mention in claim.places if not mention.inherited]
    found = [m for target in claim.targets for m in _named(target, claim, scene) if not _covered(m, own)]
    return (*found, *own) if found else claim.places


def is_ground(mention: Mention, scene: Scene) -> bool:
    """Return True where a mention is no more than the name of a town or province, or a piece of it: ground can't act.

    A capital that stands for its state is resolved to that before; what is asked about here named no actor.
    """
    span = mention.span
    for number, naming in enumerate(scene.namings):
        if naming.begin > span.begin:
            break
        if naming.end >= span.end and scene.likely[number]:
            return any(entry.kind in ("settlement", "province", "district") for entry, _ in naming.candidates)
    return False


def _named(target: Mention, claim: Claim, scene: Scene) -> Iterator[PlaceMention]:
    span, text = target.span, scene.document.text
    for number in scene.inside(span.begin, span.end):
        naming = scene.namings[number]
        before, behind = text[span.begin : naming.begin], text[naming.end : span.end]
        whole = (not before or _WITHIN.fullmatch(before)) and (not behind or _SITE.fullmatch(behind))
        if whole and scene.likely[number] and _counts(number, claim, scene):
            yield PlaceMention(span)


def _counts(number: int, claim: Claim, scene: Scene) -> bool:
    entry = choose_naming(scene, number).entry
    return entry is None or entry.kind != "country" or claim.family == "remote"


def _covered(mention: PlaceMention, own: list[PlaceMention]) -> bool:
    span = mention.span
    return any(o.span.begin < span.end and span.begin < o.span.end for o in own)
