"""The records that pass between the rooms: frozen, slotted, with their invariants; no input, no output."""

from .actor import Actor, ActorKind, ActorName, Affiliation, Mention, Speaker
from .claim import HAPPENED, Claim, ClaimState
from .clip import Clip
from .document import CustodyEntry, Document, DuplicateLink, MediaLink, Passage, PassageKind, Published, Raw
from .incident import Contradiction, ContradictionKind, Incident, Origin, Tally
from .judgement import Judgement
from .moment import Moment, TimePrecision
from .place import Place, PlaceMention, Precision
from .quantity import Quantity, Scope
from .refusal import Reason, Refusal
from .span import Span, span_of
from .state import Condition, State, StateStatus

__all__ = [
    "HAPPENED", "Actor", "ActorKind", "ActorName", "Affiliation", "Claim", "ClaimState", "Clip", "Condition",
    "Contradiction", "ContradictionKind", "CustodyEntry", "Document", "DuplicateLink", "Incident", "Judgement",
    "MediaLink", "Mention", "Moment", "Origin", "Passage", "PassageKind", "Place", "PlaceMention", "Precision",
    "Published", "Quantity", "Raw", "Reason", "Refusal", "Scope", "Span", "Speaker", "State", "StateStatus", "Tally",
    "TimePrecision", "span_of",
]  # fmt: skip
