"""Reconcile: grounded claims become incidents, tallies with a definition, contradictions and states.

Door: `reconcile(documents, claims, links, registry, options) -> Reconciled`. Takes the claims of `ground`, the
near-duplicate links of `ingest` and the registry of actors; gives the same claims with `origin_id` filled, and what is
derived from them. Besides, `group_documents` (reprints with their source) and `group_mentions` (mentions of one event
in plain text) answer for measuring, and `states_on` gives one day of a replay. Pure and deterministic; nothing that
came in is overwritten.

Theory and limits: `docs/method/reconcile.md`.
"""

from .coreference import group_mentions
from .options import BEST_RULES, HALF_LIFE_DAYS, ReconcileOptions
from .reconciled import Reconciled, reconcile
from .repeats import group_documents
from .standing import states_on

__all__ = [
    "BEST_RULES", "HALF_LIFE_DAYS", "Reconciled", "ReconcileOptions", "group_documents", "group_mentions", "reconcile",
    "states_on",
]  # fmt: skip
