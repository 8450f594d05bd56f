"""What a sentence's readings become before they are claims: rules set right what the model is known to get wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..decoding import Reading
from .clauses import opposed, uncrossed
from .grounds import grounded
from .modalities import guarded
from .speaking import divided, spoken
from .tolls import tolled
from .trimming import trimmed


def settled(readings: Sequence[Reading], sentence: str) -> list[Reading]:
    """Return the readings of one sentence, set right by the rules of this room, in the order of their triggers.

    A reading that is no claim is left out; the others keep their triggers.

    Args:
        readings: what the model read, cut at the threshold.
        sentence: the sentence's text.
    """
    found = [g for r in sorted(readings, key=lambda r: r.trigger) if (g := grounded(r, sentence))]
    found = [opposed(uncrossed(r, sentence, found), sentence) for r in found]
    found = [trimmed(r, sentence) for r in tolled(found, sentence)]
    found = [spoken(d, sentence) for r in found for d in divided(r, sentence)]
    found.sort(key=lambda r: r.trigger)
    return [replace(r, modality=guarded(r.modality, sentence, r.trigger[0])) for r in found]
