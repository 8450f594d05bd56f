"""What a sentence's readings become before they are claims: rules set right what the model is known to get wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..decoding import Reading
from .clauses import opposed, supported, uncrossed
from .gains import gained
from .grounds import grounded
from .guards import is_asked, is_tried
from .measures import measured
from .modalities import affirmed, guarded
from .numbers import acted, numbered
from .sides import sided
from .speaking import divided, governed, shown, spoken
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
    found = gained([r for r in found if not is_asked(sentence, r.trigger[0])], sentence)
    found = [sided(supported(opposed(uncrossed(r, sentence, found), sentence), sentence), sentence) for r in found]
    found = [trimmed(r, sentence) for r in tolled(found, sentence)]
    found = [governed(spoken(d, sentence), sentence) for r in found for d in divided(r, sentence)]
    found = shown(found, sentence)
    found = sorted((acted(measured(numbered(r, sentence), sentence), sentence) for r in found), key=lambda r: r.trigger)
    return [r if (m := _modality(r, sentence)) == r.modality else replace(r, modality=m) for r in found]


def _modality(reading: Reading, sentence: str) -> str:
    """Return the modality of a reading; ground that somebody only tried to take is not taken."""
    reading, at = affirmed(reading, sentence), reading.trigger[0]
    tried = reading.type == "territory_gained" and reading.modality != "denied" and is_tried(sentence, at)
    return guarded("planned" if tried else reading.modality, sentence, at)
