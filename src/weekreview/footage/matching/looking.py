"""Candidates looked at in turn, the best first, until nothing new comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cv2
import numpy as np

from ..fingerprints.prints import Print
from .candidates import Candidate
from .comparing import Figures, compare
from .knowns import Known

MOST_LOOKED_AT = 14
FAILURES, FAILURES_OF_A_STILL = 5, 8
"""After so many candidates in a row with nothing in them, the rest, which have fewer votes, are left."""
SETTLED = 0.6
"""A line whose motion agrees so well explains what votes for the same item within its segment."""
SLACK_SECONDS = 0.4


def looked_at(
    asked: Print, candidates: list[Candidate], known: Callable[[Candidate], tuple[Known, bool]]
) -> Iterator[Figures]:
    """Yield the figures of each candidate in which something agrees.

    Args:
        known: Returns the frames of a candidate's item, and whether it is a picture.
    """
    settled: list[Figures] = []
    failures = looked = 0
    for candidate in candidates:
        if any(_explained(candidate, figures, asked.at) for figures in settled):
            continue
        if looked >= MOST_LOOKED_AT or failures >= (FAILURES_OF_A_STILL if asked.still else FAILURES):
            return
        looked += 1
        frames, still = known(candidate)
        try:
            figures = compare(asked, frames, candidate, still)
        except (cv2.error, np.linalg.LinAlgError):  # a map that folds the frame: this line is none
            figures = None
        if figures is None:
            failures += 1
            continue
        failures = 0
        if is_settled(figures, asked.still or still):
            settled.append(figures)
        yield figures


def is_settled(figures: Figures, by_frame: bool) -> bool:
    """Return True where a candidate agrees so well that no other line of the same item need be looked at there."""
    if by_frame:
        return figures.agreement.share > 0.8 and figures.placement.cells > 20
    return figures.motion is not None and figures.motion.correlation >= SETTLED


def _explained(candidate: Candidate, figures: Figures, asked_at: np.ndarray) -> bool:
    """Return True where a settled line of the same item covers most of the moments that vote for a candidate."""
    if candidate.item != figures.candidate.item:
        return False
    if figures.motion is None:
        return True
    at = asked_at[list(candidate.asked)]
    inside = (at >= figures.motion.begin - SLACK_SECONDS) & (at <= figures.motion.end + SLACK_SECONDS)
    return bool(inside.mean() > 0.6)
