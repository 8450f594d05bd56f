"""Places named in running text: the names that are places, and which."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from math import exp

from weekreview.model import Place

from ..gazetteer.folding import plain
from ..gazetteer.gazetteers import Gazetteer
from ..gazetteer.records import Entry, Fit
from .context import Context
from .namings import Naming
from .ranking import is_capital, rank, reasons, weights, with_country
from .scanning import scan
from .signs import SIGNS, word_weights
from .words import DECLARES, LOCATIVE

LIKELY = 0.4
"""Chance from which on a name is taken for a place. Source: best F1 of LGL and GeoVirus together in
cross-validation."""

LEAST = 0.005
"""Chance from which on a town is taken before the province of its name. Convention: a bare name means the town."""

SAME_KM = 25.0
"""Two candidates nearer than this are one answer: a town and its division, or one place in two sources."""

MARGIN = 1.5
"""How many times more likely than the next other place the best must be; below, it is not determined. Convention."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that a name most likely means."""

    entry: Entry | None
    """The place; None where it is not determined."""
    p: float
    """Chance that it is there, of it and what lies within `SAME_KM` of it."""
    reason: str
    """Why, or why none."""
    ambiguous: bool = False
    """True where there were candidates, but too alike."""


@dataclass(frozen=True, slots=True)
class Found:
    """One place name in a text."""

    begin: int
    """First character."""
    end: int
    """One past the last."""
    name: str
    """The words."""
    place: Place | None
    """The place; None where it is not determined."""
    p_name: float
    """Chance that the words name a place here."""
    p_place: float
    """Chance that it is this place, given that they do."""
    reason: str
    """Why this place, or why none."""
    entry: Entry | None = None
    """The place with what the gazetteer knows of it."""


def find_toponyms(
    text: str, published_on: date | None, gazetteer: Gazetteer, neighbours: Collection[str] = ()
) -> list[tuple[int, int, str, Place | None, float, str]]:
    """Return `(begin, end, name, place or None, p, reason)` for each name of a place in `text`, in order.

    `neighbours` are countries (alpha-2) that the text is known to be about. `published_on` is not used yet: no name
    of a place in the gazetteer is dated. p is the chance that the words name a place and that it is this one.
    """
    hints = frozenset(neighbours) | frozenset(gazetteer.options.theatres)
    found = find_in(text, gazetteer, hints)
    return [(f.begin, f.end, f.name, f.place, f.p_name * f.p_place if f.place else f.p_name, f.reason) for f in found]


def find_in(text: str, gazetteer: Gazetteer, hints: frozenset[str]) -> list[Found]:
    """Return the place names of a text with both chances."""
    taken = [(match.begin, match.end) for match in gazetteer.actor_names.find(text)]
    namings = scan(text, gazetteer.index, taken)
    ranked, context = rank(namings, text, hints)
    namings = with_country(namings, ranked, context)
    likely = likelihoods(namings, ranked)
    found = []
    for naming, chances, p_name in zip(namings, ranked, likely, strict=True):
        if p_name >= LIKELY:
            choice = choose(naming, chances, context, gazetteer.options.min_p)
            place = choice.entry.as_place() if choice.entry else None
            found.append(
                Found(naming.begin, naming.end, naming.name, place, p_name, choice.p, choice.reason, choice.entry)
            )
    return found


def likelihoods(namings: list[Naming], ranked: list[list[float]]) -> list[float]:
    """Return the chance of each name that it names a place here; none for a country or capital that speaks."""
    chances = spread(namings, [likelihood(naming) for naming in namings])
    return [0.0 if acts(n, found) else p for n, found, p in zip(namings, ranked, chances, strict=True)]


def acts(naming: Naming, found: list[float]) -> bool:
    """Return True where a country or capital stands for its state, which says or decides ("Moscow said")."""
    around = dict(key.split(":", 1) for key in naming.words if key[:3] in ("-1:", "+1:", "+b:"))
    if around.get("+1") not in DECLARES or around.get("+b") or around.get("-1") in LOCATIVE or not found:
        return False
    best = naming.candidates[max(range(len(found)), key=found.__getitem__)][0]
    return best.kind == "country" or is_capital(best)


