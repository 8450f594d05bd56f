"""Which of the places that bear a name is meant: a small learned ranker whose reasons can be read.

Each candidate has a score, the weighted sum of its features; so has "none of these". Chances are the softmax of the
scores (a conditional logit). `training/train_places.py` learns the weights from LGL and GeoVirus; the signs of all
are as one expects.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import exp, log, log10

from ..gazetteer.folding import plain
from ..gazetteer.lands import land_names, lands
from ..gazetteer.records import Entry, Fit
from ..gazetteer.sources import data_text
from .context import Context, gather
from .namings import Naming
from .words import asks_for

FEATURES = (
    "its first name", "another of its names", "name without its last word", "people", "names listed", "country",
    "province", "district", "site", "region or sea", "of our own supplement", "country of the document",
    "country named in the document", "division of the document", "inside the place named behind it",
    "not inside the place named behind it", "near other places", "kind asked for", "not the kind asked for",
    "country hinted at", "bare name of a district", "capital of its country",
)  # fmt: skip
"""What is looked at in a candidate."""

SAID = {
    "its first name": "the name is its own", "another of its names": "the name is one of its others",
    "country of the document": "other names in the report are of its country",
    "country named in the document": "its country is named",
    "division of the document": "other names are of its province",
    "inside the place named behind it": "it lies in the place named with it",
    "near other places": "it is near other places of the report",
    "kind asked for": "it is of the kind that the words ask for",
    "country hinted at": "publisher, actors or settings suggest its country",
    "people": "it is large", "names listed": "it is much written about", "country": "it is a country",
    "capital of its country": "it is the capital",
    "of our own supplement": "it is in the table of war places",
}  # fmt: skip
"""The features as reasons."""

SITES = frozenset(
    {"airport", "air_base", "base", "camp", "crossing", "dam", "prison", "oil_field", "site", "port", "hospital"}
)
AREAS = frozenset(
    {"continent", "region", "sea", "gulf", "strait", "border", "desert", "mountain", "valley", "lake", "river", "road"}
)


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """Return the learned weights: `places` by feature with "none of these", `toponyms` by sign."""
    return json.loads(data_text("weights.json"))


def features(naming: Naming, entry: Entry, fit: Fit, context: Context) -> list[float]:
    """Return the features of one candidate, in the order of `FEATURES`."""
    key = plain(naming.name)
    inside = [_lies_in(entry, name) for name in naming.container]
    ours = entry.place_id.startswith("wr:")
    return [
        fit is Fit.NAME, fit is Fit.ALIAS, fit is Fit.PART,
        _weight(entry) / 7,
        log(1 + entry.fame) / 5,
        entry.kind == "country", entry.kind == "province", entry.kind == "district", entry.kind in SITES and not ours,
        entry.kind in AREAS, ours,
        context.share(context.countries, entry.country, key),
        entry.country in context.named and entry.kind != "country",
        context.share(context.divisions, entry.division, key),
        any(inside), bool(inside) and not any(inside), context.nearness(entry, key),
        bool(naming.asked) and asks_for(entry.kind, naming.asked),
        bool(naming.asked) and not asks_for(entry.kind, naming.asked),
        entry.country in context.hints,
        entry.kind == "district" and plain(entry.name) != key,
        entry.kind == "settlement" and _is_capital(entry),
    ]  # fmt: skip


def _weight(entry: Entry) -> float:
    """Return the common logarithm of its people.

    Without a count: 5 for spots of our own, which are there since news names them, 6 for enclaves, whose wars are
    known by their name ("Gaza"), and 3.5 for the rest.
    """
    if entry.population:
        return log10(entry.population + 100)
    if entry.kind == "enclave":
        return 6.0
    wide = entry.kind in AREAS or entry.kind in ("province", "district")
    return 5.0 if entry.place_id.startswith("wr:") and not wide else 3.5


def _is_capital(entry: Entry) -> bool:
    land = lands().get(entry.country or "")
    return bool(land and land.seats and plain(land.seats[0]) == plain(entry.name) and entry.population > 20_000)


def _lies_in(entry: Entry, container: str) -> bool:
    """Return True where the entry lies in the country or province of that name."""
    if entry.country and land_names().get(container) == entry.country and entry.kind != "country":
        return True
    province = plain(entry.province or "")
    return entry.kind != "province" and (province == container or container in _short_names(entry.division))


@lru_cache(maxsize=4096)
def _short_names(division: str) -> frozenset[str]:
    country, _, code = division.partition(".")
    return frozenset(_abbreviations().get(f"adm:{country}-{code}", ()))


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in data_text("aliases.tsv").splitlines() if line.startswith("adm:"))
    return {place_id: tuple(plain(name) for name in names.split("|")) for place_id, names in rows}


def chances(rows: Sequence[Sequence[float]]) -> list[float]:
    """Return the chance of each candidate; what is missing to 1 is that of "none of these"."""
    learned = weights()["places"]
    scores = [sum(learned[name] * value for name, value in zip(FEATURES, row, strict=True)) for row in rows]
    none = learned["none of these"]
    most = max([none, *scores])
    raised = [exp(score - most) for score in scores]
    whole = sum(raised) + exp(none - most)
    return [value / whole for value in raised]


def rank(
    namings: Sequence[Naming], text: str, hints: frozenset[str] = frozenset()
) -> tuple[list[list[float]], Context]:
    """Return the chance of each candidate of each name, and the document's votes.

    Three rounds: by name alone, then twice with the votes of what the other names most likely are.
    """
    context = Context(hints=hints)
    found: list[list[float]] = [[] for _ in namings]
    for round_number in range(3):
        found = _round(namings, context)
        if round_number < 2:
            context = gather(namings, found, text, hints)
    return found, context


def _round(namings: Sequence[Naming], context: Context) -> list[list[float]]:
    known: dict[tuple, list[float]] = {}
    found = []
    for naming in namings:
        key = (naming.name, naming.asked, naming.container, len(naming.candidates))
        if key not in known:
            known[key] = chances([features(naming, entry, fit, context) for entry, fit in naming.candidates])
        found.append(known[key])
    return found


def reasons(naming: Naming, entry: Entry, fit: Fit, context: Context) -> str:
    """Return in words what spoke most for a candidate."""
    learned = weights()["places"]
    values = zip(FEATURES, features(naming, entry, fit, context), strict=True)
    parts = sorted(((learned[name] * value, name) for name, value in values if name in SAID), reverse=True)
    said = [SAID[name] for weight, name in parts[:4] if weight > 0.2]
    if fit >= Fit.FOLDED:
        said.insert(0, f"the name sounds like {entry.name}")
    return "; ".join(said) or "only its name speaks for it"


def with_country(namings: Sequence[Naming], found: Sequence[Sequence[float]], context: Context) -> list[Naming]:
    """Return the names with their last sign filled: how much else in the text is of the country of their likely
    places."""
    kept = []
    for naming, chance in zip(namings, found, strict=True):
        key = plain(naming.name)
        shares = [
            context.share(context.countries, entry.country, key)
            for (entry, _), p in zip(naming.candidates, chance, strict=True)
            if p > 0.2
        ]
        kept.append(replace(naming, signs=(*naming.signs[:-1], max(shares, default=0.0))))
    return kept
