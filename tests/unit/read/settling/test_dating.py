"""A report of which only the month is known gives no word a day that it does not have."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import make_claim, make_document
from weekreview.model import ClaimState, Published, Span, TimePrecision
from weekreview.read.settling.dating import own_moment, published_days, report_moment

MONTH = Published(date(2015, 10, 1), None, "month", "url")
DAY = Published(date(2015, 10, 23), None, "day", "sidecar")


def moment(words: str, published: Published, state: ClaimState | None = None):
    document = make_document(f"Shells fell {words}.", published=published)
    at = document.text.index(words)
    sentence = Span(0, len(document.text), document.text)
    return own_moment([Span(at, at + len(words), words)], sentence, document, state)


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [
        (DAY, date(2015, 10, 23), date(2015, 10, 23)),
        (MONTH, date(2015, 10, 1), date(2015, 10, 31)),
        (Published(date(2015, 12, 1), None, "month", "url"), date(2015, 12, 1), date(2015, 12, 31)),
        (Published(date(2016, 1, 1), None, "year", "url"), date(2016, 1, 1), date(2016, 12, 31)),
    ],
)
def test_a_month_or_year_of_publication_is_all_its_days(published, first, last):
    assert published_days(published) == (first, last)


@pytest.mark.parametrize("words", ["today", "on Saturday", "overnight"])
def test_what_leans_on_the_day_of_publication_is_as_wide_as_what_is_known_of_it(words):
    found = moment(words, MONTH)
    assert found.precision is TimePrecision.MONTH
    assert found.earliest_on <= date(2015, 10, 1) and found.latest_on >= date(2015, 10, 25)
    assert "not known" in found.reason
    assert moment(words, DAY).precision in (TimePrecision.DAY, TimePrecision.DAYS)


def test_a_date_that_is_named_stays_that_day():
    found = moment("on October 27", MONTH)
    assert (found.earliest_on, found.latest_on) == (date(2015, 10, 27), date(2015, 10, 27))


def test_a_claim_without_a_time_has_the_month_of_its_report():
    document = make_document("Shells fell.", published=MONTH)
    claim = make_claim(document, trigger="fell", type="shelling", family="remote")
    found = report_moment(claim, document)
    assert (found.earliest_on, found.latest_on) == (date(2015, 9, 25), date(2015, 10, 31))
    assert (found.precision, found.inherited) == (TimePrecision.MONTH, True)
