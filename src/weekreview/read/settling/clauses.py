"""Arguments that do not cross a clause: what stands in a relative clause belongs to the events of that clause.

"Three strikes hit a launcher that had fired on the village" strikes the launcher, not the village. And whoever stands
behind "against" is the other side, never the one who acts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ..decoding import Reading

Span = tuple[int, int]

_SAYS = (
    r"said|says?|saying|told|tells?|announc\w+|den(?:y|ies|ied|ying)|report\w*|claim\w*|add(?:s|ed|ing)|confirm\w*|stat(?:es?|ed|ing)|"
    r"insist\w*|warn\w*|stress\w*|believ\w*|think|thought|not(?:es?|ed|ing)|writ(?:es|ing)|wrote|suggest\w*|show\w*|hop\w+|promis\w+|fear\w*|"
    r"sure|clear|mean\w*|know|knew|alleg\w+|so|demand\w*|evidence|sign|indicat\w+|accus\w+|vow\w*|agre\w+|declar\w+|order\w*|"
    r"learn\w*|fact|reveal\w*|acknowledg\w+|argu\w+|admit\w*"
)
_RELATIVE = re.compile(
    r"(?:(?:in|of|on|from|at|to|by|during|after|with|for|through)\s+)?\b(?:which|whom)\b|\b(?:who|whose)\b|\bwhere\b|"
    r"(?<![.,;:]\s)\bthat\s+(?=(?:had|has|have|is|are|was|were|[a-z]+ed|holds?|held|fought|fired|left|took|fell|uses?)\b)",
    re.I,
)
_AFTER_SAYING = re.compile(rf"\b(?:{_SAYS})(?:\s+(?:on|in)\s+\w+|\s+[a-z]+ly)?\s+$", re.I)
_DOES_HARM = re.compile(r"\b(?:kill|wound|injur|destroy|damag|displac|die|dead|hurt|lost|claim)\w*\b", re.I)
"""Harm told of in a relative clause is often the event's own ("a raid which killed nine"), so its numbers stay."""
SHARED = ("target", "place", "time", "quantity", "actor")
"""Roles that the event of a relative clause owns alone, where it was given them."""
BOUND = ("target", "quantity")
"""Roles that never come out of a relative clause that tells of no other event read; places and times may."""

HOSTILE = frozenset(
    "armed_clash offensive attack territory_gained siege air_strike shelling bombing suicide_bombing chemical_attack "
    "attack_on_civilians abduction destruction".split()
)
"""Types that are done to the other side."""
_FOR = re.compile(
    r"\b(?:in (?:support|defen[cs]e|aid|coordination|cooperation|partnership) (?:of|with)|alongside|together with|"
    r"on behalf of|at the request of|with the (?:help|support|backing|consent) of|backed by|supported by|"
    r"support(?:s|ing)?(?: (?:for|to))?)\s+(?:(?:the|its|their|our|local)\s+)?"
    r"(?:(?:[\w’'-]+\s+){1,3}and\s+(?:the\s+)?|[A-Z][\w’'-]+\s+)?$",
    re.I,
)
_DET = r"(?:(?:the|a|an|other|any|all|various)\s+)*"
_AGAINST = re.compile(rf"\bagainst\s+{_DET}(?:(?:[\w’'-]+\s+){{1,4}}?(?:and|or)\s+{_DET})?(?:[\w’'-]+\s+)?$", re.I)
_NEW_CLAUSE = re.compile(r"\s+(?:said|says|took|hit|struck|began|[a-z]+ed)\b")


_USES = (
    r"uses?|used|holds?|held|controls?|controlled|seized|captured|took|takes|needs?|needed|built|runs?|ran|occup(?:y|ies|ied)|"
    r"fired|carried"
)
_CONTACT = re.compile(
    rf"(?<=[a-z])\s(?=(?:the|its|their|his)\s(?:[\w-]+\s){{1,3}}(?:{_USES})\b(?!\s(?:by|in|at|on)\b))"
)
"""Where a relative clause begins without its pronoun: "the road | the army uses"."""
_NO_NOUN = re.compile(
    r"\b(?:and|or|but|as|while|when|after|before|that|which|said|says|in|on|at|of|from|to|by|with|for|near|because|since|if|"
    r"where|until|where|than|into|over|under|between|during|against)$",
    re.I,
)


