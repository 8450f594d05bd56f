"""Runs of words that the head takes for finer events, and how they stand beside the model's own triggers."""

import re

import numpy as np
import pytest

from weekreview.read import ReadOptions, open_reader, read_texts
from weekreview.read.decoding import Pieces, Trigger
from weekreview.read.finer import finer_triggers, joined
from weekreview.read.finer.head import FinerTrigger
from weekreview.read.labels import FINER, TYPES

KINDS = tuple(FINER)


def pieces_of(count: int) -> Pieces:
    text = " ".join("word" for _ in range(count))
    return Pieces(list(range(count)), [(5 * n, 5 * n + 4) for n in range(count)], [True] * count, text)


def chances_of(*rows: tuple[float, str]) -> np.ndarray:
    found = np.zeros((len(rows), 1 + len(KINDS)))
    for row, (p, kind) in zip(found, rows, strict=True):
        row[0], row[1 + KINDS.index(kind)] = 1 - p, p
    return found


def test_words_side_by_side_are_one_trigger_of_the_likelier_type():
    rows = chances_of(
        (0.1, "release"), (0.5, "release"), (0.9, "investigation"), (0.1, "release"), (0.6, "cyber_attack")
    )
    first, last = finer_triggers(pieces_of(5), rows, least=0.3)
    assert (first.words, first.type, round(first.p, 6)) == ((1, 2), "investigation", 0.9)
    assert (last.words, last.type) == ((4,), "cyber_attack")


@pytest.mark.parametrize(
    ("text", "kept"),
    [("reimpose the curfew", [(2,)]), ("lifted and imposed", [(0,), (2,)]), ("lifted, imposed", [(0,), (2,)])],
)
def test_two_runs_of_one_type_close_together_are_one_event_unless_something_parts_them(text, kept):
    offsets = [m.span() for m in re.finditer(r"\w+|,", text)]
    rows = chances_of((0.6, "release"), (0.1, "release"), (0.7, "release"))
    found = finer_triggers(Pieces([0, 1, 2], offsets, [True] * 3, text), rows)
    assert [trigger.words for trigger in found] == kept


def test_what_only_looks_like_an_event_is_none():
    text = "resigned to fate"
    offsets = [m.span() for m in re.finditer(r"\w+", text)]
    rows = chances_of((0.9, "office_change"), (0.1, "release"), (0.1, "release"))
    assert finer_triggers(Pieces([0, 1, 2], offsets, [True] * 3, text), rows) == []
    assert finer_triggers(Pieces([0, 1, 2], offsets, [True] * 3, "resigned at noon"), rows)


@pytest.mark.parametrize(("p_model", "p_finer", "kept"), [(0.5, 0.9, "finer"), (0.9, 0.35, "model")])
def test_of_two_triggers_on_the_same_words_the_likelier_stands(p_model, p_finer, kept):
    model = Trigger((1,), p_model, np.ones(len(TYPES)) / len(TYPES))
    found = joined(pieces_of(4), [model], [FinerTrigger((1, 2), "release", p_finer)])
    assert len(found) == 1
    assert found[0].finer == ("release" if kept == "finer" else None)


@pytest.mark.parametrize(
    ("type_", "sure", "p", "kept"),
    [
        ("withdrawal", 0.95, 0.65, None),
        ("withdrawal", 0.95, 0.9, "release"),
        ("withdrawal", 0.3, 0.65, "release"),
        ("abduction", 0.95, 0.65, "release"),
    ],
)
def test_who_surely_withdraws_is_not_set_free_and_who_was_abducted_may_be(type_, sure, p, kept):
    p_type = np.full(len(TYPES), (1 - sure) / (len(TYPES) - 1))
    p_type[TYPES.index(type_)] = sure
    found = joined(pieces_of(4), [Trigger((1,), 0.9, p_type)], [FinerTrigger((1,), "release", p)])
    assert [trigger.finer for trigger in found] == [kept]


def test_an_event_that_the_model_does_not_see_is_added_in_order():
    model = Trigger((3,), 0.9, np.ones(len(TYPES)) / len(TYPES))
    found = joined(pieces_of(4), [model], [FinerTrigger((0,), "office_change", 0.8)])
    assert [trigger.finer for trigger in found] == ["office_change", None]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The prosecutor of Lower Vesk has opened an investigation into the shelling of the clinic.", "investigation"),
        ("The rebels released fourteen prisoners on Sunday.", "release"),
        ("The governor of Vesk imposed a curfew on three towns.", "emergency_measure"),
        ("Hackers took down the website of the defence ministry.", "cyber_attack"),
        ("The interior minister of Vesk resigned on Friday.", "office_change"),
    ],
)
def test_the_packaged_model_reads_each_finer_type(sentence, kind):
    assert kind in {reading.type for reading in read_texts([sentence], open_reader(ReadOptions()))[0]}
