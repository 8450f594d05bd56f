"""Disputes: the figures of one incident beside one another, where they agree and where they can't both be so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from weekreview.model import Scope

from ..kinds import NOT_INCIDENTS
from ..origins import Independence
from ..roles import role_of
from ..words import content_stems
from .figures import Figure, make_figure, scope_of
from .ledgers import Ledger

LEAST_TELLING = 3
"""Least figure that is known again as a party's; one and two agree by chance."""


def contested_figures(ledger: Ledger) -> Iterator[Figure]:
    """Yield every figure of what happened, inside the period or not: what origins may contradict one another about."""
    by_id = ledger.by_id
    told: dict[str | None, list[Figure]] = defaultdict(list)
    for claim in ledger.claims:
        if not claim.happened or claim.type in NOT_INCIDENTS:
            continue
        source = by_id.get(ledger.roots.get(claim.claim_id, claim.claim_id), claim)
        for quantity in claim.quantities:
            if quantity.low is not None and role_of(claim, quantity):
                figure = make_figure(claim, source, quantity, scope_of(claim, quantity), ledger)
                told[figure.incident_id if figure.scope is Scope.INCIDENT else None].append(figure)
    for incident_id, figures in sorted(told.items(), key=str):
        if incident_id is None:
            yield from (replace(f, incident_id=None) for f in figures if f.first_on and f.last_on)
        else:
            told_once = without_headlines(figures, ledger)
            yield from agree_on_blanks(credit_parties(carry_rises(told_once, ledger), ledger))


def divided_on_victims(figures: Sequence[Figure], independence: Independence) -> list[tuple[Figure, Figure]]:
    """Return pairs (civilians, fighters) of the figures of one incident where one origin counts those, one only these.

    One of the two must be a side that speaks of others: that both were hit, and each was counted by somebody, is no
    disagreement among bystanders. Who gives a toll anew says with it whom it counts.
    """
    found = []
    for of in ("killed", "injured"):
        told: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            if figure.of == of and figure.civilian is not None:
                told[figure.origin_id].append(figure)
        current = [[f for f in fs if f.rises] or fs for _, fs in sorted(told.items())]
        plain = [f for fs in current if len({f.civilian for f in fs}) == 1 for f in fs]
        for civilians, fighters in product((f for f in plain if f.civilian), [f for f in plain if not f.civilian]):
            one_side = independence.of_one_side(civilians.origin_id, fighters.origin_id, fighters.last_on)
            if not one_side and (civilians.column or fighters.column):
                found.append((civilians, fighters))
    return found


def disputed_between_columns(figures: Sequence[Figure]) -> set[tuple]:
    """Return the definitions of one incident's figures that a figure of another column can't both be so with."""
    found = set()
    for one in figures:
        for other in figures:
            apart = one.high is not None and one.high < other.low
            if apart and one.definition[:4] == other.definition[:4] and one.column != other.column:
                found |= {one.definition, other.definition}
    return found


def without_headlines(figures: Sequence[Figure], ledger: Ledger) -> list[Figure]:
    """Return the figures of one incident but for headlines' of an outlet that counts the same in a sentence of its own.

    A headline hands on what somebody says below it; taken for the outlet's own, it would take back what that outlet
    itself printed the day before.
    """
    headlines = {f.claim_id for f in figures if ledger.claim(f.claim_id).passage == "headline"}
    own = {(f.origin_id, f.of) for f in figures if f.claim_id not in headlines}
    return [f for f in figures if f.claim_id not in headlines or (f.origin_id, f.of) not in own]


def carry_rises(figures: Sequence[Figure], ledger: Ledger) -> list[Figure]:
    """Return the figures of one incident; where a voice says that its toll rose, all it says in that report is as new.

    "The toll rose to 20. The attack also wounded 35": the wounded were counted anew as well. What another voice says
    of it in the same report is not: "the ministry says the toll rose to 33; the network counted 21".
    """
    told = {f.claim_id: (ledger.claim(f.claim_id).document_id, f.origin_id) for f in figures}
    risen = {told[f.claim_id] for f in figures if f.rises}
    return [replace(f, rises=f.rises or told[f.claim_id] in risen) for f in figures]


def credit_parties(figures: Sequence[Figure], ledger: Ledger) -> list[Figure]:
    """Return the figures of one incident, one that hands on a party's number credited to that party.

    "The monitor counted 11; the ministry speaks of 34": a number of a party's, in a sentence that names the party, is
    the party's word, whoever the reader took for the speaker.
    """
    given = [f for f in figures if f.column]
    return [replace(f, **_credit(f, given, ledger)) if f.column is None else f for f in figures]


def _credit(figure: Figure, given: Sequence[Figure], ledger: Ledger) -> dict:
    words = content_stems(ledger.claim(figure.claim_id).evidence.text)
    for party in given:
        same = (party.of, party.kind, party.low, party.high) == (figure.of, figure.kind, figure.low, figure.high)
        if same and figure.low >= LEAST_TELLING and words & _voice_stems(party, ledger):
            return {"column": party.column, "speaks_for": party.speaks_for, "origin_id": party.origin_id}
    return {}


def _voice_stems(figure: Figure, ledger: Ledger) -> frozenset[str]:
    speaker = ledger.claim(figure.claim_id).speaker
    return content_stems(speaker.text if speaker else ledger.independence.name_of(figure.origin_id))


def agree_on_blanks(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures of one incident, a side or civilian left open filled in where all others of its kind agree."""
    for figure in figures:
        kin = [f for f in figures if (f.of, f.kind) == (figure.of, figure.kind)]
        known_sides = {f.side for f in kin if f.side}
        known_civilian = {f.civilian for f in kin if f.civilian is not None}
        side = figure.side or (min(known_sides) if len(known_sides) == 1 else None)
        civilian = figure.civilian
        if civilian is None and len(known_civilian) == 1:
            civilian = next(iter(known_civilian))
        column = None if figure.column is not None and figure.column == side else figure.column
        yield replace(figure, side=side, civilian=civilian, column=column)
