"""Claims tied to the world: places with the words around them, actors, speakers, party, refusals."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.ground.writing import ground_one, make_claim, make_document
from weekreview.ground import ground
from weekreview.ground.gazetteer.distances import distance_km
from weekreview.ground.places.ordering import is_origin
from weekreview.model import Precision, Reason

DAY = date(2015, 10, 23)
ALEPPO, DAMASCUS = (36.20, 37.16), (33.51, 36.29)


def place_of(gazetteer, text, phrase, **parts):
    claim, _ = ground_one(gazetteer, text, day=DAY, places=[phrase], **parts)
    return claim.places[0].place


def km_from(place, spot) -> float:
    return distance_km(place.lat, place.lon, *spot)


@pytest.mark.parametrize(
    "text, phrase, spot, km, precision",
    [
        ("Shells fell in Aleppo, Syria.", "Aleppo", ALEPPO, 10, Precision.SETTLEMENT),
        (
            "The army moved into the Latakia province of Syria.",
            "Latakia province",
            (35.6, 36.0),
            25,
            Precision.PROVINCE,
        ),
        ("Night raids shook the Damascus area in Syria.", "Damascus area", DAMASCUS, 10, Precision.NEAR),
        (
            "Syrian troops broke the ring around Kweiris air base.",
            "Kweiris air base",
            (36.19, 37.58),
            10,
            Precision.SITE,
        ),
        ("Jets took off from the Hmeimim aerodrome in Syria.", "Hmeimim aerodrome", (35.41, 35.95), 10, Precision.SITE),
        ("A bridge fell in eastern Deir Ezzor, Syria.", "eastern Deir Ezzor", (35.34, 40.14), 25, Precision.SETTLEMENT),
        ("Raids hit near al-Shadadi in Syria.", "near al-Shadadi", (36.06, 40.73), 10, Precision.NEAR),
        (
            "Fighting went on in the Iraqi city of Mosul.",
            "Iraqi city of Mosul",
            (36.34, 43.13),
            15,
            Precision.SETTLEMENT,
        ),
        (
            "Syria: people left the province of Deir el-Zour.",
            "province of Deir el-Zour",
            (35.0, 40.4),
            25,
            Precision.PROVINCE,
        ),
        ("Clashes broke out in northern Syria.", "northern Syria", (36.1, 38.0), 60, Precision.FRONT),
        ("Shelling hit villages in northern Gaza.", "northern Gaza", (31.54, 34.51), 10, Precision.DISTRICT),
    ],
)
def test_phrases_are_placed(gazetteer, text, phrase, spot, km, precision):
    place = place_of(gazetteer, text, phrase)
    assert place is not None
    assert km_from(place, spot) <= km
    assert place.precision is precision


def test_so_far_from_a_town_is_a_spot_with_room(gazetteer):
    place = place_of(gazetteer, "The convoy burned 30 km north-east of Aleppo, Syria.", "30 km north-east of Aleppo")
    assert km_from(place, ALEPPO) == pytest.approx(30, abs=3)
    assert place.lat > ALEPPO[0] and place.lon > ALEPPO[1]
    assert place.radius_m >= 5000 and place.precision is Precision.NEAR


def test_south_of_a_city_lies_outside_it_to_the_south(gazetteer):
    place = place_of(gazetteer, "Syrian troops took areas south of Aleppo city.", "areas south of Aleppo city")
    assert place.lat < ALEPPO[0] - 0.1
    assert place.precision is Precision.NEAR
    town = place_of(gazetteer, "Syrian troops took Aleppo city.", "Aleppo city")
    assert place.radius_m >= 15_000 + town.radius_m / 2  # it does not shrink to a spot


def test_near_a_town_reaches_farther_than_the_town(gazetteer):
    near = place_of(gazetteer, "Raids hit near al-Shadadi in Syria.", "near al-Shadadi")
    town = place_of(gazetteer, "Raids hit al-Shadadi in Syria.", "al-Shadadi")
    assert near.radius_m == town.radius_m + 10_000


def test_the_city_is_the_one_named_before(gazetteer):
    claim, _ = ground_one(
        gazetteer,
        "In Aleppo the Syrian army attacked around the south of the city.",
        day=DAY,
        places=["around the south of the city"],
    )
    assert claim.places[0].inherited
    assert km_from(claim.places[0].place, ALEPPO) < 40
    assert "taken up" in claim.places[0].reason


def test_the_city_with_no_place_before_it_is_not_determined(gazetteer):
    claim, refusals = ground_one(gazetteer, "Rebels left the city before dawn.", day=DAY, places=["the city"])
    assert claim.places[0].place is None
    assert claim.places[0].reason.startswith("not determined")
    assert [r.reason for r in refusals] == [Reason.PLACE_UNKNOWN]


def test_places_side_by_side_become_one_mention_each(gazetteer):
    text = "Snow fell on western Syria's Tartus, Homs and Idleb."
    claim, _ = ground_one(gazetteer, text, day=DAY, places=["western Syria's Tartus, Homs and Idleb"])
    assert [m.span.text for m in claim.places] == ["Tartus", "Homs", "Idleb"]
    assert all(m.place.country == "sy" for m in claim.places)
    assert all(text[m.span.begin : m.span.end] == m.span.text for m in claim.places)


def test_two_borders_are_two_fronts(gazetteer):
    text = "US drones struck in Syria near the Iraqi and Turkish borders."
    claim, _ = ground_one(gazetteer, text, day=DAY, places=["near the Iraqi and Turkish borders"])
    assert [m.place.place_id for m in claim.places] == ["wr:syrian-iraqi-border", "wr:syrian-turkish-border"]
    assert {m.place.precision for m in claim.places} == {Precision.FRONT}


def test_between_two_towns_is_the_stretch_between(gazetteer):
    place = place_of(gazetteer, "A mine blew up between Homs and Hama in Syria.", "between Homs and Hama")
    assert 34.7 < place.lat < 35.15
    assert place.radius_m > 15_000


def test_the_first_of_nested_names_is_meant(gazetteer):
    text = "Snow lay on Salma in the hills of Latakia province in Syria."
    place = place_of(gazetteer, text, "Salma in the hills of Latakia province")
    assert place.place_id == "wr:salma"


def test_a_capital_may_be_named_by_its_country(gazetteer):
    assert km_from(place_of(gazetteer, "A blast shook the Turkish capital.", "Turkish capital"), (39.92, 32.85)) < 15


def test_a_house_is_not_a_place_of_the_gazetteer(gazetteer):
    claim, refusals = ground_one(gazetteer, "Gunmen entered a house.", day=DAY, places=["house"])
    assert claim.places[0].place is None and len(refusals) == 1


def test_an_unknown_name_is_refused_by_name(gazetteer):
    claim, refusals = ground_one(gazetteer, "They met at Xyzzyqwopp in Syria.", day=DAY, places=["Xyzzyqwopp"])
    assert claim.places[0].place is None
    assert refusals[0].reason is Reason.PLACE_UNKNOWN and "Xyzzyqwopp" in refusals[0].detail


def test_actors_targets_weapons_and_speaker_are_filled(gazetteer):
    text = "The Syrian army hit ISIL with mortars in Homs, according to Syrian military sources."
    claim, _ = ground_one(
        gazetteer, text, day=DAY, actors=["Syrian army"], targets=["ISIL"], weapons=["mortars"], places=["Homs"],
        speaker="Syrian military sources",
    )  # fmt: skip
    assert [m.actor_id for m in claim.actors + claim.targets] == ["sy.army", "isil"]
    assert claim.weapons[0].actor_id is None and "weapon" in claim.weapons[0].reason
    assert claim.speaker.actor_id == "sy.military"
    assert claim.party is True


def test_a_ministry_takes_up_the_one_named_earlier(gazetteer):
    text = (
        "Russia's defence ministry showed a film of a drone over Syria. ISIL is moving men from Iraq, according to "
        "Defense Ministry intelligence."
    )
    sentence = text[text.index("ISIL") :]
    claim, _ = ground_one(gazetteer, text, sentence, day=DAY, actors=["ISIL"], speaker="Defense Ministry intelligence")
    assert claim.speaker.actor_id == "ru.mod"
    assert "taken up" in claim.speaker.reason


def test_the_publisher_speaks_where_nobody_else_does(gazetteer):
    text = "Troops entered Homs in Syria."
    assert ground_one(gazetteer, text, day=DAY, publisher="SANA", actors=["Troops"], places=["Homs"])[0].party is True
    assert (
        ground_one(gazetteer, text, day=DAY, publisher="Reuters", actors=["Troops"], places=["Homs"])[0].party is False
    )
    assert ground_one(gazetteer, text, day=DAY, actors=["Troops"], places=["Homs"])[0].party is None


def test_a_name_from_the_future_is_refused(gazetteer):
    claim, refusals = ground_one(gazetteer, "HTS took a village in Idlib, Syria.", day=date(2016, 5, 1), actors=["HTS"])
    assert claim.actors[0].actor_id is None
    assert [r.reason for r in refusals] == [Reason.ACTOR_UNKNOWN]
    assert "2017-01-28" in claim.actors[0].reason


def test_a_seat_that_acts_is_no_place(gazetteer):
    claim, _ = ground_one(gazetteer, "Ankara said that it would strike in Syria.", day=DAY, actors=["Ankara"])
    assert claim.actors[0].actor_id == "tr"


def test_claims_keep_their_order_and_their_words(gazetteer):
    document = make_document("Shells hit Homs, Syria.\nShells hit Hama, Syria.", DAY)
    given = [
        make_claim(document, "Shells hit Homs, Syria.", places=["Homs"]),
        make_claim(document, "Shells hit Hama, Syria.", places=["Hama"]),
    ]
    claims, _ = ground(given, document, gazetteer)
    assert [c.evidence for c in claims] == [c.evidence for c in given]
    assert ground([], document, gazetteer) == ((), ())


def test_grounding_twice_gives_the_same(gazetteer):
    text = "The Syrian army and Hezbollah took Zabadani near the Lebanese border."
    first = ground_one(gazetteer, text, day=DAY, actors=["Syrian army", "Hezbollah"], places=["Zabadani"])
    assert ground_one(gazetteer, text, day=DAY, actors=["Syrian army", "Hezbollah"], places=["Zabadani"]) == first


def test_from_one_country_to_another_names_both(gazetteer):
    claim, _ = ground_one(gazetteer, "The convoy went from Jordan to Iraq.", day=DAY, places=["from Jordan to Iraq"])
    assert [m.place.place_id for m in claim.places] == ["iso:IQ", "iso:JO"]
    assert is_origin(claim.places[1])


def test_a_ministry_named_before_speaks_wherever_the_event_is(gazetteer):
    text = "Russia's defence ministry held a briefing. Men crossed into Jordan, the Defence Ministry said."
    sentence = text[text.index("Men") :]
    claim, _ = ground_one(gazetteer, text, sentence, day=DAY, places=["Jordan"], speaker="the Defence Ministry")
    assert claim.speaker.actor_id == "ru.mod"


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Troops entered the Damascus suburb of Douma in Syria.", "Damascus suburb of Douma", "Douma"),
        ("Jets bombed Tal Abyad in Syria.", "Tal", "Tal Abyad"),
        ("The Donetsk airport in Ukraine was shelled.", "Donetsk", "Donetsk airport"),
        ("Iraqi troops entered Sulaiman Bekzar.", "Sulaiman Bekzar", None),
    ],
)
def test_a_name_is_taken_whole_and_what_lies_in_another_goes_before_it(gazetteer, text, phrase, name):
    place = place_of(gazetteer, text, phrase)
    assert (place and place.name) == name
