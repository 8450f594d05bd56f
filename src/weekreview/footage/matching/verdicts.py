"""Figures -> a verdict with a probability and the reason in words.

Two films are the same footage only where what moved in one moved in the other at the same moments; a still is the
same as a picture where their parts agree, and as a film's frame where it is that moment of the scene and no other. What
frames alone show is at most the same scene. Constants are in `calibration.json`: weights and floors of p fitted on the
dev split by `training/train_footage_verdicts.py`, the other floors set by hand on it. `shifted` is 0.4: the right
stills of dev reach 0.22, those of a camera that moves fast. `changed` and `changed_darker`: under mirroring, light,
captions, banners and watermarks photographs reach 0.05 with four parts darker, two pictures of the street
(a film of dev) 4 to 68 seconds apart have 0.11 and four at least; `changed_p` is a house value.
"""

from __future__ import annotations

import functools
import json
import math
from pathlib import Path

import numpy as np

from weekreview.model import Clip, ClipMatch, ClipVerdict

from ..fingerprints.prints import Print
from .agreement import Agreement
from .comparing import Figures

FILE = Path(__file__).parent / "calibration.json"
KINDS = ("film", "still", "moment")
"""Two films; two pictures; a picture and a film."""


@functools.cache
def calibration() -> dict:
    """Return weights and floors by kind."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def kind_of(figures: Figures, mine_still: bool, known_still: bool) -> str:
    """Return by what a pair is judged."""
    if figures.motion is not None:
        return "film"
    return "moment" if mine_still and not known_still else "still"


def traits(figures: Figures, kind: str) -> list[float]:
    """Return the numbers that the probability is made of, in the order of the weights."""
    cells = math.log1p(figures.placement.cells)
    agreed = figures.agreement
    motion = figures.motion
    if kind == "film" and motion is not None:
        seconds = math.log(max(0.3, motion.frames / 8))
        moves = math.log1p(min(motion.activity, motion.my_activity))
        pace = abs(math.log(max(0.05, motion.speed)))
        return [motion.correlation, motion.detail, seconds, moves, cells, agreed.median, pace]
    if kind == "moment":
        moves = math.log1p(figures.moment_activity)
        return [figures.moment, figures.contrast, moves, cells, agreed.median, figures.placement.obeying, agreed.odd]
    placed = figures.placement
    return [agreed.share, agreed.median, placed.obeying, cells, math.log1p(agreed.parts), agreed.odd, placed.slant]


def probability(values: list[float], kind: str) -> float:
    """Return the calibrated probability that it is the same footage."""
    weights = calibration()[kind]
    score = weights["constant"] + float(np.dot(weights["weights"], values))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 4)


def verdict_of(figures: Figures, kind: str, p: float) -> tuple[ClipVerdict | None, str]:
    """Return the verdict and why; None where there is nothing in it."""
    floors = calibration()["floors"]
    placed, agreed, motion = figures.placement, figures.agreement, figures.motion
    frames = f"{placed.inliers} points in {placed.cells} parts of the frame agree on one placement"
    if kind == "film" and motion is not None:
        moved = f"what moves agrees by {motion.correlation:.2f} ({motion.detail:.2f} in detail; {motion.rival:.2f} "
        moved += f"elsewhere) over {motion.frames / 8:.1f} s"
        if p >= floors["same"] and motion.correlation >= floors["correlation"]:
            return ClipVerdict.SAME_FOOTAGE, f"{moved}; {frames}"
        if not _seen(figures, floors):
            return None, f"only {frames}, and {agreed.share:.0%} of the picture agrees"
        if min(motion.activity, motion.my_activity) < floors["activity"]:
            return ClipVerdict.STATIC, f"{frames}, but nothing moves enough to tell one moment from another"
        return _lesser(figures, floors), f"{frames}, but {moved}"
    looks = f"{agreed.share:.0%} of {agreed.parts} parts with texture agree"
    if kind == "moment":
        enough = placed.cells >= floors["cells"] and agreed.parts >= floors["moment_parts"]
        beyond = figures.edge and agreed.odd > floors["edge_odd"]
        shifted = figures.shifted > floors["shifted"]
        if p >= floors["same_moment"] and enough and not beyond and not shifted:
            return (
                ClipVerdict.SAME_FOOTAGE,
                f"it is this moment of the scene by {figures.moment:.2f}; {looks}; {frames}",
            )
        if not _seen(figures, floors):
            return None, f"only {frames}, and {looks}"
        if agreed.parts < floors["moment_parts"]:
            return ClipVerdict.STATIC, f"{frames}; {looks}: too little to tell one moment from another"
        if figures.moment_activity < floors["activity"]:
            return ClipVerdict.STATIC, f"{frames}; {looks}; the scene stands too still to tell one moment from another"
        if p >= floors["same_moment"] and shifted:
            return _lesser(figures, floors), f"{frames}; {looks}, but {figures.shifted:.0%} of them lie a little off"
        if p >= floors["same_moment"]:
            return _lesser(figures, floors), f"{frames}; {looks}; it may be a moment before or after what is held"
        return _lesser(figures, floors), f"{frames}; {looks}; it is not this moment of the scene ({figures.moment:.2f})"
    if _is_changed(agreed, floors) and _seen(figures, floors):
        other = f"{agreed.changed:.0%} of those in its middle show something else: another moment, or a picture altered"
        return _lesser(figures, floors), f"{frames}; {looks}, but {other}"
    if p >= floors["same_still"]:
        return ClipVerdict.SAME_FOOTAGE, f"{looks}; {frames}"
    return (
        (_lesser(figures, floors), f"{frames}, but {looks}")
        if _seen(figures, floors)
        else (None, f"only {frames}; {looks}")
    )


def _is_changed(agreed: Agreement, floors: dict) -> bool:
    """Return True where two pictures agree but for things in their middle that are in one and not in the other."""
    return agreed.changed >= floors["changed"] and agreed.darker >= floors["changed_darker"]


def _seen(figures: Figures, floors: dict) -> bool:
    """Return True where frames alone show that something of one is in the other."""
    placed, agreed = figures.placement, figures.agreement
    enough = placed.cells >= floors["cells"] and agreed.best_region >= floors["region"]
    return enough and agreed.share >= floors["share"] and agreed.parts >= floors["parts"]


def _lesser(figures: Figures, floors: dict) -> ClipVerdict:
    """Return what frames that agree mean where the moment does not."""
    strong = figures.placement.cells >= floors["scene_cells"] and figures.agreement.share >= floors["scene_share"]
    return ClipVerdict.OTHER_MOMENT if strong else ClipVerdict.RELATED


def match_of(figures: Figures, asked: Print, clip: Clip, known_shape: tuple[int, int]) -> ClipMatch | str:
    """Return the match that figures amount to, or why there is none."""
    kind = kind_of(figures, asked.still, clip.kind == "image")
    p = probability(traits(figures, kind), kind)
    floors = calibration()["floors"]
    if kind == "still" and _is_changed(figures.agreement, floors):
        p = min(p, floors["changed_p"])
    verdict, reason = verdict_of(figures, kind, p)
    if verdict is None:
        return reason
    motion, matrix = figures.motion, figures.placement.matrix
    mine = theirs = (0.0, 0.0)
    if motion is not None:
        mine = (round(max(0.0, motion.begin), 2), round(max(motion.begin, motion.end), 2))
        theirs = tuple(round(max(0.0, motion.speed * second + motion.offset), 2) for second in mine)
    else:
        mine = (round(figures.my_second, 2),) * 2
        theirs = (round(figures.second, 2),) * 2
    return ClipMatch(
        clip=clip, mine=mine, theirs=theirs, verdict=verdict, p=p, reason=reason,
        flipped=figures.candidate.mirrored, speed=round(motion.speed, 3) if motion else 1.0,
        turned_degrees=round(math.degrees(math.atan2(matrix[1, 0], matrix[0, 0])), 1),
        outline=outline_of(matrix, asked.box, known_shape), moments=(figures.my_second, figures.second),
    )  # fmt: skip


def outline_of(matrix: np.ndarray, box: tuple[int, int, int, int], shape: tuple[int, int]) -> tuple:
    """Return where the corners of the asked clip's content lie in the known frame, as shares of its sides."""
    left, top, right, bottom = box
    corners = np.array([[left, top, 1], [right, top, 1], [right, bottom, 1], [left, bottom, 1]], float)
    seen = corners @ matrix.T
    seen = seen[:, :2] / seen[:, 2:] / (shape[1], shape[0])
    return tuple((round(float(x), 4), round(float(y), 4)) for x, y in seen)
