"""Made-up reports that name places of wars: the place ranker learns from them what local and epidemic news can't teach.

LGL and GeoVirus name no air bases, few villages of Syria and no press spellings. `write_reports` draws places of the
packaged gazetteer and of our own table in one country of war, spells them as papers do (one of their names, or one
respelled by rules that are not those of `folding`), and sets them into sentences. Deterministic for a seed. What comes
out is made up: it teaches weights, and is never a figure.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from weekreview.ground.gazetteer.folding import OTHER_SCRIPT
from weekreview.ground.gazetteer.lands import lands
from weekreview.ground.gazetteer.records import Entry, Named
from weekreview.ground.gazetteer.sources import read_cities, read_divisions, settlements, supplement

COUNTRIES = "sy iq ua ps lb ye ly sd af ml ne bf so et cd ss mm ng il ir pk am az ge".split()
"""Countries of wars, 2011 to 2026; each is drawn as often as the next."""

PLAIN = (
    "Shells fell on {a} overnight, and two houses burnt down.", "Troops entered {a} before dawn.",
    "The road from {a} to {b} was cut again.", "Residents of {a} fled towards {b}.",
    "{a} was quiet on Tuesday.", "A convoy left {a} for {b} with medicine.", "Three people were killed in {a}.",
    "Air strikes hit {a}, {b} and {c}.", "Clashes were reported near {a} and {b}.", "The army retook {a} last week.",
    "A car bomb went off outside a market in {a}.", "Rockets were fired at {a} from the hills.",
    "Families displaced from {a} arrived in {b}.", "Drones were shot down over {a}.", "{a} changed hands twice.",
    "Mortar fire was heard in {a}, {b}.", "Fighters withdrew from {a}.", "The mayor of {a} asked for help.",
)  # fmt: skip
"""Sentences for any places; {a}, {b} and {c} are different ones."""

KINDLY = {
    "settlement": ("The town of {a} has no water.", "Forces stormed the village of {a}.", "{a} city was shelled."),
    "village": ("The village of {a} was burnt.", "Two villagers died in {a} village."),
    "air_base": ("Jets took off from {a} air base.", "Rebels fired on the {a} airbase.", 
                 "The {a} military airport was hit."),
    "airport": ("Flights from {a} airport stopped.",),
    "province": ("Fighting goes on in {a} province.", "Villages in the {a} governorate were hit."),
    "district": ("Roads in {a} district are closed.",),
    "camp": ("Conditions in {a} camp are dire.", "A fire broke out in the {a} refugee camp."),
    "dam": ("Engineers reached the {a} dam.",), "prison": ("Inmates of {a} prison rioted.",),
    "crossing": ("Trucks waited at the {a} crossing.",), "neighbourhood": ("Snipers fired in {a} neighbourhood.",),
    "oil_field": ("The {a} oil field was set on fire.",), "base": ("The {a} base came under fire.",),
}  # fmt: skip
"""Sentences that ask for a kind."""

VOICES = (
    "The {adjective} army said so.", "{adjective} media reported it.", "A {adjective} official confirmed the news.",
    "This is the worst week for {country} this year.", "Aid groups in {country} called for a truce.",
)  # fmt: skip
"""Sentences that name the country."""

RESPELL = (
    ("q", "k"), ("k", "q"), ("ou", "u"), ("u", "ou"), ("ee", "i"), ("i", "ee"), ("ay", "ei"), ("a", "e"), ("e", "a"),
    ("iy", "iyy"), ("h$", ""), ("a$", "ah"), ("dh", "z"), ("j", "dj"), ("ya", "iya"), ("o", "u"), ("w", "ou"),
    ("^al-", ""),    ("^Al ", "al-"), ("ky", "kiy"), ("v", "w"), ("y$", "iy"), ("aw", "au"), ("ss", "s"),
    ("(?<=[aeiou])t(?=[aeiou])", "tt"),
)  # fmt: skip
"""What papers do to a name, as pattern and replacement. From reading; not taken from `folding`."""


def write_reports(number: int, seed: int = 11) -> Iterator[dict]:
    """Yield made-up reports in the form of the toponym corpora: `text`, `toponyms`, `corpus`."""
    draw = random.Random(seed)
    places = _by_country()
    for at in range(number):
        country = draw.choice([c for c in COUNTRIES if places.get(c)])
        yield {"id": f"made-{at}", "corpus": "made", **_report(draw, country, places[country])}


def _by_country() -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = {}
    for named in (*supplement(), *settlements(read_cities(), read_divisions())):
        country = named.entry.country
        if country in COUNTRIES and _spellings(named):
            found.setdefault(country, []).append(named)
    return found


def _spellings(named: Named) -> list[str]:
    return [
        n for n in (named.entry.name, *named.names) if not OTHER_SCRIPT.search(n) and n[:1].isupper() and len(n) > 3
    ]


def _weight(entry: Entry) -> float:
    """Return how often a place is drawn: ours are in the news; towns go by the 3/4 power of their people."""
    return 1500.0 if entry.place_id.startswith("wr:") else (entry.population + 100) ** 0.75


def _report(draw: random.Random, country: str, places: list[Named]) -> dict:
    chosen = draw.choices(places, [_weight(p.entry) for p in places], k=draw.randint(1, 5))
    land, text, gold = lands()[country], "", []
    rest = list(chosen)
    while rest:
        first = rest.pop(0)
        kindly = KINDLY.get(first.entry.kind, ())
        sentence = draw.choice(kindly) if kindly and draw.random() < 0.3 else draw.choice(PLAIN)
        named = {"a": first, "b": rest.pop(0) if rest else first, "c": rest.pop(0) if rest else first}
        text, marks = _write(draw, text, sentence, named)
        gold += marks
    if draw.random() < 0.75 and land.adjectives:
        text += " " + draw.choice(VOICES).format(adjective=land.adjectives[0], country=land.name)
    return {"text": text, "toponyms": gold}


def _write(draw: random.Random, text: str, sentence: str, named: dict[str, Named]) -> tuple[str, list[dict]]:
    marks = []
    for piece in re.split(r"(\{[abc]\})", f" {sentence}" if text else sentence):
        if re.fullmatch(r"\{[abc]\}", piece):
            one = named[piece[1]]
            name = _spelled(draw, one)
            mark = {"begin": len(text), "end": len(text) + len(name), "phrase": name}
            marks.append({**mark, "lat": one.entry.lat, "lon": one.entry.lon})
            piece = name
        text += piece
    return text, marks


def _spelled(draw: random.Random, named: Named) -> str:
    name = draw.choice(_spellings(named)) if draw.random() < 0.6 else named.entry.name
    name = re.sub(r"\s\(.*|,.*", "", name)
    for _ in range(draw.choice((0, 0, 1))):
        pattern, to = draw.choice(RESPELL)
        name = re.sub(pattern, to, name, count=1)
    return name[0].upper() + name[1:] if name else named.entry.name
