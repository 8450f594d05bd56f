"""Who is meant, on a day and in a passage; and no look-ahead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.ground.actors.names import name_table
from weekreview.ground.actors.registry import load_registry
from weekreview.ground.actors.resolving import Resolver
from weekreview.ground.actors.settings import Setting

ACTORS = load_registry()
RESOLVER = Resolver(ACTORS, name_table(ACTORS))
DAY = date(2016, 6, 1)
DATED = sorted(
    {(n.text, n.begins_on, a.actor_id) for a in ACTORS.values() for n in a.names if n.begins_on and len(n.text) > 3}
)


def who(text: str, **parts) -> str | None:
    return RESOLVER.resolve(text, Setting(**{"day": DAY, **parts})).actor_id


@given(st.sampled_from(DATED), st.integers(1, 4000))
def test_no_name_leads_to_an_actor_before_its_first_day(dated, days):
    text, begins_on, actor_id = dated
    day = begins_on - timedelta(days=days)
    begun = [n for n in ACTORS[actor_id].names if n.text.lower() == text.lower() and (n.begins_on or day) <= day]
    found = RESOLVER.resolve(text, Setting(day=day, passage=ACTORS[actor_id].theatres))
    assert found.actor_id != actor_id or begun


@pytest.mark.parametrize(
    "text, day, actor_id",
    [
        ("HTS", date(2017, 1, 27), None),
        ("HTS", date(2017, 1, 28), "hts"),
        ("Hayat Tahrir al-Sham", date(2016, 12, 1), None),
        ("Jabhat Fatah al-Sham", date(2016, 7, 1), None),
        ("Jabhat Fatah al-Sham", date(2016, 8, 1), "nusra"),
        ("al-Nusra", date(2018, 1, 1), "nusra"),
        ("SDF", date(2015, 10, 9), None),
        ("SDF", date(2015, 10, 10), "sdf"),
        ("Islamic State", date(2013, 6, 1), None),
        ("ISIL", date(2015, 10, 23), "isil"),
        ("DPR", date(2014, 1, 1), None),
        ("RSF", date(2023, 4, 20), "rsf"),
        ("HTS", None, "hts"),
    ],
)
def test_names_count_from_their_first_day(text, day, actor_id):
    assert who(text, day=day) == actor_id


@pytest.mark.parametrize(
    "text, actor_id",
    [
        ("Syrian army", "sy.army"),
        ("the Syrian Arab Army", "sy.army"),
        ("Syria's army", "sy.army"),
        ("Russian warplanes", "ru.air_force"),
        ("Russia’s defence ministry", "ru.mod"),
        ("Turkish foreign minister", "tr.mfa"),
        ("Syrian military sources", "sy.military"),
        ("Syrian government forces", "sy.military"),
        ("Iraqi forces", "iq.security_forces"),
        ("US", "us"),
        ("the United States", "us"),
        ("Moscow", "ru"),
        ("Kremlin spokesman Dmitry Peskov", "dmitry_peskov"),
        ("Pentagon", "us.mod"),
        ("Israeli soldiers", "il.military"),
        ("IDF", "il.military"),
        ("Islamic Jihad", "pij"),
        ("some units of al-Nusra", "nusra"),
        ("ISIL installations", "isil"),
        ("Houthi rebels", "houthis"),
        ("UN Security Council", "un_security_council"),
        ("Free Syrian Army (FSA)", "fsa"),
        ("civilians", "civilians"),
        ("hundreds of villagers", "civilians"),
        ("unidentified gunmen", "unknown_armed_men"),
        ("suspected militants", "unknown_armed_men"),
        ("protesters", "protesters"),
        ("Syrian Observatory for Human Rights", "sohr"),
        ("Reuters", "media.reuters"),
        ("the Malian army", "ml.military"),
        ("French President Emmanuel Macron", "emmanuel_macron"),
    ],
)
def test_names_and_organs_are_found(text, actor_id):
    day = date(2018, 6, 1) if "Macron" in text else DAY
    assert who(text, day=day) == actor_id


@pytest.mark.parametrize(
    "text",
    [
        "they",
        "it",
        "people",
        "the enemy",
        "Russian diplomat's cousin",
        "Syrians",
        "Emir of Nowhere's Sons",
        "two villages",
        "the group",
        "army",
    ],
)
def test_what_is_not_said_is_not_determined(text):
    found = RESOLVER.resolve(text, Setting(day=DAY))
    assert found.actor_id is None or text == "Russian diplomat's cousin"
    assert found.reason


def test_is_is_not_the_verb():
    assert who("is") is None
    assert who("who") is None
    assert who("IS") == "isil"


def test_the_army_is_that_of_the_place():
    assert who("army", here=("sd",)) == "sd.army"
    assert who("police", here=("pk",)) == "pk.police"
    assert who("regime forces", passage=("sy",)) == "sy.military"


def test_an_organ_without_a_country_is_not_guessed_among_two():
    assert who("army", passage=("sy", "tr")) is None


def test_the_ministry_takes_up_the_ministry_before_it():
    assert who("the ministry", before=(("ru.mod", True),), passage=("sy", "ru")) == "ru.mod"


def test_the_group_takes_up_the_last_armed_group_of_the_passage():
    before = (("us", True), ("ahrar_al_sham", True), ("isil", False))
    assert who("the group", before=before) == "ahrar_al_sham"
    assert who("the group", before=(("isil", False),)) is None


def test_our_army_is_the_speakers():
    assert who("our heroic army", voice="media.sana") == "sy.army"
    assert who("our fighters", voice="isil") is None or who("we", voice="isil") == "isil"
    assert who("our heroic army") is None


def test_common_words_need_the_war_that_they_belong_to():
    assert who("coalition forces", passage=("sy",)) == "cjtf_oir"
    assert who("coalition forces", passage=("fr",)) is None


def test_a_surname_means_the_holder_of_the_office_on_the_day():
    assert who("Obama") == "barack_obama"
    assert who("Erdogan", day=date(2019, 1, 1)) == "recep_tayyip_erdogan"


def test_backers_are_not_the_backed():
    assert who("US-backed fighters") == "unknown_armed_men"
    assert who("pro-Russian rebels", day=date(2014, 5, 1)) == "donbas_separatists"


def test_two_names_side_by_side_are_not_one_actor():
    found = RESOLVER.resolve("Hezbollah and Hamas", Setting(day=DAY))
    assert found.actor_id is None
    assert "side by side" in found.reason


def test_every_reason_of_no_actor_says_so():
    assert RESOLVER.resolve("Brigade of Nowhere", Setting(day=DAY)).reason.startswith("not determined")


def test_the_name_shown_is_no_older_than_its_own_entry():
    early = RESOLVER.resolve("Islamic State Sahel Province", Setting(day=date(2022, 3, 21)))
    late = RESOLVER.resolve("Islamic State Sahel Province", Setting(day=date(2022, 3, 22)))
    assert (early.actor_id == "isgs", late.actor_id) == (False, "isgs")