def likelihood(naming: Naming) -> float:
    """Return the chance that a name in its surroundings names a place (logistic regression over `SIGNS` and words)."""
    learned, by_word = weights()["toponyms"], word_weights()
    score = sum(learned.get(name, 0.0) * value for name, value in zip(SIGNS, naming.signs, strict=True))
    score += sum(by_word.get(key, 0.0) for key in naming.words)
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


SHARED = 0.5
"""How much of the best chance of the same name elsewhere in the text counts for a weaker one. Convention."""


def spread(namings: list[Naming], likely: list[float]) -> list[float]:
    """Return the chances, with a name lent some of what its clearest other use in the text has."""
    best: dict[str, float] = {}
    for naming, p in zip(namings, likely, strict=True):
        key = plain(naming.name)
        best[key] = max(best.get(key, 0.0), p)
    return [p + SHARED * (best[plain(n.name)] - p) for n, p in zip(namings, likely, strict=True)]


def choose(naming: Naming, chances: list[float], context: Context, min_p: float, wanted: str = "") -> Choice:
    """Return the best candidate, or none where no one is likely or the best two are too close and far apart."""
    if not chances:
        return Choice(None, 0.0, f"no place of the gazetteer is called {naming.name}")
    order = sorted(range(len(chances)), key=lambda i: (-chances[i], naming.candidates[i][0].place_id))
    best = naming.candidates[order[0]][0]
    here = [i for i in order if together(best, naming.candidates[i][0])]
    p = sum(chances[i] for i in here)
    other = max((chances[i] for i in order if i not in here), default=0.0)
    if p < min_p or p < MARGIN * other:
        names = "; ".join(describe(naming.candidates[i][0]) for i in order[:2])
        many = f"{len(chances)} places could be meant, the likeliest" if len(chances) > 1 else "too unsure of"
        return Choice(None, p, f"not determined: {many} {names}", True)
    entry, fit = _of_those(naming, here, chances, wanted)
    return Choice(entry, min(p, 1.0), f"{describe(entry)}: {reasons(naming, entry, fit, context)}")


def together(one: Entry, other: Entry) -> bool:
    """Return True where two entries are one answer: near, or of one name in one country and one around the other."""
    from ..gazetteer.distances import distance_km

    km = distance_km(one.lat, one.lon, other.lat, other.lon)
    around = km * 1000 <= max(one.radius_m, other.radius_m) * 1.2
    nested = one.country == other.country and around and max(one.radius_m, other.radius_m) < 400_000
    return km <= SAME_KM or nested


def _of_those(naming: Naming, here: list[int], chances: list[float], wanted: str) -> tuple[Entry, Fit]:
    """Of entries at one spot take the kind asked for, else the likeliest; a bare name means the town, not its
    province."""
    from .words import asks_for

    asked = wanted or naming.asked
    best = here[0]
    pairs = [naming.candidates[i] for i in here]
    if asked:
        fitting = [pair for pair in pairs if asks_for(pair[0].kind, asked)]
        return fitting[0] if fitting else naming.candidates[best]
    if naming.candidates[best][0].kind in ("province", "district"):
        towns = [
            naming.candidates[i] for i in here if naming.candidates[i][0].kind == "settlement" and chances[i] > LEAST
        ]
        return towns[0] if towns else naming.candidates[best]
    return naming.candidates[best]


def describe(entry: Entry) -> str:
    """Return a place in words: "Idlib (province, Syria)"."""
    parts = [entry.kind.replace("_", " ")]
    if entry.province and entry.province != entry.name:
        parts.append(entry.province)
    if entry.country and entry.kind != "country":
        parts.append(entry.country.upper())
    return f"{entry.name} ({', '.join(parts)})"
