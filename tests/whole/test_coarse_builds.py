"""A whole build whose places are published coarsely: every file gives them so, and what is stored stays exact."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.factories import make_place
from weekreview.model import coarsened
from weekreview.pipeline import build
from weekreview.settings import Settings
from weekreview.store import open_store

REPORTS = {
    "a": "Government warplanes bombed a market in Idlib on Tuesday, killing at least 38 civilians, medics said.\n\n"
    "Rebels shelled the Kweiris air base in Aleppo province on Wednesday, killing four soldiers.\n",
    "b": "Islamic State fighters captured al-Qaryatayn on Wednesday after two days of fighting, residents said.\n\n"
    "A car bomb killed nine people in the city of Homs on Thursday, state media reported.\n",
}
GRID_KM = 5.0


class Built:
    """What one build wrote and stored."""

    def __init__(self, folder: Path) -> None:
        names = sorted(p.name for p in folder.glob("*.jsonl"))
        self.rows = {
            name: [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()] for name in names
        }
        self.issue = json.loads((folder / "issue.json").read_text("utf-8"))
        self.page = (folder / "index.html").read_text("utf-8")
        with open_store(folder, None) as store:
            self.stored = sorted(repr(claim) for claim in store.claims())

    def spots(self) -> dict[str, dict[str, set[tuple[float, float, float]]]]:
        """Return by file and place the points with radii that it gives, wherever in a row they stand."""
        found: dict[str, dict[str, set[tuple[float, float, float]]]] = {}
        for name, whole in (*self.rows.items(), ("issue.json", self.issue)):
            for part in walk(whole):
                if part.get("place_id") and part.get("lat") is not None:
                    spot = (part["lat"], part["lon"], part["radius_m"])
                    found.setdefault(name, {}).setdefault(part["place_id"], set()).add(spot)
        return found


def walk(value):
    """Yield every mapping in nested data."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walk(part)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, Built]:
    """Return three builds into one folder from one store: exact, coarse, and exact again."""
    inputs, out = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("out")
    for name, text in REPORTS.items():
        (inputs / f"{name}.txt").write_text(text, encoding="utf-8")
    found = {}
    for name, coarsen_km in (("exact", 0.0), ("coarse", GRID_KM), ("again", 0.0)):
        settings = Settings(
            from_on=date(2016, 2, 15), to_on=date(2016, 2, 21), published_on=date(2016, 2, 18),
            as_of=datetime(2016, 2, 22, 6, tzinfo=UTC), coarsen_km=coarsen_km,
        )  # fmt: skip
        report = build([str(inputs)], out, settings, lambda step, done, total: None)
        assert report.failures == ()
        found[name] = Built(out)
    return found


def test_every_file_gives_each_point_on_the_grid_and_no_exact_one(built):
    exact, coarse = built["exact"].spots(), built["coarse"].spots()
    assert {"claims.jsonl", "incidents.jsonl", "issue.json"} <= set(exact)
    assert {name: set(places) for name, places in exact.items()} == {n: set(places) for n, places in coarse.items()}
    fine = 0
    for name, places in exact.items():
        for place_id, spots in places.items():
            for lat, lon, radius_m in spots:
                if radius_m < GRID_KM * 1000:
                    fine += 1
                    assert (lat, lon) not in {spot[:2] for spot in coarse[name][place_id]}, (name, place_id)
                    assert all(spot[2] > GRID_KM * 1000 for spot in coarse[name][place_id])
                else:
                    assert coarse[name][place_id] == spots
    assert fine >= 6


def test_all_files_of_a_coarse_build_give_a_place_the_same_point(built):
    points: dict[str, set[tuple[float, float]]] = {}
    for places in built["coarse"].spots().values():
        for place_id, spots in places.items():
            points.setdefault(place_id, set()).update((round(lat, 4), round(lon, 4)) for lat, lon, _ in spots)
    assert points and all(len(found) == 1 for found in points.values()), points


def test_points_are_those_that_the_model_coarsens_to(built, make_exact):
    for name, places in built["coarse"].spots().items():
        for place_id, spots in places.items():
            for lat, lon, radius_m in spots:
                expected = coarsened(make_exact(name, place_id), GRID_KM)
                assert (lat, lon) == pytest.approx((expected.lat, expected.lon), abs=2e-5)
                assert radius_m == pytest.approx(expected.radius_m, abs=1)


@pytest.fixture
def make_exact(built):
    """Return a function that gives a place as the exact build's file has it."""

    def make(name, place_id):
        ((lat, lon, radius_m),) = built["exact"].spots()[name][place_id]
        return make_place(place_id=place_id, lat=lat, lon=lon, radius_m=radius_m)

    return make


def test_no_digit_of_an_exact_point_stands_on_the_coarse_page(built):
    exact = {s for places in built["exact"].spots().values() for spots in places.values() for s in spots}
    fine = [f"{degrees:.3f}" for lat, lon, radius_m in exact if radius_m < GRID_KM * 1000 for degrees in (lat, lon)]
    grid = {s for places in built["coarse"].spots().values() for spots in places.values() for s in spots}
    on_grid = {f"{degrees:.3f}" for spot in grid for degrees in spot[:2]}
    told = [degrees for degrees in fine if degrees in built["coarse"].page and degrees not in on_grid]
    assert fine and not told


def test_what_is_stored_and_reckoned_is_that_of_the_exact_build(built):
    exact, coarse = built["exact"], built["coarse"]
    assert exact.stored and coarse.stored == exact.stored
    for name in ("incidents.jsonl", "tallies.jsonl", "states.jsonl", "contradictions.jsonl"):
        assert len(coarse.rows[name]) == len(exact.rows[name]), name
    assert exact.rows["incidents.jsonl"] and exact.rows["tallies.jsonl"]
    ids = [[(row["incident_id"], row["claims"]) for row in one.rows["incidents.jsonl"]] for one in (exact, coarse)]
    assert ids[0] == ids[1]
    figures = [
        [(t["of"], t["low"], t["best"], t["high"]) for t in one.rows["tallies.jsonl"]] for one in (exact, coarse)
    ]
    assert figures[0] == figures[1]


def test_a_later_build_without_the_option_gives_the_exact_points_again(built):
    assert built["again"].spots() == built["exact"].spots()
    assert built["again"].stored == built["exact"].stored
