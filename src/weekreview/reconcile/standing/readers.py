"""Readers: what a claim of control, gain, retreat, offensive, siege or truce says of a condition, and of whose.

Each gives (track, kind, holders) or None where the claim says nothing of one. Tracks are hold, contest, siege and
ceasefire; kinds holds, gains, leaves, contests, begins, ends and denies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from weekreview.model import Claim, ClaimState, Mention

from ..sides import Sides
from ..words import normalise

Finding = tuple[str, str, tuple[str, ...]]
NEARBY = 60
"""Characters on either side of a trigger in which words that turn its sense are looked for."""
_CLAUSES = re.compile(r";|,\s+(?:and|but|while|whereas|although|however)\b")
_TRUCE = re.compile(
    r"\b(cease-?\s?fires?|truces?|armistice|cessation of hostilities|reconciliation agreement|lull|de-?escalation)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(end(ed|s)|collaps\w+|expir\w+|called off|broke down|no longer|over)\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(not?|never|neither|nor|without|den\w+|\w+n['’]t|violat\w+|br(?:eak|oke|each)\w*|refus\w+|reject\w+|fail\w*|"
    r"collaps\w+)\b",
    re.IGNORECASE,
)
_RELIEF = re.compile(
    r"\b(br(?:eak|oke|eaking|eaks|oken)|lift\w*|end(?:ed|ing|s)?|reliev\w+|relief|rais(?:e|ed|ing)|free[ds]?|freeing|"
    r"unblock\w*|reopen\w*|out of)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(not?|never|neither|nor|without|den(?:y|ie[sd]|ying)|\w+n['’]t|refus\w+|reject\w+|fail\w*)\b", re.IGNORECASE
)
_CONTEST = re.compile(
    r"\b(contest\w*|disput\w*|divided|fight(?:ing)? (?:for|over)|control of .{0,30} split)\b", re.IGNORECASE
)
_NOBODY = frozenset(
    "parties party sides side both sides others other groups group forces force they them town city towns area areas "
    "village region".split()
) | {"both sides", "the parties", "all sides", "all parties"}


def clause_of(claim: Claim) -> str:
    """Return the clause of the sentence that holds the trigger."""
    begin, text = claim.trigger.begin - claim.evidence.begin, claim.evidence.text
    cuts = [0, *(m.start() for m in _CLAUSES.finditer(text)), len(text)]
    return next(text[a:b] for a, b in zip(cuts, cuts[1:], strict=False) if a <= begin < b)


def read_condition(claim: Claim, sides: Sides) -> Finding | None:
    """Return what the claim says of a condition; None where it says nothing of one."""
    read = _READERS.get(claim.type)
    return read(claim, sides) if read else None


def names_of(mentions: Iterable[Mention], sides: Sides) -> tuple[str, ...]:
    """Return actor ids and words of who is named, sorted; "other groups" and unknown men only where nobody else is."""
    ids = {m.actor_id for m in mentions if m.actor_id}
    known = {a for a in ids if not sides.is_generic(a)}
    words = {
        m.span.text
        for m in mentions
        if not m.actor_id and normalise(m.span.text) not in _NOBODY and not _TRUCE.search(m.span.text)
    }
    named = {w for w in words if not normalise(w).startswith(("other ", "others"))}
    return tuple(sorted(known | named or ids | words))


def _near_trigger(claim: Claim) -> str:
    begin = claim.trigger.begin - claim.evidence.begin
    end = claim.trigger.end - claim.evidence.begin
    return claim.evidence.text[max(begin - NEARBY, 0) : end + NEARBY]


def _read_control(claim: Claim, sides: Sides) -> Finding | None:
    holders = names_of(claim.actors, sides)
    if claim.state is ClaimState.DENIED and holders:
        return "hold", "denies", holders
    if not claim.happened:
        return None
    if _CONTEST.search(clause_of(claim)):
        return "contest", "contests", holders
    return ("hold", "holds", holders) if holders else None


def _read_gain(claim: Claim, sides: Sides) -> Finding | None:
    holders = names_of(claim.actors, sides)
    if claim.state is ClaimState.DENIED and holders:
        return "hold", "denies", holders
    return ("hold", "gains", holders) if claim.happened and holders else None


def _read_retreat(claim: Claim, sides: Sides) -> Finding | None:
    holders = names_of(claim.actors, sides)
    return ("hold", "leaves", holders) if claim.happened and holders else None


def _read_offensive(claim: Claim, sides: Sides) -> Finding | None:
    return ("contest", "contests", names_of(claim.actors, sides)) if claim.happened and claim.places else None


def _read_siege(claim: Claim, sides: Sides) -> Finding | None:
    """A relief that is planned, or denied, says that the siege stands; who relieves is not who besieges.

    "The siege was broken", read as denied without a word that denies, tells of its end.
    """
    relief = bool(_RELIEF.search(_near_trigger(claim)))
    misread = relief and claim.state is ClaimState.DENIED and not _DENIED.search(claim.evidence.text)
    if claim.happened or misread:
        return ("siege", "ends", ()) if relief else ("siege", "begins", names_of(claim.actors, sides))
    if relief and claim.state in (ClaimState.PLANNED, ClaimState.DENIED):
        return "siege", "begins", ()
    return ("siege", "denies", names_of(claim.actors, sides)) if claim.state is ClaimState.DENIED else None


def _read_agreement(claim: Claim, sides: Sides) -> Finding | None:
    """A truce said to be broken is denied; one read as denied without a word that says so is in force."""
    if not _TRUCE.search(claim.evidence.text):
        return None
    parties = names_of((*claim.actors, *claim.targets), sides)
    if claim.state is ClaimState.DENIED and _NEGATED.search(clause_of(claim)):
        return "ceasefire", "denies", parties
    if not claim.happened and claim.state is not ClaimState.DENIED:
        return None
    if _NEGATED.search(claim.trigger.text):
        return "ceasefire", "denies", parties  # "three violations of it"
    return ("ceasefire", "ends", ()) if _OVER.search(clause_of(claim)) else ("ceasefire", "begins", parties)


def of_one_sense(one: Claim, other: Claim, sides: Sides) -> bool:
    """Return True where both say that a siege or truce is over, or both that it is in force, however each was read.

    "The truce collapsed" may be read as a truce denied, "the truce ended" as one that is reported to have ended.
    """
    mine, theirs = read_condition(one, sides), read_condition(other, sides)
    if mine is None or theirs is None or mine[0] != theirs[0] or mine[0] not in ("siege", "ceasefire"):
        return False
    return (mine[1] in _OVER_KINDS) == (theirs[1] in _OVER_KINDS)


_OVER_KINDS = frozenset({"ends", "denies"})
_READERS = {
    "control": _read_control,
    "territory_gained": _read_gain,
    "withdrawal": _read_retreat,
    "offensive": _read_offensive,
    "siege": _read_siege,
    "agreement": _read_agreement,
}
