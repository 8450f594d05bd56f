"""Names of the registry that are written nearly as one that nobody bears."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from weekreview.ground.gazetteer.folding import plain
from weekreview.model import Actor

NEAR_ENOUGH = 75.0
"""Likeness, of 100, from which on a name is offered. Convention: a letter or two of a word, or a word of three."""


def nearest_names(name: str, actors: Mapping[str, Actor], most: int = 3) -> list[str]:
    """Return the nearest names as "name (id)", at most one an actor, likest first; empty where none is near."""
    keys = [(plain(text), text, a.actor_id) for a in actors.values() for text in (a.name, *(n.text for n in a.names))]
    keys += [(actor_id.casefold(), actors[actor_id].name, actor_id) for actor_id in actors]
    likest: dict[str, tuple[float, str]] = {}
    for _, score, row in process.extract(
        plain(name), [key for key, _, _ in keys], scorer=fuzz.ratio, limit=most * 8, score_cutoff=NEAR_ENOUGH
    ):
        likest.setdefault(keys[row][2], (score, keys[row][1]))
    best = sorted(likest.items(), key=lambda one: (-one[1][0], one[0]))[:most]
    return [f"{text} ({actor_id})" for actor_id, (_, text) in best]
