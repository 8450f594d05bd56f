"""Our own table of places: every row is checked, so that people can add to it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from weekreview.ground.gazetteer.folding import plain
from weekreview.ground.gazetteer.lands import lands
from weekreview.ground.gazetteer.records import PRECISIONS
from weekreview.ground.gazetteer.sources import table

ROWS = [*table("places.tsv"), *table("world.tsv")]

SITES = set(
    "air_base airport base bridge crossing dam hospital naval_base oil_field plant port power_plant prison refinery "
    "road site station".split()
)

BOXES = {
    "sy": (32.2, 37.4, 35.6, 42.5), "iq": (29.0, 37.5, 38.7, 48.8), "ua": (44.2, 52.5, 22.0, 40.4),
    "ps": (31.1, 32.7, 34.1, 35.7), "lb": (33.0, 34.8, 35.0, 36.7), "ye": (12.0, 19.1, 41.8, 54.7),
    "ly": (19.4, 33.3, 9.2, 25.3), "sd": (8.6, 23.0, 21.7, 38.8), "af": (29.3, 38.6, 60.4, 75.0),
    "pk": (23.5, 37.2, 60.8, 77.9), "ml": (10.1, 25.1, -12.3, 4.4), "ne": (11.6, 23.6, 0.1, 16.1),
    "ng": (4.2, 13.9, 2.6, 14.7), "et": (3.3, 15.0, 32.9, 48.1), "cd": (-13.5, 5.5, 12.1, 31.4),
    "so": (-1.8, 12.1, 40.9, 51.5), "il": (29.4, 33.4, 34.2, 35.9), "ru": (41.1, 82.0, 19.6, 190.0),
    "eg": (21.9, 31.7, 24.6, 37.0), "mm": (9.5, 28.6, 92.1, 101.2), "tr": (35.8, 42.2, 25.6, 44.9),
    "us": (18.0, 72.0, -180.0, -66.0),
}  # fmt: skip
"""South, north, west, east of countries, with a little room."""


def test_there_are_at_least_600_places():
    assert len(list(table("places.tsv"))) >= 600


def test_ids_are_unique_and_plain():
    ids = [row["id"] for row in ROWS]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9-]+", i)] == []


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_each_row_is_plausible(row):
    lat, lon, radius_m = float(row["lat"]), float(row["lon"]), float(row["radius_m"])
    assert -90 <= lat <= 90 and -180 <= lon <= 180
    assert 100 <= radius_m <= 10_000_000
    assert row["kind"] in PRECISIONS or row["kind"] in SITES
    assert row["source"]
    assert not row["country"] or row["country"] in lands()
    box = BOXES.get(row["country"])
    if box:
        south, north, west, east = box
        assert south <= lat <= north and west <= lon <= east, f"{row['name']} lies outside {row['country']}"


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_each_name_stands_once_in_its_row(row):
    keys = [plain(n) for n in (row["name"], *row["variants"].split("|")) if n]
    assert all(keys)
    assert row["name"] not in row["variants"].split("|")


def test_sites_are_small_and_provinces_are_not():
    for row in ROWS:
        if row["kind"] in ("air_base", "airport", "dam", "prison", "hospital"):
            assert float(row["radius_m"]) <= 6000, row["id"]
        if row["kind"] == "province":
            assert float(row["radius_m"]) >= 9000, row["id"]


def test_no_settlement_shares_its_name_with_another_far_off_in_its_country():
    spots: dict[tuple[str, str], tuple[float, float]] = {}
    for row in ROWS:
        if row["kind"] in ("settlement", "village"):
            key = (row["country"], plain(row["name"]))
            spot = (float(row["lat"]), float(row["lon"]))
            assert key not in spots or max(abs(a - b) for a, b in zip(spots[key], spot, strict=True)) < 0.3
            spots[key] = spot
