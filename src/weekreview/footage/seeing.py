"""A file against an archive -> what of it was seen before, where in it, and why what is near is not it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from weekreview.errors import InputError
from weekreview.model import Clip, ClipMatch, ClipVerdict

from .decoding import Decoder, Size
from .fingerprints import ASKED, FINER, SOFTER, Print, take_print, take_prints
from .fingerprints.sketches import Sketcher, weights_of
from .hints import Look, Told, hinted_looks, in_whole, is_bent
from .index import Archive
from .index.sketched import fill_in
from .matching.candidates import Candidate, candidates_of
from .matching.comparing import Figures
from .matching.knowns import Known, Knowns
from .matching.looking import looked_at
from .matching.verdicts import match_of
from .options import FootageOptions
from .taking import clip_of, hashed
from .templates import Templates

MOTION = Size(side=160, fps=25.0)
"""Frames of the clip asked about for the motion check: so dense that one lies within 20 ms of each of the archive's."""
ORDER = (ClipVerdict.SAME_FOOTAGE, ClipVerdict.OTHER_MOMENT, ClipVerdict.STATIC, ClipVerdict.RELATED)
OVERLAP = 0.5
SAME_SPEED, SAME_SECONDS = 0.03, 0.5
"""By how much speed and place of two stretches of one match may differ, at most."""
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
        weights = weights_of(options.encoder)
        self.sketcher = Sketcher(weights) if weights else None
        self.decoder = Decoder(options.limits)
        self._asking = Decoder(options.limits)  # a long film is read on while what it is held against is read
        self.knowns = Knowns(self.decoder)
        self.templates = Templates(archive, self.decoder)

    def __enter__(self) -> Footage:
        return self

    def __exit__(self, *_: object) -> None:
        self.decoder.close()
        self._asking.close()

    def see(self, path: Path, among: set[int] | None = None) -> Seen:
        """Return what of a file was seen before.

        Args:
            among: Numbers of the items that count; None = all of the archive.

        Raises:
            InputError: The file can't be decoded.
        """
        matches: list[ClipMatch] = []
        near: list[tuple[Clip, str]] = []
        told: dict[str, ClipVerdict] = {}
        clip = asked = None
        for asked in take_prints(self._asking, path, ASKED, MOTION):
            here: list[ClipMatch] = []
            looks = iter([Look(asked)]) if clip else self.looks(path, asked, among, told)
            clip = replace(clip, seconds=asked.seconds) if clip else clip_of(path, hashed(path), asked)
            for look in looks:
                more, nearer = self.matches_of(look, among)
                here, near = without_repeats(here + more), near + nearer
                told |= {match.clip.sha256: match.verdict for match in reversed(here)}
            matches += here
        if clip is None or asked is None:
            raise InputError(f"{path}: no frame of it could be decoded; is it a film or a picture?")
        matches = without_repeats(joined_up(matches))
        held = self.archive.catalogue.number_of(clip.sha256)
        if held is not None and (among is None or held in among):
            known = self.archive.catalogue.clips[held]
            matches = [identical(known), *(m for m in matches if m.clip.sha256 != clip.sha256)]
        found = {m.clip.clip_id for m in matches}
        nearest = {known.clip_id: (known, why) for known, why in reversed(near) if known.clip_id not in found}
        return Seen(clip, tuple(matches), tuple(nearest.values()), asked.media.cut)

    def looks(self, path: Path, asked: Print, among: set[int] | None, told: Told) -> Iterator[Look]:
        """Yield the ways to look at a file, the cheap one first.

        Args:
            told: Verdicts so far, by an item's hash; who looks adds to it between two looks. Where the same footage was
                found nothing is looked at more finely.

        Raises:
            InputError: The file can't be decoded.
        """
        yield Look(asked)
        for detail in CLOSER if asked.still else ():
            if ClipVerdict.SAME_FOOTAGE not in told.values():
                yield Look(take_print(self.decoder, path, detail, None))
        if self.sketcher:
            yield from hinted_looks(path, self.archive, (self.decoder, self.sketcher), among, told)

    def sketch(self) -> int:
        """Make the sketches that the archive lacks, where there is an encoder; return of how many key frames."""
        return fill_in(self.archive, self.sketcher, self.decoder) if self.sketcher else 0

    def matches_of(self, look: Look, among: set[int] | None) -> tuple[list[ClipMatch], list[tuple[Clip, str]]]:
        """Return the matches of one look, best first, and what is near and why it is none."""
        matches: list[ClipMatch] = []
        near: dict[str, tuple[Clip, str]] = {}
        for figures in self.figures_of(look, among):
            clip = self.archive.catalogue.clips[figures.candidate.item]
            found = self.match_of(look, figures)
            if isinstance(found, str):
                near.setdefault(clip.clip_id, (clip, found))
            else:
                matches.append(found)
        kept = without_repeats(matches)
        return kept, [pair for name, pair in near.items() if name not in {m.clip.clip_id for m in kept}]

    def match_of(self, look: Look, figures: Figures) -> ClipMatch | str:
        """Return the match that figures amount to, or why there is none."""
        clip = self.archive.catalogue.clips[figures.candidate.item]
        known, _ = self.known_of(look.asked, figures.candidate)
        found = match_of(figures, look.asked, clip, known.row.frames.shape[1:])
        if isinstance(found, str):
            return found
        whole = in_whole(found, look.within)
        if look.hinted is not None and is_bent(whole):
            return f"a part of the frame fits by a map that bends it; {found.reason}"
        return whole

    def figures_of(self, look: Look, among: set[int] | None) -> Iterator[Figures]:
        """Yield the figures of everything in the archive that has something in common with what is looked at."""
        asked = look.asked
        votes = self.archive.votes(asked)
        if look.hinted is not None:
            votes = votes.of(set(look.items or ())).joined(look.hinted.of(set(look.items or ())))
        if among is not None:
            votes = votes.of(among)
        candidates = candidates_of(votes, asked.at, asked.still)
        yield from looked_at(asked, candidates, lambda candidate: self.known_of(asked, candidate))

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
        mask = self.templates.mask_of(clip.uploader)
        return self.knowns.stretch(copy, (begin, end), clip.seconds or 0.0, mask), clip.kind == "image"


