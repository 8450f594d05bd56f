"""Coreference: which mentions of events, across reports, are of one event, by their words alone.

`group_mentions(records) -> groups of mention ids`. For text that no claim was read from; claims are gathered into
incidents by `reconcile.incidents`, which knows places, days and numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .clusters import join_by_mean
from .mentions import EventMention, make_mention
from .pairs import Weights, chances, load_weights

__all__ = ["EventMention", "Weights", "chances", "group_mentions", "load_weights", "make_mention"]


def group_mentions(records: Sequence[Mapping], weights: Weights | None = None) -> list[list[str]]:
    """Return the mention ids by event, each once; groups and their members in the order of the records."""
    weights = weights or load_weights()
    mentions = [make_mention(r) for r in records]
    if not mentions:
        return []
    groups = join_by_mean(chances(mentions, weights), weights.threshold)
    return [[mentions[n].mention_id for n in group] for group in groups]
