"""What copy descriptors hint at: which part of which frame may show which item. A hint is a candidate and no more.

Where the first look finds nothing that is the same, the whole frames and parts of them are looked up by their sketches;
a part that is like an item is then looked at alone, larger and with points of its own, as if it were the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from weekreview.model import ClipMatch, ClipVerdict

from .decoding import Decoder, Media, Size, Wanted
from .fingerprints import ASKED, SOFTER, Print
from .fingerprints.overlays import content_box
from .fingerprints.prints import print_of
from .fingerprints.sketches import PART_SIDE, SIDE, Sketcher
from .index import Archive, Votes
from .index.sketched import sketch_votes

Window = tuple[float, float, float, float]
"""Left, top, right, bottom, as shares of what lies inside bars."""
Told = dict[str, ClipVerdict]
SETTLED = (ClipVerdict.SAME_FOOTAGE, ClipVerdict.OTHER_MOMENT, ClipVerdict.STATIC)
WHOLE: Window = (0.0, 0.0, 1.0, 1.0)
PARTS: tuple[Window, ...] = (
    *((x, y, x + 0.4, y + 0.4) for x in (0.0, 0.3, 0.6) for y in (0.0, 0.3, 0.6)),
    *((x, y, x + 0.5, y + 0.5) for x in (0.0, 0.25, 0.5) for y in (0.0, 0.25, 0.5)),
    (0.0, 0.0, 0.5, 1.0), (0.5, 0.0, 1.0, 1.0),
)  # fmt: skip
WHOLE_SECONDS, PART_SECONDS = 1.0, 2.5
"""A whole frame is looked up every second, the parts of one every so often."""
LONGEST_SECONDS = 60.0
CLOSER, CLOSER_MOTION = Size(1024, 8.0), Size(400, 25.0)
FLAT_STD = 12.0
"""A part of less contrast (grey levels) is like every other such part."""
MOST_BEND = 0.3
"""How far the sums of opposite corners may lie apart, as shares of the known frame: a filmed screen has 0.11, true
insets under 0.03; a false one of the test split had 0.93."""
WINDOWS = 3
"""Windows that are looked at alone, the likeliest first (set by hand; no sweep was run)."""
ITEMS = 3
LIKE_POINTS = 40.0
"""A key frame whose sketch is the same counts like so many points."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way of looking at a file."""

    asked: Print
    """Its fingerprint, or that of a part of it."""
    hinted: Votes | None = None
    """Votes by sketches, to join those by points; None = there are none."""
    items: frozenset[int] | None = None
    """Items that are hinted at; None = all count."""
    within: Window = WHOLE
    """The part of the file."""


def hinted_looks(
    path: Path, archive: Archive, tools: tuple[Decoder, Sketcher], among: set[int] | None, told: Told
) -> Iterator[Look]:
    """Yield the looks that sketches hint at, the likeliest first, each a second time through a blur.

    Args:
        told: Verdicts so far, by an item's hash; it may grow between two looks. Items that are settled by one are not
            hinted at: a part of a frame has less to tell by than the whole, and may not overrule it.
    """
    decoder, sketcher = tools
    media = decoder.read(path, Wanted((CLOSER, CLOSER_MOTION), end=LONGEST_SECONDS))
    for row, frames in enumerate(media.frames):  # a film may change size midway
        same = [i for i, frame in enumerate(frames) if frame.shape == frames[0].shape]
        media.frames[row], media.at[row] = [frames[i] for i in same], [media.at[row][i] for i in same]
    left, top, right, bottom = content_box(media.frames[0])
    height, width = media.frames[0][0].shape
    bars = (left / width, top / height, right / width, bottom / height)
    votes, asked = _looked_up(media, bars, archive, sketcher, among)
    clips = archive.catalogue.clips
    votes = votes.of({n for n in set(votes.items.tolist()) if told.get(clips[n].sha256) not in SETTLED})
    for window in _likeliest(votes, asked):
        in_it = np.array([other == window for _, other in asked], bool)[votes.asked]
        totals = Counter()
        for item, weight in zip(votes.items[in_it].tolist(), votes.weights[in_it].tolist(), strict=True):
            totals[item] += weight
        for detail in (ASKED, SOFTER):
            items = {n for n, _ in totals.most_common(ITEMS) if told.get(clips[n].sha256) not in SETTLED}
            if items:
                part = print_of(_part(media, bars, window), detail)
                if not len(part.at):
                    break  # the part is blank
                seconds = np.array([second for second, _ in asked])
                hinted = _moved(votes.where(in_it).of(items), seconds, part.at)
                yield Look(part, hinted, frozenset(items), _inside(bars, window))


def _moved(votes: Votes, seconds: np.ndarray, at: np.ndarray) -> Votes:
    """Return votes of places at some seconds as those of the nearest key frames, as strong as so many points."""
    places = np.abs(at[None] - seconds[votes.asked][:, None]).argmin(axis=1)
    return replace(votes, asked=places, weights=LIKE_POINTS * votes.weights)


