"""The gate: a score under its floor is named; floors rise and never fall by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from weekreview.errors import InputError, UsageError
from weekreview.evaluate import Score, check_floors, load_floors, save_floors, table_of, write_table

REACHED = Score("made", "typed F1", 0.60, 0.55, 0.65, 100, "aa")


def test_a_score_under_its_floor_is_named_and_one_within_the_margin_is_not(tmp_path):
    path = tmp_path / "floors.json"
    save_floors([REACHED], path, margin=0.01)
    floors = load_floors(path)
    assert check_floors([REACHED, replace(REACHED, value=0.591)], floors) == []
    assert "0.5800" in check_floors([replace(REACHED, value=0.58)], floors)[0]


def test_a_score_on_other_data_is_not_compared(tmp_path):
    path = tmp_path / "floors.json"
    save_floors([REACHED], path)
    assert check_floors([replace(REACHED, value=0.1, corpus_sha256="bb")], load_floors(path)) == []


def test_a_floor_rises_and_does_not_fall(tmp_path):
    path = tmp_path / "floors.json"
    assert save_floors([REACHED], path) == ["made.typed F1"]
    assert save_floors([replace(REACHED, value=0.5)], path) == []
    assert load_floors(path)["made.typed F1"].score == 0.6
    assert save_floors([replace(REACHED, value=0.7)], path) == ["made.typed F1"]


def test_a_damaged_file_of_floors_is_named(tmp_path):
    path = tmp_path / "floors.json"
    path.write_text('{"x": {"score": "high"}}')
    with pytest.raises(InputError, match="floors"):
        load_floors(path)


def test_the_packaged_floors_can_be_read():
    assert all(0 <= floor.score <= 1 for floor in load_floors().values())


def test_a_table_goes_between_its_marks_and_the_words_around_stay(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- scores begins -->\nold\n<!-- scores ends -->\nafter\n")
    write_table(page, "scores", table_of([REACHED]))
    text = page.read_text()
    assert text.startswith("before\n<!-- scores begins -->\n| corpus |")
    assert text.endswith("<!-- scores ends -->\nafter\n")
    assert "| made | typed F1 | 0.600 | 0.550 to 0.650 | 100 |" in text
    assert "old" not in text


def test_a_page_without_marks_is_named(tmp_path):
    with pytest.raises(UsageError, match="scores begins"):
        write_table(tmp_path / "none.md", "scores", "x")
