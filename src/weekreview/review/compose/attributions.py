"""On whose word: the part of a sentence that says so, and the line under it that weighs it."""

from __future__ import annotations

import re
from functools import lru_cache

from weekreview.model import Actor, ActorKind, Basis, Claim, ClaimState, Incident, Line, Origin, Piece, PieceKind

from ..index import Index
from ..wordings import is_loaded
from .names import Phrase, is_civil, needs_the, speaker_phrase, trimmed
from .pieces import count, plural, publisher_of, separate, text

HELD = {
    ClaimState.ASSERTED: "told as fact",
    ClaimState.REPORTED: "reported",
    ClaimState.UNCERTAIN: "uncertain",
    ClaimState.DENIED: "denied",
    ClaimState.PLANNED: "planned",
    ClaimState.HISTORICAL: "background",
    ClaimState.HYPOTHETICAL: "hypothetical",
}
"""How a report holds a claim, in words."""


SIDES = frozenset(
    {
        ActorKind.STATE, ActorKind.STATE_FORCE, ActorKind.MINISTRY, ActorKind.REBEL_GROUP, ActorKind.MILITIA,
        ActorKind.JIHADIST_GROUP, ActorKind.COALITION,
    }
)  # fmt: skip
"""Kinds of actors that are a side of what they report of a war."""
UNNAMED = (text(", the report said"), text(" by the report"))
"""Attributions to an outlet that is not determined: enough once in an area."""


def same_words(speaker: str, publisher: str | None) -> bool:
    """Return True where the speaker is the outlet itself, so that it is named once."""
    return bool(publisher) and speaker.lower().removeprefix("the ") == publisher.lower().removeprefix("the ")


def speaker_of(claim: Claim, index: Index) -> Phrase | None:
    """Return who is named as the source, None for the publisher's own voice."""
    if claim.speaker is None or same_words(claim.speaker.text, claim.publisher):
        return None
    return speaker_phrase(claim, claim.speaker, index)


def publisher_line(claim: Claim, index: Index) -> Line:
    """Return the outlet, or words for one that is not determined."""
    named = publisher_of(claim, index.document_of(claim))
    if named is None:
        return (text("the report"),)
    return (text("the "), named) if needs_the(named.text) else (named,)


def is_hearsay(claim: Claim) -> bool:
    """Return True where a report passes something on and names nobody whose word it is."""
    return claim.state is ClaimState.REPORTED and claim.speaker is None


def after_sentence(claim: Claim, index: Index, reported: bool = False) -> Line:
    """Return the attribution that ends a sentence: ", according to ..." or ", ... reported".

    Args:
        claim: The claim.
        index: The material.
        reported: True where the sentence itself says "reported", which is not to be said twice.
    """
    speaker, outlet = speaker_of(claim, index), publisher_line(claim, index)
    if speaker:
        return text(", according to "), *speaker.line
    if not is_hearsay(claim) and outlet == (text("the report"),):
        return (UNNAMED[0],)
    if reported:
        line = text(", according to "), *outlet
        return (*line, text(", which names no source")) if is_hearsay(claim) else line
    if outlet == (text("the report"),):
        return (text(", the report said without naming a source"),)
    return text(", "), *outlet, text(" reported without naming a source" if is_hearsay(claim) else " reported")


def before_quote(claim: Claim, index: Index) -> Line:
    """Return the attribution that leads a quotation: "Levant Wire, citing medics: "."""
    publisher = publisher_line(claim, index)
    speaker = speaker_of(claim, index)
    if speaker:
        return *publisher, text(", citing "), *speaker.line, text(": ")
    if is_hearsay(claim):
        return *publisher, text(", naming no source: ")
    return *publisher, text(": ")


def inside_sentence(claim: Claim, index: Index) -> Line:
    """Return the attribution for the middle of a sentence: "is said by X to have ..."."""
    speaker = speaker_of(claim, index)
    if speaker:
        return text(" by "), *speaker.line
    outlet = publisher_line(claim, index)
    return (UNNAMED[1],) if outlet == (text("the report"),) else (text(" by "), *outlet)


