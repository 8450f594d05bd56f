"""Which frames of a film are looked at: where it changes most, and a floor rate between."""

from __future__ import annotations

import cv2
import numpy as np

BLANK_STD = 8.0
"""A frame of less contrast (grey levels) shows nothing: black, a title's ground, fog."""


def differences(frames: list[np.ndarray]) -> np.ndarray:
    """Return how much each frame differs from the one before, in mean grey levels; 0 for the first."""
    small = [cv2.resize(f, (32, 24), interpolation=cv2.INTER_AREA).astype(np.float32) for f in frames]
    steps = [float(np.abs(b - a).mean()) for a, b in zip(small[:-1], small[1:], strict=True)]
    return np.array([0.0, *steps])


def key_places(frames: list[np.ndarray], at: list[float], least_gap: float, most_gap: float) -> list[int]:
    """Return the places of key frames: local maxima of change at least `least_gap` seconds apart, and a floor.

    Args:
        most_gap: No two key frames are further apart than this, save over blank frames.

    Blank frames are never chosen.
    """
    change = differences(frames)
    times = np.asarray(at)
    clear = np.array([frame.std() >= BLANK_STD for frame in frames])
    chosen: list[int] = []
    place = 0
    while place < len(frames):
        window = np.flatnonzero((times >= times[place]) & (times < times[place] + most_gap) & clear)
        window = window[window >= place]
        if len(window):
            settled = window[0] if not chosen else window[int(np.argmax(change[window]))]
            chosen.append(int(settled))
            after = np.flatnonzero(times >= times[settled] + least_gap)
        else:
            after = np.flatnonzero(times >= times[place] + most_gap)
        if not len(after):
            break
        place = int(after[0])
    return chosen
