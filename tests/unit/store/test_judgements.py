from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import AN_INSTANT, make_judgement
from weekreview.errors import UsageError

LATER = AN_INSTANT + timedelta(days=1)


def test_a_judgement_is_kept_and_the_very_same_one_again_changes_nothing(store):
    for _ in range(2):
        store.add_judgement(make_judgement())
    assert store.judgements() == (make_judgement(),)


def test_judgements_come_in_the_order_in_which_they_were_made(store):
    made = tuple(make_judgement(f"j{n}") for n in (3, 1, 2))
    for judgement in made:
        store.add_judgement(judgement)
    assert store.judgements() == made


def test_a_judgement_can_be_ended_and_stays(store):
    store.add_judgement(make_judgement())
    ended = store.end_judgement("j1", LATER, "the dates were misread")
    assert ended == replace(make_judgement(), ended_at=LATER, ended_why="the dates were misread")
    assert store.judgements() == (ended,)


def test_a_judgement_is_not_changed_under_its_id(store):
    store.add_judgement(make_judgement())
    with pytest.raises(UsageError, match="stored with other content; .* end it"):
        store.add_judgement(make_judgement(why="changed my mind"))
    assert store.judgements() == (make_judgement(),)


def test_an_ended_judgement_can_be_neither_ended_again_nor_revived(store):
    store.add_judgement(make_judgement())
    ended = store.end_judgement("j1", LATER, "misread")
    with pytest.raises(UsageError, match="was ended on 2031-05-07T07:08:09"):
        store.end_judgement("j1", LATER, "again")
    with pytest.raises(UsageError, match="other content"):
        store.add_judgement(make_judgement())
    assert store.judgements() == (ended,)


def test_there_is_no_judgement_without_who_and_why(store):
    for silent in ({"why": " "}, {"who": ""}):
        with pytest.raises(UsageError, match="does not say who decided and why"):
            store.add_judgement(make_judgement(**silent))
    store.add_judgement(make_judgement())
    with pytest.raises(UsageError, match="needs a reason"):
        store.end_judgement("j1", LATER, "")


def test_ending_what_is_not_there_says_so(store):
    with pytest.raises(UsageError, match="there is no judgement j9"):
        store.end_judgement("j9", LATER, "why not")
