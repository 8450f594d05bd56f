"""A match -> a picture that a person can check: both frames side by side, the matched region outlined, times, first
seen."""

from __future__ import annotations

import textwrap
from pathlib import Path

import cv2
import numpy as np
from unidecode import unidecode

from weekreview.errors import InputError
from weekreview.model import ClipMatch, ClipVerdict

from .decoding import Decoder, Size, Wanted
from .fingerprints.overlays import content_box

HEIGHT = 300
GAP = 12
COLOURS = {
    ClipVerdict.SAME_FOOTAGE: (60, 60, 200),
    ClipVerdict.OTHER_MOMENT: (30, 140, 220),
    ClipVerdict.STATIC: (120, 120, 120),
    ClipVerdict.RELATED: (120, 120, 120),
}
"""Blue, green, red of the outline and the verdict's bar."""
STEPS = (0.15, 0.5, 0.85)
"""Shares of the segment at which frames are shown."""


def side_by_side(match: ClipMatch, mine: Path, copy: Path, decoder: Decoder, name: str) -> np.ndarray:
    """Return a BGR picture: three moments of the asked clip above the same three of the known one, and the facts.

    Args:
        copy: The archive's small copy of the known clip.
        name: Of the clip asked about, as it is to be shown.

    Raises:
        InputError: One of them can't be decoded.
    """
    rows = []
    for path, span, outlined in ((mine, match.mine, False), (copy, match.theirs, True)):
        frames = [_frame_at(decoder, path, second) for second in _moments(match, span)]
        if not outlined and match.flipped:
            frames = [np.ascontiguousarray(frame[:, ::-1]) for frame in frames]
        shown = [_shown(frame, match, match.outline if outlined else inverse_outline(match, frame)) for frame in frames]
        rows.append(_in_a_row(shown, [f"{second:.1f} s" for second in _moments(match, span)]))
    width = max(row.shape[1] for row in rows) + 2 * GAP
    width = max(width, 760)
    parts = [_words(_facts(match, name), width, COLOURS[match.verdict])]
    for title, row in zip(_titles(match, name), rows, strict=True):
        parts += [_words([title], width, (90, 90, 90)), _padded(row, width)]
    return np.vstack(parts)


def write_picture(path: Path, picture: np.ndarray) -> None:
    """Write a picture as PNG.

    Raises:
        InputError: It can't be written there.
    """
    try:
        path.write_bytes(packed_picture(picture, ".png"))
    except OSError as error:
        raise InputError(f"{path} can't be written ({error.strerror}); name another place") from error


def packed_picture(picture: np.ndarray, form: str) -> bytes:
    """Return a picture in a file's bytes.

    Args:
        form: `.png` or `.jpg`.
    """
    done, packed = cv2.imencode(form, picture, [cv2.IMWRITE_JPEG_QUALITY, 82] if form == ".jpg" else [])
    return packed.tobytes() if done else b""


def _moments(match: ClipMatch, span: tuple[float, float]) -> list[float]:
    begin, end = span
    return [begin + (end - begin) * step for step in STEPS] if end > begin else [begin]


def _frame_at(decoder: Decoder, path: Path, second: float) -> np.ndarray:
    wanted = Wanted((Size(640, 60.0, colour=True),), begin=max(0.0, second - 0.6), end=second + 0.6)
    media = decoder.read(path, wanted)
    at = np.array(media.at[0])
    return media.frames[0][int(np.abs(at - second).argmin())]


def inverse_outline(match: ClipMatch, frame: np.ndarray) -> tuple[tuple[float, float], ...]:
    """Return where the known frame lies in the asked one, as shares of its sides; empty where it is all of it or more.

    For insets and split screens, which show the whole of the known film in a part of the frame.
    """
    if len(match.outline) != 4:
        return ()
    left, top, right, bottom = content_box([cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)])
    inside = np.float32([[left, top], [right, top], [right, bottom], [left, bottom]])
    to_mine = cv2.getPerspectiveTransform(np.float32(match.outline), inside)
    corners = cv2.perspectiveTransform(np.float32([[[0, 0]], [[1, 0]], [[1, 1]], [[0, 1]]]), to_mine)[:, 0]
    if cv2.contourArea(corners) > 0.8 * frame.shape[0] * frame.shape[1]:
        return ()
    height, width = frame.shape[:2]
    return tuple((float(x / width), float(y / height)) for x, y in corners)


