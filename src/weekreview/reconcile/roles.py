"""Roles: who or what a figure counts, in clean nouns that can be compared, and of which side."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from weekreview.model import ActorKind, Claim, Quantity

from .sides import GENERIC_KINDS, Sides
from .words import normalise, plural, proper_words

PEOPLE_OF = frozenset({"killed", "injured", "detained", "abducted", "displaced", "personnel"})
"""Figures that count people."""
ACTS_OF = frozenset({"strikes", "attacks", "personnel", "equipment"})
"""Figures that count what the actor does or brings, so that their side is the actor's."""
_KINDS = {
    "civilians": "civilian resident villager bystander noncombatant local townspeople townsfolk inhabitant",
    "children": "child boy girl schoolchild infant baby toddler minor teenager pupil schoolboy schoolgirl",
    "women": "woman",
    "families": "family household",
    "soldiers": "soldier troop serviceman conscript trooper recruit",
    "police": "policeman policewoman",
    "journalists": "journalist reporter cameraman",
    "peacekeepers": "peacekeeper",
    "fighters": "fighter terrorist combatant militiaman element operative guerrilla bomber attacker",
    "militants": "militant",
    "insurgents": "insurgent",
    "gunmen": "gunman",
    "rebels": "rebel",
    "jihadists": "jihadist jihadi extremist",
}
_NOUNS = {word: noun for noun, words in _KINDS.items() for word in map(plural, words.split())} | {"police": "police"}
"""Plural noun -> role. "Terrorists" and the like are a side's words: in our voice they are fighters."""
_ONE_KIND = dict.fromkeys(("militants", "insurgents", "gunmen", "rebels", "jihadists"), "fighters")
"""Roles that keep their word but are counted together."""
_CIVILIAN = {"civilians": True, "soldiers": False, "fighters": False}
_NO_PEOPLE = frozenset(
    "allegation report claim case incident attack strike accusation complaint raid shell rocket bomb target building "
    "position checkpoint vehicle tank house home shop site".split()
)
"""Heads of noun phrases that are not people: a figure of people that names one was misread."""
_VAGUE = frozenset(
    "member number group couple dozen hundred thousand score part rest some many several most few more all other total "
    "handful crowd pair lot majority half none one".split()
)
"""Heads that say nothing of who it is: then the words behind "of" do."""
_FUNCTION = frozenset(
    "a an the of in on into onto over under after before between during against at by for from to with and or but "
    "than as is are was were be been that which who whom whose this these those its their his her our your my it "
    "them they up about around nearly almost at least more most some any other others another many several few all "
    "both each every no not own same such former alleged suspected".split()
)
_CUT = re.compile(
    r"\s+(?:in|on|at|by|for|from|to|with|near|inside|outside|who|whom|that|which|belonging|used|held|including|and|or|"
    r"as|was|were|is|are|had|have)\b|[,;:(]",
    re.IGNORECASE,
)
RISES = re.compile(
    r"\b(r[io]se[sn]?|rising|climb\w*|revis\w+|updated|(?:death )?toll\b.{0,60}\bto|went up|gone up|increas\w+|"
    r"now (?:known|stands?|put|said|believed))\b",
    re.IGNORECASE,
)
"""Words that say that a toll is not what it was."""
_FURTHER = re.compile(r"\b(another|additional|further)\b|\bmore\b(?!\s+than)", re.IGNORECASE)
NOT_SAID = "not determined"
"""Role of a figure whose report does not say in a noun what it counts."""


class Role(NamedTuple):
    """Who or what is counted."""

    noun: str
    """A plural noun phrase to show ("fighters", "tactical units")."""
    kind: str
    """What it is counted together with: "fighters" for gunmen and rebels too."""
    civilian: bool | None
    """True civilians, False fighters and soldiers, None not determined."""


