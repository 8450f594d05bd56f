"""Sides: who speaks and acts as one, on which day."""

from datetime import date

from tests.factories import make_actor, make_affiliation
from weekreview.model import ActorKind
from weekreview.reconcile.sides import Sides


def sides_of(*actors):
    return Sides({a.actor_id: a for a in actors})


def test_a_part_and_what_controls_it_are_one_side():
    sides = sides_of(
        make_actor("wing", kind=ActorKind.MEDIA, affiliations=(make_affiliation("group"),)),
        make_actor("cell", kind=ActorKind.MILITIA, affiliations=(make_affiliation("wing", relation="controlled_by"),)),
        make_actor("group", kind=ActorKind.REBEL_GROUP),
    )
    assert sides.same("cell", "group", None)
    assert sides.column("cell", None) == "group"


def test_ties_hold_from_their_first_day_to_their_last():
    tie = make_affiliation("parent", begins_on=date(2031, 1, 1), ends_on=date(2031, 6, 30))
    sides = sides_of(
        make_actor("a", kind=ActorKind.MILITIA, affiliations=(tie,)), make_actor("parent", kind=ActorKind.MILITIA)
    )
    assert [
        sides.same("a", "parent", d)
        for d in (date(2030, 12, 31), date(2031, 1, 1), date(2031, 6, 30), date(2031, 7, 1))
    ] == [
        False,
        True,
        True,
        False,
    ]


def test_organs_of_one_state_are_one_side_even_where_the_state_is_not_recorded():
    sides = sides_of(
        make_actor("zz.army", country="zz"), make_actor("zz.ministry", kind=ActorKind.MINISTRY, country="zz")
    )
    assert sides.same("zz.army", "zz.ministry", None)
    assert sides.column("zz.army", None) == "zz.army"


def test_an_organ_that_has_split_off_is_not_of_the_states_side():
    rebels = make_actor("zz.free", country="zz", affiliations=(make_affiliation("zz", relation="split_from"),))
    sides = sides_of(rebels, make_actor("zz", kind=ActorKind.STATE, country="zz"))
    assert not sides.same("zz.free", "zz", None)


def test_a_militia_of_a_country_is_no_organ_of_its_state():
    sides = sides_of(
        make_actor("m", kind=ActorKind.MILITIA, country="zz"), make_actor("zz", kind=ActorKind.STATE, country="zz")
    )
    assert not sides.same("m", "zz", None)


def test_members_of_a_coalition_are_of_its_side_but_keep_their_own_column():
    sides = sides_of(
        make_actor("aa", kind=ActorKind.STATE, country="aa", affiliations=(make_affiliation("coalition"),)),
        make_actor("coalition", kind=ActorKind.COALITION),
    )
    assert sides.same("aa", "coalition", None)
    assert sides.column("aa", None) == "aa"


def test_states_that_sit_in_one_organisation_are_not_one_side_but_its_agencies_are():
    sides = sides_of(
        make_actor("aa", kind=ActorKind.STATE, country="aa", affiliations=(make_affiliation("un"),)),
        make_actor("bb", kind=ActorKind.STATE, country="bb", affiliations=(make_affiliation("un"),)),
        make_actor("un.relief", kind=ActorKind.INTERNATIONAL_ORGANISATION, affiliations=(make_affiliation("un"),)),
        make_actor("un", kind=ActorKind.INTERNATIONAL_ORGANISATION),
    )
    assert not sides.same("aa", "bb", None)
    assert sides.same("un.relief", "un", None)


def test_a_chain_of_ties_counts_once():
    sides = sides_of(
        make_actor("a", kind=ActorKind.MILITIA, affiliations=(make_affiliation("x"),)),
        make_actor("b", kind=ActorKind.MILITIA, affiliations=(make_affiliation("x"), make_affiliation("y"))),
        make_actor("c", kind=ActorKind.MILITIA, affiliations=(make_affiliation("y"),)),
    )
    assert sides.groups(["a", "c"], None) == 2
    assert sides.groups(["a", "b", "c"], None) == 1
    assert sides.groups([], None) == 0


def test_ties_that_go_in_a_circle_end():
    sides = sides_of(
        make_actor("a", kind=ActorKind.MILITIA, affiliations=(make_affiliation("b"),)),
        make_actor("b", kind=ActorKind.MILITIA, affiliations=(make_affiliation("a"),)),
    )
    assert sides.same("a", "b", None)
    assert sides.column("a", None) in ("a", "b")
