"""Tables of the claim types: which make incidents, which may name one event, which are done by both sides alike.

Types are plain strings, as the claim guidelines name them.
"""

from __future__ import annotations

import re
from functools import cache

NOT_INCIDENTS = frozenset({
    "control",  # a standing condition of a place: it goes to the states
    "cooperation",  # a standing relation between actors, seldom with a day of its own
    "publication",  # tells of a telling: listed under media, it would double the event that it shows
    "condemnation", "accusation", "threat", "demand",  # words about events: the deed spoken of is a claim of its own
})  # fmt: skip
"""Types that never make an incident, each with its reason."""

SYMMETRIC = frozenset({"armed_clash", "agreement", "negotiation", "alignment", "split"})
"""Types in which both sides act alike, so that actor and target may be swapped between two tellings."""

_CLOSE = (
    ("attack", "armed_clash", "air_strike", "shelling", "bombing", "suicide_bombing", "attack_on_civilians"),
    ("attack", "chemical_attack"),
    ("bombing", "suicide_bombing"),
    ("air_strike", "shelling"),  # "bombardment", "missiles": which one is often guessed
    ("air_strike", "bombing"),  # "bombed"
    ("shelling", "bombing"),  # "explosion"
    ("attack_on_civilians", "air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack"),
    ("territory_gained", "offensive"),
    ("territory_gained", "withdrawal"),  # one side's gain is told as the other's retreat
    ("armed_clash", "offensive"),
    ("agreement", "negotiation"),
    ("arrest", "abduction"),  # whose word it is decides which
    ("protest", "riot"),
    ("alignment", "split"),
)
OUTCOMES = frozenset({"casualties", "destruction"})
"""Types that tell what came of an event of another type."""
_HARM_FROM = (
    "armed_clash", "offensive", "attack", "air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack",
    "attack_on_civilians",
)  # fmt: skip
"""What `casualties` and `destruction` may be the outcome of."""


_NAMED_BY = {
    "bombing": r"bomb\w*|blasts?|explo\w+|mines?|ied", "suicide_bombing": r"suicide\w*",
    "air_strike": r"air ?(?:strikes?|raids?)|jets?|war ?planes?|bombard\w*|drones?",
    "shelling": r"shell\w*|mortars?|rockets?|artillery",
    "chemical_attack": r"chlorine|sarin|gas|chemical\w*", "armed_clash": r"clash\w*|fighting|battles?|firefights?",
    "offensive": r"offensives?|operations?|assaults?", "attack": r"attack\w*|raids?|ambush\w*",
    "attack_on_civilians": r"massacre\w*|execut\w*|murder\w*",
}  # fmt: skip
_NAMED = {kind: re.compile(rf"\b(?:{words})\b", re.I) for kind, words in _NAMED_BY.items()}


@cache
def kinds_named(sentence: str) -> frozenset[str]:
    """Return the types whose own words stand in a sentence: "the toll of the car bomb" names a bombing."""
    return frozenset(kind for kind, words in _NAMED.items() if words.search(sentence))


@cache
def likeness(one: str, other: str) -> int:
    """Return 2 for one type, 1 for two that are told of one event by different reporters, 0 for two events.

    The first of each `_CLOSE` row is close to each of the rest; the rest are not close to one another for that.
    """
    if one == other:
        return 2
    pair = {one, other}
    if any(row[0] in pair and pair <= set(row) for row in _CLOSE):
        return 1
    return int(bool(pair & OUTCOMES) and pair <= {*_HARM_FROM, *OUTCOMES})


GENERALITY = {"other": 3, "casualties": 2, "attack": 2, "destruction": 1, "attack_on_civilians": 1, "bombing": 1}
"""How little a type says of what happened; where origins are even, the type that says most names the incident."""

BLOCKS = {
    "agreement": "talks", "negotiation": "talks", "alignment": "ties", "split": "ties",
    "arrest": "seizure", "abduction": "seizure", "protest": "unrest", "riot": "unrest",
    **dict.fromkeys((*_HARM_FROM, "casualties", "destruction", "territory_gained", "withdrawal"), "force"),
}  # fmt: skip
"""Type -> block: two types of different blocks are never compared. A type that is missing is its own block."""

TITLES = {
    "armed_clash": "Fighting", "offensive": "Offensive", "attack": "Attack", "territory_gained": "Change of control",
    "withdrawal": "Withdrawal", "siege": "Siege", "air_strike": "Air strike", "shelling": "Shelling",
    "bombing": "Explosion", "suicide_bombing": "Suicide bombing", "chemical_attack": "Chemical attack",
    "attack_on_civilians": "Attack on civilians", "sexual_violence": "Sexual violence", "abduction": "Abduction",
    "casualties": "Casualties", "displacement": "Displacement", "destruction": "Destruction", "protest": "Protest",
    "riot": "Riot", "arrest": "Arrest", "weapons_seized": "Weapons seized", "deployment": "Deployment",
    "arms_transfer": "Arms transfer", "airspace_incident": "Airspace incident", "negotiation": "Talks",
    "agreement": "Agreement", "alignment": "Alignment", "split": "Split", "aid": "Aid", "sanction": "Sanction",
    "release": "Release", "emergency_measure": "Emergency measure", "cyber_attack": "Cyber attack",
    "office_change": "Change in office", "investigation": "Inquiry", "other": "Event",
}  # fmt: skip
"""Neutral words for a title; a type that is missing is written with blanks for underscores."""


def title_of(type_: str) -> str:
    """Return the type in neutral words, capitalised."""
    return TITLES.get(type_, type_.replace("_", " ").capitalize())
