"""Changes between two issues: which figures moved, and because of which claims."""

from weekreview.store import Snapshot, compare

ROW = {
    "tally_id": "t1", "of": "killed", "role": "people", "party": None, "civilian": None, "scope": "incident",
    "from": "2031-03-03",
    "to": "2031-03-03", "place": {"name": "Marn"}, "low": 4, "best": 4, "high": 4, "claims": ["c1"], "side": None,
    "level": "incident", "area": None, "origins": ["o1"],
}  # fmt: skip


def snapshot(*rows, claims=("c1",), reviews=()):
    return Snapshot(frozenset(claims), rows, reviews)


def test_two_issues_that_say_the_same_differ_in_nothing():
    assert compare(snapshot(ROW), snapshot(ROW)) == []


def test_a_figure_that_moved_names_the_claim_that_came():
    later = {**ROW, "tally_id": "t2", "best": 7, "high": 7, "claims": ["c1", "c2"]}
    (change,) = compare(snapshot(ROW), snapshot(later, claims=("c1", "c2")))
    assert (change.before, change.after) == ((4, 4, 4), (4, 7, 7))
    assert (change.added, change.withdrawn, change.regrouped) == (("c2",), (), ())
    assert change.what == "killed people, Marn, 2031-03-03 (incident)"


def test_a_claim_that_was_withdrawn_takes_its_figure_along():
    (change,) = compare(snapshot(ROW), snapshot(claims=()))
    assert (change.after, change.withdrawn) == (None, ("c1",))


def test_a_judgement_is_named_where_it_touches_the_figure():
    review = {"judgement_id": "j1", "claims": ["c1"]}
    moved = {**ROW, "low": 3, "best": 3, "high": 3}
    (change,) = compare(snapshot(ROW), snapshot(moved, reviews=[review]))
    assert change.judged == ("j1",)


def test_figures_of_other_definitions_are_never_taken_for_one_another():
    other = {**ROW, "tally_id": "t9", "of": "injured"}
    changes = compare(snapshot(ROW), snapshot(other))
    assert sorted((c.before is None, c.after is None) for c in changes) == [(False, True), (True, False)]


def test_a_running_total_given_anew_is_one_figure_that_moved_and_another_origins_is_not():
    total = {**ROW, "scope": "cumulative", "from": "2011-03-15", "place": {"name": "Marn", "place_id": "wr:marn"}}
    grown = {**total, "tally_id": "t2", "best": 9, "high": 9, "low": 9, "claims": ["c2"]}
    (change,) = compare(snapshot(total), snapshot(grown, claims=("c2",)))
    assert (change.before, change.after, change.added) == ((4, 4, 4), (9, 9, 9), ("c2",))
    elsewhere = {**grown, "place": {"name": "Marn", "place_id": "wr:other"}}
    for other in ({**grown, "origins": ["o2"]}, {**grown, "from": "2014-01-01"}, elsewhere):
        assert len(compare(snapshot(total), snapshot(other, claims=("c2",)))) == 2
    incident = {**ROW, "tally_id": "t2", "claims": ["c2"]}
    assert len(compare(snapshot(ROW), snapshot(incident, claims=("c2",)))) == 2
