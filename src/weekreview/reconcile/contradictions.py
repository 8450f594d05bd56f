"""Contradictions: pairs of claims of different origins that can't both be so, typed, each explained in one sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from weekreview.model import Claim, Contradiction, ContradictionKind, Mention

from .kinds import SYMMETRIC
from .standing import StateReport
from .tallies import (
    Figure,
    Ledger,
    contested_figures,
    divided_on_victims,
    first_told,
    latest_of_each,
    may_be_update,
    overtakes,
)

PLAIN_BITS = 2.5
"""Least bits, numbers left out, by which two figures of one incident are held against one another: same kind of thing,
same town, and the day or two further agreements. House value; below it, a number apart is as likely two events."""
UPDATE_DAYS = 2
"""Days after which a greater count of victims is as likely what became of the smaller one. House value."""
QUOTE_CHARACTERS = 160
"""Longest quotation of a sentence in an explanation."""


class Finder:
    """Finds the contradictions of one set of claims."""

    def __init__(self, ledger: Ledger, reports: Sequence[StateReport]) -> None:
        self._reports = reports
        self._claims = {c.claim_id: c for c in ledger.claims}
        self._ledger = ledger
        self._sides = ledger.sides
        self._rising: set[str] = set()

    def find(self) -> list[Contradiction]:
        """Return all that are found, each pair of values once."""
        found = [*self._counts(), *self._denials(), *self._who(), *self._holders(), *self._near_misses()]
        return found

    def _counts(self) -> Iterator[Contradiction]:
        groups: dict[tuple, list[Figure]] = defaultdict(list)
        contested = list(contested_figures(self._ledger))
        self._rising = {f.incident_id for f in contested if f.rises and f.incident_id}
        for figure in contested:
            definition = figure.definition[:4]
            ground = figure.incident_id or (
                figure.place.place_id if figure.place else None,
                figure.first_on,
                figure.last_on,
            )
            groups[(figure.scope, ground, definition)].append(figure)
        for _, same in sorted(groups.items(), key=str):
            yield from self._count_pairs(same)
        incidents: dict[str, list[Figure]] = defaultdict(list)
        for figure in (f for same in groups.values() for f in same if f.incident_id):
            incidents[figure.incident_id or ""].append(figure)
        for incident_id, figures in sorted(incidents.items()):
            yield from self._victims(incident_id, figures)

    def _victims(self, incident_id: str, figures: Sequence[Figure]) -> Iterator[Contradiction]:
        """Yield one for each side that counts civilians where others count fighters alone, or the other way round."""
        seen = set()
        for civilians, fighters in divided_on_victims(figures, self._ledger.independence):
            key = (civilians.of, *((f.column, f.civilian) for f in (civilians, fighters) if f.column))
            if key not in seen:
                seen.add(key)
                yield self._make(
                    ContradictionKind.TARGET,
                    (civilians.claim_id, fighters.claim_id),
                    incident_id,
                    f"They differ on who was {civilians.of}",
                    (f"{civilians.words} {civilians.role}", f"{fighters.words} {fighters.role}"),
                )

    def _count_pairs(self, figures: Sequence[Figure]) -> Iterator[Contradiction]:
        seen, since = set(), first_told(figures)
        for one, other in self._plainest_pairs(figures):
            values = frozenset(((one.low, one.high), (other.low, other.high)))
            if (
                values in seen
                or not _disjoint(one, other)
                or overtakes(one, other)
                or overtakes(other, one)
                or self._may_be_update(one, other, since)
                or not self._plainly_of_one(one, other)
                or self._one_side(one.origin_id, other.origin_id, one.last_on)
            ):
                continue
            seen.add(values)
            what = f"{one.of} ({one.role})" if one.role not in ("not said", one.of) else one.of
            yield self._make(
                ContradictionKind.COUNT,
                (one.claim_id, other.claim_id),
                one.incident_id,
                f"They differ on how many {what}",
                (one.words, other.words),
            )

    def _plainest_pairs(self, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
        """Yield each two origins' latest figures, each by the claim that tells place and day most plainly."""
        current = latest_of_each(figures)
        telling = self._ledger.gathered.tellings
        best = []
        for figure in current:
            same = [f for f in figures if (f.origin_id, f.low, f.high) == (figure.origin_id, figure.low, figure.high)]
            best.append(
                min(same, key=lambda f: (f.claim_id not in telling or not telling[f.claim_id].plain, f.claim_id))
            )
        return combinations(best, 2)

    def _may_be_update(self, one: Figure, other: Figure, since: Mapping[tuple[str, float], date]) -> bool:
        """Return True where the greater figure is the later one and may be what became of the smaller.

        That is so where it says itself that the toll rose; else, of one column, where somebody says so of this
        incident, or it came out days later.
        """
        if not may_be_update(one, other, since):
            return False
        smaller, greater = sorted((one, other), key=lambda f: f.low)
        if greater.rises:
            return True
        late = since[(greater.origin_id, greater.low)] - (smaller.published_on or date.max)
        return one.column == other.column and (one.incident_id in self._rising or late.days >= UPDATE_DAYS)

    def _plainly_of_one(self, one: Figure, other: Figure) -> bool:
        """Return True where all but the numbers says that the two figures are of one event."""
        if one.incident_id is None:
            return True
        return self._ledger.gathered.bits_between(one.claim_id, other.claim_id, "numbers") >= PLAIN_BITS

    def _denials(self) -> Iterator[Contradiction]:
        for denial in self._ledger.gathered.denials:
            broken = denial.denied.type in ("agreement", "aid")  # denied there means broken or blocked
            kind = ContradictionKind.STATUS if broken else ContradictionKind.EXISTENCE
            what = "They differ on whether it holds" if broken else "One says that it happened, one that it did not"
            yield self._make(kind, (denial.told.claim_id, denial.denied.claim_id), denial.incident_id, what)

    def _ids(self, mentions: Iterable[Mention]) -> frozenset[str]:
        """Return the actors that are named; civilians and unknown men may be hit beside anybody."""
        return frozenset(m.actor_id for m in mentions if m.actor_id and not self._sides.is_generic(m.actor_id))

    def _who(self) -> Iterator[Contradiction]:
        for incident in self._ledger.gathered.incidents:
            told = [self._claims[c] for c in incident.claims]
            told = [c for c in told if c.type not in SYMMETRIC]
            yield from self._who_pairs(told, incident.incident_id, incident.latest_on)

    def _who_pairs(self, told: Sequence[Claim], incident_id: str, on: date | None) -> Iterator[Contradiction]:
        seen = set()
        for one, other in combinations(told, 2):
            if one.origin_id == other.origin_id or one.type != other.type:
                continue
            for kind, mine, theirs in (
                (ContradictionKind.ACTOR, one.actors, other.actors),
                (ContradictionKind.TARGET, one.targets, other.targets),
            ):
                key = (kind, frozenset((self._ids(mine), self._ids(theirs))))
                if key in seen or not self._others(self._ids(mine), self._ids(theirs), on):
                    continue
                if self._one_side(one.origin_id, other.origin_id, on):
                    continue
                seen.add(key)
                what = "who did it" if kind is ContradictionKind.ACTOR else "whom or what it was done to"
                words = (_text(mine), _text(theirs))
                yield self._make(kind, (one.claim_id, other.claim_id), incident_id, f"They differ on {what}", words)

    def _holders(self) -> Iterator[Contradiction]:
        places: dict[str, list[StateReport]] = defaultdict(list)
        parts: dict[str, list[StateReport]] = defaultdict(list)
        for report in sorted(self._reports, key=self._is_heading):
            if report.track == "hold" and report.place and not report.below and report.dated and report.holders:
                places[report.place.place_id].append(report)
            elif report.track == "hold" and report.place and report.kind == "holds" and report.below:
                parts[report.place.place_id].append(report)
        for place_id in sorted(places.keys() & parts):
            yield from self._whole_and_part(places[place_id], parts[place_id])
        for _, reports in sorted(places.items()):
            yield from self._holder_pairs(reports)

    def _is_heading(self, report: StateReport) -> bool:
        """Return True for what stands in a headline or caption, which is quoted only where no sentence says it."""
        return self._claims[report.claim_id].passage in ("headline", "caption")

    def _whole_and_part(self, wholes: Sequence[StateReport], parts: Sequence[StateReport]) -> Iterator[Contradiction]:
        """Yield one for each two sides of which one is said to hold all of a place and one, of that day, a part."""
        seen = set()
        for whole in (r for r in wholes if r.whole and r.kind in ("holds", "gains")):
            for part in parts:
                key = frozenset(map(self._ledger.independence.side_of, (whole.origin_id, part.origin_id)))
                others = self._others(frozenset(whole.holders), frozenset(part.holders), whole.at)
                if key in seen or not others or not _overlap(whole, part) or not part.dated:
                    continue
                if not self._one_side(whole.origin_id, part.origin_id, whole.at):
                    seen.add(key)
                    what = f"They differ on whether all of {whole.where} has one holder"
                    yield self._make(ContradictionKind.CONTROL, (whole.claim_id, part.claim_id), None, what)

    def _holder_pairs(self, reports: Sequence[StateReport]) -> Iterator[Contradiction]:
        seen = set()
        for one, other in combinations([r for r in reports if r.kind in ("holds", "gains", "denies")], 2):
            if (kind := self._holder_kind(one, other)) is None:
                continue
            key = (kind, frozenset((one.holders, other.holders)), one.at)
            if key in seen or self._one_side(one.origin_id, other.origin_id, one.at):
                continue
            seen.add(key)
            what = "who holds" if kind is ContradictionKind.CONTROL else "whether it has changed hands:"
            yield self._make(kind, (one.claim_id, other.claim_id), None, f"They differ on {what} {one.where}")

    def _holder_kind(self, one: StateReport, other: StateReport) -> ContradictionKind | None:
        same = not self._others(frozenset(one.holders), frozenset(other.holders), one.at)
        kinds = {one.kind, other.kind}
        if not _overlap(one, other):
            return None
        if "denies" in kinds:
            return ContradictionKind.CONTROL if same and kinds != {"denies"} and "gains" not in kinds else None
        if same:
            return None
        return ContradictionKind.STATUS if kinds == {"holds", "gains"} else ContradictionKind.CONTROL

    def _near_misses(self) -> Iterator[Contradiction]:
        for miss in self._ledger.gathered.near_misses:
            if self._one_side(miss.one.origin_id or "", miss.other.origin_id or "", None):
                continue
            kind = ContradictionKind(miss.evidence)
            what = "They seem to tell of one event but differ on " + ("where" if miss.evidence == "place" else "when")
            incident_id = self._ledger.gathered.incident_of.get(miss.one.claim_id)
            yield self._make(kind, (miss.one.claim_id, miss.other.claim_id), incident_id, what)

    def _others(self, mine: frozenset[str], theirs: frozenset[str], on: date | None) -> bool:
        """Return True where both name somebody and no one of mine is of one side with one of theirs."""
        return bool(mine and theirs) and not any(self._sides.same(a, b, on) for a in mine for b in theirs)

    def _one_side(self, one: str, other: str, on: date | None) -> bool:
        return self._ledger.independence.of_one_side(one, other, on)

    def _make(
        self,
        kind: ContradictionKind,
        ids: tuple[str, str],
        incident_id: str | None,
        what: str,
        words: tuple[str, str] | None = None,
    ) -> Contradiction:
        first, second = sorted((0, 1), key=lambda n: ids[n])
        says = [self._says(ids[n], words[n] if words else None) for n in (first, second)]
        return Contradiction(kind, (ids[first], ids[second]), incident_id, f"{what}: {says[0]}; {says[1]}.")

    def _says(self, claim_id: str, words: str | None) -> str:
        claim = self._claims[claim_id]
        name = self._ledger.independence.name_of(claim.origin_id or "")
        return f"{name} says “{words or shorten(claim.evidence.text)}”"


def find_contradictions(ledger: Ledger, reports: Sequence[StateReport]) -> list[Contradiction]:
    """Return the contradictions between claims of different origins; `reports` as `standing.reports_of` gives them."""
    return Finder(ledger, reports).find()


def shorten(text: str) -> str:
    """Return `text` in one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= QUOTE_CHARACTERS:
        return line
    return line[:QUOTE_CHARACTERS].rsplit(" ", 1)[0] + " …"


def _text(mentions: Iterable[Mention]) -> str:
    return ", ".join(m.span.text for m in mentions if m.actor_id)


def _overlap(one: StateReport, other: StateReport) -> bool:
    return max(one.first_on or one.at, other.first_on or other.at) <= min(one.at, other.at)


def _disjoint(one: Figure, other: Figure) -> bool:
    return (one.high is not None and one.high < other.low) or (other.high is not None and other.high < one.low)
