"""How surely a thing must be read to be told, and what is folded away, counted or left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import make_tally
from tests.unit.review.one_claim import LAST, claim_of, material_of
from weekreview.model import Moment, Reason, Scope, TimePrecision
from weekreview.review import ReviewOptions, review, verify
from weekreview.review.compose import tell, words_of
from weekreview.review.compose.names import is_fragment, trimmed
from weekreview.review.index import Index
from weekreview.review.sections.figures import best_of, bounds_of
from weekreview.review.sections.sources import EXPLANATIONS

SHELLING = {"trigger": "shelled", "kind": "shelling", "actors": ["army=army"], "place": "Azaz=Azaz", "when": "6"}


def shelling(sentence: str = "The army shelled Azaz.", **fields):
    given = {**SHELLING, **fields}
    return claim_of(sentence, given.pop("trigger"), given.pop("kind"), **given)


def issue_of(*claims, **fields):
    material = material_of(*claims, **fields)
    issue = review(material, ReviewOptions())
    verify(issue, material)
    return issue


def told(claim) -> str:
    return words_of(tell(claim, Index(material_of(claim))))


def test_what_was_read_surely_leads_the_issue():
    assert len(issue_of(shelling(p=0.7)).highlights) == 1


@pytest.mark.parametrize(
    "claim",
    [
        shelling(p=0.69),
        shelling(p=0.9, passage="caption"),
        shelling("The army shelled Azaz and will go on.", p=0.9),
        shelling("The army shelled Azaz and is preparing to advance.", p=0.9),
    ],
    ids=["unsure", "caption", "will", "preparing"],
)
def test_no_highlight_is_unsure_of_a_caption_or_yet_to_come(claim):
    assert issue_of(claim).highlights == ()


def test_what_stands_in_a_headline_alone_is_not_told():
    assert issue_of(shelling(passage="headline", p=0.9)).fronts == ()


@pytest.mark.parametrize(("p", "sure"), [(0.79, False), (0.8, True)])
def test_a_grave_kind_takes_more_certainty(p, sure):
    claim = shelling("The army attacked clinics in Azaz.", trigger="attacked", kind="attack_on_civilians", p=p)
    front = issue_of(claim).fronts[0]
    assert bool(front.items) is sure and bool(front.doubtful) is not sure


def test_a_grave_kind_of_two_origins_is_told():
    claim = shelling("The army attacked clinics in Azaz.", trigger="attacked", kind="attack_on_civilians", p=0.72)
    other = replace(claim, claim_id="cother", origin_id="speaker:other")
    first = replace(claim, origin_id="speaker:first")
    material = material_of(first, other)
    incident = replace(
        material.incidents[0], claims=tuple(sorted((first.claim_id, "cother"))), corroboration=2,
        origins=("speaker:first", "speaker:other"),
    )  # fmt: skip
    issue = review(replace(material, incidents=(incident,)), ReviewOptions())
    assert len(issue.fronts[0].items) == 1 and issue.fronts[0].doubtful == ()


def test_the_reports_own_date_is_not_told_as_said():
    week = Moment(LAST - timedelta(days=6), LAST, TimePrecision.WEEK, "no time named", inherited=True)
    claim = replace(shelling(), when=replace(week, earliest_on=LAST - timedelta(days=5)))
    assert told(claim) == "The Upland Army fired artillery, rockets or missiles in Azaz, Levant Wire reported."
    assert words_of(issue_of(claim).days[0].heading) == f"As reported by {LAST.day} May, no day named"


def test_people_are_never_destroyed():
    sentence = "The army destroyed fighters and vehicles."
    claim = claim_of(sentence, "destroyed", "destruction", actors=["army=army"], targets=["fighters"])
    assert told(claim) == f"Levant Wire: “{sentence}”"


def test_a_siege_without_a_day_is_told_as_standing():
    claim = claim_of(
        "Azaz, besieged by the army, is hungry.", "besieged", "siege", actors=["army=army"], place="Azaz=Azaz"
    )
    assert told(claim) == "Azaz remains besieged by the Upland Army, Levant Wire reported."


def test_a_part_is_told_as_a_part_and_in_one_style():
    claim = claim_of(
        "Twelve people were killed in Azaz, five of them civilians, and 31 were hurt.",
        "killed",
        "casualties",
        place="Azaz=Azaz",
        numbers=[
            ("Twelve", "killed", 12.0, 12.0, "people"),
            ("five", "killed", 5.0, 5.0, "civilians"),
            ("31", "injured", 31.0, 31.0),
        ],
    )
    assert told(claim).startswith("12 people were killed in Azaz, 5 of them civilians and 31 people were injured")


@pytest.mark.parametrize("words", ["The rest", "Our aircraft", "Parties", "affiliate", "-", "Engineers", "their men"])
def test_a_fragment_names_nobody(words):
    assert is_fragment(words)


def test_a_phrase_ends_in_no_preposition():
    assert trimmed("an army  officer at") == "an army officer" and trimmed("one of the") == "one"


def test_a_range_that_nobody_gave_a_number_for_is_shown_as_a_range():
    claim = shelling(
        "The army shelled Azaz, killing hundreds of fighters.", numbers=[("hundreds of", "killed", 200.0, 999.0)]
    )
    tally = make_tally([claim], scope=Scope.PERIOD, of="killed", low=200.0, best=200.0, high=999.0, addends=())
    figure = issue_of(claim, tallies=(tally,)).figures[0]
    assert words_of(figure.best) == "200 to 999"
    assert words_of(figure.bounds) == "in the report’s words: “hundreds of”"


def test_the_best_value_of_a_sum_stands_beside_its_range():
    claim = shelling("The army shelled Azaz, killing dozens of men.", numbers=[("dozens of", "killed", 24.0, 99.0)])
    fields = {"of": "killed", "scope": Scope.PERIOD, "low": 30.0, "best": 41.0, "high": 105.0, "level": "all"}
    tally = make_tally([claim], addends=(("i1", 24.0, 99.0), ("i2", 6.0, 6.0)), **fields)
    index = Index(material_of(claim, tallies=(tally,)))
    assert words_of(best_of(tally, index)) == "30 to 105"
    assert words_of(bounds_of(tally, index)) == "best by the rule: 41"
    alone = make_tally([claim], addends=(), **fields)
    assert "41" not in words_of(bounds_of(alone, Index(material_of(claim, tallies=(alone,)))))


def test_running_totals_are_never_cut_and_no_figure_stands_twice():
    claim = shelling("The army shelled Azaz, killing 7 men.", numbers=[("7", "killed", 7.0, 7.0)])
    same = {"of": "killed", "low": 7.0, "best": 7.0, "high": 7.0, "addends": ()}
    period = [
        make_tally([claim], scope=Scope.PERIOD, tally_id=f"p{i}", role=f"men {i}", **same) for i in "abcdefghijklmn"
    ]
    twins = [make_tally([claim], scope=Scope.CUMULATIVE, tally_id=f"t{i}", role="men", **same) for i in "ab"]
    figures = issue_of(claim, tallies=(*period, *twins)).figures
    assert [f.cumulative for f in figures] == [False] * 12 + [True]


def test_a_number_of_strikes_that_counts_something_else_is_no_figure():
    claim = shelling("The army shelled several points in Azaz.", numbers=[("several", "strikes", 3.0, 9.0)])
    same = {"of": "strikes", "low": 3.0, "best": 3.0, "high": 9.0, "scope": Scope.PERIOD, "addends": ()}
    tallies = make_tally([claim], role="points", **same), make_tally([claim], role="air strikes", **same)
    assert [words_of(f.label) for f in issue_of(claim, tallies=tallies).figures] == ["Air strikes"]


def test_an_actor_within_another_is_named_once():
    actors = ["Upland=upland", "Upland army=army"]
    claim = shelling("The Upland army shelled Azaz.", actors=[actors[1], "Upland"])
    assert told(claim).startswith("The Upland Army fired")


def test_an_unknown_outlet_is_named_once_in_an_area():
    claims = [
        shelling(publisher=None),
        shelling("The army shelled a mill in Azaz.", publisher=None, targets=["mill"]),
    ]
    front = issue_of(*claims).fronts[0]
    assert sum("the report said" in words_of(item.line) for item in front.items) == 1
    assert "Where nobody is named" in words_of(front.note)


def test_every_reason_of_a_refusal_has_words():
    assert [reason for reason in Reason if not EXPLANATIONS.get(reason)] == []


def test_contradictions_have_a_section_though_there_are_none():
    from weekreview.review import render

    page = render(issue_of(shelling()))["index.html"]
    assert 'href="#contradictions"' in page and "None was found." in page
