"""Words that are somebody's only in one war, on one day or behind one name."""

from __future__ import annotations

from datetime import date

import pytest

from weekreview.ground.actors.names import name_table
from weekreview.ground.actors.registry import load_registry
from weekreview.ground.actors.resolving import Resolver
from weekreview.ground.actors.rulers import land_of_rulers, ruler_of
from weekreview.ground.actors.settings import Setting

ACTORS = load_registry()
RESOLVER = Resolver(ACTORS, name_table(ACTORS))


def resolve(text, day, **known):
    """Return who is meant by a phrase on a day."""
    return RESOLVER.resolve(text, Setting(date.fromisoformat(day), **known)).actor_id


@pytest.mark.parametrize(
    ("day", "country", "actor_id"),
    [
        ("2011-02-16", "ly", "unknown_armed_men"),
        ("2011-03-02", "ly", "anti_gaddafi_forces"),
        ("2011-10-24", "ly", "unknown_armed_men"),
        ("2011-03-02", "sy", "unknown_armed_men"),
    ],
)
def test_rebels_are_a_wars_own_only_there_and_then(day, country, actor_id):
    assert resolve("the rebels", day, passage=(country,)) == actor_id


def test_militias_keep_their_side_where_their_town_is_named():
    assert resolve("pro-Russian militias from Donetsk", "2014-05-16", passage=("ua",)) == "donbas_separatists"
    assert resolve("Pro-Russian militants in eastern Ukraine", "2014-04-16", passage=("ua",)) == "donbas_separatists"
    assert resolve("pro-Russian militias from Donetsk", "2014-03-16", passage=("ua",)) != "donbas_separatists"


def test_a_rights_group_is_no_armed_group():
    before = (("isil", True), ("hrw", True))
    assert resolve("the campaign group", "2016-10-24", before=before) == "hrw"
    assert resolve("the group", "2016-10-24", before=before) == "isil"


def test_the_alliance_is_the_one_named_before():
    assert resolve("the alliance", "2011-06-19", before=(("muammar_gaddafi", True), ("nato", True))) == "nato"
    assert resolve("the alliance", "2011-06-19", before=(("nato", False),)) is None


def test_a_leader_is_told_by_the_day():
    assert resolve("the Libyan leader", "2011-06-17", passage=("ly",)) == "muammar_gaddafi"
    assert resolve("the Libyan leader", "2011-12-17", passage=("ly",)) != "muammar_gaddafi"
    assert ruler_of("ly", ACTORS, None) is None


def test_bodies_of_a_state_are_its_rulers_where_no_country_is_named():
    assert resolve("the upper house of parliament", "2012-11-22", before=(("mohamed_morsi", True),)) == "eg.parliament"
    both = ["mohamed_morsi", "barack_obama"]
    assert land_of_rulers(both, ACTORS, date(2012, 11, 22)) is None
    assert land_of_rulers(both[:1], ACTORS, date(2012, 11, 22)) == "eg"


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("non-combatants", "civilians"),
        ("US commanders", "us.military"),
        ("Russian sailors", "ru.navy"),
        ("unidentified men in military fatigues", "unknown_armed_men"),
        ("thousands of Gaddafi supporters", None),
        ("the Egyptian vice president", "eg.vice_president"),
        ("Monitors of the OSCE", "osce"),
    ],
)
def test_words_of_men_and_organs(text, actor_id):
    assert resolve(text, "2011-02-20", passage=("ly",)) == actor_id
