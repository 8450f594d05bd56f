"""Press spellings of places in wars: the share that is placed within 25 km has a floor."""

from __future__ import annotations

from pathlib import Path

from weekreview.ground import find_toponyms
from weekreview.ground.gazetteer.distances import distance_km

TABLE = Path(__file__).parents[3] / "benchmarks" / "ground_spellings.tsv"
FLOOR = 0.93
SENTENCE = "Heavy fighting went on in {name} on Monday, {adjective} officials said."


def test_press_spellings_of_places_in_wars_are_placed(gazetteer):
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
    missed = []
    for adjective, name, lat, lon in rows:
        found = find_toponyms(SENTENCE.format(name=name, adjective=adjective), None, gazetteer)
        place = next((f[3] for f in found if f[2] == name), None)
        if place is None or distance_km(place.lat, place.lon, float(lat), float(lon)) > 25:
            missed.append(name)
    assert len(rows) >= 300
    assert 1 - len(missed) / len(rows) >= FLOOR, missed
