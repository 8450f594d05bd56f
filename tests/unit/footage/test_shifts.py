"""Shifts: parts that lie off after the map, made with known shifts and told again."""

from __future__ import annotations

import cv2
import numpy as np

from tests.unit.footage.films import ground
from weekreview.footage.matching.agreement import Agreement
from weekreview.footage.matching.candidates import Candidate
from weekreview.footage.matching.comparing import Figures
from weekreview.footage.matching.geometry import Placement
from weekreview.footage.matching.shifts import OFF_PIXELS, shifted_share
from weekreview.footage.matching.verdicts import probability, traits, verdict_of
from weekreview.model import ClipVerdict

SHAPE = (288, 384)
STILL = np.eye(3)


def scene(seed: int = 1) -> np.ndarray:
    return cv2.resize(ground(seed), SHAPE[::-1], interpolation=cv2.INTER_CUBIC)


def bent(image: np.ndarray, pixels: float) -> np.ndarray:
    """Return a picture whose lines are moved to the right and left by turns, which no affine map does."""
    y, x = np.mgrid[: image.shape[0], : image.shape[1]].astype(np.float32)
    return cv2.remap(image, x + pixels * np.sin(y / 16), y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)


def share_of(picture: np.ndarray, frames: list[np.ndarray], near: int = 0, matrix: np.ndarray = STILL) -> float:
    mask = np.full(picture.shape, 255, np.uint8)
    return shifted_share((picture, mask), matrix, np.stack(frames), near)


def test_a_copy_lies_where_it_should_though_small_dark_and_packed():
    small = cv2.resize(scene(), (240, 180), interpolation=cv2.INTER_AREA)
    packed = cv2.imencode(".jpg", (small * 0.7).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 30])[1]
    matrix = np.array([[1.6, 0, 0.3], [0, 1.6, 0.3], [0, 0, 1.0]])
    assert share_of(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), [scene()], matrix=matrix) < 0.05


def test_what_is_bent_lies_off_and_more_so_the_more_it_is():
    little, much = share_of(bent(scene(), 0.5 * OFF_PIXELS), [scene()]), share_of(bent(scene(), 2.5), [scene()])
    assert little < 0.1
    assert much > 0.5


def test_a_map_that_is_a_little_wrong_everywhere_is_taken_away():
    turned = cv2.warpAffine(
        scene(), np.float32([[1.008, 0.006, 1], [-0.006, 1.008, -2]]), SHAPE[::-1], borderMode=cv2.BORDER_REFLECT
    )
    assert share_of(turned, [scene()]) < 0.1


def test_a_picture_between_two_frames_lies_on_the_way():
    before, between, after = (bent(scene(), pixels) for pixels in (-2.0, 0.0, 2.0))
    assert share_of(between, [before, after]) < 0.1
    assert share_of(between, [before, before]) > 0.3


def test_a_banner_pulls_at_nothing_beside_it():
    banner = (scene() * 0.6).astype(np.uint8)
    banner[150:] = scene(9)[150:]
    assert share_of(banner, [scene()]) < 0.05


def test_nothing_is_told_of_a_picture_without_texture():
    assert share_of(np.full(SHAPE, 90, np.uint8), [scene()]) == 0.0


def moment_figures(shifted: float) -> Figures:
    """Return figures of a still that is this moment of a film in all else."""
    line = Candidate(0, False, 1.0, 0.0, 9.0, 0.0, (0,), (1.0,))
    agreed = Agreement(share=0.95, median=0.95, parts=76, covered=0.65, best_region=0.97, odd=0.0)
    placed = Placement(STILL, 40, 30, 60, 0.004, 0.8)
    return Figures(line, placed, None, agreed, 1.0, 0.0, 0.97, 38.0, 0.1, shifted=shifted)


def test_a_still_whose_parts_lie_off_is_another_moment_and_the_reason_says_so():
    told = []
    for shifted in (0.05, 0.6):
        figures = moment_figures(shifted)
        p = probability(traits(figures, "moment"), "moment")
        told.append(verdict_of(figures, "moment", p))
    assert told[0][0] is ClipVerdict.SAME_FOOTAGE
    assert told[1][0] is ClipVerdict.OTHER_MOMENT
    assert "60% of them lie a little off" in told[1][1]
