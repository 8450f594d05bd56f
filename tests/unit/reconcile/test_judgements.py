"""Judgements of people: split, move, correct, undo; derived records are rebuilt around them and never undo them."""

import json
import random
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import AN_INSTANT, make_duplicate_link, make_judgement
from tests.unit.reconcile.telling import FAR_TOWN, MONDAY, REGISTRY, TOWN, TUESDAY, count, tell, unzip
from tests.unit.reconcile.worlds import FIRST, LAST, make_world
from weekreview.reconcile import ReconcileOptions, reconcile

SLOW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def strike(words, publisher="Courier", **told):
    return tell(words, "struck", "air_strike", publisher=publisher, **{"place": TOWN, "on": MONDAY, **told})


def run(told, *judgements):
    documents, claims = unzip(list(told))
    return reconcile(documents, claims, [], REGISTRY, ReconcileOptions(judgements=judgements))


def groups(found):
    return sorted(i.claims for i in found.incidents)


def held(**ids):
    return json.dumps({name: list(values) for name, values in ids.items()})


@pytest.fixture
def three():
    words = "Aircraft struck the mill of Marn", "The mill in Marn was struck from the air", "Jets struck Marn's mill"
    return [strike(f"{w}.", p) for w, p in zip(words, ("Courier", "Gazette", "Herald"), strict=True)]


def test_a_split_takes_claims_out_and_parts_them_from_the_rest(three):
    one, *rest = (c.claim_id for _, c in three)
    edge = make_judgement(kind="split", subject_id="i1", object_id=None, value=held(subject=[one], rest=rest))
    assert len(run(three).incidents) == 1
    assert groups(run(three, edge)) == sorted([(one,), tuple(sorted(rest))])


def test_a_move_joins_another_incident_and_leaves_its_own(three):
    told = [*three, strike("Aircraft struck the mill of Dolen.", "Herald", place=FAR_TOWN)]
    moved, *stayed, there = (c.claim_id for _, c in told)
    edge = make_judgement(
        kind="move", subject_id=moved, object_id=there, value=held(subject=[moved], object=[there], rest=stayed)
    )
    assert groups(run(told, edge)) == sorted([tuple(sorted([moved, there])), tuple(sorted(stayed))])


def test_a_moved_claim_takes_its_reprint_with_it(three):
    first = three[0]
    reprint = strike("Aircraft struck the mill of Marn.", "Echo", published=TUESDAY)
    told = [*three, reprint, strike("Aircraft struck the mill of Dolen.", "Herald", place=FAR_TOWN)]
    documents, claims = unzip(told)
    moved, *stayed, copy, there = (c.claim_id for c in claims)
    held_there = held(subject=[moved], object=[there], rest=[*stayed, copy])
    edge = make_judgement(kind="move", subject_id=moved, object_id=there, value=held_there)
    links = [make_duplicate_link(reprint[0].document_id, first[0].document_id)]
    found = reconcile(documents, claims, links, REGISTRY, ReconcileOptions(judgements=(edge,)))
    assert groups(found) == sorted([tuple(sorted([moved, copy, there])), tuple(sorted(stayed))])


def test_a_later_split_leaves_the_rest_of_an_earlier_same_together(three):
    told = [*three, strike("Aircraft struck the mill of Dolen.", "Herald", place=FAR_TOWN)]
    out, *stayed, there = (c.claim_id for _, c in told)
    same = make_judgement("j1", subject_id="i1", object_id="i2", value=held(subject=[out, *stayed], object=[there]))
    split = make_judgement("j2", kind="split", subject_id="i1", object_id=None,
                           value=held(subject=[out], rest=stayed), made_at=AN_INSTANT + timedelta(1))  # fmt: skip
    assert groups(run(told, same, split)) == sorted([(out,), tuple(sorted([*stayed, there]))])


def test_unsure_changes_nothing(three):
    one, other, _ = (c.claim_id for _, c in three)
    assert groups(run(three, make_judgement(kind="unsure", subject_id=one, object_id=other))) == groups(run(three))


def test_a_correction_moves_the_tally_and_keeps_machine_reviewed_and_accepted_value():
    told = [strike("Aircraft struck the mill of Marn and killed 14 men.", counts=[count("14", "killed")])]
    claim_id = told[0][1].claim_id
    edge = make_judgement(kind="correct", subject_id=claim_id, object_id="quantity.killed", value="4")
    found = run(told, edge)
    assert {t.best for t in found.tallies} == {4}
    (review,) = found.reviews
    assert (review.machine, review.reviewed, review.accepted, review.used) == ("14", "4", "4", True)
    assert {t.best for t in run(told, replace(edge, ended_at=AN_INSTANT, ended_why="no")).tallies} == {14}