def identical(clip: Clip) -> ClipMatch:
    """Return the match of a file with itself: it is known since whatever dates the archive has of it."""
    whole = (0.0, clip.seconds or 0.0)
    corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    reason = "it is the very same file, byte for byte"
    return ClipMatch(clip, whole, whole, ClipVerdict.SAME_FOOTAGE, 1.0, reason, outline=corners)


def joined_up(matches: list[ClipMatch]) -> list[ClipMatch]:
    """Return matches, those that go on in the next stretch of a long film as one; the longest says why."""
    joined: list[ClipMatch] = []
    for match in sorted(matches, key=lambda m: m.mine):
        before = next((m for m in joined if _goes_on(m, match)), None)
        if before is None:
            joined.append(match)
            continue
        told = max(before, match, key=lambda m: m.mine[1] - m.mine[0])
        mine = (before.mine[0], max(before.mine[1], match.mine[1]))
        theirs = (min(before.theirs[0], match.theirs[0]), max(before.theirs[1], match.theirs[1]))
        joined[joined.index(before)] = replace(told, mine=mine, theirs=theirs)
    return sorted(joined, key=_rank)


def _goes_on(one: ClipMatch, later: ClipMatch) -> bool:
    """Return True where a later match is the same line of the same clip, and begins before an earlier one ends."""
    if (one.clip.clip_id, one.verdict, one.flipped) != (later.clip.clip_id, later.verdict, later.flipped):
        return False
    if abs(one.speed - later.speed) > SAME_SPEED or later.mine[0] > one.mine[1]:
        return False
    return abs((later.theirs[0] - one.theirs[0]) - one.speed * (later.mine[0] - one.mine[0])) <= SAME_SECONDS


def _rank(match: ClipMatch) -> tuple:
    return (ORDER.index(match.verdict), -match.p, -(match.mine[1] - match.mine[0]))


def without_repeats(matches: list[ClipMatch]) -> list[ClipMatch]:
    """Return matches the best first, without those that say less of the same stretch of the same clip."""
    kept: list[ClipMatch] = []
    for match in sorted(matches, key=_rank):
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
