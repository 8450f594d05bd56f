"""An archive on disk: added to, deleted from, merged, opened again, and whole after a run was killed."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest

from tests.factories import make_clip
from tests.unit.footage.films import ground
from weekreview.errors import InputError
from weekreview.footage import Archive
from weekreview.footage.decoding import Media
from weekreview.footage.fingerprints.prints import KEPT, print_of
from weekreview.model import ClipDate


def a_print(seed):
    return print_of(Media({"still": True}, [[ground(seed)]], [[0.0]]), KEPT)


def add(archive, tmp_path, *seeds):
    items = []
    for seed in seeds:
        copy = tmp_path / f"copy{seed}"
        copy.write_bytes(b"small")
        day = (ClipDate(date(2015, 1, seed), "uploaded", "its page"),)
        items.append(
            (make_clip(f"{seed}".encode(), name=f"{seed}.jpg", kind="image", dates=day), "", a_print(seed), copy)
        )
    return archive.add(items)


def items_like(archive, seed):
    votes = archive.votes(a_print(seed))
    return {int(item) for item in votes.items[votes.weights > 20]}


def test_what_was_added_is_found_and_only_that(tmp_path):
    archive = Archive(tmp_path / "archive")
    numbers = add(archive, tmp_path, 1, 2)
    assert items_like(archive, 1) == {numbers[0]}
    assert items_like(archive, 9) == set()


def test_an_archive_opened_again_holds_the_same(tmp_path):
    add(Archive(tmp_path / "archive"), tmp_path, 1, 2)
    again = Archive(tmp_path / "archive")
    assert len(again) == 2
    assert items_like(again, 2) == {1}
    assert again.catalogue.clips[0].dates == (ClipDate(date(2015, 1, 1), "uploaded", "its page"),)


def test_what_was_deleted_is_found_no_more_even_before_a_merge(tmp_path):
    archive = Archive(tmp_path / "archive")
    first, second = add(archive, tmp_path, 1, 2)
    archive.delete(first)
    assert items_like(archive, 1) == set()
    assert items_like(Archive(tmp_path / "archive"), 2) == {second}


def test_many_small_additions_are_merged_and_all_is_still_found(tmp_path):
    archive = Archive(tmp_path / "archive")
    for seed in range(1, 11):
        add(archive, tmp_path, seed)
    archive.delete(4)
    add(archive, tmp_path, 11, 12)
    assert len(archive.segments) <= 7
    for number in (0, 6, 9, 10, 11):
        assert items_like(archive, number + 1) == {number}
    assert items_like(archive, 5) == set()


def test_a_segment_that_a_killed_run_left_is_swept_away(tmp_path):
    archive = Archive(tmp_path / "archive")
    add(archive, tmp_path, 1)
    left = archive.folder / "segments" / "00000002"
    left.mkdir()
    (left / "begins.npy").write_bytes(b"half")
    again = Archive(tmp_path / "archive")
    assert not left.exists()
    assert items_like(again, 1) == {0}


def test_an_item_whose_copy_never_came_is_not_held(tmp_path):
    archive = Archive(tmp_path / "archive")
    add(archive, tmp_path, 1, 2)
    archive.copy_of(0).unlink()
    assert set(Archive(tmp_path / "archive").catalogue.clips) == {1}


def test_stock_is_written_down_and_taken_back(tmp_path):
    archive = Archive(tmp_path / "archive")
    (number,) = add(archive, tmp_path, 1)
    archive.catalogue.mark_stock(number, "intro of a channel")
    assert Archive(tmp_path / "archive").catalogue.clips[number].stock == "intro of a channel"
    archive.catalogue.mark_stock(number, "")
    assert not Archive(tmp_path / "archive").catalogue.clips[number].stock


def test_a_catalogue_that_cannot_be_read_names_its_line(tmp_path):
    folder = tmp_path / "archive"
    add(Archive(folder), tmp_path, 1)
    with open(folder / "items.jsonl", "a") as lines:
        lines.write(json.dumps({"what": "added"}) + "\n")
    with pytest.raises(InputError, match="line 2"):
        Archive(folder)


def test_an_archive_of_another_form_is_refused(tmp_path):
    folder = tmp_path / "archive"
    Archive(folder)
    (folder / "form").write_text("0\n")
    with pytest.raises(InputError, match="form 0"):
        Archive(folder)


def test_votes_of_some_items_are_theirs_alone(tmp_path):
    archive = Archive(tmp_path / "archive")
    add(archive, tmp_path, 1, 2)
    assert set(np.unique(archive.votes(a_print(1)).of({1}).items)) <= {1}
