"""A decoded file -> its fingerprint: key frames, their hashes and points, and what is not part of the recording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from weekreview.errors import InputError

from ..decoding import Decoder, Media, Size, Wanted
from .features import Points, find_points, within
from .keyframes import key_places
from .overlays import content_box, overlay_mask
from .pdq import pdq_of


@dataclass(frozen=True, slots=True)
class Detail:
    """How closely a file is looked at."""

    side: int
    """Longer side of the frames, in pixels."""
    fps: float
    """Frames a second that are looked through for key frames."""
    least_gap: float
    """Seconds between two key frames, at least."""
    most_gap: float
    """And at most."""
    points: int
    """Points of a key frame, at most."""
    soften: float = 0.0
    """Width of the blur in which points are looked for, in pixels; 0 = none."""


KEPT = Detail(side=416, fps=8.0, least_gap=0.8, most_gap=1.6, points=120)
"""Of what goes into the archive. Source: set by hand for bytes an hour against recall; no
sweep was run, docs/method/footage.md."""
ASKED = Detail(side=640, fps=8.0, least_gap=0.3, most_gap=0.5, points=600)
"""Of what is asked about: sampled more densely, so that its key frames meet those of the archive in time."""
STRETCH_SECONDS = 60.0
"""A longer film is looked at in stretches of so many seconds: a minute of frames as `ASKED` wants them takes 130 MB."""
OVERLAP_SECONDS = 10.0
"""Of two stretches, so that what is cut in two by their border is whole in one."""
STILL_POINTS = 600
FINER = Detail(side=1024, fps=8.0, least_gap=0.3, most_gap=0.5, points=1500)
"""Of a picture in which nothing was found: an inset has but a few of the points of the whole."""
SOFTER = Detail(side=640, fps=8.0, least_gap=0.3, most_gap=0.5, points=900, soften=1.8)
"""The same again: stripes and noise of a screen that is filmed have points of their own, which a blur takes away."""


@dataclass(slots=True)
class Print:
    """The fingerprint of one file."""

    still: bool
    """True for a picture."""
    seconds: float
    """Of the film; 0 for a picture."""
    shape: tuple[int, int]
    """Height and width of the frames that points lie in."""
    at: np.ndarray
    """`K` float: seconds of the key frames."""
    hashes: np.ndarray
    """`K x 32`: their PDQ, bars trimmed."""
    flat: np.ndarray
    """`K` flags: True where a key frame has too little in it for its hash to mean anything."""
    points: list[Points]
    """Of each key frame, in pixels of the whole frame."""
    box: tuple[int, int, int, int]
    """Left, top, right, bottom of what lies inside bars."""
    mask: np.ndarray
    """`H x W`: 0 on overlays and bars."""
    media: Media
    """What was decoded; its frames may have been let go."""


def take_print(decoder: Decoder, path: Path, detail: Detail, motion: Size | None, proxy: Path | None = None) -> Print:
    """Return the fingerprint of a file, with all its frames: of pictures, short films and small copies.

    Args:
        motion: A second row of frames to keep for the motion check; None = none is kept.
        proxy: Where to write a small copy.

    Raises:
        InputError: It can't be decoded.
    """
    return print_of(decoder.read(path, _wanted(detail, motion, proxy)), detail)


def take_prints(decoder: Decoder, path: Path, detail: Detail, motion: Size | None) -> Iterator[Print]:
    """Yield the fingerprints of a file's stretches, each with its frames; `take_print`'s of a file that is one.

    `decoder` must be asked for nothing else until the last is taken.

    Raises:
        InputError: It can't be decoded.
    """
    for media in decoder.stretches(path, _wanted(detail, motion), STRETCH_SECONDS, OVERLAP_SECONDS):
        yield print_of(media, detail)


def take_whole(decoder: Decoder, path: Path, detail: Detail, proxy: Path | None = None) -> Print:
    """Return the fingerprint of a whole file without its frames, of which no more than a stretch are in memory.

    Bars and overlays are those of each stretch where points are looked for, and of the first where they are told.

    Raises:
        InputError: It can't be decoded.
    """
    found: Print | None = None
    for media in decoder.stretches(path, _wanted(detail, None, proxy), STRETCH_SECONDS, 0.0):
        stretch, end = print_of(media, detail), media.at[0][-1]
        media.frames, media.at = [[] for _ in media.frames], [[] for _ in media.at]
        found = stretch if found is None else _joined(found, stretch, end)
    if found is None:
        raise InputError(f"{path}: no frame of it could be decoded; is it a film or a picture?")
    return found


def _joined(one: Print, other: Print, end: float) -> Print:
    """Return the fingerprint of a stretch and of the one after it, which ends at a second; of one size of frames."""
    if other.shape != one.shape:
        return one
    rows = {name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in ("at", "hashes", "flat")}
    media = replace(one.media, cut=other.media.cut)
    return replace(one, still=False, seconds=end, points=one.points + other.points, media=media, **rows)


def _wanted(detail: Detail, motion: Size | None, proxy: Path | None = None) -> Wanted:
    return Wanted((Size(detail.side, detail.fps), *((motion,) if motion else ())), proxy=proxy)


def print_of(media: Media, detail: Detail) -> Print:
    """Return the fingerprint of decoded frames (the first row)."""
    frames, at = media.frames[0], media.at[0]
    same = [i for i, frame in enumerate(frames) if frame.shape == frames[0].shape]  # a film may change size midway
    frames, at = [frames[i] for i in same], [at[i] for i in same]
    media.frames[0], media.at[0] = frames, at
    still = bool(media.head.get("still")) or len(frames) == 1
    box, mask = content_box(frames), overlay_mask(frames)
    bars = np.zeros_like(mask)
    bars[box[1] : box[3], box[0] : box[2]] = 255
    mask = cv2.bitwise_and(mask, bars)
    places = [0] if still else key_places(frames, at, detail.least_gap, detail.most_gap)
    most = max(STILL_POINTS, detail.points) if still else detail.points
    if detail.soften:
        frames = [cv2.GaussianBlur(frame, (0, 0), detail.soften) for frame in frames]
    inside = [frames[i][box[1] : box[3], box[0] : box[2]] for i in places]
    return Print(
        still=still,
        seconds=0.0 if still else float(at[-1]),
        shape=frames[0].shape,
        at=np.array([at[i] for i in places]),
        hashes=pdq_of(inside),
        flat=np.array([part.std() < 12 for part in inside], bool),
        points=[find_points(frames[i], most, mask) for i in places],
        box=box,
        mask=mask,
        media=media,
    )


def fewer(points: Points, most: int) -> Points:
    """Return the first `most` points, which are the strongest of each part of the frame."""
    return within(points, np.arange(min(most, len(points))))
