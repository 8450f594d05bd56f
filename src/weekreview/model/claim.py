"""Claim: one thing that a report says happened, is so, or is meant to happen, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from weekreview.errors import ContractError

from .actor import Mention, Speaker
from .moment import Moment
from .place import PlaceMention
from .quantity import Quantity
from .span import Span


class ClaimState(StrEnum):
    """How the report holds what it says."""

    ASSERTED = "asserted"
    """Told as fact in the publisher's own voice."""
    REPORTED = "reported"
    """Given on somebody's word or as hearsay."""
    UNCERTAIN = "uncertain"
    DENIED = "denied"
    PLANNED = "planned"
    HISTORICAL = "historical"
    """Background: it was before the days that the report is about."""
    HYPOTHETICAL = "hypothetical"


HAPPENED = frozenset({ClaimState.ASSERTED, ClaimState.REPORTED})
"""The states that may reach a tally or make an incident."""


@dataclass(frozen=True, slots=True)
class EventCodes:
    """One claim in the words of ACLED, PLOVER and CAMEO. A code that a scheme does not have for it is None."""

    acled_event_type: str | None
    """One of ACLED's six event types ("Battles")."""
    acled_sub_event_type: str | None
    """One of its sub-types ("Armed clash"); None with a type where what would tell is not determined."""
    plover_category: str | None
    """One of PLOVER's sixteen categories ("ASSAULT")."""
    plover_mode: str | None
    """Its mode ("firearms"); None where the category has none."""
    cameo_root: str | None
    """Two digits of CAMEO's root ("19")."""
    reason: str
    """Why these, or why none; with the circumstance that decided between the rows of the claim's type."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed claim. Kept as it was read, never overwritten; `ground` and `reconcile` give enriched copies."""

    claim_id: str
    """Stable: made of the document's id and the trigger's offsets."""
    document_id: str
    """The document that holds it."""
    type: str
    """What happened: a type of `read.labels`."""
    family: str
    """The type's family."""
    state: ClaimState
    """How the report holds it."""
    p: float
    """Probability that the claim is as read."""
    evidence: Span
    """The sentence."""
    trigger: Span
    """The words that name the event, inside the sentence."""
    passage: str = "paragraph"
    """Kind of the passage it stands in: headline, paragraph, caption, list_item, dateline."""
    actors: tuple[Mention, ...] = ()
    """Who does it."""
    targets: tuple[Mention, ...] = ()
    """Whom or what it is done to, or the other side."""
    weapons: tuple[Mention, ...] = ()
    """Weapons and platforms used."""
    places: tuple[PlaceMention, ...] = ()
    """Where, most specific first."""
    when: Moment | None = None
    """When; None where the report gives no hint at all."""
    quantities: tuple[Quantity, ...] = ()
    """How many."""
    speaker: Speaker | None = None
    """Who gives the information; None = the publisher's own voice."""
    cue: Span | None = None
    """The words that say so ("according to")."""
    publisher: str | None = None
    """The outlet; None where it is not determined."""
    party: bool | None = None
    """True where the speaker, or without one the publisher, is a side of the event; None = not determined."""
    origin_id: str | None = None
    """Who first said it, as `reconcile` found; None before."""
    state_reason: str = ""
    """Why this state, where it is not simply the sentence's modality."""
    codes: EventCodes | None = None
    """The event in the words of ACLED, PLOVER and CAMEO; None before it is tied to the world."""

    def __post_init__(self) -> None:
        if not self.evidence.holds(self.trigger):
            raise ContractError(f"claim {self.claim_id}: trigger {self.trigger} lies outside its sentence")
        if not 0.0 <= self.p <= 1.0:
            raise ContractError(f"claim {self.claim_id}: p is {self.p}, not in [0, 1]")

    @property
    def happened(self) -> bool:
        """Return True where the claim says that something happened or is so (asserted or reported)."""
        return self.state in HAPPENED

    @property
    def place(self):
        """Return the most specific `Place` that is determined, or None."""
        return next((m.place for m in self.places if m.place), None)
