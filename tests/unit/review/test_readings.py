"""The second reading of numbers against the reader's, which shares no code with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.read.quantities import SHARES, VAGUE, parse_quantity
from weekreview.review.verify.readings import meanings, permits

HEDGES = (
    "", "at least ", "more than ", "well over ", "up to ", "as many as ", "fewer than ", "nearly ", "about ", "some ",
    "a total of ", "another ", "no fewer than ", "no more than ", "an estimated ",
)  # fmt: skip


@pytest.mark.parametrize("phrase", sorted({*VAGUE, *SHARES}))
def test_both_tables_of_vague_words_agree(phrase):
    for words in (phrase, f"{phrase} of", phrase.capitalize()):
        read = parse_quantity(words)
        if read is None:  # the reader takes "almost all" for no number, whatever its table says
            assert phrase in SHARES
            continue
        assert permits(words, read.unit, read.low, read.high), (read, meanings(words, read.unit))


@given(st.sampled_from(HEDGES), st.integers(2, 3_000_000), st.booleans())
def test_both_readings_of_a_figure_agree_and_no_other_figure_fits(hedge, value, grouped):
    words = f"{hedge}{value:,}" if grouped else f"{hedge}{value}"
    read = parse_quantity(words)
    assert permits(words, read.unit, read.low, read.high), read
    for low in (read.low + 800, read.low * 10 + 7, read.low / 3):
        assert not permits(words, read.unit, low, None if read.high is None else max(low, read.high))


@given(
    st.integers(1, 400), st.integers(1, 400), st.sampled_from(["{} to {}", "between {} and {}", "{}-{}", "{} or {}"])
)
def test_both_readings_of_a_range_agree(one, more, form):
    words = form.format(one, one + more)
    read = parse_quantity(words)
    assert permits(words, read.unit, read.low, read.high), read
    assert not permits(words, read.unit, one + more + 1, one + more + 1)


@pytest.mark.parametrize(
    ("words", "unit", "low", "high"),
    [
        ("at least 38", None, 38, None),
        ("Twenty-one", None, 21, 21),
        ("one hundred and five", None, 105, 105),
        ("1.2 million", None, 1_200_000, 1_200_000),
        ("two and a half million", None, 2_500_000, 2_500_000),
        ("2-3 million", None, 2_000_000, 3_000_000),
        ("hundreds, if not thousands, of", None, 200, 9_999),
        ("about 30", None, 27, 33),
        ("nearly 30", None, 27, 30),
        ("two dozen", None, 24, 24),
        ("several dozen", None, 36, 99),
        ("10 miles", "km", 16.0934, 16.0934),
        ("800m", "km", 0.8, 0.8),
        ("more than half", "share", 0.5, None),
        ("38 or more", None, 38, None),
    ],
)
def test_what_words_may_mean(words, unit, low, high):
    assert permits(words, unit, low, high), meanings(words, unit)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at least 38", 838, None),
        ("at least 38", 38, 38),
        ("38", 38, None),
        ("exactly 38", 3, 38),
        ("twenty-one", 20, 20),
        ("a total of 38", 1, 38),
        ("hundreds of", 100, 999),
        ("up to 50", 50, None),
        ("two dozen", 12, 12),
        ("nobody said", 1, 1),
    ],
)
def test_what_words_may_not_mean(words, low, high):
    assert not permits(words, None, low, high), meanings(words)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("another 4,000", 4000, 4000), ("a 60", 60, 60), ("five six", 5, 6), ("20,000-100,000", 20_000, 100_000)],
)
def test_slips_of_the_reader_that_the_second_reading_found_stay_mended(words, low, high):
    read = parse_quantity(words)
    assert (read.low, read.high) == (low, high)
