"""What was seen -> plain data, for JSON."""

from __future__ import annotations

from typing import Any

from weekreview.model import Clip, ClipMatch

from .seeing import Seen


def as_data(seen: Seen) -> dict[str, Any]:
    """Return what is known of one file as JSON takes it."""
    return {
        "clip": clip_data(seen.clip),
        "matches": [match_data(match) for match in seen.matches],
        "near": [{"clip": clip_data(clip), "why_not": why} for clip, why in seen.near],
        "cut": seen.cut,
    }


def clip_data(clip: Clip) -> dict[str, Any]:
    """Return a clip's fields."""
    dates = [{"on": d.on.isoformat(), "kind": d.kind, "provenance": d.provenance} for d in clip.dates]
    return {
        "clip_id": clip.clip_id, "sha256": clip.sha256, "name": clip.name, "kind": clip.kind, "seconds": clip.seconds,
        "dates": dates, "stock": clip.stock, "uploader": clip.uploader,
    }  # fmt: skip


def match_data(match: ClipMatch) -> dict[str, Any]:
    """Return a match's fields."""
    return {
        "clip": clip_data(match.clip), "mine": list(match.mine), "theirs": list(match.theirs),
        "decision": str(match.verdict), "p": match.p, "reason": match.reason, "flipped": match.flipped,
        "speed": match.speed, "turned_degrees": match.turned_degrees, "outline": [list(c) for c in match.outline],
    }  # fmt: skip
