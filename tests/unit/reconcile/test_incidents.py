"""Incidents: what is one event, what is not, and why."""

from datetime import date

import pytest

from tests.factories import make_document, make_judgement
from tests.unit.reconcile.telling import (
    COUNTRY,
    FAR_TOWN,
    FRIDAY,
    MONDAY,
    REGISTRY,
    TOWN,
    TUESDAY,
    count,
    tell,
    unzip,
)
from weekreview.reconcile import ReconcileOptions, reconcile
from weekreview.reconcile.incidents.clusters import cluster
from weekreview.reconcile.incidents.scores import score_pair
from weekreview.reconcile.incidents.tellings import make_telling
from weekreview.reconcile.sides import Sides


def incidents_of(*told, **options):
    documents, claims = unzip(list(told))
    return reconcile(documents, claims, [], REGISTRY, ReconcileOptions(**options)).incidents


def strike(words, publisher="Courier", **told):
    return tell(words, "struck", "air_strike", publisher=publisher, **{"place": TOWN, "on": MONDAY, **told})


def test_two_outlets_on_one_strike_tell_one_incident():
    found = incidents_of(
        strike("Aircraft struck the mill of Marn."), strike("The mill in Marn was struck from the air.", "Gazette")
    )
    assert len(found) == 1
    assert found[0].publishers == ("Courier", "Gazette")
    assert found[0].title == "Air strike, Marn"
    assert (found[0].earliest_on, found[0].latest_on) == (MONDAY, MONDAY)


@pytest.mark.parametrize(
    "other",
    [
        {"place": FAR_TOWN, "where": "Dolen"},
        {"on": FRIDAY},
        {"actors": ("Front",)},
    ],
    ids=["another place", "another day", "another side"],
)
def test_a_contradiction_of_place_day_or_actor_keeps_two_events_apart(other):
    mine = strike("The army struck homes in Marn.", actors=("army",))
    theirs = strike(
        "Rockets of the Front struck homes near Marn and Dolen.", "Gazette", **{"actors": ("Front",), **other}
    )
    if "actors" not in other:
        theirs = strike("The army struck homes in Marn and Dolen.", "Gazette", **{"actors": ("army",), **other})
    assert len(incidents_of(mine, theirs)) == 2


def test_the_same_sentence_of_two_unplaced_bases_is_two_events():
    told = [
        tell(f"Aircraft struck the {name} air base on Monday.", "struck", "air_strike", where=f"{name} air base",
             on=MONDAY, publisher=publisher)
        for name, publisher in (("Kellin", "Courier"), ("Tarvo", "Gazette"))
    ]  # fmt: skip
    assert len(incidents_of(*told)) == 2


def test_two_spellings_of_an_unplaced_base_are_one():
    told = [
        tell(f"Aircraft struck the {name} air base on Monday.", "struck", "air_strike", where=f"{name} air base",
             on=MONDAY, publisher=publisher)
        for name, publisher in (("Kweiris", "Courier"), ("Kuweiris", "Gazette"))
    ]  # fmt: skip
    assert len(incidents_of(*told)) == 1


def test_one_report_may_tell_two_events_of_one_kind_on_one_day():
    text = "Aircraft struck a mill in Marn.\n\nLater they struck a school in Marn."
    document = make_document(text, publisher="Courier")
    first = tell("Aircraft struck a mill in Marn.", "struck", "air_strike", document=document, place=TOWN, on=MONDAY,
                 targets=("mill",))  # fmt: skip
    second = tell("Later they struck a school in Marn.", "struck", "air_strike", document=document, place=TOWN,
                  on=MONDAY, targets=("school",))  # fmt: skip
    assert len(incidents_of(first, second)) == 2


def test_a_headline_and_its_body_tell_one_event():
    text = "Aircraft struck Marn mill\n\nThe mill of Marn was struck at dawn on Monday."
    document = make_document(text, publisher="Courier")
    told = [
        tell(line, "struck", "air_strike", document=document, place=TOWN, on=MONDAY, passage=passage)
        for line, passage in zip(text.split("\n\n"), ("headline", "paragraph"), strict=True)
    ]
    assert len(incidents_of(*told)) == 1


def test_a_chain_does_not_merge_what_its_ends_forbid():
    """The middle names no town and fits both ends, all three with one figure; the ends are two towns."""
    told = [
        tell(f"Aircraft struck a mill{where}, killing 38 people.", "struck", "air_strike", place=place, on=MONDAY,
             targets=("mill",), counts=[count("38")], publisher=publisher)
        for where, place, publisher in (
            ("", None, "Herald"), (" in Marn", TOWN, "Courier"), (" in Dolen", FAR_TOWN, "Gazette"),
        )
    ]  # fmt: skip
    found = [set(i.publishers) for i in incidents_of(*told)]
    assert len(found) == 2
    assert not any({"Courier", "Gazette"} <= publishers for publishers in found)


def test_what_did_not_happen_makes_no_incident():
    told = [
        tell(f"Aircraft struck Marn, {state}.", "struck", "air_strike", place=TOWN, on=MONDAY, state=state)
        for state in ("planned", "denied", "uncertain", "historical", "hypothetical")
    ]
    assert incidents_of(*told) == ()


def test_standing_relations_and_words_about_events_make_no_incident():
    told = [
        tell("The army holds Marn.", "holds", "control", place=TOWN, on=MONDAY),
        tell("The Front posted a film of Marn.", "posted", "publication", place=TOWN, on=MONDAY),
        tell("Ystria condemned the Front.", "condemned", "condemnation", on=MONDAY),
    ]
    assert incidents_of(*told) == ()


