"""Reports of a place's condition: what claims of control, siege, ceasefire, gain, retreat and offensive say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from weekreview.model import Claim, ClaimState, Document, Mention, Place, PlaceMention, Precision, TimePrecision

from .distances import spots
from .words import normalise

COARSE = frozenset({Precision.PROVINCE, Precision.FRONT, Precision.COUNTRY, Precision.SEA_OR_AIRSPACE})
_CLAUSES = re.compile(r";|,\s+(?:and|but|while|whereas|although|however)\b")
_PARTS = re.compile(
    r"\b(parts?|portions?|pockets?|enclaves?|suburbs?|outskirts|neighbou?rhoods?|areas?|districts?|quarters?|sections?|"
    r"villages?|countryside|points?|positions?|half|most|some)\b",
    re.IGNORECASE,
)
_NEAR = re.compile(r"^\W*(near|around|outside|along|between|(north|south|east|west)\w*\s+of|\w+\s+of)\b", re.IGNORECASE)
_TRUCE = re.compile(
    r"\b(cease-?\s?fires?|truces?|armistice|cessation of hostilities|reconciliation agreement|lull|de-?escalation)\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(end(ed|s)|collaps\w+|expir\w+|called off|broke down|no longer|over)\b", re.IGNORECASE)
_RELIEF = re.compile(
    r"\b(br(?:eak|oke|eaking|eaks|oken)|lift\w*|end(?:ed|ing|s)?|reliev\w+|relief|rais(?:e|ed|ing)|free[ds]?|freeing|"
    r"unblock\w*|reopen\w*|out of)\b",
    re.IGNORECASE,
)
_CONTEST = re.compile(
    r"\b(contest\w*|disput\w*|divided|fight(?:ing)? (?:for|over)|control of .{0,30} split)\b", re.IGNORECASE
)
_LIST = re.compile(r"\s*(,|,?\s*and|,?\s*or|;)\s*(in\s+|the\s+)*")
_ADVANCE = re.compile(
    r"\b(ground|advanc\w*|progress\w*|push\w*|inroads?|enter\w*|break\w* into|storm\w*)\b", re.IGNORECASE
)
NEARBY = 60
"""Characters on either side of a trigger in which words that turn its sense are looked for."""


@dataclass(frozen=True, slots=True)
class StateReport:
    """What one claim says of the condition of one place."""

    claim_id: str
    """The claim."""
    root_id: str
    """The claim that it copies, or itself."""
    origin_id: str
    """Who first said it."""
    track: str
    """hold, contest, siege or ceasefire: conditions of different tracks stand side by side."""
    kind: str
    """holds, gains, leaves, contests, begins, ends or denies."""
    place: Place | None
    """Where; None = not determined."""
    where: str
    """The place in words."""
    below: bool
    """True where it is of parts of the place or of what lies near it."""
    holders: tuple[str, ...]
    """Actor ids or words; empty where nobody is named."""
    first_on: date | None
    """First day of the claim's time."""
    at: date
    """The day it speaks for: the last of its time, else the day of publication, else the first day there is."""
    dated: bool
    """False where `at` stands for no known day."""
    party: bool | None
    """As in `Claim`."""

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what is replayed together: track and place; parts of a place go by who holds them."""
        ground = self.place.place_id if self.place else f"words:{normalise(self.where)}"
        return (self.track, ground, "; ".join(self.holders) or "?" if self.below else "")


def read_reports(claim: Claim, document: Document | None, root_id: str) -> Iterator[StateReport]:
    """Yield what the claim says of each of its places; nothing where it says nothing of a condition."""
    read = _READERS.get(claim.type)
    found = read(claim) if read else None
    if found is None:
        return
    track, kind, holders = found
    for mention in _places_meant(claim) or (None,):
        yield _report(claim, document, root_id, mention, (track, kind, holders))


def _report(
    claim: Claim, document: Document | None, root_id: str, mention: PlaceMention | None, found: tuple
) -> StateReport:
    track, kind, holders = found
    when, published = claim.when, document.published.on if document else None
    known = when is not None and when.precision is not TimePrecision.NOT_DETERMINED
    last = (when.latest_on or published or when.earliest_on) if when and known else published
    place = mention.place if mention else None
    return StateReport(
        claim_id=claim.claim_id,
        root_id=root_id,
        origin_id=claim.origin_id or "",
        track=track,
        kind=kind,
        place=place,
        where=place.name if place else mention.span.text if mention else "place not determined",
        below=_is_below(claim, mention, track),
        holders=holders,
        first_on=when.earliest_on if when and known else None,
        at=last or date.min,
        dated=last is not None,
        party=claim.party,
    )


def _places_meant(claim: Claim) -> list[PlaceMention]:
    """Return the place phrase nearest to the trigger and those listed with it ("took Azaz, Marea and Tel Rifaat").

    A sentence may name more places than the one whose condition it tells.
    """
    stated = [m for m in claim.places if not m.inherited]
    if not stated:
        return list(spots(claim) or claim.places[:1])
    nearest = min(stated, key=lambda m: (_gap(m, claim), m.span.begin))
    listed = [nearest]
    for mention in sorted(stated, key=lambda m: m.span.begin):
        if mention.span.begin > listed[-1].span.end and _joined_by_list(claim, listed[-1], mention):
            listed.append(mention)
    for mention in sorted(stated, key=lambda m: -m.span.begin):
        if mention.span.end < listed[0].span.begin and _joined_by_list(claim, mention, listed[0]):
            listed.insert(0, mention)
    return listed


def _gap(mention: PlaceMention, claim: Claim) -> int:
    return max(mention.span.begin - claim.trigger.end, claim.trigger.begin - mention.span.end, 0)


def _joined_by_list(claim: Claim, left: PlaceMention, right: PlaceMention) -> bool:
    between = claim.evidence.text[left.span.end - claim.evidence.begin : right.span.begin - claim.evidence.begin]
    return bool(_LIST.fullmatch(between))


def clause_of(claim: Claim) -> str:
    """Return the clause of the sentence that holds the trigger."""
    begin, text = claim.trigger.begin - claim.evidence.begin, claim.evidence.text
    cuts = [0, *(m.start() for m in _CLAUSES.finditer(text)), len(text)]
    return next(text[a:b] for a, b in zip(cuts, cuts[1:], strict=False) if a <= begin < b)


def _near_trigger(claim: Claim) -> str:
    begin = claim.trigger.begin - claim.evidence.begin
    end = claim.trigger.end - claim.evidence.begin
    return claim.evidence.text[max(begin - NEARBY, 0) : end + NEARBY]


def _is_below(claim: Claim, mention: PlaceMention | None, track: str) -> bool:
    place = mention.place if mention else None
    if place is None:
        return False
    if place.precision is Precision.NEAR or (not mention.inherited and _NEAR.search(mention.span.text)):
        return True
    if place.precision is Precision.SITE:
        return False
    if claim.type == "territory_gained" and _ADVANCE.search(claim.trigger.text):
        return True  # an advance is not yet a capture
    coarse_fight = place.precision in COARSE and track == "contest"
    gained_in = place.precision in COARSE and claim.type in ("territory_gained", "withdrawal")
    return coarse_fight or gained_in or (track != "siege" and bool(_PARTS.search(clause_of(claim))))


def _names(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(sorted({m.actor_id or m.span.text for m in mentions}))


def _read_control(claim: Claim) -> tuple | None:
    holders = _names(claim.actors)
    if claim.state is ClaimState.DENIED and holders:
        return "hold", "denies", holders
    if not claim.happened:
        return None
    if _CONTEST.search(clause_of(claim)):
        return "contest", "contests", holders
    return ("hold", "holds", holders) if holders else None


def _read_gain(claim: Claim) -> tuple | None:
    if claim.state is ClaimState.DENIED and claim.actors:
        return "hold", "denies", _names(claim.actors)
    return ("hold", "gains", _names(claim.actors)) if claim.happened and claim.actors else None


def _read_retreat(claim: Claim) -> tuple | None:
    return ("hold", "leaves", _names(claim.actors)) if claim.happened and claim.actors else None


def _read_offensive(claim: Claim) -> tuple | None:
    return ("contest", "contests", _names(claim.actors)) if claim.happened and claim.places else None


def _read_siege(claim: Claim) -> tuple | None:
    """A relief that is planned, or denied, says that the siege stands; who relieves is not who besieges."""
    relief = bool(_RELIEF.search(_near_trigger(claim)))
    if claim.happened:
        return ("siege", "ends", ()) if relief else ("siege", "begins", _names(claim.actors))
    if relief and claim.state in (ClaimState.PLANNED, ClaimState.DENIED):
        return "siege", "begins", ()
    return ("siege", "denies", _names(claim.actors)) if claim.state is ClaimState.DENIED else None


def _read_agreement(claim: Claim) -> tuple | None:
    if not _TRUCE.search(claim.evidence.text):
        return None
    parties = tuple(sorted({*_names(claim.actors), *_names(claim.targets)}))
    if claim.state is ClaimState.DENIED:
        return "ceasefire", "denies", parties
    if not claim.happened:
        return None
    return ("ceasefire", "ends", ()) if _OVER.search(clause_of(claim)) else ("ceasefire", "begins", parties)


_READERS = {
    "control": _read_control,
    "territory_gained": _read_gain,
    "withdrawal": _read_retreat,
    "offensive": _read_offensive,
    "siege": _read_siege,
    "agreement": _read_agreement,
}


def reports_of(
    claims: tuple[Claim, ...] | list[Claim], documents: Mapping[str, Document], roots: Mapping[str, str]
) -> list[StateReport]:
    """Return the reports of all claims in time order: by day, what holds before what changes, then by content."""
    found = [
        report
        for claim in claims
        for report in read_reports(claim, documents.get(claim.document_id), roots.get(claim.claim_id, claim.claim_id))
    ]
    rank = {"holds": 0, "begins": 1, "contests": 1, "leaves": 2, "gains": 3, "ends": 4, "denies": 5}
    return sorted(found, key=lambda r: (r.at, rank[r.kind], r.holders, r.root_id, r.claim_id))
