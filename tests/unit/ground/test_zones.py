"""Near midnight "yesterday" may be two days: the writer's and the place's."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.unit.ground.writing import make_claim, make_document
from weekreview.ground import ground
from weekreview.model import Moment, TimePrecision, span_of

DAY = date(2024, 6, 11)
BEFORE = date(2024, 6, 10)


def moment_of(gazetteer, words, hour_utc, day=12):
    """Return the moment of a strike on Homs in a report of 11 June, published at that hour (UTC) of `day` June."""
    text = f"Jets struck Homs in Syria {words}."
    document = make_document(text, DAY)
    at = datetime(2024, 6, day, hour_utc, 30, tzinfo=UTC)
    document = replace(document, published=replace(document.published, at=at))
    span = span_of(text, text.index(words), text.index(words) + len(words))
    when = Moment(BEFORE, BEFORE, TimePrecision.DAY, "made", span)
    claim = replace(make_claim(document, text, places=["Homs"]), when=when)
    (grounded,), _ = ground([claim], document, gazetteer)
    return grounded.when


def test_a_day_counted_in_new_york_late_at_night_may_be_the_next_in_homs(gazetteer):
    when = moment_of(gazetteer, "yesterday", 3)
    assert (when.earliest_on, when.latest_on, when.precision) == (BEFORE, DAY, TimePrecision.DAYS)
    assert "Homs" in when.reason


@pytest.mark.parametrize(("words", "hour", "day"), [("yesterday", 12, 11), ("on Monday", 3, 12)])
def test_at_noon_and_of_a_day_by_name_nothing_is_widened(gazetteer, words, hour, day):
    when = moment_of(gazetteer, words, hour, day)
    assert (when.earliest_on, when.latest_on) == (BEFORE, BEFORE)
