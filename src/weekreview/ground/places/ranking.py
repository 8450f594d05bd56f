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
from operator import mul

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
    "country hinted at", "bare name of a district", "capital of its country", "continent",
    "named with where it lies elsewhere", "of the kind of its list", "in the country of its list",
    "namesake of a country or state", "largest of its name", "several names of its division",
    "only one of its name", "only one of its name in a country named",
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
    "named with where it lies elsewhere": "elsewhere the report says where it lies",
    "of the kind of its list": "it is of the kind of the names listed with it",
    "in the country of its list": "the names listed with it are of its country",
    "several names of its division": "several other names are of its province",
    "only one of its name": "no other place bears the name",
    "only one of its name in a country named": "no other place of a country named bears the name",
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


@lru_cache(maxsize=1)
def _in_order() -> tuple[float, ...]:
    """Return the weights of `FEATURES`."""
    learned = weights()["places"]
    return tuple(learned[name] for name in FEATURES)


def features(naming: Naming, entry: Entry, fit: Fit, context: Context, own: Own | None = None) -> list[float]:
    """Return the features of one candidate, in the order of `FEATURES`; `own` are those of `own_features`."""
    size, kind, asked, alone, largest, namesake = own or own_features(naming, entry, fit)
    key = plain(naming.name)
    inside = [_lies_in(entry, name) for name in naming.container]
    elsewhere = context.contained.get(key, set()) - set(naming.container)
    votes = sum(weight for name, weight in context.divisions.get(entry.division, {}).items() if name != key)
    return [
        *size, *kind,
        context.share(context.countries, entry.country, key),
        entry.country in context.named and entry.kind != "country",
        context.share(context.divisions, entry.division, key),
        any(inside), bool(inside) and not any(inside), context.nearness(entry, key),
        *asked[:2],
        entry.country in context.hints,
        *asked[2:], any(_lies_in(entry, name) for name in elsewhere),
        context.company(naming.siblings, context.kinds, entry.kind),
        entry.kind != "country" and context.company(naming.siblings, context.lands, entry.country),
        namesake, largest, votes / (votes + 1.0),
        len(naming.candidates) == 1, alone and entry.country in context.named,
    ]  # fmt: skip


Own = tuple[tuple[float, ...], tuple[bool, ...], tuple[bool, ...], bool, bool, bool]


def own_features(naming: Naming, entry: Entry, fit: Fit) -> Own:
    """Return what does not lean on the document: size and fit, kind, what is asked for, and its place among its
    namesakes (alone, largest, namesake of a wider area)."""
    ours, asked = entry.place_id.startswith("wr:"), bool(naming.asked) and asks_for(entry.kind, naming.asked)
    return (
        (fit is Fit.NAME, fit is Fit.ALIAS, fit is Fit.PART, _weight(entry) / 7, log(1 + entry.fame) / 5),
        (
            entry.kind == "country", entry.kind == "province", entry.kind == "district",
            entry.kind in SITES and not ours, entry.kind in AREAS, ours,
        ),
        (
            asked, bool(naming.asked) and not asked,
            entry.kind == "district" and plain(entry.name) != plain(naming.name),
            entry.kind == "settlement" and is_capital(entry), entry.kind == "continent",
        ),
        _is_alone(naming, entry), _is_largest(naming, entry),
        entry.kind not in WIDE and _is_namesake(naming, entry),
    )  # fmt: skip


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


WIDE = AREAS | {"country", "province", "enclave"}
"""Kinds of which a town may bear the name."""


def _is_namesake(naming: Naming, entry: Entry) -> bool:
    """Return True where the name is that of a country, a state, a sea or a continent in which the entry does not
    lie."""
    return any(
        other.kind in WIDE and fit is Fit.NAME and other.division != entry.division and _differs(other, entry)
        for other, fit in naming.candidates
    )


def _differs(other: Entry, entry: Entry) -> bool:
    return other.kind != "country" or other.country != entry.country


def _is_alone(naming: Naming, entry: Entry) -> bool:
    """Return True where it is the one town of that name in its country, apart from what is around it."""
    return (
        entry.kind != "country"
        and sum(e.country == entry.country and e.kind == entry.kind for e, _ in naming.candidates) == 1
    )


def _is_largest(naming: Naming, entry: Entry) -> bool:
    return entry.population > 0 and entry.population == max(e.population for e, _ in naming.candidates)


def is_capital(entry: Entry) -> bool:
    """Return True for the capital of a country."""
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
    learned = _in_order()
    scores = [sum(map(mul, learned, row)) for row in rows]
    none = weights()["places"]["none of these"]
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
    own: dict[tuple, list[Own]] = {}
    for round_number in range(3):
        found = _round(namings, context, own)
        if round_number < 2:
            context = gather(namings, found, text, hints)
    return found, context


def _round(namings: Sequence[Naming], context: Context, own: dict[tuple, list[Own]]) -> list[list[float]]:
    """Return the chances by these votes; `own` keeps what is the same in every round."""
    known: dict[tuple, list[float]] = {}
    found = []
    for naming in namings:
        key = (naming.name, naming.asked, naming.container, len(naming.candidates), naming.siblings)
        if key not in known:
            if key not in own:
                own[key] = [own_features(naming, entry, fit) for entry, fit in naming.candidates]
            candidates = zip(naming.candidates, own[key], strict=True)
            known[key] = chances([features(naming, entry, fit, context, mine) for (entry, fit), mine in candidates])
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
    """Return the names with their last signs filled: how much else in the text is of the country of their likely
    places, how sure it is that some place of the name is meant, and how many bear it."""
    kept = []
    for naming, chance in zip(namings, found, strict=True):
        key = plain(naming.name)
        shares = [
            context.share(context.countries, entry.country, key)
            for (entry, _), p in zip(naming.candidates, chance, strict=True)
            if p > 0.2
        ]
        ranked = (max(shares, default=0.0), sum(chance), max(chance, default=0.0), log(1 + len(chance)))
        kept.append(replace(naming, signs=(*naming.signs[: -len(ranked)], *ranked)))
    return kept
