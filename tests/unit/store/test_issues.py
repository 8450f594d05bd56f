"""Issues: numbered, kept with what they were made from, and the store read as it was then."""

from datetime import timedelta

import pytest

from tests.factories import AN_INSTANT, make_judgement
from weekreview.errors import UsageError
from weekreview.store import IssueRecord, keep_issue, kept_issues, past_of


def record(**fields):
    return IssueRecord(
        **{"number": 0, "as_of": AN_INSTANT, "entries": 0, "settings": {}, "files": {"a": "1"}, **fields}
    )


def test_issues_are_numbered_and_the_very_same_one_again_is_no_new_issue(store):
    assert [keep_issue(store, record()).number for _ in range(2)] == [1, 1]
    assert keep_issue(store, record(files={"a": "2"})).number == 2
    assert [i.number for i in kept_issues(store)] == [1, 2]


def test_a_number_that_no_issue_has_is_the_persons_to_mend(store):
    with pytest.raises(UsageError, match="no issue 3"):
        past_of(store, 3)


def test_the_past_holds_the_decisions_of_its_time(store):
    before, after = make_judgement("j1"), make_judgement("j2", made_at=AN_INSTANT + timedelta(days=2))
    for judgement in (before, after):
        store.add_judgement(judgement)
    store.end_judgement("j1", AN_INSTANT + timedelta(days=3), "wrong")
    keep_issue(store, record(as_of=AN_INSTANT + timedelta(days=1)))
    _, past = past_of(store, 1)
    assert past.judgements() == (before,)
    assert (past.documents(), past.claims(), past.custody(), past.refusals()) == ((), (), (), ())
