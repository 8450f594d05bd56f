"""Fingerprints: points and their mirror images, hashes, overlays, key frames, words."""

from __future__ import annotations

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.footage.films import frames_of, ground
from weekreview.footage.fingerprints.features import find_points, mirrored
from weekreview.footage.fingerprints.keyframes import key_places
from weekreview.footage.fingerprints.overlays import content_box, overlay_mask
from weekreview.footage.fingerprints.pdq import bits_apart, mirrored_pdq, pdq_of
from weekreview.footage.fingerprints.vocabulary import WORDS, vocabulary


def test_the_mirror_of_a_point_is_the_point_of_the_mirrored_picture():
    image = ground(5)
    there = mirrored(find_points(image, 200), image.shape[1])
    here = find_points(np.ascontiguousarray(image[:, ::-1]), 200)
    near = np.abs(there.places[:, None] - here.places[None]).max(axis=2) < 0.6
    turned = np.abs((there.angles[:, None] - here.angles[None] + 180) % 360 - 180) < 5
    rows, columns = np.nonzero(near & turned)
    assert len(rows) > 100
    apart = np.linalg.norm(there.descriptors[rows].astype(float) - here.descriptors[columns], axis=1)
    unturned = find_points(image, 200).descriptors[rows].astype(float)
    assert np.median(apart) < 0.25 * np.median(np.linalg.norm(unturned - here.descriptors[columns], axis=1))


def test_no_point_lies_where_the_mask_forbids_it():
    mask = np.zeros((240, 320), np.uint8)
    mask[:, :160] = 255
    assert find_points(ground(5), 300, mask).places[:, 0].max() < 165


def test_a_flat_picture_has_no_points():
    assert len(find_points(np.full((100, 100), 90, np.uint8), 50)) == 0


def test_a_hash_survives_scaling_and_jpeg_and_no_other_picture_is_near():
    image = ground(6)
    packed = cv2.imencode(".jpg", cv2.resize(image, (200, 150), interpolation=cv2.INTER_AREA), [1, 30])[1]
    hashes = pdq_of([cv2.imdecode(packed, 0), ground(7), ground(8)])
    apart = bits_apart(hashes, pdq_of([image])[0])
    assert apart[0] <= 24
    assert min(apart[1:]) > 80


def test_the_hash_of_a_mirrored_frame_is_that_of_its_mirror_image():
    image = ground(6)
    there = mirrored_pdq(pdq_of([image]))
    assert bits_apart(there, pdq_of([np.ascontiguousarray(image[:, ::-1])])[0])[0] <= 30


def test_hashes_have_as_many_ones_as_zeros():
    assert np.unpackbits(pdq_of([ground(9)])).sum() == 128


def test_bars_are_outside_the_content_box():
    frames = [np.pad(f, ((30, 30), (20, 0))) for f in frames_of(4, 1)]
    left, top, right, bottom = content_box(frames)
    assert (left, top) == (20, 30)
    assert (right, bottom) == (340, 270)


def test_a_logo_over_a_film_that_moves_is_masked_and_the_film_is_not():
    wide = np.tile(ground(4), (1, 3))
    frames = [np.ascontiguousarray(wide[:, n * 6 : n * 6 + 320]) for n in range(60)]
    for frame in frames:
        frame[10:50, 10:90] = ground(11)[10:50, 10:90]
    mask = overlay_mask(frames)
    assert (mask[15:45, 15:85] == 0).mean() > 0.9
    assert (mask[60:] == 255).mean() > 0.9


def test_what_stands_still_before_a_fixed_camera_is_kept():
    assert (overlay_mask(list(frames_of(4, 1))) == 255).all()


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 80), st.floats(0.2, 1.0), st.integers(0, 5))
def test_key_frames_are_apart_by_the_least_gap_and_not_more_than_twice_the_most(count, least, seed):
    random = np.random.default_rng(seed)
    frames = [random.integers(0, 255, (24, 32)).astype(np.uint8) for _ in range(count)]
    at = [n / 8 for n in range(count)]
    places = key_places(frames, at, least, 2 * least)
    gaps = np.diff([at[p] for p in places])
    assert places
    assert (gaps >= least - 1e-9).all()
    assert (gaps <= least + 2 * least + 1 / 8 + 1e-9).all()


def test_blank_frames_are_never_key_frames():
    frames = [np.full((24, 32), 10, np.uint8)] * 20 + list(frames_of(4, 1)[:, ::10, ::10])
    assert min(key_places(frames, [n / 8 for n in range(len(frames))], 0.3, 0.6)) >= 20


def test_the_first_of_several_near_words_is_the_nearest():
    tables = vocabulary()
    reduced = tables.reduced(find_points(ground(5), 100).descriptors)
    near = tables.words(reduced, 3)
    assert near.shape[1] == 9
    assert (near[:, 0] == tables.words(reduced)[:, 0]).all()
    assert near.max() < WORDS


def test_points_of_a_spoiled_copy_share_words_and_signatures_more_than_others_do():
    image = ground(5)
    spoiled = cv2.GaussianBlur(image, (0, 0), 1.0)
    here, there, other = (find_points(i, 150) for i in (image, spoiled, ground(12)))
    tables = vocabulary()
    mine = tables.signatures(tables.reduced(here.descriptors))
    apart = [
        np.bitwise_count(mine[:, None] ^ tables.signatures(tables.reduced(p.descriptors))[None]).min(axis=1)
        for p in (there, other)
    ]
    assert (apart[0] <= 8).mean() > 0.4
    assert (apart[1] <= 8).mean() < 0.1
