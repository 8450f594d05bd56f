"""Number phrases and their bounds, beyond the table in tests/cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.read.numerals import number_of
from weekreview.read.quantities import parse_quantity


@given(st.integers(1, 999_999))
def test_a_figure_means_itself_with_and_without_commas(n):
    for text in (str(n), f"{n:,}"):
        found = parse_quantity(text)
        assert (found.low, found.high) == (n, n)


@given(st.integers(2, 99_999))
def test_hedges_bound_a_figure_on_the_right_side(n):
    assert parse_quantity(f"at least {n}").low == n
    assert parse_quantity(f"at least {n}").high is None
    assert parse_quantity(f"more than {n}").low == n + 1
    assert parse_quantity(f"up to {n}").high == n
    about = parse_quantity(f"about {n}")
    assert about.low <= n <= about.high


@given(st.text(max_size=30))
def test_no_text_breaks_the_parser_and_bounds_are_in_order(text):
    found = parse_quantity(text)
    if found is not None and found.high is not None:
        assert found.low <= found.high


@given(st.integers(1, 500), st.integers(1, 500))
def test_a_range_keeps_both_ends_and_a_falling_one_is_no_range(a, b):
    found = parse_quantity(f"between {a} and {b}")
    if a <= b:
        assert (found.low, found.high) == (a, b)
    else:
        assert found is None or found.low <= found.high


UNITS = [
    ("12 km", "km", 12),
    ("40 square miles", "km2", 103.5996),
    ("$3 million", "USD", 3_000_000),
    ("20 percent", "percent", 20),
    ("INR 3.5 lakh", "INR", 350_000),
    ("two tonnes", "kg", 2_000),
    ("six-hour", "hours", 6),
    ("half a kilometre", "km", 0.5),
    ("1.2m", None, 1_200_000),
    ("600m", "km", 0.6),
]


@pytest.mark.parametrize(("text", "unit", "low"), UNITS)
def test_units_are_taken_off_and_converted(text, unit, low):
    found = parse_quantity(text)
    assert (found.unit, found.low) == (unit, low)


@pytest.mark.parametrize("text", ["fighters", "", "the town", "-", "and"])
def test_words_without_a_number_have_no_bounds(text):
    assert parse_quantity(text) is None


def test_number_words_add_and_multiply():
    assert number_of("three hundred and forty two") == 342
    assert number_of("one million two hundred thousand") == 1_200_000


KINDS = [
    ("five six", 5, 6, None, "range"),
    ("about 40 50", 36, 55, None, "about"),
    ("5% to 20%", 5, 20, "percent", "range"),
    ("hundreds, if not thousands", 200, 9_999, None, "range"),
    ("3,000 to more than 9,000", 3_000, None, None, "range"),
    ("once", 1, 1, None, "vague"),
    ("at least twice", 2, None, None, "at_least"),
    ("twin", 2, 2, None, "vague"),
    ("a series of", 2, None, None, "vague"),
    ("some", 2, None, None, "vague"),
    ("many dozens of", 36, None, None, "vague"),
    ("large numbers of", 3, None, None, "vague"),
    ("several thousands", 3_000, 9_999, None, "vague"),
    ("barely 60", 54, 60, None, "nearly"),
    ("up to two miles", 0, 3.2187, "km", "up_to"),
    ("over $9 billion", 9_000_000_000, None, "USD", "more_than"),
    ("under 40%", 0, 40, "percent", "fewer_than"),
    ("most of the", 0.5, 1, "share", "vague"),
    ("almost half", 0.45, 0.5, "share", "nearly"),
    ("30 or so", 27, 33, None, "about"),
    ("two others", 2, 2, None, "exact"),
    ("four-and-a-half years", 4.5, 4.5, "years", "exact"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit", "rule"), KINDS)
def test_each_kind_of_phrase_has_its_bounds(text, low, high, unit, rule):
    found = parse_quantity(text)
    assert (found.low, found.high, found.unit, found.rule) == (low, high, unit, rule)


@pytest.mark.parametrize("text", ["the third", "fourth", "an unknown number of casualties", "heavy", "later"])
def test_an_ordinal_or_an_unknown_number_has_no_bounds(text):
    assert parse_quantity(text) is None


@given(st.integers(2, 9_999), st.sampled_from("about nearly over under".split()))
def test_a_measure_need_not_be_whole(n, hedge):
    found = parse_quantity(f"{hedge} {n} km")
    bounds = {"about": (0.9 * n, 1.1 * n), "nearly": (0.9 * n, n), "over": (n, None), "under": (0, n)}[hedge]
    assert found.low == pytest.approx(bounds[0])
    assert found.high == (None if bounds[1] is None else pytest.approx(bounds[1]))
