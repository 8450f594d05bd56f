"""What one claim becomes in the issue's prose. A person who does not program can read and extend this table."""

from __future__ import annotations

import re

import pytest

from tests.unit.review.one_claim import claim_of, material_of
from weekreview.model import ClaimState, Scope
from weekreview.review import ReviewOptions, review, verify
from weekreview.review.compose import tell, words_of
from weekreview.review.index import Index

CASES = {
    "ground gained is not a town that changed hands": (
        {
            "sentence": "The push in Azaz continued to gain ground.",
            "trigger": "gain ground",
            "kind": "territory_gained",
            "place": "Azaz=Azaz",
        },
        "Ground was said by Levant Wire to have been gained in Azaz.",
    ),
    "a siege that was broken": (
        {
            "sentence": "The Lowland Army broke the siege of Azaz.",
            "trigger": "siege",
            "kind": "siege",
            "actors": ["Lowland Army=low"],
            "place": "Azaz=Azaz",
        },
        "The Lowland Army is said by Levant Wire to have broken the siege of Azaz.",
    ),
    "an air strike with actor, target, place, day and dead": (
        {
            "sentence": "The Upland Air Force bombed a bakery in Azaz on Tuesday, killing at least 12 civilians, "
            "medics said.",
            "trigger": "bombed",
            "kind": "air_strike",
            "actors": ["Upland Air Force=air"],
            "targets": ["bakery"],
            "place": "Azaz=Azaz",
            "when": "6",
            "numbers": [("at least 12", "killed", 12.0, None, "civilians")],
            "speaker": "medics",
        },
        "The Upland Air Force hit a bakery from the air in Azaz on 6 May; at least 12 civilians were killed, according "
        "to medics.",
    ),
    "a target that brings its article": (
        {
            "sentence": "Jets struck a vegetable market in Azaz.",
            "trigger": "struck",
            "kind": "air_strike",
            "actors": ["Jets"],
            "targets": ["a vegetable market"],
            "place": "Azaz=Azaz",
        },
        "Jets hit a vegetable market from the air in Azaz, Levant Wire reported.",
    ),
    "nobody is named as the attacker": (
        {
            "sentence": "Shelling hit the market near Azaz.",
            "trigger": "Shelling",
            "kind": "shelling",
            "targets": ["market"],
            "place": "near Azaz=Azaz",
        },
        "Shelling hit the market near Azaz, Levant Wire reported.",
    ),
    "a number of strikes": (
        {
            "sentence": "Upland carried out 34 air strikes against depots in Idlib.",
            "trigger": "air strikes",
            "kind": "air_strike",
            "actors": ["Upland=upland"],
            "targets": ["depots"],
            "place": "Idlib=Idlib",
            "numbers": [("34", "strikes", 34.0, 34.0)],
        },
        "Upland carried out 34 air strikes against depots in Idlib, Levant Wire reported.",
    ),
    "a capture is said, never told as ours": (
        {
            "sentence": "The army liberated several villages in Latakia, the ministry said.",
            "trigger": "liberated",
            "kind": "territory_gained",
            "actors": ["army=army"],
            "place": "Latakia=Latakia",
            "numbers": [("several", "captured", 3.0, 9.0, "villages")],
            "speaker": "ministry=ministry",
        },
        "The Upland Army is said by the Upland Defence Ministry to have taken between 3 and 9 villages in Latakia "
        "province.",
    ),
    "a capture of the place itself, plural actor": (
        {
            "sentence": "The River Guards took Azaz on Tuesday.",
            "trigger": "took",
            "kind": "territory_gained",
            "actors": ["River Guards=guard"],
            "place": "Azaz=Azaz",
            "when": "6",
        },
        "The River Guards are said by Levant Wire to have taken Azaz on 6 May.",
    ),
    "a plain number before the target belongs to it": (
        {
            "sentence": "Over the week Upland destroyed 363 militia installations.",
            "trigger": "destroyed",
            "kind": "destruction",
            "actors": ["Upland=upland"],
            "targets": ["militia installations"],
            "when": "5-7",
            "numbers": [("363", "destroyed", 363.0, 363.0, "installations", Scope.PERIOD)],
        },
        "Upland destroyed 363 militia installations between 5 and 7 May, Levant Wire reported.",
    ),
    "a toll before its target is told as a toll": (
        {
            "sentence": "The offensive killed hundreds of terrorists, the ministry said.",
            "trigger": "offensive",
            "kind": "offensive",
            "targets": ["terrorists"],
            "speaker": "ministry=ministry",
            "numbers": [("hundreds of", "killed", 200.0, 999.0, "terrorists", Scope.CUMULATIVE)],
        },
        "An offensive was under way; as a running total, between 200 and 999 “terrorists” were killed, according to "
        "the Upland Defence Ministry.",
    ),
    "damage is not destruction": (
        {
            "sentence": "Blasts damaged the bridge in Azaz.",
            "trigger": "damaged",
            "kind": "destruction",
            "targets": ["bridge"],
            "place": "Azaz=Azaz",
        },
        "The bridge was damaged in Azaz, Levant Wire reported.",
    ),
    "a single victim keeps the report's words": (
        {
            "sentence": "Snipers killed a nurse in Azaz.",
            "trigger": "killed",
            "kind": "casualties",
            "actors": ["Snipers"],
            "place": "Azaz=Azaz",
            "numbers": [("a nurse", "killed", 1.0, 1.0)],
        },
        "Snipers are said by Levant Wire to have killed a nurse in Azaz.",
    ),
    "one person, by a bare number": (
        {
            "sentence": "One was killed in Azaz.",
            "trigger": "killed",
            "kind": "casualties",
            "place": "Azaz=Azaz",
            "numbers": [("One", "killed", 1.0, 1.0)],
        },
        "One person was killed in Azaz, Levant Wire reported.",
    ),
    "dead and injured": (
        {
            "sentence": "A mine in Azaz killed 3 people and hurt 5 others.",
            "trigger": "mine",
            "kind": "bombing",
            "place": "Azaz=Azaz",
            "numbers": [("3", "killed", 3.0, 3.0, "people"), ("5", "injured", 5.0, 5.0)],
        },
        "An explosion was reported in Azaz; 3 people were killed and 5 people were injured, according to Levant Wire.",
    ),
    "hearsay says so": (
        {
            "sentence": "The army reportedly attacked a convoy in Idlib.",
            "trigger": "attacked",
            "kind": "attack",
            "actors": ["army=army"],
            "targets": ["convoy"],
            "place": "Idlib=Idlib",
            "state": ClaimState.REPORTED,
        },
        "The Upland Army attacked a convoy in Idlib, Levant Wire reported without naming a source.",
    ),
    "a publisher that is not determined": (
        {
            "sentence": "The army attacked a convoy.",
            "trigger": "attacked",
            "kind": "attack",
            "actors": ["army=army"],
            "targets": ["convoy"],
            "publisher": None,
        },
        "The Upland Army attacked a convoy, the report said.",
    ),
    "a siege that goes on": (
        {
            "sentence": "The al-Jabal Front has encircled the base at Kuweires since then.",
            "trigger": "encircled",
            "kind": "siege",
            "actors": ["al-Jabal Front=front"],
            "place": "Kuweires=Base",
            "when": "since 1",
        },
        "The al-Jabal Front has besieged Kuweires Air Base since 1 May, Levant Wire reported.",
    ),
    "a judging word for the target stands in quotation marks": (
        {
            "sentence": "The army shelled terrorists in Idlib.",
            "trigger": "shelled",
            "kind": "shelling",
            "actors": ["army=army"],
            "targets": ["terrorists"],
            "place": "Idlib=Idlib",
        },
        "The Upland Army fired on “terrorists” in Idlib, Levant Wire reported.",
    ),
    "the outlet as its own speaker is named once": (
        {
            "sentence": "The army attacked a convoy, Levant Wire said.",
            "trigger": "attacked",
            "kind": "attack",
            "actors": ["army=army"],
            "targets": ["convoy"],
            "speaker": "Levant Wire",
        },
        "The Upland Army attacked a convoy, Levant Wire reported.",
    ),
    "an unresolved pronoun is not guessed at": (
        {
            "sentence": "They attacked a convoy in Idlib.",
            "trigger": "attacked",
            "kind": "attack",
            "actors": ["They"],
            "targets": ["convoy"],
            "place": "Idlib=Idlib",
        },
        "Levant Wire: “They attacked a convoy in Idlib.”",
    ),
    "a type without a form is quoted": (
        {
            "sentence": "The army supplied rifles to the River Guards, officials said.",
            "trigger": "supplied",
            "kind": "arms_transfer",
            "actors": ["army=army"],
            "speaker": "officials",
        },
        "Levant Wire: “The army supplied rifles to the River Guards, officials said.”",
    ),
    "talks between two": (
        {
            "sentence": "The army and the River Guards met in Azaz.",
            "trigger": "met",
            "kind": "negotiation",
            "actors": ["army=army", "River Guards=guard"],
            "place": "Azaz=Azaz",
        },
        "The Upland Army and the River Guards held talks in Azaz, Levant Wire reported.",
    ),
    "a truce": (
        {
            "sentence": "The army and the River Guards signed a truce in Azaz on Tuesday.",
            "trigger": "truce",
            "kind": "agreement",
            "actors": ["army=army", "River Guards=guard"],
            "place": "Azaz=Azaz",
            "when": "6",
        },
        "The Upland Army and the River Guards agreed a truce in Azaz on 6 May, Levant Wire reported.",
    ),
    "a withdrawal leaves from its place": (
        {
            "sentence": "The River Guards left Azaz.",
            "trigger": "left",
            "kind": "withdrawal",
            "actors": ["River Guards=guard"],
            "place": "Azaz=Azaz",
        },
        "The River Guards withdrew from Azaz, Levant Wire reported.",
    ),
    "a detained number without a target": (
        {
            "sentence": "The army detained 14 in Idlib.",
            "trigger": "detained",
            "kind": "arrest",
            "actors": ["army=army"],
            "place": "Idlib=Idlib",
            "numbers": [("14", "detained", 14.0, 14.0)],
        },
        "The Upland Army detained 14 people in Idlib, Levant Wire reported.",
    ),
    "days over a month's end": (
        {
            "sentence": "Fighting went on in Azaz.",
            "trigger": "Fighting",
            "kind": "armed_clash",
            "place": "Azaz=Azaz",
            "when": "29-2",
        },
        "Fighting was reported in Azaz between 29 April and 2 May, according to Levant Wire.",
    ),
    "an upper bound only": (
        {
            "sentence": "Up to 50 died in Azaz.",
            "trigger": "died",
            "kind": "casualties",
            "place": "Azaz=Azaz",
            "numbers": [("Up to 50", "killed", 1.0, 50.0)],
        },
        "Up to 50 people were killed in Azaz, Levant Wire reported.",
    ),
    "ground is taken from the other side": (
        {
            "sentence": "The army captured ground from rebels in Azaz.",
            "trigger": "captured",
            "kind": "territory_gained",
            "actors": ["army=army"],
            "targets": ["rebels"],
            "place": "Azaz=Azaz",
        },
        "The Upland Army is said by Levant Wire to have taken ground from rebels in Azaz.",
    ),
    "a village as target is the ground itself": (
        {
            "sentence": "The army captured the village.",
            "trigger": "captured",
            "kind": "territory_gained",
            "actors": ["army=army"],
            "targets": ["village"],
        },
        "The Upland Army is said by Levant Wire to have taken the village.",
    ),
    "a province is not taken whole": (
        {
            "sentence": "The army advanced in Latakia.",
            "trigger": "advanced",
            "kind": "territory_gained",
            "actors": ["army=army"],
            "place": "Latakia=Latakia",
        },
        "The Upland Army is said by Levant Wire to have gained ground in Latakia province.",
    ),
    "a common noun at the sentence's beginning loses its capital": (
        {
            "sentence": "Civilians came under shelling in Azaz.",
            "trigger": "shelling",
            "kind": "shelling",
            "targets": ["Civilians"],
            "place": "Azaz=Azaz",
        },
        "Shelling hit civilians in Azaz, Levant Wire reported.",
    ),
    "an outlet that is an office takes the": (
        {
            "sentence": "Shelling hit the mill in Azaz.",
            "trigger": "Shelling",
            "kind": "shelling",
            "targets": ["mill"],
            "place": "Azaz=Azaz",
            "publisher": "Upland Department of State",
        },
        "Shelling hit the mill in Azaz, the Upland Department of State reported.",
    ),
    "a mere plural of strikes is no number": (
        {
            "sentence": "Strikes in Azaz killed 4 people.",
            "trigger": "Strikes",
            "kind": "air_strike",
            "place": "Azaz=Azaz",
            "numbers": [("Strikes", "strikes", None, None), ("4", "killed", 4.0, 4.0, "people")],
        },
        "Air strikes were reported in Azaz; 4 people were killed, according to Levant Wire.",
    ),
    "a place that no gazetteer holds keeps the report's words": (
        {
            "sentence": "Shelling hit the old mill by the ford.",
            "trigger": "Shelling",
            "kind": "shelling",
            "targets": ["old mill"],
            "place": "by the ford",
        },
        "Shelling hit the old mill by the ford, Levant Wire reported.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_sentence_is_as_the_table_says(name):
    fields, expected = CASES[name]
    fields = dict(fields)
    claim = claim_of(fields.pop("sentence"), fields.pop("trigger"), fields.pop("kind"), **fields)
    assert words_of(tell(claim, Index(material_of(claim)))) == expected


@pytest.mark.parametrize("name", CASES)
def test_every_sentence_of_the_table_passes_verification(name):
    fields = dict(CASES[name][0])
    claim = claim_of(fields.pop("sentence"), fields.pop("trigger"), fields.pop("kind"), **fields)
    material = material_of(claim)
    verify(review(material, ReviewOptions()), material)


@pytest.mark.parametrize("name", CASES)
def test_no_sentence_reads_as_if_made_by_a_machine(name):
    expected = CASES[name][1]
    assert not re.search(r"\s\s|\s[,.;]|[,;][,;.]|\bthe the\b|\ba a\b|reported\b.*\breported", expected)
    assert expected[0].isupper() and expected[-1] in ".”"