_FRONTED = re.compile(
    r"(?:^|[,;]\s)(?:in|on|at|near|from|around|after|before|during)\s+(?:[\w-]+\s+){1,3}[\w-]+$", re.I
)
_STOP = re.compile(r"[,;:](?!\d)|\.\s|$")
_BARE_NOUN = re.compile(r"\b(?:the|an?|its|their|every|any)\s+(?:[\w-]+\s+)?[a-z-]+$", re.I)


@lru_cache(maxsize=256)
def contact_clauses(sentence: str) -> tuple[Span, ...]:
    """Return the stretches of relative clauses without a pronoun, half-open, up to the next comma or the end."""
    found = []
    for match in _CONTACT.finditer(sentence):
        before = sentence[: match.start()]
        if _NO_NOUN.search(before) or _FRONTED.search(before) or not _BARE_NOUN.search(before):
            continue
        stop = _STOP.search(sentence, match.end())
        found.append((match.end(), stop.start() if stop else len(sentence)))
    return tuple(found)


@lru_cache(maxsize=256)
def relative_clauses(sentence: str) -> tuple[Span, ...]:
    """Return the stretches of relative clauses, half-open: from the pronoun to the next comma, semicolon or the end."""
    found = []
    for match in _RELATIVE.finditer(sentence):
        before = sentence[: match.start()]
        if not before.strip() or (match[0].lower().startswith("that") and _AFTER_SAYING.search(before)):
            continue
        stop = _STOP.search(sentence, match.end())
        found.append((match.start(), stop.start() if stop else len(sentence)))
    return tuple(found)


def uncrossed(reading: Reading, sentence: str, others: Sequence[Reading] = ()) -> Reading:
    """Return the reading without what stands in relative clauses that do not hold its trigger.

    Args:
        reading: what was read.
        sentence: its sentence.
        others: all readings of the sentence, which may own what the clause holds.
    """
    for clause in (*relative_clauses(sentence), *contact_clauses(sentence)):
        if _holds(clause, reading.trigger):
            continue
        owners = [o for o in others if _holds(clause, o.trigger)]
        for role in SHARED:
            owned = [s for o in owners for s in o.roles[role]]
            reading = without(
                reading, role, [s for s in reading.roles[role] if _holds(clause, s) and _touches(s, owned)]
            )
        told_of = clause[0] < reading.trigger[1] or _DOES_HARM.search(sentence, *clause)
        for role in () if owners or told_of else BOUND:
            reading = without(reading, role, [s for s in reading.roles[role] if _holds(clause, s)])
    return reading


def opposed(reading: Reading, sentence: str) -> Reading:
    """Return the reading with the actors that stand behind "against" made targets."""
    moved = [
        s for s in reading.roles["actor"] if _AGAINST.search(sentence[: s[0]]) and not _NEW_CLAUSE.match(sentence, s[1])
    ]
    if not moved:
        return reading
    actors = [s for s in reading.roles["actor"] if s not in moved]
    targets = sorted({*reading.roles["target"], *(s for s in moved if not _touches(s, reading.roles["target"]))})
    return replace(reading, roles={**reading.roles, "actor": actors, "target": targets})


def supported(reading: Reading, sentence: str) -> Reading:
    """Return the reading without targets that it is done for: "strikes in support of the government" hit others."""
    if reading.type not in HOSTILE:
        return reading
    return without(reading, "target", [s for s in reading.roles["target"] if _FOR.search(sentence[: s[0]])])


def without(reading: Reading, role: str, spans: Sequence[Span]) -> Reading:
    """Return the reading without some spans of a role, and without the kinds that run beside quantities."""
    if not spans:
        return reading
    keep = [n for n, s in enumerate(reading.roles[role]) if s not in spans]
    roles = {**reading.roles, role: [reading.roles[role][n] for n in keep]}
    kinds = [reading.kinds[n] for n in keep] if role == "quantity" else reading.kinds
    return replace(reading, roles=roles, kinds=kinds)


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(b < span[1] and span[0] < e for b, e in others)
