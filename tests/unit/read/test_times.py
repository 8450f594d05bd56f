"""Time expressions, beyond the table in tests/cases: TIMEX3 values, narratives, phrases, and what always holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.model import TimePrecision
from weekreview.read.times import find_times, is_cumulative, is_named_period, looks_back, resolve_time

DAYS = st.dates(date(2010, 1, 1), date(2027, 12, 31))
NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FRIDAY = date(2013, 3, 22)


def values_of(text, published=FRIDAY):
    """Return the words, types and values of a text's expressions."""
    return [(text[t.begin : t.end], t.found.type, t.found.value) for t in find_times(text, published)]


NEWS = [
    ("They met yesterday.", "yesterday", "DATE", "2013-03-21"),
    ("They met last week.", "last week", "DATE", "2013-W11"),
    ("They met earlier this year.", "earlier this year", "DATE", "2013"),
    ("It fell in the third quarter.", "the third quarter", "DATE", "2012-Q3"),
    ("It fell in the first quarter of fiscal 2013.", "the first quarter of fiscal 2013", "DATE", "2013-Q1"),
    ("It fell in the second half of 2012.", "the second half of 2012", "DATE", "2012-H2"),
    ("The books for fiscal 2013 are closed.", "fiscal 2013", "DATE", "2013"),
    ("A year ago it rained.", "A year ago", "DATE", "2012"),
    ("Two weeks ago it rained.", "Two weeks ago", "DATE", "2013-W10"),
    ("Three months ago it rained.", "Three months ago", "DATE", "2012-12"),
    ("Several years ago it rained.", "Several years ago", "DATE", "PAST_REF"),
    ("It rained for two decades.", "two decades", "DURATION", "P2DE"),
    ("It rained for six months.", "six months", "DURATION", "P6M"),
    ("It rained for nearly four years.", "nearly four years", "DURATION", "P4Y"),
    ("It rained for half an hour.", "half an hour", "DURATION", "PT30M"),
    ("It took two and a half years.", "two and a half years", "DURATION", "P2.5Y"),
    ("It took an hour and a half.", "an hour and a half", "DURATION", "PT1.5H"),
    ("It rained for weeks.", "weeks", "DURATION", "PXW"),
    ("A 45-year-old man fell.", "45-year-old", "DURATION", "P45Y"),
    ("Talks lasted over the past three months.", "the past three months", "DURATION", "P3M"),
    ("The gate opens daily.", "daily", "SET", "P1D"),
    ("The gate is painted annually.", "annually", "SET", "P1Y"),
    ("The gate opens every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2"),
    ("They earn $5 a day.", "a day", "SET", "P1D"),
    ("They rest twice a week.", "twice a week", "SET", "P1W"),
    ("It began on Friday morning.", "Friday morning", "TIME", "2013-03-22TMO"),
    ("It began at 9 p.m. Tuesday.", "9 p.m. Tuesday", "TIME", "2013-03-19T21:00"),
    ("It began last night.", "last night", "TIME", "2013-03-21TNI"),
    ("It began on the morning of March 3.", "the morning of March 3", "TIME", "2013-03-03TMO"),
    ("They will meet on Monday.", "Monday", "DATE", "2013-03-25"),
    ("They met on Monday.", "Monday", "DATE", "2013-03-18"),
    ("They met in March 2013.", "March 2013", "DATE", "2013-03"),
    ("They met in mid-2012.", "mid-2012", "DATE", "2012"),
    ("They met in the late 1990s.", "the late 1990s", "DATE", "199"),
    ("A fort of the 19th century stood.", "the 19th century", "DATE", "18"),
    ("The summer of 2011 was dry.", "The summer of 2011", "DATE", "2011-SU"),
    ("They met over the weekend.", "the weekend", "DATE", "2013-W11-WE"),
    ("Now nobody is there.", "Now", "DATE", "PRESENT_REF"),
    ("It was recently closed.", "recently", "DATE", "PAST_REF"),
    ("Nobody knows the future.", "the future", "DATE", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), NEWS)
