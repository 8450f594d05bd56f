"""The door: claims in; origins, incidents, tallies, contradictions and states out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from weekreview.model import (
    Actor,
    Claim,
    Contradiction,
    Document,
    DuplicateLink,
    Incident,
    Origin,
    Refusal,
    Review,
    State,
    Tally,
)

from .checks import check_sums, check_targets
from .contradictions import find_contradictions
from .corrections import accept_corrections, review_groupings
from .incidents import gather_incidents
from .options import ReconcileOptions
from .origins import Independence, Outlets, give_origins, settle_voices, voices_of
from .repeats import find_repeats
from .sides import Sides
from .standing import replay_states, reports_of
from .tallies import make_ledger, make_tallies
from .views import enriched, view_claims, with_origins


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What the claims come to. Each tuple is sorted by id or content, so that the same claims give the same bytes."""

    claims: tuple[Claim, ...]
    """The claims in their order, each with its `origin_id`, and with the day and places that incidents go by."""
    origins: tuple[Origin, ...]
    """Who first said what."""
    incidents: tuple[Incident, ...]
    """Events, told by one or more claims each."""
    tallies: tuple[Tally, ...]
    """Counts, each with its definition."""
    contradictions: tuple[Contradiction, ...]
    """Pairs of claims that can't both be so."""
    states: tuple[State, ...]
    """Who holds what, sieges and ceasefires."""
    refusals: tuple[Refusal, ...]
    """Figures that were not counted, each with its reason."""
    reviews: tuple[Review, ...] = ()
    """What became of each judgement of people that is in force."""


def reconcile(
    documents: Iterable[Document],
    claims: Sequence[Claim],
    links: Iterable[DuplicateLink],
    registry: Mapping[str, Actor],
    options: ReconcileOptions | None = None,
) -> Reconciled:
    """Return what the claims come to. Pure: nothing is read or written, and the order of arrival changes nothing.

    `links` are the near-duplicates that `ingest` found, `registry` the actors that `ground` knows.
    """
    options = options or ReconcileOptions()
    by_id = {d.document_id: d for d in documents}
    sides = Sides(registry)
    outlets = Outlets(_publishers(by_id.values(), claims), options.publisher_families, registry)
    roots = find_repeats(by_id, claims, links)
    claims, reviews = accept_corrections(claims, options.judgements, roots)
    voices = voices_of(by_id, claims, roots, outlets, sides)
    told, origins = give_origins(claims, roots, voices, sides)
    ordered = view_claims(sorted(told, key=lambda c: c.claim_id), origins, sides)
    gathered = gather_incidents(ordered, roots, sides, Independence(origins, sides), options.judgements)
    told, origins = give_origins(claims, roots, settle_voices(voices, gathered.incidents), sides)
    independence = Independence(origins, sides)
    ordered = with_origins(ordered, told)
    gathered = gathered.with_claims(ordered, independence)
    views = {c.claim_id: c for c in ordered}
    ledger = make_ledger(ordered, by_id, roots, gathered, independence, sides)
    tallies, refusals = make_tallies(ledger, options)
    reports, unplaced = reports_of(ledger)
    states = replay_states(reports, sides, options)
    refusals += unplaced
    found = find_contradictions(ledger, reports)
    found += check_sums(ordered) + check_targets(ordered, states, sides, independence)
    return Reconciled(
        claims=tuple(enriched(claim, views[claim.claim_id]) for claim in told),
        origins=tuple(origins[o] for o in sorted(origins)),
        incidents=gathered.incidents,
        tallies=tallies,
        contradictions=tuple(sorted(set(found), key=_contradiction_key)),
        states=states,
        refusals=tuple(sorted(refusals, key=lambda r: (r.subject_id, r.reason, r.detail))),
        reviews=reviews + review_groupings(options.judgements, gathered.machine_of, gathered.incident_of),
    )


def _publishers(documents: Iterable[Document], claims: Iterable[Claim]) -> list[str]:
    return sorted({p for p in (*(d.publisher for d in documents), *(c.publisher for c in claims)) if p})


def _contradiction_key(found: Contradiction) -> tuple:
    return (found.kind, found.incident_id or "", found.claims, found.explanation)
