"""One document as `ground` sees it: the places, actors and countries that it names, found once for all its claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from weekreview.model import ActorKind, Document

from .actors.names import Match
from .gazetteer.folding import plain
from .gazetteer.gazetteers import Gazetteer
from .gazetteer.lands import demonyms, land_names
from .places.context import Context
from .places.finding import LIKELY, Choice, choose, likelihoods
from .places.namings import Naming, words_of
from .places.ranking import chances as chances_of
from .places.ranking import features, rank, with_country
from .places.scanning import scan

ARMED = frozenset({ActorKind.REBEL_GROUP, ActorKind.MILITIA, ActorKind.JIHADIST_GROUP, ActorKind.COALITION})
"""Kinds whose being named hints at the wars that they fight in."""

LEAST_TOWNS = 1.8
"""Votes of towns and provinces below which they do not say what a document is about: nearly two. Convention."""

MOST_TOWNS = 2 / 3
"""Share of the votes of towns and provinces that one country must have. Convention."""


@dataclass(frozen=True)
class Scene:
    """A document's text and what is named in it."""

    document: Document
    """The document."""
    gazetteer: Gazetteer
    """What is known of the world."""
    namings: tuple[Naming, ...]
    """All words that some place bears, in order."""
    chances: tuple[tuple[float, ...], ...]
    """The chance of each candidate of each naming."""
    likely: tuple[bool, ...]
    """Whether each naming is likely to name a place here."""
    context: Context
    """The document's votes."""
    matches: tuple[Match, ...]
    """Names of the registry's actors, in order."""
    countries: tuple[tuple[int, str], ...]
    """(first character, country) of each country named by name or adjective."""
    hints: frozenset[str]
    """Countries that actors, publisher and settings suggest."""
    chosen: dict[tuple, Choice] = field(default_factory=dict)
    """Choices made so far, by what was asked: claims of one document ask again and again."""

    @property
    def day(self) -> date | None:
        """Return the day of publication; None where it is not known."""
        return self.document.published.on

    def inside(self, begin: int, end: int) -> list[int]:
        """Return the numbers of the namings that lie in a stretch."""
        return [i for i, n in enumerate(self.namings) if begin <= n.begin and n.end <= end]

    def passage(self, at: int) -> tuple[int, int]:
        """Return the passage that holds an offset, or the whole text."""
        for passage in self.document.passages:
            if passage.begin <= at < passage.end:
                return passage.begin, passage.end
        return 0, len(self.document.text)

    def countries_in(self, begin: int, end: int) -> list[str]:
        """Return the countries named in a stretch, each once, in order."""
        first = bisect_right(self.countries, (begin, ""))
        return list(dict.fromkeys(iso for at, iso in self.countries[first:] if at < end))

    @cached_property
    def main_country(self) -> str | None:
        """Return the country with half of the document's votes and more; without one, the country of most of the towns
        and provinces that it names; or None.

        A state that is named because it acts is not where it all happens.
        """
        if not self.context.countries:
            return None
        shares = sorted(
            ((self.context.share(self.context.countries, c, ""), c) for c in self.context.countries), reverse=True
        )
        return shares[0][1] if shares[0][0] >= 0.5 else self._towns_country()

    def _towns_country(self) -> str | None:
        """Return the country that holds most of the towns and provinces named, of at least `LEAST_TOWNS`; or None."""
        votes = {
            iso: sum(w for name, w in names.items() if not name.startswith("iso ") and name not in land_names())
            for iso, names in self.context.countries.items()
        }
        first = max(votes, key=lambda iso: (votes[iso], iso))
        return first if votes[first] >= max(LEAST_TOWNS, MOST_TOWNS * sum(votes.values())) else None

    def countries_of_places(self, begin: int, end: int, towns_only: bool = False) -> tuple[str, ...]:
        """Return the countries of the places named in a stretch, each once, in order; `towns_only` leaves out
        countries named as such."""
        chosen = (choose_naming(self, i).entry for i in self.inside(begin, end) if self.likely[i])
        kept = (entry for entry in chosen if entry and not (towns_only and entry.kind == "country"))
        return tuple(dict.fromkeys(entry.country for entry in kept if entry.country))


def open_scene(document: Document, gazetteer: Gazetteer, theatres: frozenset[str] = frozenset()) -> Scene:
    """Return what is named in a document; `theatres` are countries that it is likely about."""
    text = document.text
    matches = tuple(gazetteer.actor_names.find(text))
    hints = _hints(matches, gazetteer) | theatres
    taken = tuple((m.begin, m.end) for m in matches)
    namings = scan(text, gazetteer.index, taken)
    told = f"{document.title or ''}\n{text}"
    chances, context = rank(namings, told, hints)
    namings = with_country(namings, chances, context)
    likely = [p >= LIKELY for p in likelihoods(namings, chances)]
    return Scene(
        document, gazetteer, tuple(namings), tuple(tuple(c) for c in chances), tuple(likely), context, matches,
        tuple(_countries(text)), hints,
    )  # fmt: skip


def _hints(matches: tuple[Match, ...], gazetteer: Gazetteer) -> frozenset[str]:
    found = set(gazetteer.options.theatres)
    for match in matches:
        for actor_id, _ in match.named:
            actor = gazetteer.actors[actor_id]
            if actor.kind in ARMED and len(actor.theatres) <= 3:
                found.update(actor.theatres)
    return frozenset(found)


def _countries(text: str) -> list[tuple[int, str]]:
    """Return where each country is named, by name or adjective, in order."""
    found: list[tuple[int, str]] = []
    words, skip = words_of(text), -1
    for number, word in enumerate(words):
        if number <= skip or not word.text[0].isupper():
            continue
        for length in (3, 2, 1):
            stretch = words[number : number + length]
            if len(stretch) < length:
                continue
            key = plain(re.sub(r"['’]s$", "", text[word.begin : stretch[-1].end]))
            isos = demonyms().get(key) or ((land_names()[key],) if key in land_names() else ())
            if len(isos) == 1:
                found.append((word.begin, isos[0]))
                skip = number + length - 1
                break
    return found


def choose_naming(scene: Scene, number: int, wanted: str = ""):
    """Return the place that the naming of that number most likely means."""
    key = (number, wanted)
    if key not in scene.chosen:
        scene.chosen[key] = choose_of(scene.namings[number], scene, wanted, scene.chances[number])
    return scene.chosen[key]


def choose_of(naming: Naming, scene: Scene, wanted: str, chances: Sequence[float] = ()) -> Choice:
    """Return the place that a name most likely means in a document, whoever found the name.

    `wanted` is the kind that its phrase asks for; `chances` are those of its candidates where they are known already.
    """
    places = tuple(entry.place_id for entry, _ in naming.candidates)
    key = (naming.name, naming.asked, naming.container, naming.siblings, places, wanted)
    if key not in scene.chosen:
        chances = chances or chances_of([features(naming, *pair, scene.context) for pair in naming.candidates])
        choice = choose(naming, list(chances), scene.context, scene.gazetteer.options.min_p, wanted)
        scene.chosen[key] = _as_ours(choice, scene)
    return scene.chosen[key]


def _as_ours(choice: Choice, scene: Scene) -> Choice:
    return replace(choice, entry=scene.gazetteer.index.ours(choice.entry)) if choice.entry else choice
