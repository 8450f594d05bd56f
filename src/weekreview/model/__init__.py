"""The records that pass between the rooms: frozen, slotted, with their invariants; no input, no output."""

from .actor import Actor, ActorKind, ActorName, Affiliation, Designation, Mention, Speaker
from .claim import HAPPENED, Claim, ClaimState, EventCodes
from .clip import Clip, ClipDate, ClipMatch, ClipVerdict, Exhibit
from .document import CustodyEntry, Document, DuplicateLink, MediaLink, Passage, PassageKind, Published, Raw
from .incident import Change, Contradiction, ContradictionKind, Incident, Origin, Tally
from .issue import (
    Branch,
    CorrectionRow,
    Day,
    DocumentRow,
    Entry,
    Fact,
    Figure,
    Front,
    Gap,
    Group,
    Issue,
    Item,
    Mark,
    Note,
    OriginTree,
    Pair,
    Plate,
    RefusedRow,
    Segment,
    Side,
    SourceRow,
    StateRow,
)
from .judgement import Judgement, Review
from .moment import Moment, TimePrecision
from .piece import Basis, Line, Piece, PieceKind
from .place import Place, PlaceMention, Precision, check_grid, coarsened
from .quantity import Quantity, Scope
from .refusal import Reason, Refusal
from .span import Span, span_of
from .state import Condition, State, StateStatus

__all__ = [
    "Actor", "ActorKind", "ActorName", "Affiliation", "Basis", "Branch", "Change", "Claim", "ClaimState", "Clip",
    "ClipDate", "ClipMatch", "ClipVerdict", "Condition", "Contradiction", "ContradictionKind", "CorrectionRow",
    "CustodyEntry", "Day", "Designation", "Document", "DocumentRow", "DuplicateLink", "Entry", "EventCodes",
    "Exhibit", "Fact", "Figure", "Front", "Gap", "Group", "HAPPENED", "Incident", "Issue", "Item",
    "Judgement", "Line", "Mark", "MediaLink", "Mention", "Moment",
    "Note", "Origin", "OriginTree", "Pair", "Passage", "PassageKind", "Piece", "PieceKind",
    "Place", "PlaceMention", "Plate", "Precision", "Published", "Quantity", "Raw", "Reason", "Refusal", "RefusedRow",
    "Review", "Scope", "Segment", "Side", "SourceRow", "Span", "Speaker", "State", "StateRow", "StateStatus",
    "Tally", "TimePrecision", "check_grid", "coarsened", "span_of",
]  # fmt: skip
