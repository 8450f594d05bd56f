"""Matching: lines in time, maps in space, motion; each recovered from data made with known parameters."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.unit.footage.films import FPS, frames_of, ground
from weekreview.footage.fingerprints.features import Points, find_points
from weekreview.footage.index import Votes
from weekreview.footage.matching.agreement import agreement
from weekreview.footage.matching.candidates import candidates_of
from weekreview.footage.matching.geometry import place, slant_of
from weekreview.footage.matching.moments import moment_of
from weekreview.footage.matching.motion import Row, Search, check_motion, shots_of

MASK = np.full((240, 320), 255, np.uint8)
STILL = np.eye(3)
AROUND = Search((0.9, 0.95, 1.0, 1.05, 1.1), 1.5)


@pytest.mark.parametrize(("speed", "offset"), [(1.0, 12.0), (0.8, 3.0), (1.25, -2.0)])
def test_the_line_that_votes_lie_on_is_found_among_noise(speed, offset):
    random = np.random.default_rng(0)
    asked_at = np.arange(0, 16, 0.5)
    asked = np.concatenate([np.arange(32), random.integers(0, 32, 90)])
    at = np.concatenate([speed * asked_at + offset, random.uniform(0, 60, 90)])
    votes = Votes(asked, np.full(122, 4), at, np.ones(122), np.zeros(122, bool))
    best = candidates_of(votes, asked_at, False)[0]
    middle = 8.0
    assert best.item == 4
    assert best.speed * middle + best.offset == pytest.approx(speed * middle + offset, abs=0.6)


def test_a_scene_that_stands_still_makes_the_line_loose():
    asked_at = np.arange(0, 8, 0.5)
    asked = np.repeat(np.arange(16), 30)
    at = np.tile(np.arange(30.0), 16)
    votes = Votes(asked, np.zeros(480, int), at, np.ones(480), np.zeros(480, bool))
    assert max(c.loose_seconds for c in candidates_of(votes, asked_at, False)) > 5


def test_a_map_is_recovered_though_most_matches_are_false():
    random = np.random.default_rng(1)
    known = find_points(ground(1), 300)
    turn, grow, shift = np.radians(25), 0.6, np.array([40.0, 15.0])
    matrix = grow * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    source = (known.places - shift) @ np.linalg.inv(matrix).T
    wrong = random.random(len(known)) < 0.7
    source[wrong] = random.uniform(0, 320, (int(wrong.sum()), 2))
    mine = Points(
        source.astype(np.float32), (known.scales / grow).astype(np.float32),
        (known.angles - 25).astype(np.float32) % 360, known.descriptors,
    )  # fmt: skip
    found = place([(mine, known)], (240, 320))
    assert found is not None
    assert found.matrix[:2, :2] == pytest.approx(matrix, abs=0.03)
    assert found.inliers >= 0.8 * (~wrong).sum()


def test_unrelated_pictures_have_no_map_that_covers_anything():
    found = place([(find_points(ground(1), 300), find_points(ground(2), 300))], (240, 320))
    assert found is None or found.cells < 8


def row(frames, fps=FPS):
    return Row(frames, np.arange(len(frames)) / fps)


@pytest.mark.parametrize(("speed", "offset"), [(1.0, 2.3), (1.1, 1.0), (0.9, 0.5)])
def test_speed_and_offset_of_the_same_recording_are_recovered(speed, offset):
    theirs = frames_of(1, 8)
    at = np.arange(0, 4, 1 / FPS)
    mine = theirs[np.clip(np.round((speed * at + offset) * FPS).astype(int), 0, len(theirs) - 1)]
    found = check_motion(row(mine), row(theirs), STILL, MASK, (1.0, offset + 0.3), AROUND)
    assert found.correlation > 0.8
    assert found.speed * 2 + found.offset == pytest.approx(speed * 2 + offset, abs=0.12)


def test_the_same_place_at_another_moment_does_not_move_alike():
    found = check_motion(row(frames_of(1, 5, motion=77)), row(frames_of(1, 5)), STILL, MASK, (1.0, 0.0), AROUND)
    assert found.correlation < 0.45


def test_a_film_that_stands_still_has_no_activity():
    still = np.stack([ground(1)] * 40)
    found = check_motion(row(still), row(still), STILL, MASK, (1.0, 0.0), AROUND)
    assert found.my_activity < 0.5


def test_only_the_stretch_that_is_the_same_is_told():
    inside = frames_of(1, 8)[24:60]
    mine = np.concatenate([frames_of(2, 3), inside, frames_of(3, 3)])
    found = check_motion(row(mine), row(frames_of(1, 8)), STILL, MASK, (1.0, -1.0), AROUND)
    assert found.begin == pytest.approx(3.0, abs=0.3)
    assert found.end == pytest.approx(6.0, abs=0.3)
    assert found.correlation > 0.8


def test_a_hard_cut_begins_a_new_shot():
    frames = np.concatenate([frames_of(1, 1), frames_of(2, 1)])
    assert list(np.unique(shots_of(frames))) == [0, 1]
    assert shots_of(frames)[11] == 0
    assert shots_of(frames)[12] == 1


def test_a_frame_is_told_from_other_moments_of_its_scene():
    frames = frames_of(1, 4)
    at = np.arange(len(frames)) / FPS
    score, size, best = moment_of((frames[20], MASK), STILL, (frames, at), 24)
    assert best == 20
    assert score > 0.9
    assert size > 1
    other, _, _ = moment_of((frames_of(1, 1, motion=5)[0], MASK), STILL, (frames, at), 24)
    assert other < 0.6


def test_parts_agree_in_a_copy_and_not_in_another_picture():
    same = agreement(ground(1), np.clip(ground(1) * 0.7 + 20, 0, 255).astype(np.uint8), STILL)
    other = agreement(ground(2), ground(1), STILL)
    assert same.share > 0.95
    assert other.share < 0.2


def with_people(image, places, ink=15):
    """Return a picture with upright figures in it."""
    changed = image.copy()
    for x, y in places:
        cv2.rectangle(changed, (x, y), (x + 18, y + 44), ink, -1)
        cv2.circle(changed, (x + 9, y - 6), 8, 200, -1)
    return changed


def test_people_who_came_and_went_are_changes_and_writing_that_shines_through_is_not():
    here, there = (with_people(ground(1), [(x, 70) for x in xs]) for xs in ((40, 130, 220), (85, 175, 270)))
    other = agreement(here, there, STILL)
    assert other.changed > 0.06 and other.darker >= 3
    mark = np.zeros_like(here)
    for row in range(3):
        cv2.putText(mark, "@channel_of_war", (15, 80 + 30 * row), cv2.FONT_HERSHEY_DUPLEX, 1.0, 255, 2)
    marked = cv2.addWeighted(here, 1, mark, 0.45, 0)
    assert agreement(marked, here, STILL).darker == 0
    banner = here.copy()
    cv2.rectangle(banner, (0, 180), (320, 240), 30, -1)
    copied = agreement(banner, here, STILL)
    assert (copied.changed, copied.darker) == (0.0, 0)


def shifted_part(image, box, by):
    """Return a picture in which what lies in a box (x, y, width, height) has moved to the right."""
    x, y, width, height = box
    moved = image.copy()
    moved[y : y + height, x + by : x + by + width] = image[y : y + height, x : x + width]
    return moved


def test_what_moved_disobeys_the_map_and_is_odd_and_a_banner_is_not():
    known = ground(5)
    moved = shifted_part(known, (40, 40, 160, 160), 60)
    banner = known.copy()
    banner[190:] = ground(9)[190:]
    told = {}
    for name, mine in (("copy", known), ("moved", moved), ("banner", banner)):
        placed = place([(find_points(mine, 400), find_points(known, 400))], known.shape)
        told[name] = (placed.obeying, agreement(mine, known, placed.matrix).odd)
    assert told["copy"][0] > 0.95 and told["copy"][1] == 0
    assert told["moved"][0] < 0.85 and told["moved"][1] > 0.1
    assert told["banner"][0] > 0.9 and told["banner"][1] < 0.5 * told["moved"][1]


def test_only_a_flat_thing_seen_from_elsewhere_is_slanted():
    turned = np.array([[0.9, -0.4, 30], [0.4, 0.9, -12], [0, 0, 1.0]])
    assert slant_of(turned, (240, 320), (240, 320)) == pytest.approx(0, abs=1e-9)
    seen_askew = np.array([[1.0, 0.3, 0], [0, 1.0, 0], [0.001, 0, 1.0]])
    assert slant_of(seen_askew, (240, 320), (240, 320)) > 0.3
    whole_screen = np.linalg.inv(np.array([[0.5, 0.05, 60], [0.02, 0.5, 50], [0.0004, 0.0001, 1.0]]))
    assert slant_of(whole_screen, (240, 320), (240, 320)) == 0


def test_a_plain_banner_takes_nothing_from_a_stills_moment():
    frames = frames_of(1, 4)
    at = np.arange(len(frames)) / FPS
    still = frames[20].copy()
    still[170:] = 225
    still[:40, 240:] = 30
    right, _, place_of = moment_of((still, MASK), STILL, (frames, at), 22)
    assert right > 0.8
    assert abs(place_of - 20) <= 1


def test_a_picture_between_two_kept_frames_is_that_moment():
    frames = frames_of(1, 4)
    at = np.arange(len(frames)) / FPS
    between = (0.5 * frames[20] + 0.5 * frames[22]).astype(np.uint8)
    kept = np.arange(0, len(frames), 2)
    right, _, _ = moment_of((between, MASK), STILL, (frames[kept], at[kept]), 10)
    assert right > 0.9


def test_the_line_at_true_speed_is_among_those_looked_at_where_another_gathers_more_votes():
    asked_at = np.arange(0, 8, 0.5)
    slow = np.stack([np.arange(16), 0.5 * asked_at + 3], axis=1)
    true = np.stack([np.arange(16), asked_at + 1], axis=1)
    both = np.concatenate([slow, true, slow])
    weights = np.concatenate([np.full(16, 1.0), np.full(16, 0.9), np.full(16, 1.0)])
    votes = Votes(both[:, 0].astype(int), np.zeros(48, int), both[:, 1], weights, np.zeros(48, bool))
    lines = candidates_of(votes, asked_at, False)
    assert lines[0].speed == 0.5
    assert any(line.speed == 1.0 and line.offset == pytest.approx(1, abs=0.3) for line in lines)
