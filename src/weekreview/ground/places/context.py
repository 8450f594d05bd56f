"""What the rest of a document says about where it is: countries, provinces and places named, and who is named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import cos, exp, hypot, radians

from ..gazetteer.folding import plain
from ..gazetteer.lands import demonyms, land_names
from ..gazetteer.records import Entry
from .namings import Naming, words_of

NEAR_KM = 150.0
"""Scale over which another place of the document stops counting as near. Source: of 50, 100, 150 and 300 the best on
LGL and GeoVirus in cross-validation was within noise of 150."""

Votes = Mapping[str, Mapping[str, float]]


@dataclass(slots=True)
class Context:
    """Votes of a document, each kept with the name that gave it, so that a name does not vote for itself."""

    countries: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    """By country: the votes of each name."""
    divisions: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    """By first-level division: the votes of each name."""
    named: set[str] = field(default_factory=set)
    """Countries named outright or by adjective."""
    hints: frozenset[str] = frozenset()
    """Countries that the publisher, the actors named or the settings suggest."""
    points: list[tuple[str, float, float, float]] = field(default_factory=list)
    """(name key, lat, lon, weight) of the likely places."""
    total: dict[str, float] = field(default_factory=dict)
    """By name key: its whole weight."""
    contained: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """By name key: the names that stand behind it somewhere in the document ("Paris, Texas")."""
    kinds: dict[int, dict[str, float]] = field(default_factory=dict)
    """By where a name begins: the chance of each kind that it may be of."""
    lands: dict[int, dict[str, float]] = field(default_factory=dict)
    """By where a name begins: the chance of each country that it may lie in."""
    _whole: float | None = None
    """All weight, added up at the first question, when all votes are in."""

    def share(self, votes: Votes, place: str | None, but: str) -> float:
        """Return the share of all votes that `place` has, without those of the name `but`, in [0, 1)."""
        if not place:
            return 0.0
        mine = sum(weight for name, weight in votes.get(place, {}).items() if name != but)
        if self._whole is None:
            self._whole = sum(self.total.values())
        everything = self._whole - self.total.get(but, 0.0)
        return mine / (everything + 1.0)

    def nearness(self, entry: Entry, but: str) -> float:
        """Return how near the nearest other likely place is, 1 on the spot, falling to 0."""
        best, scale = 0.0, cos(radians(entry.lat))
        for name, lat, lon, weight in self.points:
            if name != but:
                km = 111.2 * hypot(lat - entry.lat, (lon - entry.lon) * scale)
                found = weight * exp(-km / NEAR_KM)
                if found > best:  # and not `max`, which is called too often
                    best = found
        return best

    def company(self, siblings: Sequence[int], of: Mapping[int, Mapping[str, float]], value: str | None) -> float:
        """Return how sure it is on average that the other names of a list are of that kind or country, in [0, 1]."""
        known = [of[begin] for begin in siblings if begin in of]
        return sum(chance.get(value or "", 0.0) for chance in known) / len(known) if known else 0.0


@lru_cache(maxsize=4096)
def named_countries(text: str) -> Mapping[str, int]:
    """Return how often each country is named, by name or adjective ("Syrian", "Syrians")."""
    found: Counter[str] = Counter()
    by_adjective, by_name = demonyms(), land_names()
    words = words_of(text)
    for word, after in zip(words, [*words[1:], None], strict=False):
        if not word.text[0].isupper():
            continue
        one = plain(word.text.removesuffix("'s").removesuffix("’s"))
        two = f"{one} {plain(after.text)}" if after and text[word.end : after.begin] == " " else ""
        countries = by_adjective.get(two) or by_adjective.get(one) or ((by_name[two],) if two in by_name else ())
        countries = countries or ((by_name[one],) if one in by_name else ())
        if len(countries) == 1:
            found[countries[0]] += 1
    return found


def gather(namings: Sequence[Naming], chances: Sequence[Sequence[float]], text: str, hints: frozenset[str]) -> Context:
    """Return the votes of all names of a document, each place weighted with its chance so far."""
    context = Context(hints=hints)
    for country, times in named_countries(text).items():
        context.named.add(country)
        context.countries[country][f"iso {country}"] = min(times, 5.0)
        context.total[f"iso {country}"] = min(times, 5.0)
    for naming, chance in zip(namings, chances, strict=True):
        key = plain(naming.name)
        context.contained[key].update(naming.container)
        context.kinds[naming.begin], context.lands[naming.begin] = _spread(naming, chance)
        if key in context.total or not chance:
            continue
        context.total[key] = 1.0
        for (entry, _), p in zip(naming.candidates, chance, strict=True):
            _vote(context, key, entry, p)
    return context


def _spread(naming: Naming, chance: Sequence[float]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the chance of each kind and of each country of a name."""
    kinds: dict[str, float] = defaultdict(float)
    lands: dict[str, float] = defaultdict(float)
    for (entry, _), p in zip(naming.candidates, chance, strict=True):
        if p > 0.02:
            kinds[entry.kind] += p
            lands[entry.country or ""] += p
    return kinds, lands


def _vote(context: Context, key: str, entry: Entry, p: float) -> None:
    if p < 0.02:
        return
    if entry.country:
        votes = context.countries[entry.country]
        votes[key] = votes.get(key, 0.0) + p
    if entry.division:
        votes = context.divisions[entry.division]
        votes[key] = votes.get(key, 0.0) + p
    if p > 0.2 and entry.radius_m < 300_000:
        context.points.append((key, entry.lat, entry.lon, p))
