"""Standing: who holds what, which sieges and truces there are, from reports of it replayed in time order.

`reports_of(ledger) -> (reports, refusals)`, `replay_states(reports, sides, options) -> states`,
`states_on(states, day)`. Theory and limits: `docs/method/reconcile.md`.
"""

from .readers import of_one_sense
from .reports import StateReport, reports_of
from .states import replay_states, states_on

__all__ = ["StateReport", "of_one_sense", "replay_states", "reports_of", "states_on"]
