"""The index: built whole or not at all, once a version, also by two at once."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from weekreview.errors import UsageError
from weekreview.ground.gazetteer import building
from weekreview.ground.gazetteer.building import index_path, stamp
from weekreview.ground.gazetteer.looking import Index
from weekreview.ground.gazetteer.records import Entry, Fit, Named

TOWN = Named(
    Entry("gn:1", "Ţall Ḩasan", 36.0, 38.0, 1500.0, "settlement", "sy", "Aleppo", "SY.09", 0, 2),
    ("Ţall Ḩasan", "Tell Hassan", "تل حسن"),
)
EAST = Named(
    Entry("gn:2", "Kuwayris Sharqi", 36.2, 37.5, 1500.0, "settlement", "sy", "Aleppo", "SY.09", 0, 2),
    ("Kuwayris Sharqī",),
)
FAR = Named(
    Entry("gn:3", "Tell Hassan", 40.0, -90.0, 1500.0, "settlement", "us", "Illinois", "US.IL", 900, 1), ("Tell Hassan",)
)


@pytest.fixture
def small(monkeypatch):
    """Build from three towns."""
    monkeypatch.setattr(building, "_packaged", lambda: iter([TOWN, EAST, FAR]))


def test_a_town_is_found_by_each_of_its_names(small, tmp_path):
    index = Index(index_path(tmp_path))
    assert [(e.place_id, fit) for e, fit in index.exact("tall hasan")] == [("gn:1", Fit.NAME)]
    assert {e.place_id for e, _ in index.exact("Tell Hassan")} == {"gn:1", "gn:3"}
    assert [e.place_id for e, _ in index.exact("تَل حسن")] == ["gn:1"]


def test_sound_leads_only_to_countries_with_other_scripts(small, tmp_path):
    index = Index(index_path(tmp_path))
    assert [(e.place_id, fit) for e, fit in index.sounding("Tal Hasan")] == [("gn:1", Fit.FOLDED)]
    assert [(e.place_id, fit) for e, fit in index.sounding("Kuweires")] == [("gn:2", Fit.PART)]


def test_what_was_written_is_read_back_under_its_plain_name(small, tmp_path):
    entry, _ = Index(index_path(tmp_path)).exact("Tell Hassan")[0]
    assert entry == replace(TOWN.entry, name="Tall Hasan")


def test_the_index_is_built_once(small, tmp_path, monkeypatch):
    path = index_path(tmp_path)
    monkeypatch.setattr(building, "_packaged", lambda: pytest.fail("built again"))
    assert index_path(tmp_path) == path


def test_progress_goes_from_nothing_to_all(small, tmp_path):
    shares: list[float] = []
    index_path(tmp_path, shares.append)
    assert shares[0] == 0.0 and shares[-1] == 1.0
    assert shares == sorted(shares)


def test_two_builders_at_once_leave_one_whole_index(small, tmp_path):
    with ThreadPoolExecutor(4) as pool:
        paths = list(pool.map(lambda _: index_path(tmp_path), range(4)))
    assert len(set(paths)) == 1
    assert [p.name for p in tmp_path.iterdir()] == [paths[0].name]
    assert sqlite3.connect(paths[0]).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_build_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def broken():
        yield TOWN
        raise RuntimeError("power cut")

    monkeypatch.setattr(building, "_packaged", broken)
    with pytest.raises(RuntimeError):
        index_path(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_replaced_with_a_warning(small, tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr(building.tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    with pytest.warns(UserWarning, match="can't keep the gazetteer in"):
        path = index_path(blocked)
    assert path.exists() and "temporary" in str(path)


@pytest.mark.filterwarnings("ignore:can't keep")
def test_no_folder_at_all_is_one_clear_line(small, tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setattr(building.tempfile, "gettempdir", lambda: str(blocked))
    with pytest.raises(UsageError, match="choose a cache folder that can be written"):
        index_path(blocked)


def test_the_stamp_changes_with_a_package(monkeypatch):
    before = stamp()
    monkeypatch.setattr(building.metadata, "version", lambda package: "0.0.0")
    assert stamp() != before


def test_the_default_folder_follows_the_users_setting(monkeypatch, tmp_path):
    monkeypatch.setitem(os.environ, "XDG_CACHE_HOME", str(tmp_path))
    assert building.user_cache() == tmp_path / "weekreview"