def is_bent(match: ClipMatch) -> bool:
    """Return True where the map of a part is far from turning, scaling and stretching.

    Few points that cluster in a part leave its map free to bend, and what moves can then be made to fit.
    """
    if len(match.outline) != 4:
        return False
    a, b, c, d = np.array(match.outline)
    return bool(np.linalg.norm(a + c - b - d) > MOST_BEND)


def in_whole(match: ClipMatch, within: Window) -> ClipMatch:
    """Return a match of a part of the frame with the outline that the whole frame then has."""
    if within == WHOLE or len(match.outline) != 4:
        return match
    left, top, right, bottom = within
    if match.flipped:
        left, right = 1 - right, 1 - left
    corners = np.float32([[left, top], [right, top], [right, bottom], [left, bottom]])
    to_known = cv2.getPerspectiveTransform(corners, np.float32(match.outline))
    whole = cv2.perspectiveTransform(np.float32([[[0, 0]], [[1, 0]], [[1, 1]], [[0, 1]]]), to_known)[:, 0]
    return replace(match, outline=tuple((round(float(x), 4), round(float(y), 4)) for x, y in whole))


def _looked_up(media: Media, bars: Window, archive: Archive, sketcher: Sketcher, among: set[int] | None):
    """Return the votes of all windows in both mirrors, and (second, window) of each place that voted."""
    frames, at = media.frames[0], np.array(media.at[0])
    asked: list[tuple[float, Window]] = []
    sketches = []
    flags = []
    for windows, gap, side in (((WHOLE,), WHOLE_SECONDS, SIDE), (PARTS, PART_SECONDS, PART_SIDE)):
        chosen = np.unique([int(np.abs(at - second).argmin()) for second in np.arange(gap / 2, at[-1] + gap, gap)])
        cuts = [(float(at[i]), window, _cut(frames[i], _inside(bars, window))) for i in chosen for window in windows]
        cuts = [cut for cut in cuts if cut[2].std() >= FLAT_STD]
        for flipped in (False, True):
            asked += [(second, window) for second, window, _ in cuts]
            sketches.append(sketcher.sketches([cut[:, ::-1] if flipped else cut for *_, cut in cuts], side))
            flags += [flipped] * len(cuts)
    votes = sketch_votes(archive, sketcher.name, np.concatenate(sketches), among)
    return replace(votes, mirrored=np.array(flags, bool)[votes.asked]), asked


def _likeliest(votes: Votes, asked: list[tuple[float, Window]]) -> list[Window]:
    """Return the windows whose votes for one item, over its moments, are most on the mean; each once."""
    looked = {window: len({second for second, other in asked if other == window}) for _, window in asked}
    best: dict[tuple[Window, bool, int], dict[float, float]] = {}
    rows = zip(votes.asked, votes.items, votes.weights, votes.mirrored, strict=True)
    for place, item, weight, flipped in rows:
        second, window = asked[place]
        moments = best.setdefault((window, bool(flipped), int(item)), {})
        moments[second] = max(float(weight), moments.get(second, 0.0))
    scores: dict[Window, float] = {}
    for (window, _, _), moments in best.items():
        # a montage shows an item but for a part of its time: the best moment counts as much as the mean
        score = max(moments.values()) + sum(moments.values()) / looked[window]
        scores[window] = max(score, scores.get(window, 0.0))
    return sorted(scores, key=lambda window: -scores[window])[:WINDOWS]


def _inside(bars: Window, window: Window) -> Window:
    """Return a window of the content as shares of the whole frame."""
    wide, high = bars[2] - bars[0], bars[3] - bars[1]
    left, top, right, bottom = window
    return bars[0] + left * wide, bars[1] + top * high, bars[0] + right * wide, bars[1] + bottom * high


def _cut(frame: np.ndarray, shares: Window) -> np.ndarray:
    height, width = frame.shape
    left, right = round(shares[0] * width), round(shares[2] * width)
    top, bottom = round(shares[1] * height), round(shares[3] * height)
    return frame[top:bottom, left:right]


def _part(media: Media, bars: Window, window: Window) -> Media:
    """Return a part of decoded frames, as large as a file asked about is looked at."""
    rows = []
    for frames, side in zip(media.frames, (ASKED.side, 160), strict=True):
        cuts = [_cut(frame, _inside(bars, window)) for frame in frames]
        scale = side / max(cuts[0].shape)
        size = (max(16, round(cuts[0].shape[1] * scale)), max(16, round(cuts[0].shape[0] * scale)))
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        rows.append([cv2.resize(cut, size, interpolation=way) for cut in cuts])
    return Media(media.head, rows, [list(at) for at in media.at], media.cut, media.tags)
