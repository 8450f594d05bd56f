"""One candidate line looked at closely: geometry, then motion or agreement. What comes out are figures, not yet a
verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from ..fingerprints.features import mirrored
from ..fingerprints.overlays import content_box
from ..fingerprints.prints import Print
from .agreement import Agreement, agreement
from .candidates import Candidate
from .geometry import Placement, place, slant_of
from .knowns import Known
from .moments import moment_of
from .motion import Motion, Row, Search, check_motion
from .shifts import shifted_share

PAIRS = 8
"""Pairs of frames whose matched points are taken together."""
FIRST_PAIRS = 4
LEAST_CELLS = 6
"""Fewer than so many parts of the frame that agree are not looked at further: chance gives 4 to 5 (dev films)."""
WIDE = (0.92, 0.94, 0.96, 0.98, 1.0, 1.02, 1.04, 1.06, 1.08)

LONGEST_LOOK_SECONDS = 60.0
WHOLE_SHARE, WHOLE_PARTS = 0.9, 8
LOOSE_SECONDS = 0.8
ANY_SPEED = (0.5, 0.57, 0.67, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0, 1.05, 1.1, 1.18, 1.25, 1.33, 1.5, 1.75, 2.0)
CLIMB_SECONDS = (0.9, 0.45, 0.25, 0.125, 0.125)
EDGE_SECONDS = 0.2
ELSEWHERE_SECONDS = (-1.4, -0.7, 0.7, 1.4)


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found of a candidate."""

    candidate: Candidate
    """The line that was looked at."""
    placement: Placement
    """Where the clip's frame lies."""
    motion: Motion | None
    """Of two films; None where they overlap too little."""
    agreement: Agreement
    """Of the best pair of frames."""
    second: float
    """Of the item, at the best pair of frames."""
    my_second: float
    """Of the clip, at the best pair of frames."""
    moment: float
    """For a picture against a film: how well its difference from the scene's mean agrees with that of the frame."""
    moment_activity: float
    """How much the scene differs from its mean there, in grey levels."""
    contrast: float
    """For a picture against a film: share of parts that agree at its moment, less the most at moments around it, each
    laid
    over anew: near 0 where the camera alone moves and any moment would do."""
    edge: bool = False
    """True where that moment is the first or last of the item: what it holds of may have gone on in the same way."""
    shifted: float = 0.0
    """For a picture against a film: share of parts that agree and yet lie off by more than a pixel."""


def compare(asked: Print, known: Known, candidate: Candidate, known_still: bool) -> Figures | None:
    """Return the figures of a candidate; None where no map makes the frames agree."""
    pairs = _pairs_by_votes(known, candidate)
    placement = _placed(asked, known, pairs[:FIRST_PAIRS], candidate.mirrored)
    if placement is None or placement.cells < LEAST_CELLS:
        placement = _whole(asked, known, pairs[0], candidate.mirrored)
        if placement is None:
            return None
    elif len(pairs) > FIRST_PAIRS:
        placement = _placed(asked, known, pairs, candidate.mirrored) or placement
    motion = None
    if not asked.still and not known_still:
        placement, motion, pairs = _by_motion(asked, known, candidate, placement, pairs)
    moment = activity = contrast = shifted = 0.0
    if asked.still and not known_still:
        placement, pairs, moment, activity = _by_moment(asked, known, candidate, placement, pairs)
    best, (mine, theirs) = _best_agreement(asked, known, pairs, placement, candidate.mirrored)
    if asked.still and not known_still:
        contrast = best.share - _elsewhere(asked, known, theirs, placement, candidate.mirrored)
        shifted = shifted_share(_picture(asked, mine, candidate.mirrored), placement.matrix, known.row.frames, theirs)
    seconds = (float(known.row.at[theirs]), float(asked.at[mine]))
    at = known.row.at
    edge = bool(min(at[theirs] - at[0], at[-1] - at[theirs]) < EDGE_SECONDS)
    return Figures(candidate, placement, motion, best, *seconds, moment, activity, contrast, edge, shifted)


