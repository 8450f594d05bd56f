"""At most six highlights, by a declared score, spread over areas and kinds."""

from __future__ import annotations

import math
from collections import Counter

from weekreview.model import Item, Scope

from ..compose.certainties import may_lead
from ..compose.incidents import Told
from ..compose.sentences import goes_on
from .fronts import front_key

KIND_WEIGHTS = {
    "chemical_attack": 3.0,
    "attack_on_civilians": 2.5,
    "sexual_violence": 2.5,
    "suicide_bombing": 2.2,
    "casualties": 2.0,
    "air_strike": 2.0,
    "bombing": 1.8,
    "shelling": 1.8,
    "territory_gained": 2.0,
    "siege": 1.8,
    "displacement": 1.8,
    "agreement": 1.8,
    "destruction": 1.6,
    "abduction": 1.6,
    "withdrawal": 1.5,
    "offensive": 1.5,
    "armed_clash": 1.2,
    "attack": 1.4,
}
"""How much a kind of incident weighs; any other 0.6. Source: an editor's order, people first; not calibrated."""
HARM = {"killed": 1.0, "injured": 0.3, "abducted": 0.3, "destroyed": 0.1, "displaced": 0.01}
"""How much one of each weighs against one killed. Source: an editor's order, as `KIND_WEIGHTS`; not calibrated."""
OTHER_KIND = 0.6
SAME_FRONT, SAME_KIND = 0.55, 0.75
"""Factor for each highlight already taken from the same area, of the same kind."""


def score(told: Told) -> float:
    """Return kind + corroboration + magnitude, times the incident's probability; less for a side's word only."""
    counted = (q for q in told.lead.quantities if q.of in HARM and q.scope is not Scope.CUMULATIVE)
    harmed = max((HARM[q.of] * (q.low or 0) for q in counted), default=0.0)
    points = KIND_WEIGHTS.get(told.incident.type, OTHER_KIND)
    points += 1.5 * math.log2(1 + told.incident.corroboration) + 1.2 * math.log10(1 + harmed)
    points += 0.4 * (told.incident.place is not None)
    return points * (0.5 + told.incident.p / 2) * (0.8 if told.lead.party else 1.0)


def choose(told: tuple[Told, ...], most: int) -> tuple[Item, ...]:
    """Return the highlights, best first. Never hearsay, what has no day or only goes on, nor what `may_lead` bars."""
    left = [t for t in told if not t.hearsay and t.incident.earliest_on and not goes_on(t.lead)]
    left = [t for t in left if may_lead(t.incident, t.lead, t.item.line)]
    fronts: Counter = Counter()
    kinds: Counter = Counter()
    chosen: list[Item] = []

    def worth(candidate: Told) -> tuple[float, str]:
        seen = SAME_FRONT ** fronts[front_key(candidate)] * SAME_KIND ** kinds[candidate.incident.type]
        return -score(candidate) * seen, candidate.incident.incident_id

    while left and len(chosen) < most:
        best = min(left, key=worth)
        left.remove(best)
        fronts[front_key(best)] += 1
        kinds[best.incident.type] += 1
        chosen.append(best.item)
    return tuple(chosen)
