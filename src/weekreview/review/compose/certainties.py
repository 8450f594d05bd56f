"""How surely a thing is told: what may be a highlight, what is folded away, what is only counted."""

from __future__ import annotations

import re

from weekreview.model import Claim, Incident, Line, PieceKind

from ..index import Index
from ..wordings import FUTURE_CUES, number_words_in
from .names import EVENT_NOUNS
from .pieces import words_of

LEAST_P_TO_RETELL = 0.5
"""Source: a claim that is more likely misread than not is nobody's statement in our words; no calibration behind it."""
LEAST_P_OF_HIGHLIGHT = 0.7
"""Source: an editor's choice, so that three of four highlights at least are as read; not calibrated."""
LEAST_P_OF_GRAVE = 0.8
"""The same for a grave kind that one origin alone tells."""
GRAVE = frozenset({"chemical_attack", "attack_on_civilians", "sexual_violence"})
"""Kinds that accuse of a crime: told in our words only where read surely, or told by two origins."""
HEADINGS = frozenset({"headline", "title", "dateline", "sign_off", "byline"})
"""Passages that name and do not tell."""
CAPTIONS = frozenset({"caption"})


def is_sure(claim: Claim) -> bool:
    """Return True where the claim was read surely enough to be retold in our words; else its sentence is quoted."""
    return claim.p >= LEAST_P_TO_RETELL


def in_body(claim: Claim) -> bool:
    """Return True for a claim of the text proper, False for one of a headline or caption."""
    return claim.passage not in HEADINGS and claim.passage not in CAPTIONS


def is_founded(incident: Incident, lead: Claim) -> bool:
    """Return False for a grave kind that one origin alone tells and that was not read surely."""
    return incident.type not in GRAVE or lead.p >= LEAST_P_OF_GRAVE or incident.corroboration >= 2


def is_doubtful(incident: Incident, lead: Claim) -> bool:
    """Return True for what belongs among what was read with little certainty."""
    return not (is_sure(lead) and in_body(lead) and is_founded(incident, lead))


def may_be_shown(incident: Incident, lead: Claim, index: Index) -> bool:
    """Return False for what stands in headlines alone, and for the doubtful that names neither event nor number."""
    if all(c.passage in HEADINGS for c in index.claims_of(incident.claims) if c.happened):
        return False
    if not is_doubtful(incident, lead):
        return True
    words = set(lead.evidence.text.lower().replace("’", "'").split())
    return bool(number_words_in(lead.evidence.text) or lead.quantities or words & EVENT_NOUNS or incident.type in GRAVE)


def is_quoted(line: Line) -> bool:
    """Return True for a line that is the report's own sentence, for want of one of ours."""
    return any(piece.kind is PieceKind.QUOTE for piece in line) and words_of(line).endswith("”")


def may_lead(incident: Incident, lead: Claim, line: Line) -> bool:
    """Return True where an incident may be a highlight, by certainty alone: retold, sure, of the text, and past."""
    sure = lead.p >= LEAST_P_OF_HIGHLIGHT and in_body(lead) and is_founded(incident, lead)
    return sure and not is_quoted(line) and not speaks_of_future(lead)


def speaks_of_future(claim: Claim) -> bool:
    """Return True where the sentence holds a word of what is yet to come."""
    return re.search(FUTURE_CUES, claim.evidence.text, re.IGNORECASE) is not None
