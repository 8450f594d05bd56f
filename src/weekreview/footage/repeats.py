"""Near-duplicates within an archive, in bulk, and what is so common that it is stock.

No pair is compared that shares no word of the index: each item is asked for by its own key frames, and only what votes
for it is looked at closely. So the cost grows with what is alike, not with the square of the archive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from weekreview.errors import InputError
from weekreview.model import Clip, ClipMatch, ClipVerdict

from .fingerprints import ASKED, take_print
from .hints import Look
from .seeing import MOTION, Footage

STOCK_ITEMS = 5
"""A stretch that is the same in so many items or more, none of which holds another, is suggested as stock."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items that hold the same footage."""

    clips: tuple[Clip, ...]
    """The earliest known first."""
    matches: tuple[tuple[str, ClipMatch], ...]
    """Id of the clip asked about, and its match."""
    stock: bool
    """True where it is in so many items that it may be common stock: a person decides."""


def repeats(footage: Footage) -> Iterator[Group]:
    """Yield the groups of items of an archive that hold the same footage, by union of their matches."""
    catalogue = footage.archive.catalogue
    parent = {number: number for number in catalogue.clips}
    links: list[tuple[int, str, ClipMatch]] = []
    by_hash = {clip.sha256: number for number, clip in catalogue.clips.items()}
    for number, clip in sorted(catalogue.clips.items()):
        try:
            asked = take_print(footage.decoder, footage.archive.copy_of(number), ASKED, MOTION)
        except InputError:
            continue  # its copy is damaged: `footage check` of the file itself says so
        matches, _ = footage.matches_of(Look(asked), set(catalogue.clips) - {number})
        for match in matches:
            if match.verdict is ClipVerdict.SAME_FOOTAGE:
                links.append((number, clip.clip_id, match))
                parent[_root(parent, number)] = _root(parent, by_hash[match.clip.sha256])
    members: dict[int, list[int]] = {}
    for number in catalogue.clips:
        members.setdefault(_root(parent, number), []).append(number)
    for root, numbers in sorted(members.items()):
        if len(numbers) > 1:
            clips = sorted((catalogue.clips[n] for n in numbers), key=_earliest)
            own = tuple((name, match) for n, name, match in links if _root(parent, n) == root)
            yield Group(tuple(clips), own, len(numbers) >= STOCK_ITEMS)


def _root(parent: dict[int, int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number


def _earliest(clip: Clip) -> tuple[str, str]:
    return clip.known_since.on.isoformat() if clip.known_since else "9999", clip.name
