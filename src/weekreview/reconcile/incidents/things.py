"""Things: what was hit that is neither a side nor people, by whose names two tellings are of one deed or of two."""

from __future__ import annotations

from weekreview.model import Claim

from ..words import content_stems
from .tellings import Telling

_ANYTHING = content_stems(
    "positions targets buildings sites areas locations objects groups forces town city village people persons "
    "civilians residents children women men families fighters militants gunmen rebels terrorists soldiers troops "
    "commanders members elements"
)
"""Words that say little of what was hit: another word for it may be of the same. By hand."""
_EVERYWHERE = content_stems("houses homes posts headquarters bases convoys vehicles command")
"""Things that any town of a war has many of, so that to have hit one is no sign of one deed. By hand."""


def share_a_thing(denied: Telling, told: Telling, anything: bool = False) -> bool:
    """Return True where both name one thing that is not everywhere: a bakery, a mill.

    With `anything`, of whatever was hit: "a command post of the front" against "no command post".

    What it fell beside ("beside a bakery") is read as where as often as whom.
    """
    if anything:
        return bool(_things(denied.claim) & (told.target_words - _ANYTHING))
    return bool((_things(denied.claim) & (_things(told.claim) | _beside(told.claim))) - _EVERYWHERE)


def name_two_things(one: Telling, other: Telling) -> bool:
    """Return True where each names a thing, and no word of the one is of the other: a market, a headquarters."""
    mine, theirs = _things(one.claim), _things(other.claim)
    return bool(mine and theirs) and not mine & theirs


def _things(claim: Claim) -> frozenset[str]:
    named = (content_stems(m.span.text) for m in claim.targets if not m.actor_id)
    return frozenset().union(*named) - _ANYTHING


def _beside(claim: Claim) -> frozenset[str]:
    """Return the same of the place phrases that name no name."""
    spots = (m.span.text for m in claim.places)
    return frozenset().union(*(content_stems(words) for words in spots if words.islower())) - _ANYTHING
