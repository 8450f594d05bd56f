"""Which incidents the issue tells, and each as an item: its sentence and its standing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from weekreview.model import Claim, Incident, Item, Line, Piece, Quantity

from ..index import Index
from ..wordings import LABELS
from .attributions import is_hearsay, publisher_line, standing_of
from .certainties import LEAST_P_OF_HIGHLIGHT, is_doubtful, is_quoted, may_be_shown
from .phrases import quantity_line
from .pieces import claims_cited, separate, text, words_of
from .quotations import quotation
from .sentences import label_of, lead_of, tell

TOLD_ELSEWHERE = ("control", "publication")
"""Types with a section of their own: states, media."""
ALSO_GIVEN = ("killed", "injured")
MOST_ALSO_GIVEN = 3
_AMONG_BEHIND = re.compile(r"[^,;.]{0,40}\b(?:among|of) them\b", re.I)
_AMONG_BEFORE = re.compile(r"\b(?:including|among them)\s+(?:at least\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """An incident with the claim that tells it and the item made of it."""

    incident: Incident
    """The incident."""
    lead: Claim
    """The claim that the sentence is made from."""
    item: Item
    """What the page shows."""
    hearsay: bool
    """True where every claim passes something on without naming a source."""
    doubtful: bool = False
    """True where it was read with little certainty: folded away, on no map, in no timeline."""


def in_period(incident: Incident, index: Index) -> bool:
    """Return True where the incident may lie in the issue's days, or its days are not determined."""
    from_on, to_on = index.material.from_on, index.material.to_on
    if from_on is None or to_on is None or (incident.earliest_on is None and incident.latest_on is None):
        return True
    after = incident.earliest_on is None or incident.earliest_on <= to_on
    return after and (incident.latest_on is None or incident.latest_on >= from_on)


def told_incidents(index: Index) -> tuple[Told, ...]:
    """Return what the issue tells of the period, in a stable order."""
    told = []
    for incident in _surest_first(index):
        lead = lead_of(incident, index)
        if lead is None or incident.type in TOLD_ELSEWHERE or not in_period(incident, index):
            continue
        claims = [c for c in index.claims_of(incident.claims) if c.happened]
        if not may_be_shown(incident, lead, index):
            continue
        hearsay, item = all(is_hearsay(c) for c in claims), item_of(incident, lead, claims, index)
        told.append(Told(incident, lead, item, hearsay, item.label.endswith("?")))
    return _each_once(told)


def _surest_first(index: Index) -> list[Incident]:
    return sorted(index.material.incidents, key=lambda i: (str(i.earliest_on), -i.p, i.incident_id))


def _each_once(told: list[Told]) -> tuple[Told, ...]:
    """Return the incidents without those whose words repeat an earlier one's; that one then cites their claims too."""
    kept: dict[tuple[str, bool], Told] = {}
    for one in told:
        key = words_of(one.item.line), one.hearsay
        if key not in kept:
            kept[key] = one
            continue
        first = kept[key]
        claims = tuple(dict.fromkeys((*first.item.claims, *one.item.claims)))
        kept[key] = replace(first, item=replace(first.item, claims=claims))
    return tuple(kept.values())


def item_of(incident: Incident, lead: Claim, claims: list[Claim], index: Index) -> Item:
    """Return the incident as an item that cites every claim it rests on, its lead first."""
    doubtful = is_doubtful(incident, lead)
    line = quotation(lead, index) if doubtful else tell(lead, index)
    doubtful = doubtful or (is_quoted(line) and lead.p < LEAST_P_OF_HIGHLIGHT)
    standing = separate((standing_of(lead, index, incident), also_given(lead, claims, index)))
    label = label_of(lead) if lead.type == incident.type else LABELS.get(incident.type, "Event")
    label += "?" if doubtful else ""
    cited = tuple(dict.fromkeys((lead.claim_id, *claims_cited(line), *(c.claim_id for c in claims))))
    return Item(incident.incident_id, line, standing, cited, label, incident.incident_id)


def is_part(claim: Claim, quantity: Quantity) -> bool:
    """Return True for a number that is part of another of its sentence ("two commanders among them")."""
    behind = claim.evidence.text[quantity.span.end - claim.evidence.begin :]
    before = claim.evidence.text[: quantity.span.begin - claim.evidence.begin]
    return bool(_AMONG_BEHIND.match(behind) or _AMONG_BEFORE.search(before))


def also_given(lead: Claim, claims: list[Claim], index: Index) -> Line:
    """Return other numbers of dead or injured that other claims of the incident give, each with its outlet."""
    own = {(q.of, q.low, q.high) for q in lead.quantities}
    lines: list[tuple[Piece, ...]] = []
    for claim in claims:
        for quantity in claim.quantities:
            key = (quantity.of, quantity.low, quantity.high)
            if quantity.of not in ALSO_GIVEN or key in own or claim is lead or is_part(claim, quantity):
                continue
            own.add(key)
            outlet = (text(" ("), *publisher_line(claim, index), text(")"))
            lines.append((*quantity_line(claim, quantity), text(f" {quantity.of}"), *outlet))
    return (text("also given: "), *separate(lines[:MOST_ALSO_GIVEN], ", ")) if lines else ()
