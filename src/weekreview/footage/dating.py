"""When first: every date of a clip and of what it matches, and what it means that a match is older than a claim.

The earliest copy in an archive is not the origin: each date says who or what gives it, and none is called the
original's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from weekreview.model import Clip, ClipDate, ClipMatch, ClipVerdict

SURE = 0.9
"""A claim is demoted only by a match of at least this probability. Source: a choice, kept above the verdict's own
floor."""


@dataclass(frozen=True, slots=True)
class Recycled:
    """A clip that was there before what it is said to show."""

    clip: Clip
    """The clip that illustrates the claim."""
    match: ClipMatch
    """The same footage, older."""
    earlier: ClipDate
    """The date that shows it."""
    claimed_on: date
    """First day that the claim can be about."""


def recycled(clip: Clip, claimed_on: date, matches: tuple[ClipMatch, ...]) -> Recycled | None:
    """Return the match that shows that a clip is older than the day it is said to show; None where none does.

    Only the same footage counts, at p of at least 0.9, and no item that is marked as stock; of its dates all but those
    that somebody claims.
    """
    found = [
        Recycled(clip, match, known, claimed_on)
        for match in matches
        if match.verdict is ClipVerdict.SAME_FOOTAGE and match.p >= SURE and not match.clip.stock
        for known in match.clip.dates
        if known.on < claimed_on and known.kind != "claimed"
    ]
    return min(found, key=lambda r: (r.earlier.on, -r.match.p), default=None)


def media_review(found: Recycled, claim: str, author: str) -> dict[str, Any]:
    """Return the finding as schema.org MediaReview, ready for JSON-LD.

    Args:
        claim: What the clip was said to show.
        author: Who publishes the review.
    """
    kind = "VideoObject" if found.clip.kind == "video" else "ImageObject"
    match = found.match
    return {
        "@context": "https://schema.org",
        "@type": "MediaReview",
        "mediaAuthenticityCategory": "https://schema.org/DecontextualizedContent",
        "author": {"@type": "Organization", "name": author},
        "originalMediaContextDescription": (
            f"Known since {found.earlier.on.isoformat()} ({found.earlier.kind}: {found.earlier.provenance}), before "
            f"the claimed {found.claimed_on.isoformat()}. {match.reason}."
        ),
        "originalMediaLink": match.clip.name,
        "itemReviewed": {
            "@type": kind,
            "name": found.clip.name,
            "sha256": found.clip.sha256,
            "description": claim,
        },
        "reviewRating": {"@type": "Rating", "ratingValue": match.p, "worstRating": 0, "bestRating": 1},
    }
