"""Made-up weeks: the same from the same seed, their claims true to their text, and measures that notice damage."""

from dataclasses import replace
from datetime import date

import pytest

from weekreview.errors import InputError
from weekreview.evaluate.worlds import load_parameters, make_world
from weekreview.evaluate.worlds.disagreements import disagreements, obscured, planted
from weekreview.evaluate.worlds.figures import figures
from weekreview.evaluate.worlds.measures import measure
from weekreview.evaluate.worlds.sayings import Number
from weekreview.evaluate.worlds.tellings import Said
from weekreview.ground.actors.registry import load_registry
from weekreview.reconcile import ReconcileOptions, reconcile
from weekreview.reconcile.sides import Sides

SMALL = replace(load_parameters(), events_low=30, events_high=30)


@pytest.fixture(scope="module")
def world():
    return make_world(7, SMALL)


@pytest.fixture(scope="module")
def found(world):
    options = ReconcileOptions(world.war.first_on, world.war.last_on, publisher_families=world.families)
    return reconcile(world.press.documents, world.press.claims, world.links, load_registry(), options)


def test_a_seed_gives_one_week(world):
    again = make_world(7, SMALL)
    assert again.press.documents == world.press.documents
    assert again.press.claims == world.press.claims
    assert make_world(8, SMALL).press.claims != world.press.claims


def test_every_span_of_a_claim_is_what_stands_in_the_text(world):
    texts = {d.document_id: d.text for d in world.press.documents}
    for claim in world.press.claims:
        text = texts[claim.document_id]
        spans = [claim.evidence, claim.trigger, *(m.span for m in (*claim.actors, *claim.targets))]
        spans += [q.span for q in claim.quantities] + [m.span for m in claim.places if not m.inherited]
        assert all(text[s.begin : s.end] == s.text for s in spans)


def test_every_actor_of_the_cast_is_in_the_registry(world):
    registry = load_registry()
    named = {i for f in world.cast.forces for _, i in (*f.words, *f.air)} | {v.actor_id for v in world.cast.voices}
    assert named - {None} <= registry.keys()


def test_the_week_is_recovered_and_no_history_or_running_total_reaches_its_tallies(world, found):
    scores = figures(measure(world, found, world.press.said, Sides(load_registry())))
    assert scores["origins, B-cubed F1"] > 0.9
    assert scores["incidents, B-cubed F1"] > 0.88
    assert scores["tallies: bounds hold the truth"] > 0.88
    assert scores["state of each place and day"] > 0.95
    assert scores["cumulative or historical figures in a week's tally"] == 0


def test_measures_notice_what_is_broken(world, found):
    sides, said = Sides(load_registry()), world.press.said
    whole = measure(world, found, said, sides)
    one = replace(found.incidents[0], claims=tuple(c for i in found.incidents for c in i.claims))
    assert (
        measure(world, replace(found, incidents=(one,)), said, sides)["incidents.precision"]
        < whole["incidents.precision"]
    )
    bent = tuple(replace(t, low=t.low + 900, best=t.best + 900, high=t.high and t.high + 900) for t in found.tallies)
    assert measure(world, replace(found, tallies=bent), said, sides)["tallies.held"] == 0
    none = measure(world, replace(found, contradictions=(), states=()), said, sides)
    assert none["states.right"] < whole["states.right"]
    assert not any(count for name, count in none.items() if name.startswith("seen."))
    leaking = next(c for c, s in said.items() if s.kind == "background")
    leaked = replace(found.tallies[0], claims=(leaking,), scope="incident")
    assert measure(world, replace(found, tallies=(leaked,)), said, sides)["leaks"] == 1


def test_something_is_planted_in_every_full_week():
    assert {key[0] for seed in (100, 101) for key in planted(make_world(seed).press.said)} >= {"count", "existence"}


def test_a_file_of_parameters_with_a_stranger_in_it_is_refused(tmp_path):
    path = tmp_path / "parameters.json"
    path.write_text('{"moons": 2}')
    with pytest.raises(InputError, match="moons"):
        load_parameters(path)


def about_marn(**told):
    return Said(**{"event": 1, "origin": "voice:a", "place": "Marn", "force": "army", **told})


def test_who_tells_of_an_event_near_another_town_disagrees_on_where():
    near = about_marn(origin="voice:b", place=None, near="Dolen")
    assert {k[0] for k in disagreements(about_marn(), near)} == {"place"}
    assert disagreements(about_marn(), replace(near, near="Marn")) == {}
    assert disagreements(about_marn(), replace(near, near=None)) == {}


def test_a_strike_is_held_against_a_capture_that_came_before_it_in_either_order():
    fell = about_marn(captures=True, foe="front", on=date(2031, 3, 3))
    struck = about_marn(event=2, origin="voice:b", force="ru", foe="front", on=date(2031, 3, 5))
    for one, other in ((fell, struck), (struck, fell)):
        assert {k[0] for k in disagreements(one, other)} == {"struck"}
        assert disagreements(replace(one, on=date(2031, 3, 3)), replace(other, on=date(2031, 3, 3))) == {}


def test_a_count_is_hidden_where_a_raised_toll_or_another_day_goes_with_it_and_not_where_one_plain_pair_shows_it():
    def toll(value, **told):
        number = Number("killed", "people", str(value), value, value, value)
        return about_marn(on=date(2016, 2, 16), numbers=(number,), **told)

    right, wrong = toll(5), toll(9, origin="voice:b", wrong=frozenset({"count"}))
    later, elsewhere = replace(wrong, as_of=1), replace(wrong, on=date(2016, 2, 17))
    assert len(planted({"a": right, "b": wrong})) == 1 and not obscured({"a": right, "b": wrong})
    assert len(obscured({"a": right, "b": later})) == 1
    assert len(obscured({"a": right, "b": elsewhere})) == 1
    third = replace(right, origin="voice:c", on=elsewhere.on)
    assert not obscured({"a": right, "b": elsewhere, "c": third})
