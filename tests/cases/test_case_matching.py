"""The runner itself: it must see a match, and it must see a miss."""

from __future__ import annotations

from collections import Counter

import pytest

from .matching import Built, closest, holds, matches
from .scoring import faults, score_table
from .tables import Case, Table, load_rows, load_tables

FOUNDING_ROWS = (
    "comment forms and captions",
    "363 installations",
    "has thus far killed hundreds",
    "massacred hundreds in previous years",
    "maps of a supposed counter-offensive",
    "breaking the air base out of encirclement",
    "liberating several villages",
    "contested city with local ceasefires",
    "a key bridge",
    "not clear if missiles continue to destroy",
    "reusing old videos",
    "in talks, broke away, affiliate",
    "places",
)
"""What the article that this project was founded on holds, in short; its text is not here, only other words for it."""

ALEPPO = {"text": "in Aleppo", "name": "Aleppo", "lat": 36.20, "lon": 37.16, "precision": "settlement", "reason": ""}
CLAIM = {
    "claim_id": "c1",
    "type": "shelling",
    "family": "remote",
    "state": "reported",
    "party": None,
    "trigger": {"text": "shelled"},
    "evidence": {"text": "The army shelled a school in Aleppo, killing at least 3, medics said."},
    "actors": [{"text": "army", "actor_id": "sy.army"}],
    "targets": [{"text": "school", "actor_id": None}],
    "weapons": [],
    "places": [ALEPPO],
    "when": {"earliest_on": "2016-02-16", "latest_on": "2016-02-16", "precision": "day"},
    "quantities": [{"of": "killed", "low": 3, "high": None, "scope": "incident"}],
    "speaker": {"text": "medics"},
}
TALLY = {"of": "killed", "low": 3, "best": 3, "high": None, "scope": "incident", "claims": ["c1"], "origins": ["o"]}
BUILT = Built(["A caption. The army shelled a school."], [CLAIM], tallies=[TALLY], states=[])


@pytest.mark.parametrize(
    "wanted",
    [
        {"type": "shelling", "state": ["asserted", "reported"]},
        {"actor": "Army", "target": ["mosque", "school"], "weapon": None},
        {"actor": "sy.army", "speaker": "medics", "party": None},
        {"quantity": {"of": "killed", "low": 3, "high": None, "scope": "incident"}},
        {"place": "Aleppo", "when": {"earliest": "2016-02-16", "precision": "day", "known": True}},
        {"place": {"mention": "Aleppo", "lat": 36.1, "lon": 37.1, "within_km": 25, "precision": "settlement"}},
    ],
)
def test_a_claim_that_is_as_wanted_matches(wanted):
    assert matches("claims", wanted, CLAIM, BUILT)


@pytest.mark.parametrize(
    "wanted",
    [
        {"type": "air_strike"},
        {"state": ["asserted", "planned"]},
        {"actor": None},
        {"actor": "rebels"},
        {"speaker": None},
        {"quantity": {"of": "killed", "low": 3, "high": 3}},
        {"quantity": {"of": "injured"}},
        {"place": {"lat": 33.5, "lon": 36.3, "within_km": 25}},
        {"place": {"mention": "Aleppo", "where": "not_determined"}},
        {"when": {"earliest": None}},
        {"party": True},
    ],
)
def test_a_claim_that_is_not_as_wanted_does_not_match(wanted):
    assert not matches("claims", wanted, CLAIM, BUILT)


def test_a_point_that_nobody_looks_at_is_an_alarm():
    with pytest.raises(KeyError, match="actr"):
        matches("claims", {"actr": "army"}, CLAIM, BUILT)


def test_a_tally_is_known_by_the_sentence_it_rests_on():
    assert matches("tallies", {"rests_on": "shelled a school"}, TALLY, BUILT)
    assert not matches("tallies", {"rests_on": "In 2013"}, TALLY, BUILT)


def test_words_stand_once_where_they_stand_once():
    assert holds("once", "a caption", BUILT)
    assert not holds("once", "a caption", Built(["A caption. A caption."], []))
    assert not holds("once", "a caption", Built([], []))


def test_a_miss_is_told_with_the_closest_row():
    assert closest("claims", {"type": "shelling", "state": "denied"}, BUILT).startswith("the closest differs in state")
    assert closest("states", {"condition": "held"}, BUILT) == "there are no states at all"


def test_a_score_counts_each_expectation_and_never_is_never():
    expect = (("claims", {"type": "shelling"}), ("claims", {"type": "air_strike"}))
    case = Case("t", "one", "a row", {}, expect, (("claims", {"evidence": "school"}),), must=False)
    score = score_table(Table("t", 0.5, (case,)), {"t/one": BUILT})
    assert (score.met, score.asked, score.share) == (1, 2, 0.5)
    assert len(faults(case, BUILT)) == 1
    assert len(faults(Case("t", "one", "a row", {}, expect, (), must=True), BUILT)) == 1


def test_every_row_of_the_founding_table_is_said_in_at_least_four_other_ways():
    cases = [case for table in load_tables("reports") for case in table.cases]
    ways = Counter(case.row for case in cases)
    assert {row: ways[row] for row in FOUNDING_ROWS if ways[row] < 4} == {}


def test_every_floor_is_a_share():
    tables = [*load_tables("reports"), *load_tables("weeks")]
    assert all(0 < table.floor <= 1 for table in tables)


def test_the_tables_of_rows_are_long_enough_to_mean_something():
    assert len(load_rows("quantities.tsv")[1]) >= 60
    assert len(load_rows("times.tsv")[1]) >= 80
