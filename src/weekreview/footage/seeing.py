"""A file against an archive -> what of it was seen before, where in it, and why what is near is not it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from weekreview.model import Clip, ClipMatch, ClipVerdict

from .decoding import Decoder, Size
from .fingerprints import ASKED, FINER, SOFTER, Print, take_print
from .index import Archive
from .matching.candidates import Candidate, candidates_of
from .matching.comparing import Figures
from .matching.knowns import Known, Knowns
from .matching.looking import look
from .matching.verdicts import match_of
from .options import FootageOptions
from .taking import clip_of, hashed

MOTION = Size(side=160, fps=25.0)
"""Frames of the clip asked about for the motion check: so dense that one lies within 20 ms of each of the archive's."""
ORDER = (ClipVerdict.SAME_FOOTAGE, ClipVerdict.OTHER_MOMENT, ClipVerdict.STATIC, ClipVerdict.RELATED)
OVERLAP = 0.5
CLOSER = (FINER, SOFTER)
"""How a picture in which nothing was found is looked at again, in turn."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one file."""

    clip: Clip
    """The file."""
    matches: tuple[ClipMatch, ...]
    """Where it was seen before: same footage first, then by p."""
    near: tuple[tuple[Clip, str], ...]
    """What looked alike and is not it, each with why."""
    cut: str = ""
    """Why not all of it was looked at; empty where it was."""


class Footage:
    """The room at work: one decoding process, and frames of the latest items. Close it, or use it in a `with`."""

    def __init__(self, archive: Archive, options: FootageOptions | None = None) -> None:
        options = options or FootageOptions()
        cv2.setNumThreads(options.threads)
        self.archive = archive
        self.decoder = Decoder(options.limits)
        self.knowns = Knowns(self.decoder)

    def __enter__(self) -> Footage:
        return self

    def __exit__(self, *_: object) -> None:
        self.decoder.close()

    def see(self, path: Path, among: set[int] | None = None) -> Seen:
        """Return what of a file was seen before.

        Args:
            among: Numbers of the items that count; None = all of the archive.

        Raises:
            InputError: The file can't be decoded.
        """
        asked = take_print(self.decoder, path, ASKED, MOTION)
        clip = clip_of(path, hashed(path), asked)
        matches, near = self.matches_of(asked, among)
        for detail in CLOSER if asked.still else ():
            if any(match.verdict is ClipVerdict.SAME_FOOTAGE for match in matches):
                break
            more, nearer = self.matches_of(take_print(self.decoder, path, detail, None), among)
            matches, near = without_repeats(matches + more), near + nearer
        own = [m for m in matches if m.clip.sha256 != clip.sha256 or m.verdict != ClipVerdict.SAME_FOOTAGE]
        kept = matches if among is not None else own
        found = {m.clip.clip_id for m in matches}
        nearest = {known.clip_id: (known, why) for known, why in reversed(near) if known.clip_id not in found}
        return Seen(clip, tuple(kept), tuple(nearest.values()), asked.media.cut)

    def matches_of(self, asked: Print, among: set[int] | None) -> tuple[list[ClipMatch], list[tuple[Clip, str]]]:
        """Return the matches of a fingerprint, best first, and what is near and why it is none."""
        matches: list[ClipMatch] = []
        near: dict[str, tuple[Clip, str]] = {}
        for figures in self.figures_of(asked, among):
            clip = self.archive.catalogue.clips[figures.candidate.item]
            known, _ = self.known_of(asked, figures.candidate)
            found = match_of(figures, asked, clip, known.row.frames.shape[1:])
            if isinstance(found, str):
                near.setdefault(clip.clip_id, (clip, found))
            else:
                matches.append(found)
        kept = without_repeats(matches)
        return kept, [pair for name, pair in near.items() if name not in {m.clip.clip_id for m in kept}]

    def figures_of(self, asked: Print, among: set[int] | None) -> Iterator[Figures]:
        """Yield the figures of everything in the archive that has something in common with a fingerprint."""
        votes = self.archive.votes(asked)
        if among is not None:
            votes = votes.of(among)
        candidates = candidates_of(votes, asked.at, asked.still)
        yield from look(asked, candidates, lambda candidate: self.known_of(asked, candidate))

    def known_of(self, asked: Print, candidate: Candidate) -> tuple[Known, bool]:
        """Return the frames of a candidate's item around its line."""
        clip = self.archive.catalogue.clips[candidate.item]
        at = asked.at[list(candidate.asked)] if len(candidate.asked) else np.zeros(1)
        slack = candidate.loose_seconds + 4
        begin, end = (
            candidate.speed * at.min() + candidate.offset - slack,
            candidate.speed * at.max() + candidate.offset + slack,
        )
        copy = self.archive.copy_of(candidate.item)
        return self.knowns.stretch(copy, begin, end, clip.seconds or 0.0), clip.kind == "image"


def without_repeats(matches: list[ClipMatch]) -> list[ClipMatch]:
    """Return matches the best first, without those that say less of the same stretch of the same clip."""
    kept: list[ClipMatch] = []
    for match in sorted(matches, key=lambda m: (ORDER.index(m.verdict), -m.p, -(m.mine[1] - m.mine[0]))):
        if not any(_repeats(match, other) for other in kept):
            kept.append(match)
    return kept


def _repeats(match: ClipMatch, other: ClipMatch) -> bool:
    """Return True where another match of the same clip covers most of a match's stretch, or says more of the clip."""
    if match.clip.clip_id != other.clip.clip_id:
        return False
    if other.verdict == ClipVerdict.SAME_FOOTAGE and match.verdict != ClipVerdict.SAME_FOOTAGE:
        return True
    low, high = max(match.mine[0], other.mine[0]), min(match.mine[1], other.mine[1])
    return high - low >= OVERLAP * (match.mine[1] - match.mine[0])
