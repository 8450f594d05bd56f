"""Templates of a channel: what all of an uploader's films carry is learned, masked, and is no match by itself."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.unit.footage.films import frames_of, ground, write_film
from weekreview.footage import Archive, Footage, FootageOptions, take_files
from weekreview.footage.templates import GRID, LEAST_ITEMS, Stillness, template_of
from weekreview.model import ClipVerdict

INSIDE = (slice(18, 200), slice(16, 280))
"""Where a channel's frame leaves the film to be seen."""


def framed(channel, seed, seconds=5.0):
    """Return a film of a seed, shrunk into a channel's frame."""
    film = frames_of(seed, seconds)
    high, wide = INSIDE[0].stop - INSIDE[0].start, INSIDE[1].stop - INSIDE[1].start
    out = np.repeat(ground(900 + channel)[None], len(film), axis=0)
    for frame, image in zip(out, film, strict=True):
        frame[INSIDE] = cv2.resize(image, (wide, high), interpolation=cv2.INTER_AREA)
    return out


@pytest.fixture(scope="module")
def channels(tmp_path_factory):
    """Return a folder of films of two channels: `1-21.mp4` is film 21 in the frame of channel 1."""
    folder = tmp_path_factory.mktemp("channels")
    for channel, seed in [(1, 21), (1, 22), (1, 23), (1, 24), (1, 25), (2, 21), (2, 26)]:
        write_film(folder / f"{channel}-{seed}.mp4", framed(channel, seed))
    return folder


def archive_of(channels, folder, uploader):
    archive = Archive(folder)
    room = Footage(archive, FootageOptions(encoder="none"))
    for taken in take_files([channels / f"1-{seed}.mp4" for seed in (21, 22, 23, 24)], archive, room.decoder):
        if uploader:
            archive.catalogue.mark_uploader(taken.number, uploader)
    return room


def found_in(room, path):
    return {match.clip.name: match.verdict for match in room.see(path).matches}


@pytest.mark.parametrize("name", ["1-25.mp4", "1-24.mp4"])
def test_a_shared_frame_is_a_false_match_before_its_uploader_is_known_and_none_after(channels, tmp_path, name):
    with archive_of(channels, tmp_path / "before", "") as before:
        falses = set(found_in(before, channels / name)) - {name}
    with archive_of(channels, tmp_path / "after", "channel one") as after:
        left = set(found_in(after, channels / name)) - {name}
    assert falses
    assert not left


def test_the_same_film_in_another_channels_frame_is_still_found(channels, tmp_path):
    with archive_of(channels, tmp_path / "a", "channel one") as room:
        found = found_in(room, channels / "2-21.mp4")
        assert found.pop("1-21.mp4") is ClipVerdict.SAME_FOOTAGE
        assert not found
        assert not found_in(room, channels / "2-26.mp4")


def test_who_published_an_item_is_kept(channels, tmp_path):
    with archive_of(channels, tmp_path / "a", "channel one"):
        pass
    again = Archive(tmp_path / "a")
    assert {clip.uploader for clip in again.catalogue.clips.values()} == {"channel one"}


def looks(seeds, same, still=True):
    """Return looks that are random but for a part, `same` columns wide, that all share."""
    shared = np.random.default_rng(7).uniform(0, 255, (GRID[1], GRID[0])).astype(np.float32)
    found = []
    for seed in seeds:
        means = np.random.default_rng(seed).uniform(0, 255, shared.shape).astype(np.float32)
        means[:, :same] = shared[:, :same]
        found.append(Stillness(means, np.full(shared.shape, still)))
    return found


def test_a_template_is_what_is_still_and_the_same_in_enough_items():
    mask = template_of(looks(range(5), 40))
    assert not mask[:, :40].any()
    assert mask[:, 42:].mean() > 0.97 * 255
    assert template_of(looks(range(LEAST_ITEMS - 1), 40)).all()
    assert template_of(looks(range(5), 40, still=False)).all()


def test_a_camera_that_always_shows_one_place_has_no_template():
    assert template_of(looks(range(5), 120)).all()


def test_a_frame_that_one_item_in_many_carries_is_none():
    mask = template_of([*looks(range(3), 40), *looks(range(10, 17), 0)])
    assert mask.mean() > 0.9 * 255  # what is left is chance: noise that is nowhere smooth
