"""What a reader gets wrong must not become good English: the report's own sentence stands instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.review.one_claim import DAYS, FIRST, LAST, claim_of, material_of
from weekreview.model import Moment, TimePrecision
from weekreview.review import ReviewOptions, review, verify
from weekreview.review.compose import tell, words_of
from weekreview.review.index import Index


def told(claim) -> str:
    return words_of(tell(claim, Index(material_of(claim))))


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        (
            "Offensives in the north gained ground.",
            {"trigger": "gained", "kind": "deployment", "actors": ["Offensives"]},
        ),
        (
            "The affiliate of the army moved on.",
            {"trigger": "moved", "kind": "deployment", "actors": ["affiliate of the"]},
        ),
        (
            "Hama and the army moved on.",
            {"trigger": "moved", "kind": "deployment", "actors": ["Hama"], "place": "Hama"},
        ),
        (
            "The army split from the army.",
            {"trigger": "split", "kind": "split", "actors": ["army=army"], "targets": ["army=army"]},
        ),
        ("- moved on.", {"trigger": "moved", "kind": "deployment", "actors": ["-"]}),
    ],
)
def test_a_misread_actor_is_not_retold(sentence, fields):
    fields = dict(fields)
    claim = claim_of(sentence, fields.pop("trigger"), fields.pop("kind"), **fields)
    assert told(claim) == f"Levant Wire: “{sentence}”"


def test_an_unsure_claim_is_quoted_marked_and_no_highlight():
    fields = {"actors": ["army=army"], "place": "Azaz=Azaz", "when": "6", "p": 0.4}
    claim = claim_of("The army uses rockets in Azaz.", "uses", "chemical_attack", **fields)
    material = material_of(claim)
    issue = review(material, ReviewOptions())
    verify(issue, material)
    assert issue.fronts[0].items == ()
    item = issue.fronts[0].doubtful[0]
    assert item.label == "Chemical attack?" and words_of(item.line) == "Levant Wire: “The army uses rockets in Azaz.”"
    assert issue.highlights == () and issue.marks == () and issue.days == ()


def test_two_claims_that_come_to_the_same_words_are_told_once_and_both_cited():
    one = claim_of("They met and they talked.", "met", "negotiation", actors=["They"])
    two = replace(one, claim_id="c1", trigger=type(one.trigger)(18, 24, "talked"))
    material = material_of(one, two)
    issue = review(material, ReviewOptions())
    verify(issue, material)
    assert len(issue.fronts[0].items) == 1
    assert set(issue.fronts[0].items[0].claims) == {one.claim_id, "c1"}


def test_a_day_that_is_only_the_whole_period_is_not_repeated():
    week = Moment(FIRST, LAST, TimePrecision.WEEK, "the days that the report is about", inherited=True)
    claim = replace(claim_of("Shelling hit Azaz.", "Shelling", "shelling", place="Azaz=Azaz"), when=week)
    assert told(claim) == "Shelling was reported in Azaz, according to Levant Wire."
    day = replace(claim, when=DAYS["6"])
    assert told(day) == "Shelling was reported in Azaz on 6 May, according to Levant Wire."
