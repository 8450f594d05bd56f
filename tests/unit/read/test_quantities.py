"""Number phrases and their bounds, beyond the table in tests/cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.read.quantities import number_of, parse_quantity


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
