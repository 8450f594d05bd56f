"""From figures to a verdict: what each floor keeps apart."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from tests.factories import make_clip
from weekreview.footage.matching.agreement import Agreement
from weekreview.footage.matching.candidates import Candidate
from weekreview.footage.matching.comparing import Figures
from weekreview.footage.matching.geometry import Placement
from weekreview.footage.matching.motion import Motion
from weekreview.footage.matching.verdicts import calibration, match_of, verdict_of
from weekreview.model import ClipVerdict

MOTION = Motion(0.9, 0.9, 0.1, 4.0, 4.0, 0.0, 6.0, 1.0, 0.0, 48)
FIGURES = Figures(
    Candidate(0, False, 1.0, 0.0, 9.0, 0.0, (0,), (0.0,)), Placement(np.eye(3), 300, 120, 320, 0.001), MOTION,
    Agreement(0.9, 0.95, 150, 1.0, 0.95), second=3.0, my_second=3.0, moment=0.9, moment_activity=4.0, contrast=0.2,
)  # fmt: skip
"""Of a plain copy."""


def of(kind, p=0.99, **fields):
    motion = MOTION if kind == "film" else None
    return verdict_of(replace(FIGURES, **{"motion": motion, **fields}), kind, p)[0]


def agreeing(**fields):
    return {"agreement": replace(FIGURES.agreement, **fields)}


@pytest.mark.parametrize("kind", ["film", "still", "moment"])
def test_a_plain_copy_is_the_same_footage_and_at_a_low_p_another_moment(kind):
    assert of(kind) is ClipVerdict.SAME_FOOTAGE
    assert of(kind, p=0.1) is ClipVerdict.OTHER_MOMENT


def test_a_film_whose_motion_does_not_agree_is_another_moment_whatever_its_p():
    floor = calibration()["floors"]["correlation"]
    assert of("film", motion=replace(MOTION, correlation=floor)) is ClipVerdict.SAME_FOOTAGE
    assert of("film", motion=replace(MOTION, correlation=floor - 0.01)) is ClipVerdict.OTHER_MOMENT


def test_films_in_which_nothing_moves_are_undecidable():
    assert of("film", p=0.1, motion=replace(MOTION, my_activity=0.5)) is ClipVerdict.STATIC


def test_a_picture_at_the_edge_of_what_is_held_may_be_of_a_moment_beyond_it():
    odd = agreeing(odd=calibration()["floors"]["edge_odd"] + 0.01)
    assert of("moment", edge=True) is ClipVerdict.SAME_FOOTAGE
    assert of("moment", **odd) is ClipVerdict.SAME_FOOTAGE
    assert of("moment", edge=True, **odd) is ClipVerdict.OTHER_MOMENT


def test_parts_that_lie_a_little_off_are_of_another_moment():
    floor = calibration()["floors"]["shifted"]
    assert of("moment", shifted=floor) is ClipVerdict.SAME_FOOTAGE
    assert of("moment", shifted=floor + 0.01) is ClipVerdict.OTHER_MOMENT


def test_pictures_that_differ_in_their_middle_are_of_two_moments_unless_only_brighter():
    floors = calibration()["floors"]
    changed = {"changed": floors["changed"], "darker": floors["changed_darker"]}
    assert of("still", **agreeing(**changed)) is ClipVerdict.OTHER_MOMENT
    assert of("still", **agreeing(**{**changed, "darker": changed["darker"] - 1})) is ClipVerdict.SAME_FOOTAGE
    assert of("still", **agreeing(**{**changed, "changed": changed["changed"] - 0.01})) is ClipVerdict.SAME_FOOTAGE


def test_too_few_points_and_parts_are_nothing():
    few = replace(FIGURES.placement, cells=calibration()["floors"]["cells"] - 1)
    assert of("film", p=0.1, placement=few) is None
    assert of("still", p=0.1, placement=few) is None


def test_what_came_and_went_lowers_p_before_it_is_judged():
    clip, box = make_clip(b"known", kind="image"), SimpleNamespace(still=True, box=(0, 0, 320, 240))
    floors = calibration()["floors"]
    few = replace(FIGURES, motion=None, placement=replace(FIGURES.placement, cells=floors["cells"] - 1))
    changed = replace(few, **agreeing(changed=0.5, darker=20))
    assert match_of(few, box, clip, (240, 320)).verdict is ClipVerdict.SAME_FOOTAGE
    assert isinstance(match_of(changed, box, clip, (240, 320)), str)
