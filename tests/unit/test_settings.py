"""Settings: flags over environment over defaults, and one clear line for what can't be read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.errors import UsageError
from weekreview.settings import SETTINGS, Settings, load_settings, week_days


def test_nothing_given_means_every_default():
    assert load_settings({}, {"PATH": "x"}) == Settings()


def test_a_flag_stands_over_the_environment():
    found = load_settings({"title": "From a flag"}, {"WEEKREVIEW_TITLE": "From outside"})
    assert found.title == "From a flag"


def test_the_environment_stands_over_the_default():
    assert load_settings({"coarsen_km": None}, {"WEEKREVIEW_COARSEN_KM": "12.5"}).coarsen_km == 12.5


def test_an_empty_variable_is_as_good_as_none():
    assert load_settings({}, {"WEEKREVIEW_TITLE": ""}).title is None


def test_a_variable_that_is_no_setting_is_named_with_the_nearest_one():
    with pytest.raises(UsageError, match="WEEKREVIEW_TITEL is no setting; did you mean WEEKREVIEW_TITLE"):
        load_settings({}, {"WEEKREVIEW_TITEL": "x"})


@pytest.mark.parametrize(
    ("name", "bad", "hint"),
    [
        ("from_on", "23.10.2015", "write it as 2015-10-23"),
        ("from_on", "2015-02-30", "write it as 2015-10-23"),
        ("as_of", "yesterday", "write it as 2015-10-24T06:00:00Z"),
        ("size_limit_mb", "lots", "write it as 30"),
        ("size_limit_mb", "0", "write it as 30"),
        ("coarsen_km", "nan", "write it as 10"),
        ("threshold", "1.5", "from 0 to 1"),
        ("title", "  ", "leave it out"),
    ],
)
def test_a_bad_value_is_named_with_its_flag_and_what_to_write(name, bad, hint):
    flag = next(s.flag for s in SETTINGS if s.name == name)
    with pytest.raises(UsageError) as caught:
        load_settings({name: bad}, {})
    assert str(caught.value).startswith(f"{flag} {bad!r}")
    assert hint in str(caught.value)


def test_a_bad_value_from_outside_is_named_with_its_variable():
    with pytest.raises(UsageError, match="^WEEKREVIEW_THRESHOLD 'high'"):
        load_settings({}, {"WEEKREVIEW_THRESHOLD": "high"})


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(UsageError, match="--from 2015-10-24 is after --to 2015-10-23"):
        load_settings({"from_on": "2015-10-24", "to_on": "2015-10-23"}, {})


@pytest.mark.parametrize("only", ["from_on", "to_on"])
def test_half_a_period_is_refused(only):
    with pytest.raises(UsageError, match="both --from and --to"):
        load_settings({only: "2015-10-23"}, {})


def test_a_period_of_one_day_is_a_period():
    found = load_settings({"from_on": "2015-10-23", "to_on": "2015-10-23"}, {})
    assert found.from_on == found.to_on == date(2015, 10, 23)


def test_a_publication_day_in_the_future_is_refused():
    day = datetime.now(UTC).date() + timedelta(days=30)
    with pytest.raises(UsageError, match="in the future"):
        load_settings({"published_on": day.isoformat()}, {})


def test_a_time_without_a_zone_is_taken_as_utc_and_others_are_changed_to_it():
    assert load_settings({"as_of": "2015-10-24T06:00:00"}, {}).as_of == datetime(2015, 10, 24, 6, tzinfo=UTC)
    found = load_settings({"as_of": "2015-10-24T06:00:00+03:00"}, {}).as_of
    assert found == datetime(2015, 10, 24, 3, tzinfo=UTC)
    assert found.utcoffset() == timedelta(0)


def test_hosts_are_split_at_commas_and_put_in_one_order():
    assert load_settings({"allow_hosts": " B.example ,a.example,,a.example"}, {}).allow_hosts == (
        "a.example",
        "b.example",
    )


def test_a_folder_may_begin_with_a_tilde():
    assert load_settings({"cache_folder": "~/x"}, {}).cache_folder == Path.home() / "x"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_lies_in_its_iso_week(day):
    year, week, weekday = day.isocalendar()
    first_on, last_on = week_days(f"{year}-W{week:02d}")
    assert (day - first_on).days == weekday - 1
    assert (last_on - first_on).days == 6


@pytest.mark.parametrize("bad", ["2015-W54", "2015-W00", "2015-43", "W43", "2015-W5x"])
def test_a_week_that_is_none_is_refused_with_how_to_write_one(bad):
    with pytest.raises(UsageError, match="--week"):
        week_days(bad)


def test_the_rooms_are_told_what_was_set():
    told = Settings(size_limit_mb=2.5, published_on=date(2015, 10, 23), as_of=datetime(2015, 10, 24, tzinfo=UTC))
    options = told.ingest_options()
    assert (options.size_limit_bytes, options.published_on) == (2_500_000, date(2015, 10, 23))
    assert Settings(container_limit_mb=1500).ingest_options().container_limit_bytes == 1_500_000_000
    assert options.now == told.as_of
    assert Settings(threshold=0.25).read_options().threshold == 0.25
    assert Settings(cache_folder=Path("x")).ground_options().cache_folder == Path("x")
    assert Settings(coarsen_km=5, title="T").review_options().coarsen_km == 5


def test_an_unknown_rule_for_best_figures_is_refused():
    with pytest.raises(UsageError, match="most_convenient"):
        Settings(best_rule="most_convenient").reconcile_options((None, None))