def voice(claim: Claim, index: Index) -> Line:
    """Return on whose word a claim stands, in a few words."""
    if speaker_of(claim, index):
        civil = claim.speaker is not None and is_civil(claim.speaker.actor_id, index)
        whose = {True: "Said by a party", False: "Said by a source that is no party"}.get(
            None if civil else claim.party, "Said by a source"
        )
        return (text(whose), text(", through "), *publisher_line(claim, index)) if claim.publisher else (text(whose),)
    if is_hearsay(claim):
        return (text("Hearsay: no source is named"),)
    return (text("In a party’s own voice"),) if claim.party else ()


def reach(incident: Incident, index: Index) -> Line:
    """Return through how many independent origins and outlets an incident came; one outlet's are but voices."""
    origins, outlets = incident.corroboration, len(incident.publishers)
    if origins == 1:
        return reports_of(incident, index)
    line: Line = (
        count(origins, f"corroboration:{incident.incident_id}", incident.claims),
        text(" voices" if outlets == 1 else plural(origins, "origin", "independent origins")),
    )
    if not outlets:
        return line
    return (
        *line,
        text(" through "),
        count(outlets, f"publishers:{incident.incident_id}", incident.claims),
        text(plural(outlets, "outlet")),
    )


def reports_of(incident: Incident, index: Index) -> Line:
    """Return through how many reports one origin's word came."""
    reports = len({c.document_id for c in index.claims_of(incident.claims)})
    size = count(reports, f"incident_reports:{incident.incident_id}", incident.claims)
    return size, text(plural(reports, "report", "reports of the same origin"))


def loaded_words(claim: Claim, index: Index) -> Line:
    """Return a remark where the report's own verb judges and ours does not: whose word it is."""
    if not is_loaded(claim.trigger.text):
        return ()
    speaker = speaker_of(claim, index)
    whose = speaker.line if speaker else publisher_line(claim, index)
    word = Piece(" ".join(claim.trigger.text.split()), PieceKind.QUOTE, Basis.VERBATIM, (claim.claim_id,))
    return text("reported as “"), word, text("” by "), *whose


def undetermined(claim: Claim) -> Line:
    """Return what of place and date is not determined."""
    missing = []
    if claim.place is None:
        missing.append("place")
    if claim.when is None or (claim.when.earliest_on is None and claim.when.latest_on is None):
        missing.append("date")
    return (text(" and ".join(missing) + " not determined"),) if missing else ()


def speaks_for(claim: Claim, index: Index) -> Actor | None:
    """Return the side's actor behind a publisher's own voice or a speaker, by the claim's origin; None for no side."""
    origin = index.origins.get(claim.origin_id or "")
    actor = index.material.registry.get((origin.actor_id if origin else None) or "")
    return actor if actor is not None and (origin.party or actor.kind in SIDES) else None


def origin_name(origin: Origin, index: Index) -> str:
    """Return an origin's name to show: an outlet's own name for its key, and no preposition at the end."""
    if is_civil(origin.actor_id, index):
        return origin.name.lower()
    if origin.kind != "publisher":
        return trimmed(origin.name) or origin.name
    known = (name for name in index.publishers if key_of(name) == key_of(origin.name))
    return next(known, origin.name.replace("_", " ").title() if "_" in origin.name else origin.name)


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """Return a name in lower case with one underscore for all between its words."""
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


def origin_piece(origin: Origin, claims: tuple[str, ...], index: Index) -> Piece:
    """Return an origin's name."""
    return Piece(origin_name(origin, index), PieceKind.ACTOR, Basis.ORIGIN, claims, origin.origin_id)


def standing_of(claim: Claim, index: Index, incident: Incident | None = None) -> Line:
    """Return the line under a sentence: voice, reach, loaded words, what is not determined."""
    return separate(
        (
            voice(claim, index),
            reach(incident, index) if incident else (),
            loaded_words(claim, index),
            undetermined(claim),
        )
    )
