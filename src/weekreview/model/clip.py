"""Clip: one picture or video of the footage room; where it was seen before, and since when it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from weekreview.errors import ContractError


class ClipVerdict(StrEnum):
    """What two clips are to one another. Frames alone never make `same footage` of two films."""

    SAME_FOOTAGE = "same footage"
    OTHER_MOMENT = "same scene, other moment"
    STATIC = "static, undecidable"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class ClipDate:
    """One date that somebody or something gives a clip."""

    on: date
    """The day."""
    kind: str
    """claimed, uploaded, embedded or archived."""
    provenance: str
    """Who or what says so, in words."""


@dataclass(frozen=True, slots=True)
class Clip:
    """One picture or video, by its bytes."""

    clip_id: str
    """`c` and 16 hex digits of its SHA-256."""
    sha256: str
    """Of the file."""
    name: str
    """File name or address."""
    kind: str
    """image or video."""
    seconds: float | None = None
    """Length of a video."""
    dates: tuple[ClipDate, ...] = ()
    """Every date that is known of it, each with where it comes from."""
    stock: str = ""
    """Why it is common stock (an intro, a logo, a test card) that says nothing where it is found; empty where not."""
    uploader: str = ""
    """Who published it, as a person or a manifest says; empty where nobody does."""

    @property
    def known_since(self) -> ClipDate | None:
        """Return its first date that is more than what somebody claims that it shows; None where there is none."""
        return min((d for d in self.dates if d.kind != "claimed"), key=lambda d: d.on, default=None)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A film or picture of a report that was there before what it is said to show."""

    exhibit_id: str
    """`c` and 16 hex digits of the SHA-256 of what the report shows."""
    document_id: str
    """The report."""
    claims: tuple[str, ...]
    """Ids of the claims of its caption, which stand on it; empty where the caption claims nothing."""
    reason: str
    """Since when it is known and by whose word."""
    file: str
    """Name of the side-by-side picture, beside the page."""
    width: int
    """Of the picture, in pixels."""
    height: int
    """Of the picture, in pixels."""


@dataclass(frozen=True, slots=True)
class ClipMatch:
    """A stretch of one clip that is found in another."""

    clip: Clip
    """The one that was known."""
    mine: tuple[float, float]
    """First and last second in the clip asked about; both 0 for a picture."""
    theirs: tuple[float, float]
    """First and last second in the known one; equal for a still against a film."""
    verdict: ClipVerdict
    """What they are to one another."""
    p: float
    """Probability that it is the same footage, calibrated."""
    reason: str
    """The figures that decided, in words."""
    flipped: bool = False
    """True where it is mirrored."""
    speed: float = 1.0
    """Seconds of the known clip in a second of the one asked about."""
    turned_degrees: float = 0.0
    """By how much it is turned, clockwise, in (-180, 180]."""
    outline: tuple[tuple[float, float], ...] = ()
    """Corners of the clip asked about in the known frame, as shares of its sides: where the crop lies."""
    moments: tuple[float, float] = (0.0, 0.0)
    """A second of each clip at which their frames agree best."""

    def __post_init__(self) -> None:
        if not 0 <= self.p <= 1:
            raise ContractError(f"a match of {self.clip.name} has p {self.p}; a probability is in [0, 1]")
        if self.mine[0] > self.mine[1] or self.theirs[0] > self.theirs[1]:
            raise ContractError(f"a match of {self.clip.name} ends before it begins: {self.mine}, {self.theirs}")
