"""The material by its ids, so that composing and checking find what a piece cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

from weekreview.model import Claim, Document, Incident, Origin, Place, State, Tally

from .material import Material


class Index:
    """Records of one `Material` by id. Derived maps are made on first use."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.claims: dict[str, Claim] = {c.claim_id: c for c in material.claims}
        self.documents: dict[str, Document] = {d.document_id: d for d in material.documents}
        self.origins: dict[str, Origin] = {o.origin_id: o for o in material.origins}
        self.incidents: dict[str, Incident] = {i.incident_id: i for i in material.incidents}
        self.tallies: dict[str, Tally] = {t.tally_id: t for t in material.tallies}

    def claims_of(self, claim_ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return the claims of these ids that the material holds, in the order given."""
        return tuple(self.claims[i] for i in claim_ids if i in self.claims)

    def document_of(self, claim: Claim) -> Document | None:
        """Return the document that holds the claim."""
        return self.documents.get(claim.document_id)

    @cached_property
    def places(self) -> dict[str, tuple[Place, ...]]:
        """Places that grounding gave to any claim, and those of states and incidents, by id.

        One id may come as several places: a part of it that a report names ("eastern Azaz") has a name of its own.
        """
        found: dict[str, dict[Place, None]] = defaultdict(dict)
        mentioned = [m.place for c in self.material.claims for m in c.places]
        records = (*self.material.states, *self.material.incidents, *self.material.tallies)
        for place in (*mentioned, *(record.place for record in records)):
            if place:
                found[place.place_id][place] = None
        return {place_id: tuple(places) for place_id, places in found.items()}

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Names of the outlets read, each once, sorted."""
        return tuple(sorted({d.publisher for d in self.material.documents if d.publisher}))

    @cached_property
    def given_places(self) -> frozenset[Place]:
        """Places that grounding gave to the words of some claim."""
        return frozenset(m.place for c in self.material.claims for m in c.places if m.place)

    @cached_property
    def records_of(self) -> dict[str, tuple[Incident | State | Tally, ...]]:
        """Incidents, states and tallies that rest on a claim, by the claim's id."""
        found: dict[str, list[Incident | State | Tally]] = defaultdict(list)
        for record in (*self.material.incidents, *self.material.states, *self.material.tallies):
            for claim_id in record.claims:
                found[claim_id].append(record)
        return {claim_id: tuple(records) for claim_id, records in found.items()}

    @cached_property
    def states_of(self) -> dict[frozenset[str], tuple[State, ...]]:
        """States by all claims that they rest on."""
        found: dict[frozenset[str], list[State]] = defaultdict(list)
        for state in self.material.states:
            found[frozenset(state.claims)].append(state)
        return {claims: tuple(states) for claims, states in found.items()}

    @cached_property
    def tallies_of(self) -> dict[tuple[str, ...], tuple[Tally, ...]]:
        """Tallies by all claims that they rest on, in order."""
        found: dict[tuple[str, ...], list[Tally]] = defaultdict(list)
        for tally in self.material.tallies:
            found[tally.claims].append(tally)
        return {claims: tuple(tallies) for claims, tallies in found.items()}

    @cached_property
    def reprints(self) -> frozenset[str]:
        """Ids of documents whose text is nearly the same as an earlier one's."""
        return frozenset(link.document_id for link in self.material.links)

    @cached_property
    def country_names(self) -> dict[str, str]:
        """English names of countries by code, as `country_names()` gives them."""
        return country_names()


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """English names of countries by ISO 3166-1 alpha-2 code, lower case. Source: Unicode CLDR through babel."""
    from babel import Locale

    return {code.lower(): name for code, name in Locale("en").territories.items() if len(code) == 2}
