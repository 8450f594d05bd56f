"""Time expressions, beyond the table in tests/cases."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from weekreview.model import TimePrecision
from weekreview.read.times import find_times, is_cumulative, looks_back, resolve_time

DAYS = st.dates(date(2010, 1, 1), date(2027, 12, 31))
NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@given(DAYS)
def test_a_whole_date_means_itself_in_every_order(day):
    for text in (f"{day.day} {day:%B %Y}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        found = resolve_time(text, None)
        assert (found.earliest_on, found.latest_on) == (day, day), text


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_latest_one_up_to_publication(published, weekday):
    found = resolve_time(f"on {NAMES[weekday]}", published)
    assert found.earliest_on.weekday() == weekday
    assert timedelta(0) <= published - found.earliest_on < timedelta(7)


@given(DAYS, st.integers(1, 28), st.sampled_from("January April July November".split()))
def test_a_day_without_a_year_is_never_invented(published, day, month):
    assert resolve_time(f"on {month} {day}", None).precision is TimePrecision.NOT_DETERMINED
    found = resolve_time(f"on {month} {day}", published)
    assert abs((found.earliest_on - published).days) <= 366


@given(st.text(max_size=60), st.one_of(st.none(), DAYS))
def test_no_text_breaks_the_finder_and_expressions_do_not_overlap(text, published):
    last = 0
    for time in find_times(text, published):
        assert last <= time.begin < time.end <= len(text)
        last = time.end


@given(DAYS)
def test_a_day_that_does_not_exist_is_not_read_as_a_day(published):
    assert resolve_time("2016-02-30", published).precision is not TimePrecision.DAY
    assert resolve_time("on 31 February 2016", published).precision is not TimePrecision.DAY


def test_earlier_years_look_back_and_totals_are_cumulative():
    assert looks_back("in previous years")
    assert not looks_back("over the past week")
    assert is_cumulative("thus far")
    assert is_cumulative("since October")
    assert not is_cumulative("on Tuesday")