def _elsewhere(asked: Print, known: Known, best: int, held: Placement, flipped: bool) -> float:
    """Return the largest share of parts that agree at moments around the best, as it lies there or laid over anew."""
    at = known.row.at
    shares = [0.0]
    for step in ELSEWHERE_SECONDS:
        near = known.place_at(at[best] + step)
        if abs(abs(at[near] - at[best]) - abs(step)) > 0.3:
            continue
        shares.append(_best_agreement(asked, known, [(0, near)], held, flipped)[0].share)
        placement = _placed(asked, known, [(0, near)], flipped)
        if placement is not None and placement.cells >= LEAST_CELLS:
            shares.append(_best_agreement(asked, known, [(0, near)], placement, flipped)[0].share)
    return max(shares)


def _whole(asked: Print, known: Known, pair: tuple[int, int], flipped: bool) -> Placement | None:
    """Return the map of one whole picture, bars aside, onto the other where nearly all parts of it then agree.

    For smooth pictures, in which points are few and the same everywhere.
    """
    theirs = known.row.frames[pair[1]]
    left, top, right, bottom = content_box([theirs])
    mine = asked.box
    if flipped:
        mine = (asked.shape[1] - asked.box[2], mine[1], asked.shape[1] - asked.box[0], mine[3])
    x, y = (right - left) / (mine[2] - mine[0]), (bottom - top) / (mine[3] - mine[1])
    if not 0.85 < x / y < 1.18:
        return None
    matrix = np.array([[x, 0, left - x * mine[0]], [0, y, top - y * mine[1]], [0, 0, 1.0]])
    bare = Placement(matrix, 0, 0, 0, 0.0)
    agreed, _ = _best_agreement(asked, known, [pair], bare, flipped)
    if agreed.share < WHOLE_SHARE or agreed.parts < WHOLE_PARTS:
        return None
    return Placement(matrix, 0, agreed.parts, 0, 0.0)


def _pairs_by_votes(known: Known, candidate: Candidate) -> list[tuple[int, int]]:
    """Return (asked key frame, place of the known frame) of the strongest votes."""
    both = zip(candidate.asked, candidate.their_at, strict=True)
    return [(mine, known.place_at(at)) for mine, at in list(both)[:PAIRS]]


def _pairs_by_line(asked: Print, known: Known, motion: Motion) -> list[tuple[int, int]]:
    """Return the same, evenly along the segment that the motion check found."""
    inside = np.flatnonzero((asked.at >= motion.begin - 0.05) & (asked.at <= motion.end + 0.05))
    if not len(inside):
        return []
    chosen = inside[np.unique(np.linspace(0, len(inside) - 1, PAIRS).astype(int))]
    return [(int(i), known.place_at(motion.speed * asked.at[i] + motion.offset)) for i in chosen]


def _placed(asked: Print, known: Known, pairs: list[tuple[int, int]], flipped: bool) -> Placement | None:
    points = []
    for mine, theirs in pairs:
        own = asked.points[mine]
        points.append((mirrored(own, asked.shape[1]) if flipped else own, known.points(theirs)))
    found = place(points, known.row.frames.shape[1:])
    return found and replace(found, slant=slant_of(found.matrix, asked.shape, known.row.frames.shape[1:]))


def _by_motion(asked, known, candidate, placement, pairs):
    """Return placement, motion and pairs after two rounds: the line found by motion gives better pairs of frames."""
    mine = _my_row(asked, candidate)
    guess = (candidate.speed, candidate.offset)
    loose = candidate.loose_seconds > LOOSE_SECONDS  # then votes tell the speed as little as the offset
    speeds = tuple(speed / candidate.speed for speed in ANY_SPEED) if loose else WIDE
    wanted = Search(speeds, max(1.2, min(LONGEST_LOOK_SECONDS, candidate.loose_seconds + (2.0 if loose else 0.6))))
    motion = check_motion(
        mine, known.row, _to_motion(asked, placement, mine), _my_mask(asked, mine, candidate), guess, wanted
    )
    for _ in range(2):
        if motion is None or not motion.frames:
            break
        closer = _pairs_by_line(asked, known, motion)
        again = _placed(asked, known, closer, candidate.mirrored) if closer else None
        if again is None or again.cells < 0.7 * placement.cells:
            break
        near = Search((0.98, 0.99, 1.0, 1.01, 1.02), 0.5)
        other = check_motion(
            mine, known.row, _to_motion(asked, again, mine), _my_mask(asked, mine, candidate),
            (motion.speed, motion.offset), near,
        )  # fmt: skip
        if other is None or other.correlation * other.frames**0.5 <= motion.correlation * motion.frames**0.5 + 1e-6:
            break
        placement, motion, pairs = again, other, closer
    return placement, motion, pairs


