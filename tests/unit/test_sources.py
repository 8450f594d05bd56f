"""Source files: checked when they are read, and found by any of a publisher's names."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
import yaml

from weekreview.errors import InputError, UsageError
from weekreview.sources import controlled_publishers, fold_publisher, load_sources, publisher_families, source_of

GOOD = {
    "name": "Orontes Wire",
    "publishers": ["Orontes"],
    "domains": ["orontes.example"],
    "family": "orontes",
    "kind": "news_agency",
    "country": "sy",
    "languages": ["en"],
    "state_control": "owned",
    "controlled_by": "sy.government",
    "affiliation": "A made-up agency of a state.",
    "terms": "Free to quote.",
    "licence": "CC-BY-4.0",
    "expect": {"every_days": 1, "documents_min": 1, "documents_max": 10},
}


def written(folder, place="orontes", **changes):
    """Write one source file and return the folder of sources."""
    home = folder / place
    home.mkdir(parents=True)
    kept = {key: value for key, value in (GOOD | changes).items() if value != "left out"}
    (home / "source.yml").write_text(yaml.safe_dump(kept), encoding="utf-8")
    return folder


def test_a_source_is_found_by_its_name_alias_and_domain_whatever_the_case(tmp_path):
    sources = load_sources(written(tmp_path))
    for name in ("orontes wire", "The Orontes Wire", "ORONTES", "www.orontes.example"):
        assert source_of(name, sources) is sources[0], name
    assert source_of("Taurus Daily", sources) is None
    assert source_of(None, sources) is None


def test_a_publisher_under_an_actors_control_speaks_with_that_actors_voice(tmp_path):
    sources = load_sources(written(tmp_path))
    assert controlled_publishers(sources)["Orontes"] == "sy.government"
    assert set(publisher_families(sources).values()) == {"sy.government"}


def test_a_publisher_of_its_own_speaks_with_its_familys_voice(tmp_path):
    sources = load_sources(written(tmp_path, controlled_by=None, state_control="none"))
    assert controlled_publishers(sources) == {}
    assert publisher_families(sources)["orontes.example"] == "orontes"


@pytest.mark.parametrize(
    "changes",
    [
        {"terms": "left out"},
        {"terms": " "},
        {"surprise": 1},
        {"kind": "rumour_mill"},
        {"domains": ["Orontes.example/news"]},
        {"state_control": "organ", "controlled_by": None},
        {"expect": {"every_days": 1, "documents_min": 9, "documents_max": 2}},
        {"languages": "en"},
    ],
)
def test_a_source_file_with_something_out_of_place_is_named(tmp_path, changes):
    with pytest.raises(InputError, match="orontes/source.yml"):
        load_sources(written(tmp_path, **changes))


def test_a_source_file_that_is_not_yaml_is_named(tmp_path):
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / "source.yml").write_text("name: [", encoding="utf-8")
    with pytest.raises(InputError, match="torn/source.yml"):
        load_sources(tmp_path)


def test_two_sources_of_one_name_are_refused(tmp_path):
    written(tmp_path)
    with pytest.raises(InputError, match="both go by 'orontes"):
        load_sources(written(tmp_path, "second", name="Second"))


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match="no folder of sources"):
        load_sources(tmp_path / "none")


def test_the_packaged_sources_are_in_order_and_no_small_number():
    sources = load_sources()
    assert len(sources) >= 12
    assert max(Counter(fold_publisher(source.name) for source in sources).values()) == 1
    assert all(source.country is None or len(source.country) == 2 for source in sources)


def former(**changes):
    """Return a period of control as a source file writes it."""
    return {
        "from": date(2011, 1, 1),
        "until": date(2014, 6, 30),
        "state_control": "none",
        "controlled_by": None,
    } | changes


def test_control_is_that_of_the_day_and_both_ends_are_in(tmp_path):
    sources = load_sources(written(tmp_path, formerly=[former()]))
    days = {date(2010, 12, 31): "sy.government", date(2011, 1, 1): None, date(2014, 6, 30): None}
    days[date(2014, 7, 1)] = "sy.government"
    assert {day: controlled_publishers(sources, day).get("orontes.example") for day in days} == days


def test_without_a_day_a_voice_that_changed_hands_is_nobodys(tmp_path):
    assert controlled_publishers(load_sources(written(tmp_path, formerly=[former()]))) == {}


def test_a_period_of_control_that_ends_before_it_begins_is_refused(tmp_path):
    with pytest.raises(InputError, match="ends on 2010-01-01, before"):
        load_sources(written(tmp_path, formerly=[former(until=date(2010, 1, 1))]))