def test_news_leans_on_publication(text, words, kind, value):
    assert values_of(text) == [(words, kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "May I come?",
        "About 2000 men came.",
        "The fall of the city.",
        "The Sun said so.",
        "F-16s came.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text):
    assert values_of(text) == []


RANGES = [
    ("from 11 to 13 December 2012", ["2012-12-11", "2012-12-13"]),
    ("on May 4 and 5, 2012", ["2012-05-04", "2012-05-05"]),
    ("from July 1 to July 3, 1863", ["1863-07-01", "1863-07-03"]),
    ("in April and June 1955", ["1955-04", "1955-06"]),
    ("in December and January 1955", ["1954-12", "1955-01"]),
    ("in the summer and autumn of 1920", ["1920-SU", "1920-FA"]),
    ("in 1995-96", ["1995", "1996"]),
    ("from 499 to 493 BC", ["BC0499", "BC0493"]),
]


@pytest.mark.parametrize(("text", "wanted"), RANGES)
def test_a_range_is_two_expressions_and_an_end_takes_the_others_year(text, wanted):
    found = list(find_times(text, None))
    assert [t.found.value for t in found] == wanted
    assert len({t.found.days for t in found}) == 1


STORY = (
    "The league was founded in 1911. In 1912 it armed. The ports fell in October 1912, and in December the capital was "
    "cut off. On 9 January the gates were opened. Two days later the envoys came; the following day they left, and "
    "that night the bridge burned. By the end of the month nobody stood in the field. In April the truce was broken. "
    "It was renewed in 1914 and kept until 1920. In May the court sat, and in 1915 it rose."
)
TOLD = [
    ("December", "1912-12"), ("9 January", "1913-01-09"), ("Two days later", "1913-01-11"),
    ("the following day", "1913-01-12"), ("that night", "1913-01-12TNI"), ("the end of the month", "1913-01"),
    ("April", "1913-04"), ("May", "1914-05"),
]  # fmt: skip


@pytest.mark.parametrize("published", [None, date(2020, 6, 1)])
def test_a_narrative_goes_on_from_the_date_named_before(published):
    found = {words: value for words, _, value in values_of(STORY, published)}
    assert {words: found[words] for words, _ in TOLD} == dict(TOLD)


def test_a_date_far_off_is_an_aside_in_a_narrative_until_a_second_agrees():
    story = "In 1911 it began, in 1912 it grew, and in May 1913 it ended. A film of 1994 shows it. In July {}"
    assert values_of(story.format("nobody came."), None)[-1][2] == "1913-07"
    agreed = story.replace("In July", "A book came out in 1995. In July").format("nobody came.")
    assert values_of(agreed, None)[-1][2] == "1995-07"


def test_news_that_names_old_years_stays_news():
    text = (
        "He ruled from 1980 to 1988, fled in 1989, wrote a book in 1990 and died in 1991. Last week, on Tuesday, his "
        "son came home in March."
    )
    assert values_of(text)[-1] == ("March", "DATE", "2013-03")


@given(DAYS)
def test_a_whole_date_means_itself_in_every_order(day):
    short = f"{day:%b}." if day.month != 5 else "May"
    orders = f"{day.day} {day:%B %Y}", f"{day:%B} {day.day}, {day.year}", f"{short} {day.day}, {day.year}"
    for text in (*orders, day.isoformat()):
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


WORDS = st.lists(
    st.sampled_from(
        "the a two several past last next previous following week weeks month day days year decade century of in on "
        "until since before after ago later earlier Monday May March 3 17th 31 February 1999 2199 490 BC 10:30 p.m. "
        "and to - , early end that same first quarter half summer night hours noon fiscal 90s every "
        "Ramadan 99,999 00/00/00".split()
    ),
    max_size=9,
).map(" ".join)


@given(st.one_of(st.text(max_size=60), WORDS), st.one_of(st.none(), DAYS))
def test_no_text_breaks_the_finder_and_expressions_do_not_overlap(text, published):
    last = 0
    for time in find_times(text, published):
        assert last <= time.begin < time.end <= len(text)
        last = time.end
    moment = resolve_time(text, published)
    assert moment == resolve_time(text, published)
    assert moment.reason
    if moment.earliest_on and moment.latest_on:
        assert moment.earliest_on <= moment.latest_on


RELATIVE = st.sampled_from(
    ["yesterday", "on Tuesday", "last week", "last month", "in March", "over the past week", "two days ago",
     "last year", "a week ago", "in the past 24 hours", "overnight", "four months ago", "since Monday",
     "earlier this month", "on 3 May"]
)  # fmt: skip


@given(RELATIVE, DAYS, st.integers(0, 400))
def test_what_leans_on_publication_never_goes_back_when_publication_goes_on(phrase, published, later):
    one, other = resolve_time(phrase, published), resolve_time(phrase, published + timedelta(later))
    assert one.earliest_on <= other.earliest_on
    assert one.latest_on <= other.latest_on


@given(DAYS)
def test_a_day_that_does_not_exist_is_not_read_as_a_day(published):
    assert resolve_time("2016-02-30", published).precision is not TimePrecision.DAY
    assert resolve_time("on 31 February 2016", published).precision is not TimePrecision.DAY


PHRASES = [
    ("between Feb. 9 and 11", date(2016, 2, 9), date(2016, 2, 11), "days"),
    ("from 26 Feb to 1 March", date(2016, 2, 26), date(2016, 3, 1), "days"),
    ("from Dec. 30 to Jan. 2, 2016", date(2015, 12, 30), date(2016, 1, 2), "days"),
    ("since the ceasefire took effect on 27 February", date(2016, 2, 27), date(2016, 3, 10), "open"),
    ("until 5 March", None, date(2016, 3, 5), "open"),
    ("before 5 March", None, date(2016, 3, 4), "open"),
    ("in the past 24 hours", date(2016, 3, 9), date(2016, 3, 10), "days"),
    ("overnight into Wednesday", date(2016, 3, 8), date(2016, 3, 9), "days"),
    ("Wednesday's", date(2016, 3, 9), date(2016, 3, 9), "day"),
    ("at dawn on 9 March", date(2016, 3, 9), date(2016, 3, 9), "day"),
    ("05/03/2016", date(2016, 3, 5), date(2016, 5, 3), "month"),
    ("25/02/2016", date(2016, 2, 25), date(2016, 2, 25), "day"),
]


@pytest.mark.parametrize(("phrase", "earliest", "latest", "precision"), PHRASES)
def test_a_phrase_of_a_report_means_these_days(phrase, earliest, latest, precision):
    found = resolve_time(phrase, date(2016, 3, 10))
    assert (found.earliest_on, found.latest_on, found.precision) == (earliest, latest, precision), found.reason


UNKNOWN = [
    ("on 12 Ramadan 1437", "Hijri"),
    ("day three of the siege", "counts from a beginning"),
    ("until further notice", "left open"),
    ("at dawn", "names no day"),
    ("soon", "no rule reads"),
]


@pytest.mark.parametrize(("phrase", "why"), UNKNOWN)
def test_what_names_no_day_is_not_determined_and_says_why(phrase, why):
    found = resolve_time(phrase, date(2016, 3, 10))
    assert found.precision is TimePrecision.NOT_DETERMINED
    assert why in found.reason


def test_earlier_years_look_back_and_totals_are_cumulative():
    assert looks_back("in previous years")
    assert not looks_back("over the past week")
    assert is_cumulative("thus far")
    assert is_cumulative("since October")
    assert not is_cumulative("on Tuesday")


@pytest.mark.parametrize(("phrase", "is_period"), [
    ("over the past week", True), ("from Monday to Wednesday", True), ("on 3 and 4 March", True), ("in March", True),
    ("on Tuesday", False), ("overnight", False), ("last night", False),
])  # fmt: skip
def test_a_stretch_of_days_is_a_period_and_a_night_is_not(phrase, is_period):
    assert is_named_period(resolve_time(phrase, date(2016, 3, 10)), phrase) is is_period


def test_since_a_year_behind_publication_is_open_and_ends_nowhere():
    found = resolve_time("since 2020", date(2015, 10, 23))
    assert (found.earliest_on, found.latest_on, found.precision) == (date(2020, 1, 1), None, TimePrecision.OPEN)
    assert resolve_time("since December", date(2015, 10, 23)).earliest_on == date(2014, 12, 1)


@pytest.mark.parametrize("day", [14, 18, 20])
@pytest.mark.parametrize("phrase", ["early this week", "at the start of the week", "late last week"])
def test_no_part_of_a_week_ends_before_it_begins(phrase, day):
    moment = resolve_time(phrase, date(2016, 2, day))
    assert moment.earliest_on <= moment.latest_on


def test_a_week_that_no_third_of_its_month_cuts_is_meant_whole():
    moment = resolve_time("early this week", date(2016, 2, 18))
    assert (moment.earliest_on, moment.latest_on) == (date(2016, 2, 15), date(2016, 2, 21))
