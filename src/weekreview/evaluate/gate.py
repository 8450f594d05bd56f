"""The accuracy gate: floors that a score may not fall under, each with the data that it was measured on.

A floor holds for the corpus of its digest only. A score fails where it is below its floor by more than the floor's
margin. Lowering a floor takes a line in CHANGELOG.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from weekreview.errors import InputError

from .intervals import Score

FLOORS = Path(__file__).parent / "floors.json"
MARGIN = 0.005
"""Allowance for int8 kernels that round differently on another processor; a guess, not measured across processors."""


class Floor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One score that has been reached."""

    score: float
    """What was measured, in [0, 1]."""
    low: float
    """Lower end of its 95% interval."""
    high: float
    """Upper end of its 95% interval."""
    corpus_sha256: str
    """Digest of the data that it was measured on."""
    margin: float
    """How far a score may be below before that is a loss."""


def load_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """Return the floors by `Score.name`; none where there is no file.

    Raises:
        InputError: The file is not in its form.
    """
    if not path.is_file():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Floor])
    except msgspec.MsgspecError as error:
        raise InputError(f"{path} is not in the form of floors: {error}; take it back from version control") from error


def check_floors(scores: Sequence[Score], floors: dict[str, Floor]) -> list[str]:
    """Return one line for each score that is below its floor; scores on other data are passed over."""
    faults = []
    for score in scores:
        floor = floors.get(score.name)
        if floor and floor.corpus_sha256 == score.corpus_sha256 and score.value < floor.score - floor.margin:
            faults.append(f"{score.name} is {score.value:.4f}, below its floor {floor.score:.4f} - {floor.margin:g}")
    return faults


def save_floors(scores: Sequence[Score], path: Path = FLOORS, margin: float = MARGIN) -> list[str]:
    """Raise floors to the scores and add new ones; never lower one. Return the names that changed.

    A floor on other data is replaced.
    """
    floors = load_floors(path)
    changed = []
    for score in scores:
        old = floors.get(score.name)
        if old is None or old.corpus_sha256 != score.corpus_sha256 or old.score < round(score.value, 4):
            values = [round(value, 4) for value in (score.value, score.low, score.high)]
            floors[score.name] = Floor(*values, score.corpus_sha256, margin)
            changed.append(score.name)
    ordered = {name: floors[name] for name in sorted(floors)}
    path.write_bytes(msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n")
    return changed
