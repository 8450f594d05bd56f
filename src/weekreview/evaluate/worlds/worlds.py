"""Worlds: a whole made-up week, with its reports, its claims as a reader without fault has them, and its truth."""

from __future__ import annotations

import random
from dataclasses import dataclass

from weekreview.ingest import link_duplicates
from weekreview.model import DuplicateLink

from .articles import Press, print_article
from .casts import Cast, load_cast
from .events import War, make_war
from .newsrooms import Newsroom
from .parameters import Parameters, load_parameters
from .sayings import make_sayings


@dataclass(frozen=True, slots=True)
class World:
    """One week."""

    seed: int
    """What it was made from, with the parameters."""
    cast: Cast
    """Who is in it."""
    war: War
    """What happened."""
    press: Press
    """What was printed."""
    links: tuple[DuplicateLink, ...]
    """Near-duplicates, as `ingest` finds them in the texts."""

    @property
    def families(self) -> dict[str, str]:
        """Return publisher -> family, as `reconcile` is told."""
        return {**self.cast.families, "Joint Air Bulletin": "cjtf_oir"}


def make_world(seed: int, parameters: Parameters | None = None, cast: Cast | None = None) -> World:
    """Return the week of a seed; the same seed and parameters give the same week everywhere."""
    parameters, cast = parameters or load_parameters(), cast or load_cast()
    rng = random.Random(seed)
    war = make_war(cast, parameters, rng)
    room = Newsroom(war, cast, parameters, rng)
    printed = list(room.articles(make_sayings(war, cast, parameters, rng)))
    for article in list(printed):
        if rng.random() < parameters.reprinted and article.outlet.name != "Joint Air Bulletin":
            printed.append(again := room.reprint(article))
            if rng.random() < parameters.reprinted_again:
                printed.append(room.reprint(again))
    press = Press()
    for article in sorted(printed, key=lambda a: a.on):
        print_article(article, press)
    return World(seed, cast, war, press, link_duplicates(press.documents))
