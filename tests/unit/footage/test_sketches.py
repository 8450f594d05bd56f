"""Copy descriptors: an option that nothing needs; where weights are at hand, hints that geometry and motion judge."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from tests.factories import make_clip_match
from tests.unit.footage.films import frames_of, ground, write_film
from weekreview.errors import UsageError
from weekreview.footage import Archive, Footage, FootageOptions, take_files
from weekreview.footage.fingerprints import sketches as room
from weekreview.footage.fingerprints.sketches import Sketcher, cosines, weights_of
from weekreview.footage.hints import WHOLE, in_whole, is_bent
from weekreview.footage.index.sketched import fill_in, sketch_votes
from weekreview.model import ClipVerdict

WEIGHTS = weights_of("auto")
with_weights = pytest.mark.skipif(
    WEIGHTS is None, reason="no weights of SSCD here: install the extra `sscd` or set WEEKREVIEW_FOOTAGE_ENCODER"
)


class Shrunk:
    """Stands in for an encoder: 512 differences of neighbours in a small copy. Says nothing of crops."""

    name = "shrunk00"

    def sketches(self, frames, side=0):
        small = [cv2.resize(f, (33, 16), interpolation=cv2.INTER_AREA).astype(int) for f in frames]
        return np.stack([np.packbits((s[:, 1:] > s[:, :-1]).reshape(-1)) for s in small])


def test_without_weights_an_archive_works_as_ever(monkeypatch, films, tmp_path):
    monkeypatch.setattr(room, "PACKAGE", "no_such_package_here")
    archive = Archive(tmp_path / "a")
    with Footage(archive) as footage:
        list(take_files([films / "a.mp4"], archive, footage.decoder))
        assert footage.sketcher is None
        assert footage.sketch() == 0
        again = write_film(tmp_path / "again.mp4", frames_of(1, 7)[12:70], crf=30)
        assert footage.see(again).matches[0].verdict is ClipVerdict.SAME_FOOTAGE


@pytest.mark.parametrize(("encoder", "words"), [("sscd", "install the extra"), ("/no/such.onnx", "is no file")])
def test_an_encoder_asked_for_by_name_and_not_there_is_an_error_that_says_what_to_do(monkeypatch, encoder, words):
    monkeypatch.setattr(room, "PACKAGE", "no_such_package_here")
    assert weights_of("auto") is None
    assert weights_of("none") is None
    with pytest.raises(UsageError, match=words):
        weights_of(encoder)


def test_a_file_that_is_no_encoder_is_refused_in_one_line(tmp_path):
    path = tmp_path / "text.onnx"
    path.write_text("not a graph")
    with pytest.raises(UsageError, match="can't be used as an encoder"):
        Sketcher(path)


def test_cosines_are_told_from_bits():
    random = np.random.default_rng(0)
    one = random.normal(size=512)
    for wanted in (0.0, 0.5, 0.9):
        others = random.normal(size=(400, 512))
        others -= np.outer(others @ one / (one @ one), one)
        others /= np.linalg.norm(others, axis=1, keepdims=True)
        mixed = wanted * one / np.linalg.norm(one) + np.sqrt(1 - wanted**2) * others
        told = cosines(np.packbits(mixed > 0, axis=1), np.packbits(one > 0))
        assert told.mean() == pytest.approx(wanted, abs=0.02)
        assert told.std() < 0.08


def test_sketches_are_filled_in_kept_and_carried_over_a_merge(films, tmp_path):
    archive, sketcher = Archive(tmp_path / "a"), Shrunk()
    with Footage(archive, FootageOptions(encoder="none")) as footage:
        list(take_files([films / "a.mp4"], archive, footage.decoder))
        made = fill_in(archive, sketcher, footage.decoder)
        assert made == len(archive.segments[0].key_at)
        assert fill_in(archive, sketcher, footage.decoder) == 0
        for seed in range(30, 37):
            path = write_film(tmp_path / f"{seed}.mp4", frames_of(seed, 2))
            list(take_files([path], archive, footage.decoder))
    again = Archive(tmp_path / "a")
    assert len(again.segments) < 8
    votes = sketch_votes(again, sketcher.name, sketcher.sketches([frames_of(1, 1)[0]]), None, 0.6)
    assert set(votes.items.tolist()) == {0}
    assert sketch_votes(again, "other000", sketcher.sketches([frames_of(1, 1)[0]]), None, 0.6).items.size == 0


def test_a_deleted_item_and_one_that_does_not_count_are_not_hinted_at(films, tmp_path):
    archive, sketcher = Archive(tmp_path / "a"), Shrunk()
    with Footage(archive, FootageOptions(encoder="none")) as footage:
        list(take_files([films / "a.mp4", films / "c.jpg"], archive, footage.decoder))
        fill_in(archive, sketcher, footage.decoder)
    asked = sketcher.sketches([ground(3)])
    assert set(sketch_votes(archive, sketcher.name, asked, None, 0.6).items.tolist()) == {1}
    assert not len(sketch_votes(archive, sketcher.name, asked, {0}, 0.6).items)
    archive.delete(1)
    assert not len(sketch_votes(archive, sketcher.name, asked, None, 0.6).items)


def test_the_outline_of_a_part_is_told_for_the_whole_frame():
    match = make_clip_match()
    assert in_whole(match, WHOLE).outline == match.outline
    corners = in_whole(match, (0.5, 0.5, 1.0, 1.0)).outline  # the part is all of the known frame
    assert np.array(corners) == pytest.approx(np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]), abs=1e-3)
    mirrored = in_whole(make_clip_match(flipped=True), (0.5, 0.5, 1.0, 1.0)).outline
    assert np.array(mirrored) == pytest.approx(np.array([(0, -1), (2, -1), (2, 1), (0, 1)]), abs=1e-3)


def test_a_map_that_bends_a_part_is_told_from_one_that_turns_or_films_it():
    assert not is_bent(make_clip_match(outline=((-1.4, -1.3), (1.1, -1.4), (1.1, 1.1), (-1.4, 1.1))))
    assert not is_bent(make_clip_match(outline=((-0.14, -0.10), (1.08, -0.18), (1.14, 1.10), (-0.06, 1.08))))
    assert is_bent(make_clip_match(outline=((0.09, 0.06), (1.30, -0.09), (1.07, 1.46), (0.01, 0.69))))


@with_weights
def test_a_small_inset_that_points_miss_is_found_by_its_sketch(films, tmp_path):
    archive = Archive(tmp_path / "a")
    behind, inset = frames_of(50, 5), frames_of(1, 5, begin=1.0)
    for frame, image in zip(behind, inset, strict=True):
        frame[150:234, 205:317] = cv2.resize(image, (112, 84), interpolation=cv2.INTER_AREA)
    asked = write_film(tmp_path / "inset.mp4", behind)
    with Footage(archive, FootageOptions(encoder=str(WEIGHTS))) as footage:
        list(take_files([films / "a.mp4", films / "b.mp4"], archive, footage.decoder))
        assert footage.sketch() > 0
        found = {match.clip.name: match.verdict for match in footage.see(asked).matches}
    assert found == {"a.mp4": ClipVerdict.SAME_FOOTAGE}
