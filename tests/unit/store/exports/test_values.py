from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.store.exports.values import instant, number, probability


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12.0, "12"),
        (12, "12"),
        (0.1 + 0.2, "0.3"),
        (3.75, "3.75"),
        (-0.0, "0"),
        (-1e-9, "0"),
        (1e6, "1000000"),
        (None, "null"),
    ],
)
def test_numbers_are_written_without_noise(value, expected):
    assert json.dumps(number(value)) == expected


@given(st.floats(0, 1))
def test_a_probability_is_rounded_and_stays_between_0_and_1(p):
    assert 0 <= probability(p) <= 1
    assert abs(probability(p) - p) <= 0.00005 + 1e-12


@given(
    st.datetimes(timezones=st.integers(-720, 840).map(lambda m: timezone(timedelta(minutes=m)))).filter(
        lambda at: 2 < at.year < 9998
    )
)
def test_an_instant_is_utc_ends_in_z_and_is_the_same_instant(at):
    text = instant(at)
    assert text.endswith("Z") and "+" not in text
    assert datetime.fromisoformat(text) == at
    assert datetime.fromisoformat(text).tzinfo == UTC
