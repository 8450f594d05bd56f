"""Spans of sources, cues and contents, tied together; no model."""

import pytest

from weekreview.read.heads.attributions import VIEWS, _joined, _windows, linked
from weekreview.read.sentences import split_sentences


def told(text, **parts):
    """Return the attributions of spans given as words."""
    spans = {
        part: [(text.index(w), text.index(w) + len(w)) for w in parts.get(part, ())]
        for part in ("source", "cue", "content")
    }
    found = linked(spans, text, list(split_sentences(text)))
    return [{part: [text[slice(*s)] for s in getattr(a, part)] for part in spans} for a in found]


def test_each_cue_takes_the_source_and_content_next_to_it():
    text = "Omar said that guns fell silent, and Lund wrote that all was lost."
    found = told(
        text, source=["Omar", "Lund"], cue=["said", "wrote"], content=["that guns fell silent", "that all was lost"]
    )
    assert found == [
        {"source": ["Omar"], "cue": ["said"], "content": ["that guns fell silent"]},
        {"source": ["Lund"], "cue": ["wrote"], "content": ["that all was lost"]},
    ]


def test_a_content_in_a_sentence_without_a_cue_goes_to_the_cue_before():
    text = "“We go on,” said Omar. “We took Kef.”"
    found = told(text, source=["Omar"], cue=["said"], content=["“We go on,”", "“We took Kef.”"])
    assert found == [{"source": ["Omar"], "cue": ["said"], "content": ["“We go on,”", "“We took Kef.”"]}]


def test_a_second_cue_of_one_sentence_shares_its_source():
    text = "Omar said that guns fell silent and added that nobody was hurt."
    found = told(
        text, source=["Omar"], cue=["said", "added"], content=["that guns fell silent", "that nobody was hurt"]
    )
    assert [a["source"] for a in found] == [["Omar"], ["Omar"]]


def test_a_content_before_every_cue_stands_alone():
    text = "“We go on.” Rain fell. Omar said that guns fell silent."
    found = told(text, source=["Omar"], cue=["said"], content=["“We go on.”", "that guns fell silent"])
    assert found[0] == {"source": [], "cue": [], "content": ["“We go on.”"]}


@pytest.mark.parametrize("most", VIEWS)
def test_every_sentence_is_in_exactly_one_window_of_a_view(most):
    lengths = [30, 50, 20, 200, 5, 5, 90, 1]
    windows = list(_windows(lengths, most))
    assert [n for begin, end in windows for n in range(begin, end)] == list(range(len(lengths)))
    assert all(end == begin + 1 or sum(lengths[begin:end]) <= most for begin, end in windows)


def test_words_that_go_on_from_nothing_begin():
    labelled = [(0, 4, "I-source"), (5, 9, "I-source"), (10, 14, "I-cue"), (15, 19, "O"), (20, 24, "I-cue")]
    assert _joined(labelled) == {"source": [(0, 9)], "cue": [(10, 14), (20, 24)], "content": []}
