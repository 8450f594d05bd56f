"""What is taken over from the text around a sentence, against written passages.

An event counts where the reader finds it at all (overlapping triggers); then its speaker is right where the words
overlap (or both have none), its place where one of the claim's places holds the same words, its time where first and
last day are the same, its state where it is the same. `inherited` is right where the claim marks as taken over what is,
and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..claim_scores import locate
from ..intervals import share
from .passages import NONE

PARTS = ("speaker", "place", "when", "state")
_WORDS = re.compile(r"\w+")


def count(sample: Mapping[str, Any], answer: Mapping[str, Any]) -> dict[str, float]:
    """Return one passage's counts."""
    text, claims = answer.get("text", ""), answer.get("claims") or []
    counts = dict.fromkeys(("events", "found", *(f"{p} {x}" for p in PARTS for x in ("asked", "right"))), 0.0)
    counts |= {"marks asked": 0.0, "marks right": 0.0}
    for event in sample["gold"]:
        counts["events"] += 1
        claim = _claim_at(text, event["trigger"], claims)
        if claim is None:
            continue
        counts["found"] += 1
        for part in PARTS:
            if part in event:
                counts[f"{part} asked"] += 1
                right = _RIGHT[part](event[part]["value"], claim)
                counts[f"{part} right"] += right
                if right and part in _MARKED and event[part]["value"] != NONE:
                    counts["marks asked"] += 1
                    counts["marks right"] += _MARKED[part](claim) == event[part]["inherited"]
    return counts


def figures(total: Mapping[str, float]) -> dict[str, float]:
    """Return the figures of summed counts."""
    found = {"events found": share(total["found"], total["events"])}
    names = {"speaker": "speaker", "place": "place", "when": "time", "state": "state", "marks": "marked as taken over"}
    return found | {told: share(total[f"{name} right"], total[f"{name} asked"]) for name, told in names.items()}


def _claim_at(text: str, trigger: str, claims: list[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the claim whose trigger shares most with the words, None where none does."""
    extent = locate(text, trigger)
    if extent is None:
        raise ValueError(f"the trigger {trigger!r} does not stand in {text!r}")
    rated = [(min(c["trigger"][1], extent[1]) - max(c["trigger"][0], extent[0]), -n) for n, c in enumerate(claims)]
    best, place = max(rated, default=(0, 0))
    return claims[-place] if best > 0 else None


def _same_speaker(value: str, claim: Mapping[str, Any]) -> bool:
    """Return True where neither has a speaker, or the claim's words hold the gold's, or at least half of them."""
    speaker = claim["speaker"]
    if value == NONE or speaker is None:
        return value == NONE and speaker is None
    mine, theirs = set(_WORDS.findall(speaker["text"].lower())), set(_WORDS.findall(value.lower()))
    return theirs <= mine or (mine <= theirs and 2 * len(mine) >= len(theirs))


def _same_place(value: str, claim: Mapping[str, Any]) -> bool:
    places = [place["text"].lower() for place in claim["places"]]
    if value == NONE:
        return not places
    return any(_overlap(value.lower(), place) for place in places[:1])


def _overlap(one: str, other: str) -> bool:
    """Return True where the names in both are the same: one's words all stand in the other."""
    small = {"the", "a", "in", "at", "of", "on", "near", "off", "over", "to", "from"}
    mine, theirs = set(_WORDS.findall(one)) - small, set(_WORDS.findall(other)) - small
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _same_days(value: str, claim: Mapping[str, Any]) -> bool:
    first, _, last = value.partition("..")
    when = claim["when"] or {}
    return (when.get("earliest_on"), when.get("latest_on")) == (first, last or first)


_RIGHT = {
    "speaker": _same_speaker,
    "place": _same_place,
    "when": _same_days,
    "state": lambda value, claim: claim["state"] == value,
}
_MARKED = {
    "speaker": lambda claim: bool(claim["speaker"] and claim["speaker"]["inherited"]),
    "place": lambda claim: bool(claim["places"]) and claim["places"][0]["inherited"],
    "when": lambda claim: bool(claim["when"]) and claim["when"]["inherited"],
}
