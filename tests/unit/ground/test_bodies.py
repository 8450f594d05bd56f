"""Bodies of a state that are named without it, own names of organs, and persons by office, family and sound."""

from __future__ import annotations

from datetime import date

import pytest

from weekreview.ground.actors.names import name_table
from weekreview.ground.actors.registry import load_registry
from weekreview.ground.actors.resolving import Resolver
from weekreview.ground.actors.settings import Setting
from weekreview.ground.actors.sounds import sound
from weekreview.ground.actors.states import organ_id, own_names

ACTORS = load_registry()
RESOLVER = Resolver(ACTORS, name_table(ACTORS))


def resolve(text, day="2015-06-01", **known):
    """Return who is meant by a phrase on a day."""
    return RESOLVER.resolve(text, Setting(date.fromisoformat(day), **known)).actor_id


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("The Home Office", "gb.interior"),
        ("the Pentagon", "us.mod"),
        ("the Knesset", "il.parliament"),
        ("the Bundeswehr", "de.military"),
        ("the Verkhovna Rada", "ua.parliament"),
        ("MI5", "gb.mi5"),
        ("Congress", "us.parliament"),
    ],
)
def test_an_organs_own_name_needs_no_country_and_yields_to_none(text, actor_id):
    assert resolve(text, here=("iq",), passage=("iq",), main="iq") == actor_id


def test_a_name_that_several_states_use_is_told_by_the_country_in_play():
    assert resolve("the Communist Party", passage=("ua",)) == "ua.communists"
    assert resolve("the Communist Party", passage=("cn",)) == "cn.ccp"
    assert resolve("the Communist Party", passage=("no",)) is None
    assert resolve("the Foreign Office", passage=("pk",)) == "pk.mfa"
    assert resolve("the Foreign Office", passage=("iq",)) == "gb.fco"
    assert resolve("the Security Service", passage=("gb",)) == "gb.mi5"


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("spy agencies", "de.intelligence"),
        ("prosecutors", "de.courts"),
        ("the central bank", "de.central_bank"),
        ("the justice ministry", "de.justice"),
    ],
)
def test_collectives_are_of_the_country_in_play_or_of_nobody(text, actor_id):
    assert resolve(text, here=("de",), passage=("de",)) == actor_id
    assert resolve(text) is None
    assert resolve(text, passage=("de", "fr")) is None


def test_who_acts_in_the_sentence_tells_more_of_a_parliament_than_where_the_war_is():
    known = {"passage": ("iq",), "towns": ("iq",)}
    assert resolve("MPs", "2005-04-28", **known) == "iq.parliament"
    assert resolve("MPs", "2005-04-28", beside=(("tony_blair",), ()), **known) == "gb.parliament"
    assert resolve("police", "2005-04-28", beside=(("tony_blair",), ()), **known) == "iq.police"


def test_of_those_who_act_in_the_sentence_the_ones_before_go_first():
    beside = (("vladimir_putin",), ("petro_poroshenko",))
    assert resolve("troops near Ukraine's border", beside=beside) == "ru.military"
    assert resolve("troops near Ukraine's border") is None
    assert resolve("ambassador to Egypt", beside=(("il.government",), ())) == "il.mfa"


def test_the_president_is_who_holds_the_office_on_the_day():
    assert resolve("the president", "2013-06-30", passage=("eg",)) == "mohamed_morsi"
    assert resolve("the president", "2013-07-10", passage=("eg",)) == "adly_mansour"
    assert resolve("the former president", "2013-07-10", passage=("eg",)) is None
    assert resolve("the president", "2013-07-10") is None
    assert resolve("the Ukrainian president", "2014-07-10") == "petro_poroshenko"


def test_those_against_a_government_are_not_its_men():
    assert resolve("anti-government forces", "2011-03-07", passage=("ly",)) == "anti_gaddafi_forces"
    assert resolve("anti-government forces", "2011-03-07", passage=("th",)) is None
    assert resolve("anti-terrorist forces", "2011-03-07", passage=("th",)) == "th.military"


def test_people_who_come_from_a_state_do_not_act_for_it():
    assert resolve("six American military contractors") is None
    assert resolve("relatives of Syrian soldiers") is None


def test_rebels_of_a_state_are_those_of_its_war_on_the_day():
    assert resolve("Libyan insurgents", "2011-08-22") == "anti_gaddafi_forces"
    assert resolve("Libyan insurgents", "2015-08-22") == "unknown_armed_men"
    assert resolve("Separatist rebels", "2014-06-08", passage=("ua",)) == "donbas_separatists"
    assert resolve("Separatist rebels", "2014-06-08", passage=("th",)) == "unknown_armed_men"


def test_the_court_takes_up_one_of_several_states_that_is_named_before_it():
    assert resolve("the court", passage=("sd",), before=(("icc", True),)) == "icc"
    assert resolve("the court", passage=("sd",), before=(("icc", False),)) == "sd.courts"


def test_relatives_and_spellings_of_a_person_are_found():
    assert resolve("Gaddafi's son Khamis", "2011-08-29", passage=("ly",)) == "khamis_gaddafi"
    assert resolve("Gaddafi's son Zzz", "2011-08-29", passage=("ly",)) is None
    assert resolve("the engineer Abdul Raheem al-Keeb", "2011-10-31") == "abdurrahim_el_keib"
    assert resolve("Schabas", "2014-08-12", before=(("william_schabas", False),)) == "william_schabas"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Abdurrahim el-Keib", "Abdul Raheem al-Keeb", True),
        ("Muhammad al-Halbousi", "Mohamed Halbusi", True),
        ("Ali Khamenei", "Ali Khatami", False),
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Ahmed Mekki", "Mahmoud Mekki", False),
        ("Gaddafi", "Kadafi", False),
    ],
)
def test_spellings_of_one_name_sound_alike_and_others_do_not(one, other, same):
    assert bool(sound(one) and sound(one) == sound(other)) is same


def test_own_names_are_of_organs_and_lie_in_one_record_each():
    assert set(own_names()) <= set(ACTORS)
    assert organ_id("gb", "mfa") == "gb.fco"
    assert "gb.mfa" not in ACTORS
    assert organ_id("sy", "mfa") in ACTORS


def test_a_surname_works_for_a_year_after_office_where_no_country_speaks_against_it():
    assert resolve("Morsi", "2013-07-10") == "mohamed_morsi"
    assert resolve("Morsi", "2015-07-10") is None
    assert resolve("Morsi", "2013-07-10", passage=("fr",)) is None
