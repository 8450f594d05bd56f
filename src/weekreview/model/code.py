"""EventCodes: what others' schemes call a claim's event."""

from __future__ import annotations

from dataclasses import dataclass


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