def role_of(claim: Claim, quantity: Quantity) -> Role | None:
    """Return who or what is counted; None where people are counted and the words name what is none."""
    words = _counted_words(claim, quantity)
    if quantity.of not in PEOPLE_OF:
        noun = _thing(words) or (quantity.of if quantity.of in ACTS_OF else NOT_SAID)
        return Role(noun, _key(noun), quantity.civilian)
    if words and _last(words) in _NO_PEOPLE:
        return None
    noun = _people(words)
    if noun == "people" and quantity.civilian is not None:
        noun = "civilians" if quantity.civilian else "fighters"
    kind = _ONE_KIND.get(noun, noun)
    civilian = quantity.civilian if quantity.civilian is not None else _CIVILIAN.get(kind)
    return Role(noun, kind, civilian)


def counts_further(quantity: Quantity) -> bool:
    """Return True for "eight more": so many besides those of an earlier toll, so that the toll is at least that."""
    if quantity.of not in PEOPLE_OF:
        return False
    return bool(_FURTHER.search(f"{quantity.span.text} {quantity.counted.text if quantity.counted else ''}"))


def civilian_of(claim: Claim, quantity: Quantity) -> bool | None:
    """Return whether civilians are counted, by the reader or by the words; None = not determined."""
    role = role_of(claim, quantity) if quantity.of in PEOPLE_OF else None
    return role.civilian if role else quantity.civilian


def side_of(claim: Claim, quantity: Quantity, sides: Sides, on: date | None) -> str | None:
    """Return the actor whose people, things or acts are counted; None where it is not determined."""
    mentions = claim.actors if quantity.of in ACTS_OF else claim.targets
    counted = quantity.counted
    near = [m for m in mentions if counted and m.span.begin < counted.end and counted.begin < m.span.end]
    named = {sides.column(m.actor_id, on) for m in near or mentions if m.actor_id and _takes_sides(m.actor_id, sides)}
    return named.pop() if len(named) == 1 else None


def _takes_sides(actor_id: str, sides: Sides) -> bool:
    actor = sides.actor(actor_id)
    return actor is None or (actor.kind not in GENERIC_KINDS and actor.kind is not ActorKind.MEDIA)


def _counted_words(claim: Claim, quantity: Quantity) -> str:
    if quantity.counted:
        return quantity.counted.text
    if quantity.of in ACTS_OF or any(q.counted for q in claim.quantities):
        return ""  # where the sentence says whom another figure counts, the target's words are no guess at this one
    return claim.targets[0].span.text if len(claim.targets) == 1 else ""


def _people(words: str) -> str:
    """Return the role that the words name, the head first, then what stands before and behind it; else "people"."""
    head, _, behind = _phrase(words).partition(" of ")
    for part in (head, behind):
        for word in reversed(normalise(part).split()):
            if found := _NOUNS.get(plural(word)):
                return found
            if word == "armed":
                return "fighters"
        if _last(part) not in _VAGUE:
            break
    return "people"


def _thing(words: str) -> str:
    """Return the plural noun phrase without names, numbers and function words ("ISIL units" -> "units"), or ""."""
    head, _, behind = _phrase(words).partition(" of ")
    if _last(head) in _VAGUE or not _bare(head):
        head = behind
    kept = _bare(head.split(" of ")[0])
    return " ".join([*kept[:-1], plural(kept[-1])]) if kept else ""


def _phrase(words: str) -> str:
    """Return the words up to the first that ends their noun phrase."""
    return _CUT.split(f" {words}".lstrip(), maxsplit=1)[0]


def _bare(words: str) -> list[str]:
    names = {w for name in proper_words(words) for w in name.split()}
    kept = [w for w in normalise(words).split() if w not in names and not any(c.isdigit() for c in w)]
    while kept and kept[0] in _FUNCTION | _VAGUE:
        kept = kept[1:]
    while kept and kept[-1] in _FUNCTION:
        kept = kept[:-1]
    return kept


def _last(words: str) -> str:
    """Return the head of the words before "of", singular as far as an ending tells."""
    last = (normalise(_phrase(words).partition(" of ")[0]).split() or [""])[-1]
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last


def _key(noun: str) -> str:
    return noun.split()[-1] if noun.split() else noun
