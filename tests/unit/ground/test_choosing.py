"""Choosing among made candidates: where the best two are too close and far apart, or none is likely, none is taken."""

from __future__ import annotations

import pytest

from weekreview.ground.gazetteer.records import Entry, Fit
from weekreview.ground.places.context import Context
from weekreview.ground.places.finding import MARGIN, SAME_KM, choose
from weekreview.ground.places.namings import Naming

KM_OF_DEGREE = 111.2


def candidate(number: int, lat: float = 35.0, kind: str = "settlement") -> Entry:
    """Return a made town on one meridian; towns one degree apart are 111 km apart."""
    return Entry(f"made:{number}", "Tall Madeup", lat, 36.0, 1_500.0, kind, "sy", None, "", 1_000, 1)


def chosen(chances, lats, min_p=0.3):
    """Choose among towns at these latitudes with these chances."""
    places = tuple((candidate(number, lat), Fit.NAME) for number, lat in enumerate(lats))
    return choose(Naming(0, 11, "Tall Madeup", places), list(chances), Context(), min_p)


def test_the_best_two_far_apart_and_too_close_are_not_determined():
    second = 0.4
    close, clear = (
        chosen((second * MARGIN * 0.99, second), (35.0, 37.0)),
        chosen((second * MARGIN, second), (35.0, 37.0)),
    )
    assert close.entry is None and close.ambiguous
    assert "2 places could be meant" in close.reason
    assert clear.entry is not None and clear.entry.place_id == "made:0"


def test_half_again_as_likely_is_what_it_takes():
    assert chosen((0.44, 0.30), (35.0, 37.0)).entry is None
    assert chosen((0.46, 0.30), (35.0, 37.0)).entry.place_id == "made:0"


def test_two_near_one_another_are_one_answer_however_alike():
    apart = 0.8 * SAME_KM / KM_OF_DEGREE
    found = chosen((0.40, 0.39), (35.0, 35.0 + apart))
    assert (found.entry.place_id, found.p) == ("made:0", pytest.approx(0.79))
    assert chosen((0.40, 0.39), (35.0, 35.0 + 1.2 * SAME_KM / KM_OF_DEGREE)).entry is None


def test_what_lies_together_is_weighed_together_against_what_lies_elsewhere():
    assert chosen((0.36, 0.32, 0.10), (35.0, 37.0, 35.0)).entry is None  # 0.46 against 0.32
    assert chosen((0.36, 0.29, 0.10), (35.0, 37.0, 35.0)).entry.place_id == "made:0"


@pytest.mark.parametrize(("min_p", "taken"), [(0.61, False), (0.59, True)])
def test_below_the_least_chance_that_is_asked_for_none_is_taken(min_p, taken):
    found = chosen((0.6,), (35.0,), min_p)
    assert (found.entry is not None) is taken
    assert found.p == pytest.approx(0.6) and found.ambiguous is not taken


def test_the_least_chance_is_asked_of_all_that_lies_together():
    assert chosen((0.35, 0.25), (35.0, 35.05), 0.5).entry.place_id == "made:0"
    assert chosen((0.35, 0.25), (35.0, 39.0), 0.5).entry is None


def test_no_candidate_is_no_place_and_not_ambiguous():
    found = choose(Naming(0, 11, "Tall Madeup", ()), [], Context(), 0.5)
    assert (found.entry, found.p, found.ambiguous) == (None, 0.0, False)
