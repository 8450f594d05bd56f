"""Counts: figures of one event, or of one place and period, whose bounds do not overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product

from weekreview.model import Contradiction, ContradictionKind

from ..distances import WIDE
from ..incidents import Telling, name_two_things
from ..kinds import GENERALITY, SYMMETRIC
from ..tallies import (
    Figure,
    Ledger,
    divided_on_victims,
    first_told,
    latest_of_each,
    may_be_update,
    overtakes,
)
from ..tallies.sums import AGGREGATES
from .explanations import Explainer

PLAIN_BITS = 1.5
"""Least bits, numbers left out, of the best two claims by which two figures of one incident are held against one
another: a join (1.0) with a little more. Source: swept from 0 to 3.5 on made-up weeks of seeds 100 to 169, where lower
values found 4 planted ones more at 10 false ones more, higher ones lost 7 for 5."""
FAR_TIMES = 4.0
"""Figures so many times apart are of two events, or of a part and its whole, unless a party gives one of them. Source:
of 97 such pairs in made-up weeks of seeds 100 to 129, 5 were of one event, all by parties; to be held against text."""
FAR_PLAIN_BITS = 5.0
"""Least bits where a party gives the one and the figures are that far apart."""
VICTIMS_BITS = 1.5
"""The same where they differ on who was killed, which a side's own words for its victims bring about."""
UPDATE_DAYS = 2
"""Days after which a greater count of victims is as likely what became of the smaller one. House value."""
SEIZED = frozenset({"detained", "abducted"})
"""What a side counts as its own deed, so that a later and greater number by others is no answer to its word."""
LATE_DAYS = 0
"""Days for which an old toll is still printed beside one that is said to have risen. House value."""