def test_talks_told_from_either_side_are_one():
    one = tell(
        "The Front met the League in Marn.", "met", "negotiation", actors=("Front", "League"), place=TOWN, on=MONDAY
    )
    other = tell("The League held talks with the Front.", "talks", "negotiation", actors=("League",),
                 targets=("Front",), on=MONDAY, publisher="Gazette")  # fmt: skip
    assert len(incidents_of(one, other)) == 1


def test_days_taken_over_from_two_publication_days_may_be_one_day():
    one = strike("Aircraft struck the mill of Marn.", on=MONDAY, inherited=True)
    other = strike("A mill in Marn was struck.", "Gazette", on=TUESDAY, inherited=True)
    assert len(incidents_of(one, other)) == 1


def test_a_town_in_a_country_wide_report_is_not_that_report():
    one = tell("The army struck Xandria 23 times.", "struck", "air_strike", actors=("army",), place=COUNTRY,
               where="Xandria", on=MONDAY, counts=[count("23", "strikes")])  # fmt: skip
    other = strike("The army struck Marn twice on Monday.", actors=("army",), publisher="Gazette")
    assert len(incidents_of(one, other)) == 2


def test_a_score_explains_itself_and_is_the_same_both_ways():
    (_, one), (_, other) = (
        strike("Aircraft struck the mill of Marn."),
        strike("The mill was struck in Marn.", "Gazette"),
    )
    sides = Sides(REGISTRY)
    there = score_pair(make_telling(one, sides), make_telling(other, sides), sides)
    back = score_pair(make_telling(other, sides), make_telling(one, sides), sides)
    assert there.bits == back.bits
    assert "same place +5.0" in there.explain()
    assert {p.evidence for p in there.parts} >= {"type", "time", "place", "actor", "target", "numbers", "words"}


def test_a_person_parts_what_the_machine_joined_and_the_end_of_the_edge_joins_it_again():
    told = [strike("Aircraft struck the mill of Marn."), strike("The mill in Marn was struck.", "Gazette")]
    one, other = (c.claim_id for _, c in told)
    edge = make_judgement(kind="not_same", subject_id=one, object_id=other)
    assert len(incidents_of(*told, judgements=(edge,))) == 2
    ended = make_judgement(kind="not_same", subject_id=one, object_id=other, ended_at=edge.made_at, ended_why="wrong")
    assert incidents_of(*told, judgements=(ended,)) == incidents_of(*told)


def test_a_person_joins_what_the_machine_would_never_join():
    told = [
        strike("Aircraft struck the mill of Marn."),
        strike("The mill in Dolen was struck.", "Gazette", place=FAR_TOWN),
    ]
    edge = make_judgement(kind="same", subject_id=told[0][1].claim_id, object_id=told[1][1].claim_id)
    assert len(incidents_of(*told, judgements=(edge,))) == 1


def test_a_judgement_on_incidents_holds_for_their_claims():
    told = [
        strike("Aircraft struck the mill of Marn."),
        strike("The mill in Dolen was struck.", "Gazette", place=FAR_TOWN),
    ]
    one, other = (i.incident_id for i in incidents_of(*told))
    assert len(incidents_of(*told, judgements=(make_judgement(kind="same", subject_id=one, object_id=other),))) == 1


def test_the_later_of_two_judgements_stands():
    told = [strike("Aircraft struck the mill of Marn."), strike("The mill in Marn was struck.", "Gazette")]
    one, other = (c.claim_id for _, c in told)
    early = make_judgement("j1", kind="not_same", subject_id=one, object_id=other)
    late = make_judgement(
        "j2", kind="same", subject_id=one, object_id=other, made_at=early.made_at.replace(year=early.made_at.year + 1)
    )
    assert len(incidents_of(*told, judgements=(late, early))) == 1


def test_a_place_and_a_day_that_are_missing_stay_not_determined():
    (incident,) = incidents_of(tell("Aircraft struck.", "struck", "air_strike"))
    assert (incident.place, incident.earliest_on, incident.latest_on) == (None, None, None)
    assert incident.title == "Air strike, place not determined"


def test_the_type_that_most_origins_give_names_the_incident():
    told = [
        strike("Aircraft struck the mill of Marn."),
        tell("An attack hit the mill of Marn.", "attack", "attack", place=TOWN, on=MONDAY, publisher="Gazette"),
    ]
    (incident,) = incidents_of(*told)
    assert incident.type == "air_strike"
    assert incident.latest_on == date(2031, 3, 3)


@pytest.mark.parametrize(("against", "size"), [(-7.5, 3), (-8.5, 2)])
def test_no_chain_joins_two_that_plain_evidence_is_against(against, size):
    told = [strike(f"Aircraft struck the mill of Marn, {n}.", f"Paper {n}") for n in "abc"]
    tellings = [make_telling(c, Sides(REGISTRY)) for c in unzip(told)[1]]
    first, middle, last = sorted(tellings, key=lambda t: t.claim.claim_id)
    ends = {first.claim.claim_id, last.claim.claim_id}

    def bits(one, other):
        return against if {one.claim.claim_id, other.claim.claim_id} == ends else 8.0

    pairs = [(first, middle), (middle, last), (first, last)]
    assert max(map(len, cluster(tellings, pairs, bits, {}, frozenset()))) == size
