"""Score readings with the data's own scorer, which lies beside the annotated sentences."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from claim_data import Sentence

from weekreview.read.decoding import Reading


def as_record(reading: Reading) -> dict:
    """Return a reading in the scorer's form."""
    roles = {k: [list(s) for s in reading.roles[k]] for k in ("actor", "target", "place", "time", "weapon")}
    quantities = [
        {"begin": b, "end": e, "of": k} for (b, e), k in zip(reading.roles["quantity"], reading.kinds, strict=True)
    ]
    one = {k: list(reading.roles[k][0]) if reading.roles[k] else None for k in ("speaker", "cue")}
    head = {"type": reading.type, "trigger": list(reading.trigger), "modality": reading.modality}
    return {**head, **roles, **one, "quantities": quantities}


def score_sentences(sentences: list[Sentence], readings: list[list[Reading]], gold_path: Path) -> dict[str, float]:
    """Return detect, typed, family, argument, speaker and modality over the gold file."""
    sys.path.insert(0, str(gold_path.parent))
    from score_claims import count, figures

    gold = {r["id"]: r for r in map(json.loads, gold_path.read_text(encoding="utf-8").splitlines())}
    counts = [
        count(s.text, gold[s.id]["claims"], [as_record(r) for r in found])
        for s, found in zip(sentences, readings, strict=True)
    ]
    return {k: round(v, 4) for k, v in figures(counts).items()}
