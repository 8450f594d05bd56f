"""Several places of one claim are all told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.review.one_claim import PLACES, claim_of
from weekreview.model import PlaceMention, span_of
from weekreview.review.compose.lists import listed_places


def listed(sentence: str, **places: str) -> list[str]:
    """Return the names listed in a sentence whose words are the names of `PLACES`."""
    claim = claim_of(sentence, "Shells", "shelling")
    mentions = []
    for words in places.values():
        at = claim.evidence.text.index(words)
        begin = claim.evidence.begin + at
        span = span_of(sentence, begin, begin + len(words))
        mentions.append(PlaceMention(span, PLACES[words], "", 0.9))
    return [m.place.name for m in listed_places(replace(claim, places=tuple(mentions)))]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Shells hit Azaz and Idlib.", ["Azaz", "Idlib"]),
        ("Shells hit Azaz, Idlib.", []),
        ("Shells hit Azaz as troops left Idlib.", []),
    ],
)
def test_a_list_is_joined_by_and(sentence, names):
    assert listed(sentence, a="Azaz", b="Idlib") == names


def test_a_town_and_a_province_are_no_list():
    assert listed("Shells hit Azaz and Latakia.", a="Azaz", b="Latakia") == []