@pytest.mark.parametrize(
    ("field", "value"),
    [("quantity.killed", "many"), ("quantity.killed", "9-3"), ("state", "perhaps"), ("when", "soon"), ("colour", "red"),
     ("place", "wr:nowhere"), ("when", "2031-03-05/2031-03-03")],
)  # fmt: skip
def test_a_value_that_can_not_be_used_leaves_the_machines(field, value):
    told = [strike("Aircraft struck the mill of Marn and killed 14 men.", counts=[count("14", "killed")])]
    edge = make_judgement(kind="correct", subject_id=told[0][1].claim_id, object_id=field, value=value)
    found = run(told, edge)
    assert found.tallies == run(told).tallies
    assert [(r.reviewed, r.used) for r in found.reviews] == [(value, False)]


def test_what_is_put_right_in_a_claim_is_put_right_in_its_reprints():
    def told(**where):
        return strike("Aircraft struck the mill of Marn and killed 14 men.", counts=[count("14", "killed")], **where)

    first, copy = told(), told(publisher="Gazette", published=TUESDAY)
    documents, claims = unzip([first, copy])
    links = [make_duplicate_link(copy[0].document_id, first[0].document_id)]
    edge = make_judgement(kind="correct", subject_id=first[1].claim_id, object_id="quantity.killed", value="4")
    found = reconcile(documents, claims, links, REGISTRY, ReconcileOptions(judgements=(edge,)))
    assert {(t.low, t.best, t.high) for t in found.tallies} == {(4, 4, 4)}
    assert len(found.reviews) == 1


def test_a_corrected_day_and_state_reach_all_that_is_derived():
    told = [strike("Aircraft struck the mill of Marn.")]
    claim_id = told[0][1].claim_id
    day = make_judgement("j1", kind="correct", subject_id=claim_id, object_id="when", value="2031-03-05")
    assert run(told, day).incidents[0].earliest_on.isoformat() == "2031-03-05"
    state = make_judgement("j2", kind="correct", subject_id=claim_id, object_id="state", value="planned")
    assert run(told, day, state).incidents == ()


def drawn(world, rng, size):
    """Return same and not_same judgements between random claims, each made later than the one before."""
    ids = sorted(c.claim_id for c in world.claims)
    return tuple(
        make_judgement(
            f"j{n}", kind=rng.choice(["same", "not_same"]), subject_id=a, object_id=b, made_at=AN_INSTANT + timedelta(n)
        )
        for n in range(size)
        for a, b in [rng.sample(ids, 2)]
    )


def of(world, judgements):
    options = ReconcileOptions(FIRST, LAST, publisher_families=world.families, judgements=judgements)
    return reconcile(world.documents, world.claims, world.links, world.registry, options)


@SLOW
@given(seed=st.integers(0, 1000), size=st.integers(1, 8))
def test_bounds_stay_in_order_through_every_merge_split_and_undo(seed, size):
    world, rng = make_world(seed, incidents=12, towns=6), random.Random(seed)
    made = drawn(world, rng, size)
    ended = tuple(replace(j, ended_at=j.made_at, ended_why="undone") if rng.random() < 0.5 else j for j in made)
    for judgements in (made, ended):
        for tally in of(world, judgements).tallies:
            assert tally.low <= tally.best and (tally.high is None or tally.best <= tally.high)


@SLOW
@given(seed=st.integers(0, 1000), size=st.integers(1, 8))
def test_what_is_undone_leaves_no_trace(seed, size):
    world = make_world(seed, incidents=12, towns=6)
    made = drawn(world, random.Random(seed), size)
    ended = tuple(replace(j, ended_at=j.made_at, ended_why="undone") for j in made)
    assert of(world, ended) == of(world, ())


@SLOW
@given(seed=st.integers(0, 1000), size=st.integers(2, 8), order=st.randoms(use_true_random=False))
def test_the_order_in_which_judgements_come_changes_nothing(seed, size, order):
    world = make_world(seed, incidents=12, towns=6)
    made = list(drawn(world, random.Random(seed), size))
    there = of(world, tuple(made))
    order.shuffle(made)
    assert of(world, tuple(made)) == there


@SLOW
@given(seed=st.integers(0, 1000), size=st.integers(1, 8))
def test_the_last_judgement_always_holds(seed, size):
    world = make_world(seed, incidents=12, towns=6)
    made = drawn(world, random.Random(seed), size)
    last = made[-1]
    found = of(world, made)
    incident_of = {c: i.incident_id for i in found.incidents for c in i.claims}
    copies = {c.claim_id: c.evidence.text for c in world.claims}
    if copies[last.subject_id] == copies[last.object_id]:
        return  # a copy and its source are one telling, which nobody can part
    together = incident_of[last.subject_id] == incident_of[last.object_id]
    assert together is (last.kind == "same")
