"""Types that the claim guidelines keep in `other`: release, emergency measure, cyber attack, change of office, inquiry.

all_refined(readings, sentence, language)   # by the trigger's own words, in every language
FinerHead(path).chances(pieces, trunk, scores, outside)   # by a small head on the English model's states
"""

from __future__ import annotations

from .head import FILE, LEAST, FinerHead, FinerTrigger, finer_triggers, joined
from .words import all_refined, finer_type, refined

__all__ = [
    "FILE",
    "LEAST",
    "FinerHead",
    "FinerTrigger",
    "all_refined",
    "finer_triggers",
    "finer_type",
    "joined",
    "refined",
]
