"""Whole weeks with known truth: what is recovered, and what must hold for any order of arrival."""

import random
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.reconcile.worlds import FIRST, LAST, World, b_cubed, make_world
from weekreview.model import ClaimState, Scope
from weekreview.reconcile import BEST_RULES, Reconciled, ReconcileOptions, reconcile

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def run(world: World, **options) -> Reconciled:
    options = {"from_on": FIRST, "to_on": LAST, "publisher_families": world.families, **options}
    return reconcile(world.documents, world.claims, world.links, world.registry, ReconcileOptions(**options))


def shuffled(world: World, seed: int) -> World:
    rng = random.Random(seed)
    lists = {name: list(getattr(world, name)) for name in ("documents", "claims", "links")}
    for items in lists.values():
        rng.shuffle(items)
    return replace(world, **lists)


def elsewhere(world: World) -> list:
    """Return the world's claims as other documents tell them."""
    return [replace(c, document_id=f"{c.document_id}e") for c in world.claims]


def derived(result: Reconciled) -> tuple:
    return result.origins, result.incidents, result.tallies, result.contradictions, result.states, result.refusals


@pytest.mark.parametrize("seed", range(8))
def test_incidents_and_origins_of_a_week_are_recovered(seed):
    world = make_world(seed, incidents=60, towns=80)
    result = run(world)
    incident_of = {c: i.incident_id for i in result.incidents for c in i.claims}
    assert b_cubed(incident_of, world.incident_of) >= 0.95
    assert b_cubed({c.claim_id: c.origin_id for c in result.claims}, world.origin_of) >= 0.98


@pytest.mark.parametrize("seed", range(8))
def test_the_bounds_of_incidents_hold_the_truth(seed):
    world = make_world(seed, incidents=60, towns=80)
    result = run(world)
    truth = {e.number: e.killed for e in world.events}
    held = []
    for tally in result.tallies:
        events = {world.incident_of[c] for c in tally.claims}
        if tally.level == "incident" and len(events) == 1:
            killed = truth[events.pop()]
            held.append(tally.low <= killed and (tally.high is None or killed <= tally.high))
    assert len(held) > 40
    assert sum(held) / len(held) >= 0.95


@SLOW
@given(seed=st.integers(0, 10_000), order=st.integers(0, 10_000))
def test_the_order_of_arrival_changes_nothing(seed, order):
    world = make_world(seed, incidents=20, towns=10)
    there, back = run(world), run(shuffled(world, order))
    assert derived(there) == derived(back)
    assert {c.claim_id: c for c in there.claims} == {c.claim_id: c for c in back.claims}


@SLOW
@given(seed=st.integers(0, 10_000))
def test_reconciling_what_was_reconciled_changes_nothing(seed):
    world = make_world(seed, incidents=20, towns=10)
    once = run(world)
    assert run(replace(world, claims=list(once.claims))) == once


@SLOW
@given(seed=st.integers(0, 10_000), rule=st.sampled_from(BEST_RULES))
def test_low_best_and_high_stay_in_order_and_sums_are_their_addends(seed, rule):
    world = make_world(seed, incidents=25, towns=6)
    for tally in run(world, best_rule=rule).tallies:
        assert tally.low <= tally.best
        assert tally.high is None or tally.best <= tally.high
        if tally.addends and not tally.disputed:
            assert tally.low == sum(low for _, low, _ in tally.addends)
            highs = [high for _, _, high in tally.addends]
            assert tally.high == (None if None in highs else sum(highs))


@SLOW
@given(seed=st.integers(0, 10_000))
def test_no_figure_of_another_week_another_state_or_a_running_total_reaches_a_period(seed):
    """Every figure of the week is given again as history, as a plan, as of last month, and as a running total."""
    world = make_world(seed, incidents=12, towns=10)
    before = {t.tally_id: t for t in run(world).tallies}
    strangers = []
    for n, claim in enumerate(elsewhere(world)):
        states = (ClaimState.HISTORICAL, ClaimState.PLANNED, ClaimState.UNCERTAIN, ClaimState.DENIED)
        strangers.append(replace(claim, claim_id=f"c9{n}h", state=states[n % 4]))
        when = replace(claim.when, earliest_on=FIRST - timedelta(30), latest_on=FIRST - timedelta(30))
        strangers.append(replace(claim, claim_id=f"c9{n}o", when=when))
    added = run(replace(world, claims=world.claims + strangers))
    reached = {c for t in added.tallies for c in t.claims}
    assert not reached & {c.claim_id for c in strangers}
    sums = {(t.tally_id, t.low, t.best, t.high) for t in before.values() if t.level == "all"}
    assert sums == {(t.tally_id, t.low, t.best, t.high) for t in added.tallies if t.level == "all"}


def test_running_totals_leave_every_sum_as_it_was():
    world = make_world(3, incidents=12, towns=10)
    before = [t for t in run(world).tallies if t.addends]
    totals = [
        replace(
            claim, claim_id=f"c9{n}",
            quantities=tuple(replace(q, scope=Scope.CUMULATIVE, low=1000.0, high=1000.0) for q in claim.quantities),
        )
        for n, claim in enumerate(elsewhere(world))
    ]  # fmt: skip
    after = run(replace(world, claims=world.claims + totals))
    assert [(t.tally_id, t.low, t.best, t.high) for t in after.tallies if t.addends] == [
        (t.tally_id, t.low, t.best, t.high) for t in before
    ]


def test_every_derived_record_rests_on_claims_that_exist():
    world = make_world(5, incidents=40)
    result = run(world)
    known, origins = {c.claim_id for c in world.claims}, {o.origin_id for o in result.origins}
    for record in (*result.incidents, *result.tallies):
        assert set(record.claims) <= known and record.claims
        assert set(record.origins) <= origins and record.origins
    for incident in result.incidents:
        assert 1 <= incident.corroboration <= len(incident.origins)
        assert 0.0 <= incident.p <= 1.0


def test_each_happened_claim_tells_exactly_one_incident():
    world = make_world(6, incidents=40)
    told = [c for i in run(world).incidents for c in i.claims]
    assert sorted(told) == sorted(c.claim_id for c in world.claims)


def test_nothing_gives_nothing():
    result = reconcile([], [], [], {})
    assert derived(result) == ((), (), (), (), (), ())


def test_ten_thousand_claims_take_well_under_half_a_minute_and_cost_grows_with_the_claims():
    small, large = make_world(1, incidents=400, publishers=20, towns=300), make_world(1, 3700, 20, 3000)
    assert len(large.claims) >= 10_000
    seconds = []
    for world in (small, large):
        begin = time.process_time()
        run(world)
        seconds.append(time.process_time() - begin)
    assert seconds[1] < 20
    assert seconds[1] / seconds[0] < 2.5 * len(large.claims) / len(small.claims)