def _my_row(asked: Print, candidate: Candidate) -> Row:
    """Return the clip's frames for the motion check, mirrored where the candidate is."""
    frames, at = asked.media.frames[1], np.array(asked.media.at[1])
    same = [i for i, frame in enumerate(frames) if frame.shape == frames[0].shape]
    votes_at = asked.at[list(candidate.asked)]
    middle = float(np.median(votes_at))
    same = [i for i in same if abs(at[i] - middle) <= LONGEST_LOOK_SECONDS]
    stack = np.stack([frames[i] for i in same])
    return Row(stack[:, :, ::-1] if candidate.mirrored else stack, at[same])


def _my_mask(asked: Print, mine: Row, candidate: Candidate) -> np.ndarray:
    mask = cv2.resize(asked.mask, mine.frames.shape[:0:-1], interpolation=cv2.INTER_NEAREST)
    return np.ascontiguousarray(mask[:, ::-1]) if candidate.mirrored else mask


def _to_motion(asked: Print, placement: Placement, mine: Row) -> np.ndarray:
    """Return the map from the small frames of the motion check."""
    height, width = mine.frames.shape[1:]
    return placement.matrix @ np.diag([asked.shape[1] / width, asked.shape[0] / height, 1.0])


def _best_agreement(asked, known, pairs, placement, flipped) -> tuple[Agreement, tuple[int, int]]:
    """Return the best agreement of any pair of frames, and the pair."""
    found = []
    for mine, theirs in pairs[:4]:
        frame, mask = _picture(asked, mine, flipped)
        agreed = agreement(frame, known.row.frames[theirs], placement.matrix, mask, known.mask)
        found.append((agreed, (mine, theirs)))
    return max(found, key=lambda f: (f[0].share, f[0].median))


def _picture(asked: Print, mine: int, flipped: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return a key frame of the clip and its mask, mirrored where the candidate is."""
    frame, mask = asked.media.frames[0][asked.media.at[0].index(asked.at[mine])], asked.mask
    return (np.ascontiguousarray(frame[:, ::-1]), np.ascontiguousarray(mask[:, ::-1])) if flipped else (frame, mask)


def _by_moment(asked, known, candidate, placement, pairs):
    """Return placement, pairs, agreement of the moment and its size, at the frame that agrees best.

    Two ways lead to it by turns: small steps in time, and the moment whose difference from the scene's mean is most
    alike.
    """
    flipped = candidate.mirrored
    picture, mask = _picture(asked, 0, flipped)
    row, place_of, reach = known.row, pairs[0][1], max(2.0, candidate.loose_seconds + 1)
    for _ in range(3):
        placement, place_of = _climbed(asked, known, placement, place_of, flipped)
        moment, activity, found = moment_of((picture, mask), placement.matrix, (row.frames, row.at), place_of, reach)
        if found == place_of:
            break
        here, there = (_frame_agreement(asked, known, placement, p, flipped) for p in (place_of, found))
        if there[:2] <= here[:2]:
            break
        place_of = found
    return placement, [(0, place_of)], moment, activity


def _frame_agreement(asked: Print, known: Known, placement: Placement, near: int, flipped: bool):
    """Return how a picture agrees with a frame, (sum of share and median, share, placement), as it lies or laid
    anew."""
    anew = _placed(asked, known, [(0, near)], flipped)
    maps = [m for m in (placement, anew) if m is not None and (m is placement or m.cells >= LEAST_CELLS)]
    agreed = [(_best_agreement(asked, known, [(0, near)], m, flipped)[0], m) for m in maps]
    return max(((a.share + a.median, a.share, m) for a, m in agreed), key=lambda t: t[:2])


def _climbed(asked: Print, known: Known, placement: Placement, begin: int, flipped: bool) -> tuple[Placement, int]:
    """Return the frame near `begin` that agrees best with a picture, and the placement there, by smaller and smaller
    steps.

    At each frame the picture lies as before (a camera that stands) or is laid over anew (one that moves).
    """
    at = known.row.at
    best, found = _frame_agreement(asked, known, placement, begin, flipped), begin
    for step in CLIMB_SECONDS:
        for near in {known.place_at(at[found] - step), known.place_at(at[found] + step)} - {found}:
            other = _frame_agreement(asked, known, placement, near, flipped)
            if other[:2] > best[:2]:
                best, found = other, near
    return best[2], found
