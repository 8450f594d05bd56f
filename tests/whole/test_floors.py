"""No room reads worse than it has: scores on annotated data beside the checkout, held against their floors."""

from __future__ import annotations

import pytest

from tests.contract.tree import SHARED
from weekreview import predictions
from weekreview.evaluate import check_floors, evaluate, load_floors
from weekreview.settings import Settings

TASKS = ("claims", "times", "toponyms", "actors", "entities")
"""What takes no more than seconds; `make evaluate` measures the rest."""


@pytest.mark.slow
@pytest.mark.parametrize("task", TASKS)
def test_no_score_is_under_its_floor(task):
    if not SHARED.is_dir():
        pytest.skip("the annotated data are not beside this checkout; nothing to measure on")
    scores = evaluate(SHARED, lambda name, asked: getattr(predictions, f"predict_{name}")(asked, Settings()), [task])
    assert scores, f"no corpus of {task} was found under {SHARED}"
    measured = {score.name for score in scores}
    assert measured & set(load_floors()), f"{task} has no floor; run `weekreview evaluate --raise-floors`"
    assert check_floors(scores, load_floors()) == []
