"""How good the rooms are, on data that people annotated: scores with intervals, and floors that they keep.

`evaluate(folder, predict, only)` takes a folder of corpora and a function that answers a task's records (the
pipeline's), and gives one `Score` a figure. Corpora that are not there are left out; `missing_corpora` names them. None
of their text is ever written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from . import actor_scores, claim_scores, time_scores, toponym_scores
from .corpora import CORPORA, Corpus, digest_of
from .gate import Floor, check_floors, load_floors, save_floors
from .intervals import Score, score_counts
from .reading import attribution_scores, entity_scores, event_scores, finer_scores, passage_scores
from .reports import table_of, write_table

Predict = Callable[[str, Iterable[dict[str, Any]]], Iterator[dict[str, Any]]]
"""`predict(task, records)` answers each record in order."""

ASKED = ("id", "text", "tokens", "pieces", "published_on", "publisher", "mentions")
"""What of a sample the program is shown; never the gold."""

_SCORERS = {
    "actors": actor_scores, "claims": claim_scores, "times": time_scores, "toponyms": toponym_scores,
    "attribution": attribution_scores, "entities": entity_scores, "event_type": event_scores,
    "passages": passage_scores, "finer": finer_scores,
}  # fmt: skip


def evaluate(folder: Path, predict: Predict, only: Sequence[str] = ()) -> tuple[Score, ...]:
    """Return every score of every corpus under `folder`, in the order of `CORPORA`.

    Args:
        folder: Holds `claims/` and `corpora/`.
        predict: Answers the records of a task.
        only: Tasks to measure; empty = all.
    """
    scores: list[Score] = []
    for corpus in CORPORA:
        if corpus.files(folder) and (not only or corpus.task in only):
            scores += _evaluate_one(corpus, folder, predict)
    return tuple(scores)


def missing_corpora(folder: Path) -> list[str]:
    """Return the names of corpora that are not under `folder`."""
    return [corpus.name for corpus in CORPORA if not corpus.files(folder)]


def _evaluate_one(corpus: Corpus, folder: Path, predict: Predict) -> list[Score]:
    """Return one corpus's scores."""
    scorer = _SCORERS[corpus.task]
    samples = corpus.load(folder)
    asked = ({key: sample[key] for key in ASKED if key in sample} for sample in samples)
    answers = {answer["id"]: answer for answer in predict(corpus.task, asked)}
    counts = [scorer.count(sample, answers.get(sample["id"], {})) for sample in samples]
    return score_counts(corpus.name, digest_of(corpus.files(folder)), counts, scorer.figures)


__all__ = [
    "CORPORA", "Corpus", "Floor", "Predict", "Score", "check_floors", "evaluate", "load_floors", "missing_corpora",
    "save_floors", "table_of", "write_table",
]  # fmt: skip
