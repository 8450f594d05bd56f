"""What does not belong to the recording: bars around it, and logos, banners and captions that stand still over it."""

from __future__ import annotations

import cv2
import numpy as np

BAR_STD = 4.0
"""A row or column whose grey levels vary by less than this, over all frames, is a bar."""
STILL_STD = 4.0
"""A pixel that varies less over time (grey levels) stands still; above what encoders leave (set by hand; no sweep
was run)."""
MOVING_SHARE = 0.55
"""A film of which less moves may be a fixed camera: its still parts are the scene, and are kept."""
SAMPLES = 48


def content_box(frames: list[np.ndarray]) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of what lies inside plain bars; the whole frame where there are none."""
    stack = _sampled(frames).astype(np.float32)
    height, width = stack.shape[1:]
    rows = (stack.std(axis=2).max(axis=0) > BAR_STD).nonzero()[0]
    columns = (stack.std(axis=1).max(axis=0) > BAR_STD).nonzero()[0]
    if len(rows) < height * 0.2 or len(columns) < width * 0.2:
        return 0, 0, width, height
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def overlay_mask(frames: list[np.ndarray]) -> np.ndarray:
    """Return 255 where the recording may be seen and 0 on what stands still over a film that moves."""
    height, width = frames[0].shape
    clear = np.full((height, width), 255, np.uint8)
    if len(frames) < 6:
        return clear
    stack = np.stack([cv2.GaussianBlur(f, (0, 0), 0.8) for f in _sampled(frames)]).astype(np.float32)
    moving = stack.std(axis=0) > STILL_STD
    if moving.mean() < MOVING_SHARE:
        return clear
    still = cv2.morphologyEx((~moving).astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    clear[cv2.dilate(still, np.ones((7, 7), np.uint8)) > 0] = 0
    return clear


def _sampled(frames: list[np.ndarray]) -> np.ndarray:
    step = max(1, len(frames) // SAMPLES)
    return np.stack(frames[::step][:SAMPLES])
