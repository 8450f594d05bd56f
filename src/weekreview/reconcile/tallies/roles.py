"""Roles: who or what a figure counts, in words that can be compared, and of which side."""

from __future__ import annotations

from datetime import date

from weekreview.model import ActorKind, Claim, Quantity

from ..sides import Sides
from ..words import normalise, proper_words, stem

PEOPLE_OF = frozenset({"killed", "injured", "detained", "abducted", "displaced", "personnel"})
"""Figures that count people."""
ACTS_OF = frozenset({"strikes", "attacks", "personnel", "equipment"})
"""Figures that count what the actor does or brings, so that their side is the actor's."""
_CLASSES = {
    "civilians": "civilian resident villager bystander noncombatant local",
    "children": "child children girl boy schoolchildren infant baby babies toddler",
    "women": "woman women",
    "soldiers": "soldier troop troops serviceman servicemen conscript trooper",
    "police": "police policeman policemen",
    "journalists": "journalist reporter",
    "fighters": "fighter militant terrorist insurgent gunman gunmen rebel jihadist jihadi extremist combatant "
    "militiaman militiamen element operative",
    "people": "people person man men dead victim other worker official",
}
CLASS_OF = {form: name for name, words in _CLASSES.items() for w in words.split() for form in (w, stem(w), w + "s")}
"""Word -> neutral class of people. "Terrorists" are counted as fighters: the word is a side's."""
_CIVILIAN = {"civilians": True, "soldiers": False, "fighters": False}
NOT_SAID = "not said"
"""Role of a figure whose report does not say what it counts."""
_NO_SIDE = frozenset({ActorKind.CIVILIANS, ActorKind.MEDIA, ActorKind.UNKNOWN_ARMED_MEN})


def role_of(claim: Claim, quantity: Quantity) -> tuple[str, bool | None]:
    """Return the role and whether civilians are counted. People get a neutral class, things keep their words."""
    words = _counted_words(claim, quantity)
    if quantity.of not in PEOPLE_OF:
        return (_thing(words) or (quantity.of if quantity.of in ACTS_OF else NOT_SAID)), quantity.civilian
    name = _class(words) if words else "people"
    if name == "people" and quantity.civilian is not None:
        name = "civilians" if quantity.civilian else "fighters"
    civilian = quantity.civilian if quantity.civilian is not None else _CIVILIAN.get(name)
    return name, civilian


def head_of(role: str) -> str:
    """Return what makes two roles one: the stem of the last word."""
    return stem(role.split()[-1]) if role.split() else role


def side_of(claim: Claim, quantity: Quantity, sides: Sides, on: date | None) -> str | None:
    """Return the actor whose people, things or acts are counted; None where it is not determined."""
    mentions = claim.actors if quantity.of in ACTS_OF else claim.targets
    counted = quantity.counted
    near = [m for m in mentions if counted and m.span.begin < counted.end and counted.begin < m.span.end]
    named = {sides.column(m.actor_id, on) for m in near or mentions if m.actor_id and _takes_sides(m.actor_id, sides)}
    return named.pop() if len(named) == 1 else None


def _takes_sides(actor_id: str, sides: Sides) -> bool:
    actor = sides.actor(actor_id)
    return actor is None or actor.kind not in _NO_SIDE


def _counted_words(claim: Claim, quantity: Quantity) -> str:
    if quantity.counted:
        return quantity.counted.text
    if quantity.of in ACTS_OF:
        return ""
    return claim.targets[0].span.text if len(claim.targets) == 1 else ""


def _class(words: str) -> str:
    """Return the class of people that the words name, the last word first; words of no class are kept as they are."""
    for word in reversed(normalise(words).split()):
        if found := CLASS_OF.get(word) or CLASS_OF.get(stem(word)):
            return found
    return _thing(words) or "people"


def _thing(words: str) -> str:
    """Return the words in normal form without names ("ISIL installations" -> "installations") and numbers."""
    names = {w for name in proper_words(words) for w in name.split()}
    kept = [w for w in normalise(words).split() if w not in names and not w.isdigit()]
    return " ".join(kept)