class CountFinder:
    """Finds the figures that can't both be so."""

    def __init__(self, ledger: Ledger, explainer: Explainer) -> None:
        self._gathered = ledger.gathered
        self._ledger = ledger
        self._independence = ledger.independence
        self._make = explainer.make
        self._rising: dict[str, list[Figure]] = defaultdict(list)

    def find(self, contested: Sequence[Figure]) -> Iterator[Contradiction]:
        """Yield each pair of values of one thing once; `contested` as `tallies.contested_figures` gives them."""
        groups: dict[tuple, list[Figure]] = defaultdict(list)
        for figure in contested:
            if figure.rises and figure.incident_id:
                self._rising[figure.incident_id].append(figure)
            if figure.incident_id:
                groups[(figure.scope, figure.incident_id, figure.definition[:4])].append(figure)
            else:
                groups[(figure.scope, (figure.first_on, figure.last_on), figure.definition[:3])].append(figure)
        for _, same in sorted(groups.items(), key=str):
            yield from self._pairs(same)
        incidents: dict[str, list[Figure]] = defaultdict(list)
        for figure in (f for same in groups.values() for f in same if f.incident_id):
            incidents[figure.incident_id or ""].append(figure)
        for incident_id, figures in sorted(incidents.items()):
            yield from self._victims(incident_id, figures)

    def _victims(self, incident_id: str, figures: Sequence[Figure]) -> Iterator[Contradiction]:
        """Yield the plainest of each side that counts civilians where others count fighters, or the other way round."""
        best: dict[tuple, tuple[float, str, str, Figure, Figure]] = {}
        for civilians, fighters in divided_on_victims(figures, self._independence):
            key = (civilians.of, *((f.column, f.civilian) for f in (civilians, fighters) if f.column))
            if not _far_apart(civilians, fighters):
                bits = self._bits_of_reports(civilians, fighters)
                found = (-bits, civilians.claim_id, fighters.claim_id, civilians, fighters)
                best[key] = min(best.get(key, found), found, key=lambda f: f[:3])
        for against, _, _, civilians, fighters in best.values():
            if -against >= VICTIMS_BITS:
                yield self._make(
                    ContradictionKind.TARGET,
                    (civilians.claim_id, fighters.claim_id),
                    incident_id,
                    f"They differ on who was {civilians.of}",
                    (f"{civilians.words} {civilians.role}", f"{fighters.words} {fighters.role}"),
                )

    def _pairs(self, figures: Sequence[Figure]) -> Iterator[Contradiction]:
        seen, since = set(), first_told(figures)
        for mine, theirs in combinations(latest_of_each(figures), 2):
            values = frozenset(((mine.low, mine.high), (theirs.low, theirs.high)))
            if (
                values in seen
                or not _disjoint(mine, theirs)
                or self._independence.of_one_side(mine.origin_id, theirs.origin_id, mine.last_on)
                or overtakes(mine, theirs)
                or overtakes(theirs, mine)
                or self._may_be_update(mine, theirs, since)
            ):
                continue
            if (pair := self._plainest(mine, theirs, figures)) is None:
                continue
            seen.add(values)
            one, other = pair
            what = f"{one.of} ({one.role})" if one.role not in ("not said", one.of) else one.of
            yield self._make(
                ContradictionKind.COUNT,
                (one.claim_id, other.claim_id),
                one.incident_id,
                f"They differ on how many {what}",
                (one.words, other.words),
            )

    def _plainest(self, one: Figure, other: Figure, figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
        """Return the two claims of these values, by these origins, that are most plainly of one event; None = none is.

        What counts is all but the numbers; a follow-on sentence says where and when only by the one before it.
        """
        if one.incident_id is None:
            return (one, other) if self._of_one_stretch(one, other) else None
        told = self._gathered.tellings
        both = [[f for f in figures if _value(f) == _value(v) and f.claim_id in told] for v in (one, other)]
        ranked = sorted(
            (
                (self._bits(mine, theirs), mine.claim_id, theirs.claim_id, mine, theirs)
                for mine, theirs in product(*both)
            ),
            key=lambda r: (-r[0], r[1], r[2]),
        )
        least = FAR_PLAIN_BITS if _far_apart(one, other) else PLAIN_BITS
        if not ranked or ranked[0][0] < least or (_far_apart(one, other) and one.column == other.column):
            return None
        return ranked[0][3], ranked[0][4]

    def _of_one_stretch(self, one: Figure, other: Figure) -> bool:
        """Return True where two figures of one period are of the same deeds: one's place or side may be left out.

        Then both name the doer, and he is one: "Russia destroyed 363 installations" is of all Syria, as a week's is.
        """
        mine, theirs = (f.place for f in (one, other))
        if (mine and mine.place_id, one.side) == (theirs and theirs.place_id, other.side):
            return True
        if (one.side and other.side and one.side != other.side) or (mine and theirs and mine != theirs):
            return False
        if any(place and place.precision not in WIDE for place in (mine, theirs)):
            return False
        doers = [{m.actor_id for m in self._ledger.claim(f.claim_id).actors if m.actor_id} for f in (one, other)]
        return bool(doers[0] and doers[1]) and not self._ledger.sides.others(*doers, one.last_on)

    def _bits(self, one: Figure, other: Figure) -> float:
        mine, theirs = (self._gathered.tellings[f.claim_id] for f in (one, other))
        if mine.origin_id == theirs.origin_id or not _of_one_kind(mine, theirs):
            return float("-inf")
        if not (one.column or other.column) and name_two_things(mine, theirs):
            return float("-inf")  # sides call what was hit by other names; others who do tell of two deeds
        if one.of in AGGREGATES and _is_listed(mine) != _is_listed(theirs):
            return float("-inf")
        return self._gathered.bits_between(one.claim_id, other.claim_id, "numbers")

    def _bits_of_reports(self, one: Figure, other: Figure) -> float:
        """Return the best bits between what the two reports tell of the incident.

        "Thirty-four fighters were killed" says where and when by the sentence before it.
        """
        mine, theirs = (self._told_beside(f) for f in (one, other))
        return max(self._bits(replace(one, claim_id=a), replace(other, claim_id=b)) for a in mine for b in theirs)

    def _told_beside(self, figure: Figure) -> list[str]:
        """Return the figure's claim and the others of its report and incident that have a telling."""
        document_id = self._ledger.claim(figure.claim_id).document_id
        beside = self._ledger.incidents[figure.incident_id or ""].claims
        return [c for c in beside if self._ledger.claim(c).document_id == document_id]

    def _may_be_update(self, one: Figure, other: Figure, since: Mapping[tuple[str, float], date]) -> bool:
        """Return True where the greater figure is the later one and may be what became of the smaller.

        That is so where it says itself that the toll rose, or somebody says so of this incident and gives as many, or,
        of one column or of people seized, it came out days later. Two figures that both say so are two counts of one
        state of things.
        """
        smaller, greater = sorted((one, other), key=lambda f: f.low)
        began = since.get((greater.origin_id, greater.low))
        if self._quotes(smaller, greater):
            return True
        if not smaller.published_on or not began:
            return False
        if not smaller.rises and self._risen_to(greater):
            return smaller.published_on <= began + timedelta(days=LATE_DAYS)
        if not may_be_update(one, other, since):
            return False
        late = (began - smaller.published_on).days >= UPDATE_DAYS
        if smaller.rises or not greater.rises:
            one_column = one.column == other.column or (late and greater.of in SEIZED)
            return one_column and (late or (not smaller.rises and bool(self._rising_of(greater))))
        return True

    def _rising_of(self, figure: Figure) -> Sequence[Figure]:
        return [f for f in self._rising.get(figure.incident_id or "", ()) if f.of == figure.of]

    def _quotes(self, smaller: Figure, greater: Figure) -> bool:
        """Return True where the smaller stands in a report that itself says that the toll rose: it is the old one."""
        rose = [f for f in self._rising_of(greater) if f.low > smaller.low and not _disjoint(f, greater)]
        return any(self._document_of(f) == self._document_of(smaller) for f in rose)

    def _document_of(self, figure: Figure) -> str:
        return self._ledger.by_id[figure.claim_id].document_id

    def _risen_to(self, figure: Figure) -> bool:
        """Return True where one says that the toll rose, and to what the figure leaves open."""
        return any(not _disjoint(f, figure) for f in self._rising_of(figure))


def _value(figure: Figure) -> tuple:
    return (figure.origin_id, figure.low, figure.high)


def _of_one_kind(one: Telling, other: Telling) -> bool:
    """Return True for one type, or a type that says little of what happened, and not who did it, beside one that does.

    Who attacked and who shelled are told apart by a week's reports; "an attack killed eleven" may be the shelling.
    """
    vague = [t for t in (one, other) if GENERALITY.get(t.claim.type, 0) > 1 and not t.actors]
    return one.claim.type == other.claim.type or bool(vague and not {one.claim.type, other.claim.type} & SYMMETRIC)


def _is_listed(telling: Telling) -> bool:
    """Return True for an item of a list, which sums a day's acts up by place."""
    return telling.claim.passage == "list_item"


def _far_apart(one: Figure, other: Figure) -> bool:
    smaller, greater = sorted((one, other), key=lambda f: f.low)
    return greater.low >= FAR_TIMES * max(smaller.low if smaller.high is None else smaller.high, 1.0)


def _disjoint(one: Figure, other: Figure) -> bool:
    return (one.high is not None and one.high < other.low) or (other.high is not None and other.high < one.low)
