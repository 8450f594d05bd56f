"""The modality of a claim, set against the plain words around its trigger."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ..decoding import Reading
from .guards import clause_of, is_ahead, is_denied, is_unproven

_NOT_KNOWN = re.compile(
    r"\b(?:not (?:immediately |yet |entirely )?(?:clear|known|certain|established|confirmed)|unclear|unknown|uncertain|"
    r"could not (?:be|immediately|independently)|no (?:word|confirmation)|unconfirmed)\b"
    r"[^.;]*?\b(?:if|whether|who|how)\b",
    re.I,
)
_WHETHER_OPENS = re.compile(
    r"^\W*(?:whether|if|who|how)\b[^.;]*\b(?:not (?:immediately |yet )?(?:clear|known|established|confirmed)|unclear|"
    r"unknown|could not be)\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:will(?! have)|would(?! (?:have|regularly|often|usually|always)\b)|"
    r"shall|plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to|prepar(?:es|ed|ing) to|"
    r"vow(?:s|ed|ing)? to|aim(?:s|ed|ing)? to|aimed at|about to|expected to|set to|going to|ready to|"
    r"threaten(?:s|ed|ing)? to)(?:\s+[\w-]+){0,3}\s*$",
    re.I,
)
_AHEAD_WORD = re.compile(
    r"\b(?:planned|upcoming|forthcoming|imminent|impending|looming|expected|possible|potential|supposed)\s+$", re.I
)
_BEING_PLANNED = re.compile(
    r"^[\w-]*\s+(?:that\s+|which\s+)?(?:they|it|he|she|the \w+|is|are|was|were)\s+(?:(?:is|are|was|were|being)\s+)*"
    r"(?:planning|preparing|planned|prepared)\b",
    re.I,
)
_TO_COME = re.compile(
    r"^(?!\w+ed\b)[\w-]*\s+(?:(?:on|against|in|at|of)\s+(?:the\s+)?[\w-]+\s+)?(?:that|which)\s+"
    r"(?:they|it|he|she|(?:the|its|their)\s+(?:[\w-]+\s+)?(?!sa(?:id|ys?)\b)[\w-]+|(?:[A-Z][\w-]*\s+)?[A-Z][\w-]*|[\w-]+s)\s+"
    r"(?:(?:say|says|said|claim|claims|claimed)\s+(?:they|it|he|she)\s+)?"
    r"(?:will|would(?! have)|shall|intends?|intended|plans?|planned|hopes?|hoped|wants?|wanted|means?|aims?|"
    r"(?:is|are|was|were)\s+(?:about|set|due|ready|going)\s+to)\b(?!\s+(?:stopped|halted|ended))",
)
"""A relative clause right behind a noun that puts it off ("an attack that the group intends to launch")."""
_NOUN = re.compile(r"\b(?:a|an|the|any|its|their|no|new|another)\s+(?:[\w-]+\s+){0,2}$", re.I)

_PURPOSE = re.compile(
    r"\b(?:in order|so as|in (?:a|an) (?:bid|attempt|effort|push|drive)|in (?:the )?hopes?|"
    r"with (?:the|an?) (?:aim|goal|hope|intention|purpose) of|"
    r"(?:left|set out|set off|headed|heading|marched|marching|gathered|gathering|massed|massing|"
    r"on (?:its|their|the) way)\b(?:\s+(?!and\b|but\b|that\b|which\b|who\b)[\w'’-]+){0,5}?)"
    r"(?:\s+to|\s+of(?=\s*$))?(?<=\bto|\bof)\s+$",
    re.I,
)
"""What somebody set out for is not yet done: a verb of setting out with "to", or words of purpose."""
_SAID_TO = re.compile(
    r"\b(?:been|is|are|was|were)\s+(?:found|reported|said|believed|alleged|rumou?red|thought|accused of)\s+"
    r"(?:(?:to|have|has|be|been)\s+)*$",
    re.I,
)
_MAYBE = re.compile(r"\b(?:may|might|could)(?:\s+(?:also|have|be|be about to))*(?:\s+[\w-]+ly)?\s*$", re.I)


HARM = frozenset(
    """air_strike shelling bombing suicide_bombing attack attack_on_civilians armed_clash destruction abduction arrest
    chemical_attack sexual_violence""".split()
)
"""What nobody denies without a word of denying; a measure may be denied by one that ends it."""
_DENYING = re.compile(
    r"n['’]?t\b|\b(?:not|no|never|none|nobody|nothing|neither|nor|without|den(?:y|ies|ied|ying|ials?)|refut\w*|reject\w*|"
    r"refus\w*|dismiss\w*|false\w*|untrue|fabricat\w*|lie[sd]?|lying|hoax|baseless|unfounded|disput\w*|contradict\w*|"
    r"debunk\w*|fail\w*|unable|impossible|prevent\w*|foil\w*|thwart\w*|avert\w*|halt\w*|stop\w*|suspend\w*|cancel\w*|"
    r"ceas\w*|end(?:ed|s|ing)?|call\w* off|avoid\w*|repel\w*|repuls\w*|block\w*|withh?eld|withhold\w*|cannot|unlikely|"
    r"rumou?rs?|far from|rather than|instead|few|hardly|barely|free of|absence|lack\w*|"
    r"\w*information|propaganda|fake\w*|"
    r"un(?:hurt|harmed|injured|touched|scathed)|intact|alive|safe\w*|escap\w*|surviv\w*|invent\w*|fiction\w*|myth)\b",
    re.I,
)


def affirmed(reading: Reading, sentence: str) -> Reading:
    """Return the reading, no deed of harm denied where no word of the sentence denies anything."""
    if reading.modality != "denied" or reading.type not in HARM or _DENYING.search(sentence):
        return reading
    said = reading.roles["speaker"] or reading.roles["cue"]
    return replace(reading, modality="reported" if said else "asserted")


_INFINITIVE = re.compile(r"(?P<governs>[\w-]+),? to (?:\w+ly |also |further |now )?$")
_MEANS = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|employ(?:s|ed|ing)?|forc(?:e|es|ed|ing)|help(?:s|ed|ing)?|allow(?:s|ed|ing)|"
    r"enabl(?:es|ed|ing)|persuad(?:es|ed|ing)|caus(?:es|ed|ing))\s+(?:[\w'’-]+\s+){1,4}?to\s+(?:\w+ly\s+)?$",
    re.I,
)
"""A verb whose object did what follows ("used rafts to attack", "forced the garrison to leave")."""
_BARE_VERB = re.compile(r"(?![\w-]*(?:ed|ing|s)\b)[a-z]")
_DONE = frozenset(
    """able began beginning begin begins begun came caused continue continued continues continuing conceded efforts
    effort enabled enabling enough failed fails flew fire forced forces forcing got helped helping helps help is are was
    were led leading managed manage manages opted proceeded resorted response return returned started tried try trying
    attempt attempted attempting used uses using went work working close prior due according access similar addition
    added refused refuses allowed allowing him her them us it one first last only""".split()
)
"""Words before "to" and a verb that tell of what was done, tried or refused, not of what is meant to be done. Without
them, of 206 triggers behind "to" in the annotated training sentences that are a fact, a report or a plan 170 are
plans."""


@lru_cache(maxsize=1024)
def guarded(modality: str, sentence: str, trigger_at: int) -> str:
    """Return the modality, moved away from fact where plain words around the trigger forbid it to be one.

    It is never moved towards fact: what harms is a denial or a plan read as fact.

    Args:
        modality: what the model read.
        sentence: the sentence's text.
        trigger_at: the trigger's first character in it.
    """
    if modality == "denied" or is_denied(sentence, trigger_at):
        return "denied"
    if modality == "uncertain" or is_unproven(sentence, trigger_at):
        return "uncertain"
    before, after = sentence[:trigger_at], sentence[trigger_at:]
    known = _NOT_KNOWN.search(before)
    if (known and known.end() > before.rfind(". ")) or _WHETHER_OPENS.search(sentence):
        return "uncertain"
    if modality == "planned":
        return modality
    clause = clause_of(sentence, trigger_at)
    ahead = _AHEAD.search(clause) or _AHEAD_WORD.search(clause) or _BEING_PLANNED.search(after)
    put_off = (_NOUN.search(clause) and _TO_COME.search(after)) or _PURPOSE.search(clause)
    if ahead or put_off or is_ahead(sentence, trigger_at) or _is_purpose(before, after):
        return "planned"
    if _MAYBE.search(clause):
        return "uncertain"
    return "reported" if _SAID_TO.search(clause) else modality


def _is_purpose(before: str, after: str) -> bool:
    """Return True for a bare verb behind "to" that no word before it tells as done ("marched to retake the hill")."""
    found = _INFINITIVE.search(before)
    told = found and (found["governs"].lower() in _DONE or _MEANS.search(before))
    return bool(found and not told and _BARE_VERB.match(after))
