"""What happened, day by day, with how exactly the day is known; what has no day stands at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from weekreview.model import Basis, Claim, Day, Entry, Incident, Line, Piece, PieceKind, Quantity

from ..compose.incidents import Told
from ..compose.numerals import is_told
from ..compose.phrases import counted_phrase, date_line, is_reports_date, mention_of_place, place_name, place_words
from ..compose.pieces import capitalised, claims_cited, day, separate, text
from ..index import Index
from ..wordings import COUNTED_BY_DEFAULT, FIGURE_LABELS

MOST_NUMBERS = 2
PRECISIONS = ("day", "days", "since", "by", "not_determined")
"""In this order where they begin on the same day."""


def days_of(told: tuple[Told, ...], index: Index, leads: Mapping[str, str]) -> tuple[Day, ...]:
    """Return the timeline; hearsay is left out. `leads` gives the anchor that tells an item."""
    groups: dict[tuple, list[Told]] = defaultdict(list)
    for one in told:
        if not one.hearsay and not one.doubtful:
            groups[_key(one, index)].append(one)
    return tuple(_day(groups[key], index, leads) for key in sorted(groups))


def by_report(told: Told, index: Index) -> bool:
    """Return True where no report names the day of an incident, so that only the reports' own dates are known."""
    claims = [c for c in index.claims_of(told.incident.claims) if c.happened]
    return bool(claims) and all(is_reports_date(c, index) for c in claims)


def _key(told: Told, index: Index) -> tuple:
    incident = told.incident
    if by_report(told, index) and incident.latest_on:
        return incident.latest_on, len(PRECISIONS), incident.latest_on
    first_on, last_on = incident.earliest_on, incident.latest_on
    begins = first_on or last_on or date.max
    return begins, PRECISIONS.index(precision_of(incident)), last_on or date.max


def precision_of(incident: Incident) -> str:
    """Return how exactly the incident's day is known: one of `PRECISIONS`."""
    first_on, last_on = incident.earliest_on, incident.latest_on
    if first_on and last_on:
        return "day" if first_on == last_on else "days"
    return "since" if first_on else "by" if last_on else "not_determined"


def _day(told: list[Told], index: Index, leads: Mapping[str, str]) -> Day:
    incident, around = told[0].incident, index.material.to_on
    entries = tuple(entry_of(t, leads) for t in told)
    cited = tuple(sorted({c for t in told for c in t.incident.claims}))
    if by_report(told[0], index) and (on := incident.latest_on):
        shown = day(on, Basis.MOMENT, cited, with_year=around is None or on.year != around.year)
        return Day((text("As reported by "), shown, text(", no day named")), "by", entries)
    words = date_line(told[0].lead, index) if len(told) == 1 and precision_of(incident) == "since" else ()
    heading = capitalised(words[1:]) or heading_of(incident, cited, index)
    return Day(heading, precision_of(incident), entries)


def heading_of(incident: Incident, claims: tuple[str, ...], index: Index) -> Line:
    """Return the day or days that an incident may lie in."""
    first_on, last_on, around = incident.earliest_on, incident.latest_on, index.material.to_on

    def shown(on: date) -> Piece:
        return day(on, Basis.MOMENT, claims, with_year=around is None or on.year != around.year)

    if first_on and last_on:
        if first_on == last_on:
            return (shown(first_on),)
        if (first_on.year, first_on.month) == (last_on.year, last_on.month):
            first = Piece(str(first_on.day), PieceKind.DATE, Basis.MOMENT, claims, first_on.isoformat())
            return first, text(" to "), shown(last_on)
        return shown(first_on), text(" to "), shown(last_on)
    if first_on:
        return text("Since "), shown(first_on)
    return (text("By "), shown(last_on)) if last_on else (text("Day not determined"),)


def entry_of(told: Told, leads: Mapping[str, str], with_place: bool = True) -> Entry:
    """Return an incident in a few words: kind, place, numbers."""
    lead = told.lead
    where = _where(lead) if with_place else ()
    line = separate((where, numbers_of(lead)))
    cited = claims_cited(line) or (lead.claim_id,)
    return Entry(told.item.label, line, leads[told.item.item_id], cited)


def _where(claim: Claim) -> Line:
    mention = mention_of_place(claim)
    if mention is None:
        return ()
    if mention.place:
        return place_name(mention.place, (claim.claim_id,))
    words = place_words(mention.span.text)
    return (Piece(words, PieceKind.PLACE, Basis.VERBATIM, (claim.claim_id,)),)


def _says_something(quantity: Quantity) -> bool:
    """Return False for a number without a noun, and for the one strike that the label says already."""
    if quantity.counted or quantity.unit:
        return True
    return quantity.of in COUNTED_BY_DEFAULT and not (quantity.of in ("strikes", "attacks") and quantity.high == 1)


def numbers_of(claim: Claim) -> Line:
    """Return the claim's first numbers with what they count."""
    lines = []
    told = [q for q in claim.quantities if is_told(q) and _says_something(q)]
    for quantity in told[:MOST_NUMBERS]:
        what = FIGURE_LABELS.get(quantity.of, "")
        phrase = counted_phrase(claim, quantity)
        counts = quantity.of in ("strikes", "attacks", "other", "area", "distance", "money", "equipment")
        lines.append(phrase.line if counts else (*phrase.line, text(f" {what}")))
    return separate(lines, ", ")
