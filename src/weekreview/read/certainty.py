"""The state of a claim: the sentence's modality, set against the report's date.

`historical`: the claim's time lies more than HISTORY_DAYS before publication, or its words speak of earlier years.
`hypothetical`: it stands under a condition ("if", "would have"). Standing conditions (who holds a place, who is allied)
are not history because they began long ago. Only `asserted` and `reported` may reach a tally.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from weekreview.model import ClaimState, Moment, TimePrecision

from .settling.modalities import guarded
from .times import looks_back

HISTORY_DAYS = 31
"""A weekly or monthly report may still tell of last month; what lies further back is background. Our convention."""

STANDING = frozenset(("control", "siege", "cooperation", "alignment", "agreement"))
"""Types whose beginning may lie far back while they still hold."""

_CONDITION = re.compile(
    r"\b(?:if|unless|in case|were to|would have|could have|should \w+ (?:fail|attack|refuse))\b", re.I
)
_INVERTED = re.compile(r"^\W*(?:Had|Were|Should)\s[^,;]*(?P<end>,)[^;.]*\b(?:would|could|might)\b", re.I)
"""A condition without "if" ("Had they attacked, the army would have shelled the town")."""
_WHETHER = re.compile(
    r"\b(?:not (?:clear|known|certain)|unclear|unknown|ask(?:ed|s)?|wonder\w*|see) (?:if|whether)\b", re.I
)
_BEFORE_NOW = re.compile(
    r"\b(?P<word>previously|formerly|used to)\s+"
    r"(?!(?:un)?(?:reported|announced|disclosed|mentioned|known|scheduled|seen)\b)(?:[\w’'-]+\s+){0,5}$",
    re.I,
)
"""Words before a trigger, in its own clause, by which it is background."""
_STILL = re.compile(
    r"\b(?:remains?|still|(?:is|are|stays?) in (?:force|effect|place)|continues? to hold|to this day)\b", re.I
)
"""Words by which what began long ago is told as holding now."""


def state_of(
    modality: str, kind: str, moment: Moment | None, sentence: str, trigger_at: int, published_on: date | None
):
    """Return (`ClaimState`, reason) of a claim.

    Args:
        modality: what the model read off the sentence.
        kind: the claim's type.
        moment: the claim's own time, None where its sentence names none.
        sentence: the sentence's text.
        trigger_at: the trigger's first character in it.
        published_on: the report's date, None where not determined.
    """
    read = ClaimState(guarded(modality, sentence, trigger_at))
    if read is ClaimState.DENIED:
        return read, ""
    conditional = _conditional(sentence, trigger_at)
    if conditional and read in (ClaimState.PLANNED, ClaimState.UNCERTAIN, ClaimState.ASSERTED):
        return ClaimState.HYPOTHETICAL, "stands under a condition"
    if read in (ClaimState.PLANNED, ClaimState.UNCERTAIN):
        return read, ""
    before = _BEFORE_NOW.search(sentence[:trigger_at])
    why = f"{before['word']!r} tells of earlier times" if before else _history(kind, moment, sentence, published_on)
    return (ClaimState.HISTORICAL, why) if why else (read, "")


def _conditional(sentence: str, trigger_at: int) -> bool:
    """Return True where a condition stands in the trigger's own clause, before it."""
    if _WHETHER.search(sentence):
        return False
    inverted = _INVERTED.match(sentence)
    if inverted and trigger_at < inverted.start("end"):
        return True
    clause = re.split(r"[,;:]| but | and ", sentence[:trigger_at])[-1]
    return bool(_CONDITION.search(clause))


def _history(kind: str, moment: Moment | None, sentence: str, published_on: date | None) -> str:
    words = moment.span.text if moment and moment.span else ""
    if kind in STANDING and _STILL.search(sentence):
        return ""
    if words and looks_back(words):
        return f"{words!r} speaks of earlier years"
    if moment is None or moment.precision is TimePrecision.NOT_DETERMINED or published_on is None:
        return ""
    oldest = published_on - timedelta(days=HISTORY_DAYS)
    if moment.latest_on and moment.latest_on < oldest and not (kind in STANDING and kind != "agreement"):
        return f"{words!r} lies more than {HISTORY_DAYS} days before publication on {published_on}"
    long_open = moment.precision is TimePrecision.OPEN and moment.earliest_on
    if long_open and kind not in STANDING and moment.earliest_on < published_on - timedelta(days=365):
        return f"{words!r} began more than a year before publication on {published_on}"
    return ""