def _shown(frame: np.ndarray, match: ClipMatch, outline: tuple[tuple[float, float], ...]) -> np.ndarray:
    """Return the frame in the row's height, with the matched region outlined where there is one."""
    width = max(80, round(frame.shape[1] * HEIGHT / frame.shape[0]))
    small = cv2.resize(frame, (width, HEIGHT), interpolation=cv2.INTER_AREA)
    if outline:
        corners = np.array(outline) * (width - 1, HEIGHT - 1)
        corners = np.clip(corners, -4 * width, 5 * width).round().astype(np.int32)
        cv2.polylines(small, [corners], True, (255, 255, 255), 4, cv2.LINE_AA)
        cv2.polylines(small, [corners], True, COLOURS[match.verdict], 2, cv2.LINE_AA)
    return small


def _in_a_row(frames: list[np.ndarray], labels: list[str]) -> np.ndarray:
    parts = []
    for frame, label in zip(frames, labels, strict=True):
        marked = frame.copy()
        cv2.rectangle(marked, (0, HEIGHT - 24), (16 + 10 * len(label), HEIGHT), (0, 0, 0), -1)
        cv2.putText(marked, label, (6, HEIGHT - 7), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (255, 255, 255), 1, cv2.LINE_AA)
        parts += [marked, np.full((HEIGHT, GAP, 3), 255, np.uint8)]
    return np.hstack(parts[:-1])


def _padded(row: np.ndarray, width: int) -> np.ndarray:
    out = np.full((row.shape[0] + GAP, width, 3), 255, np.uint8)
    out[: row.shape[0], GAP : GAP + row.shape[1]] = row
    return out


def _words(lines: list[str], width: int, colour: tuple[int, int, int]) -> np.ndarray:
    """Return lines of text on white, the first in the verdict's colour; what is too long goes on in the next line."""
    most = (width - 2 * GAP) // 9
    wrapped = [part for line in lines for part in textwrap.wrap(line, most) or [""]]
    out = np.full((24 * len(wrapped) + 8, width, 3), 255, np.uint8)
    for number, line in enumerate(wrapped):
        ink = colour if number == 0 else (40, 40, 40)
        plain = unidecode(line)  # the letters that OpenCV draws are ASCII's
        cv2.putText(out, plain, (GAP, 20 + 24 * number), cv2.FONT_HERSHEY_SIMPLEX, 0.5, ink, 1, cv2.LINE_AA)
    return out


def _facts(match: ClipMatch, name: str) -> list[str]:
    first = match.clip.known_since
    known = (
        f"earliest known in this archive: {first.on} ({first.kind}: {first.provenance})"
        if first
        else "no date is known"
    )
    changed = [f"speed {match.speed:g}x"] if abs(match.speed - 1) > 0.03 else []
    changed += ["mirrored"] if match.flipped else []
    changed += [f"turned {match.turned_degrees:g} degrees"] if abs(match.turned_degrees) > 1.5 else []
    return [
        f"{str(match.verdict).upper()}   p of the same footage {match.p:.2f}   {', '.join(changed)}",
        match.reason,
        known,
    ]


def _titles(match: ClipMatch, name: str) -> tuple[str, str]:
    mirrored = " (shown mirrored)" if match.flipped else ""
    return f"{name}{_stretch(match.mine)}{mirrored}", f"{match.clip.name}{_stretch(match.theirs)}"


def _stretch(span: tuple[float, float]) -> str:
    """Return which seconds of a film, nothing of a picture."""
    begin, end = span
    return f": {begin:.1f} to {end:.1f} s" if end > begin else f": at {begin:.1f} s" if begin else ""
