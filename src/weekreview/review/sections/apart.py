"""What is kept apart from what happened: planned, hearsay, uncertain, denied, historical; and what was published."""

from __future__ import annotations

import re
from dataclasses import replace

from weekreview.model import (
    Basis,
    Claim,
    ClaimState,
    Exhibit,
    Group,
    Item,
    Line,
    Piece,
    PieceKind,
    Plate,
    TimePrecision,
)

from ..compose.attributions import standing_of
from ..compose.certainties import HEADINGS, is_sure
from ..compose.incidents import Told
from ..compose.phrases import date_line
from ..compose.pieces import document_field, separate, text
from ..compose.quotations import quotation
from ..compose.sentences import label_of
from ..index import Index

MEDIA_TYPE = "publication"
GROUPS = (
    ("planned", (ClaimState.PLANNED,), "Planned, ordered or threatened",
     "Whether it came about is not said here. The sentences are the reports’ own."),
    ("uncertain", (ClaimState.UNCERTAIN, ClaimState.HYPOTHETICAL), "Uncertain",
     "The report itself says that it is not sure."),
    ("denied", (ClaimState.DENIED,), "Denied",
     "Somebody says that this did not happen, or is not so."),
    ("historical", (ClaimState.HISTORICAL,), "Background",
     "From before the days that this issue covers; in no figure of the period."),
)  # fmt: skip
BREACHES = (
    "breaches",
    "Ceasefires and accords said to be broken",
    "On somebody's word; it ends none of them by itself.",
)
_BREACH = re.compile(r"\b(?:br(?:eak|oke|each)\w*|violat\w+|infring\w+)\b", re.I)
OLDER = (
    "footage",
    "Illustrated by older footage",
    "What the report shows with it was there before. That makes no other sentence of the report wrong.",
)
HEARSAY = ("hearsay", "Reported on hearsay", "The report passes it on and names nobody whose word it is.")


def groups_of(told: tuple[Told, ...], index: Index, most: int) -> tuple[Group, ...]:
    """Return the groups that hold anything, in a fixed order."""
    listed = {name: claims_in(states, index) for name, states, _, _ in GROUPS}
    older = {c for exhibit in index.material.exhibits for c in exhibit.claims}
    listed["uncertain"] = [c for c in listed["uncertain"] if c.claim_id not in older]
    breaches = [c for c in listed["denied"] if is_breach(c)]
    listed["denied"] = [c for c in listed["denied"] if c not in breaches]
    groups = [
        _group(name, title, why, [item_of(c, index) for c in listed[name]], most) for name, _, title, why in GROUPS
    ]
    groups.insert(1, _group(*HEARSAY, [t.item for t in told if t.hearsay], most))
    shown = [item for exhibit in index.material.exhibits for item in exhibited(exhibit, index)]
    groups.insert(2, _group(*OLDER, shown, most))
    groups.append(_group(*BREACHES, [item_of(c, index) for c in breaches], most))
    return tuple(g for g in groups if g.items)


def _group(name: str, title: str, why: str, items: list[Item], most: int) -> Group:
    left = len(items) - most
    left_out: Line = ()
    if left > 0:
        left_out = (text("More of this is in the data beside this page."),)
    return Group(f"apart-{name}", title, why, tuple(items[:most]), left_out)


def exhibited(exhibit: Exhibit, index: Index) -> list[Item]:
    """Return the sentences that stand on an exhibit, the picture under the first; or that it was shown."""
    because = Piece(exhibit.reason, PieceKind.GIVEN, Basis.REASON, (), f"exhibit:{exhibit.exhibit_id}")
    plate = Plate(exhibit.file, exhibit.width, exhibit.height) if exhibit.file else None
    sentences: dict[str, Claim] = {}
    for claim in index.claims_of(exhibit.claims):
        if claim.state is ClaimState.UNCERTAIN:  # quoted, so that it need not have been read surely
            sentences.setdefault(" ".join(claim.evidence.text.lower().split()), claim)
    items = [item_of(claim, index) for claim in sentences.values()]
    if not items:
        document = index.documents.get(exhibit.document_id)
        named = document and (document_field(document, "title") or document_field(document, "name"))
        title = (text("“"), named, text("”")) if named else (text("A report"),)
        line = (*title, text(" shows a film or picture that was there before."))
        items = [Item(f"shown-{exhibit.exhibit_id}-{exhibit.document_id}", line, (), (), "Footage")]
    told = [replace(item, standing=separate((item.standing, (because,)))) for item in items]
    return [replace(told[0], plate=plate), *told[1:]]


def is_breach(claim: Claim) -> bool:
    """Return True for an agreement said to be broken, which nobody denies."""
    return claim.type == "agreement" and _BREACH.search(claim.evidence.text) is not None


def claims_in(states: tuple[ClaimState, ...], index: Index) -> list[Claim]:
    """Return a claim for each sentence that holds one of these states, publications left to the media."""
    found, seen = [], set()
    for claim in ordered_claims(index):
        if claim.state not in states or claim.type == MEDIA_TYPE or not is_listed(claim):
            continue
        key = " ".join(claim.evidence.text.lower().split())
        if key not in seen:
            seen.add(key)
            found.append(claim)
    return found


def is_listed(claim: Claim) -> bool:
    """Return False for a headline's claim, and for one read too unsurely; the method counts those."""
    return claim.passage not in HEADINGS and is_sure(claim)


def media_of(index: Index) -> tuple[Item, ...]:
    """Return what was published, reused or faked, each sentence once."""
    items, seen = [], set()
    for claim in ordered_claims(index):
        key = " ".join(claim.evidence.text.lower().split())
        if claim.type == MEDIA_TYPE and is_listed(claim) and key not in seen:
            seen.add(key)
            items.append(item_of(claim, index))
    return tuple(items)


def ordered_claims(index: Index) -> list[Claim]:
    """Return all claims in the order of their documents' dates, then of the text; reprints after what they reprint."""

    def key(claim: Claim) -> tuple:
        document = index.document_of(claim)
        on = document.published.on if document else None
        return claim.document_id in index.reprints, str(on), claim.document_id, claim.trigger.begin, claim.claim_id

    return sorted(index.material.claims, key=key)


def item_of(claim: Claim, index: Index) -> Item:
    """Return one claim as an item: its own sentence, quoted."""
    standing = separate((date_note(claim, index), standing_of(claim, index)))
    return Item(f"claim-{claim.claim_id}", quotation(claim, index), standing, (claim.claim_id,), label_of(claim))


def date_note(claim: Claim, index: Index) -> Line:
    """Return the day that a time expression of the sentence means ("on Tuesday"); empty where there is none."""
    if claim.when is None or claim.when.span is None or claim.when.precision is not TimePrecision.DAY:
        return ()
    return text("Day meant:"), *date_line(claim, index)
