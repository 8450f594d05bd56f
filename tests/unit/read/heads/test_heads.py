"""The packaged branches on sentences written here."""

import numpy as np
import pytest

from weekreview.errors import UsageError
from weekreview.read import ReadOptions, open_heads
from weekreview.read.heads import Heads, attributions_of, event_of, tags_of, trunk_digest

TEXT = "General Omar Nasser told reporters on Monday that his troops had left the town. Rain fell all day."


@pytest.fixture(scope="module")
def heads():
    return open_heads(ReadOptions())


def test_the_branches_were_trained_on_the_packaged_trunk(heads):
    from weekreview.read import WEIGHTS

    assert heads.settings["trunk"] == trunk_digest(WEIGHTS), "train the heads again: training/heads/README.md"


def test_a_plain_attribution_is_found_whole(heads):
    found = attributions_of(TEXT, heads)
    assert [[TEXT[slice(*s)] for s in a.source] for a in found] == [["General Omar Nasser"]]
    assert "told" in TEXT[slice(*found[0].cue[0])]
    assert TEXT[slice(*found[0].content[0])] == "that his troops had left the town"


def test_an_article_gives_the_same_whatever_was_read_before(heads):
    alone = attributions_of(TEXT, heads)
    attributions_of("“Go,” he said. " * 40, heads)
    assert attributions_of(TEXT, heads) == alone


def test_nothing_is_found_in_an_empty_text(heads):
    assert attributions_of("", heads) == []
    assert tags_of([], heads) == []


def test_there_is_one_tag_a_token_and_names_are_tagged(heads):
    tokens = "The Syrian Army entered Palmyra on Monday .".split()
    tags = tags_of(tokens, heads)
    assert len(tags) == len(tokens)
    assert tags[4] == "B-Location"
    assert tags[1].endswith("-Organisation") and tags[2] == "I-Organisation"


def test_a_token_without_any_piece_is_outside(heads):
    assert tags_of(["", "Palmyra"], heads)[0] == "O"


def test_a_snippet_has_one_of_the_types_and_a_root(heads):
    event = event_of("A suicide bomber blew himself up at the gate of the barracks and killed six recruits.", heads)
    assert (event.event_type, event.plover) == ("SUIC_BOMB", "ASSAULT")
    assert 0.0 < event.p <= 1.0
    assert event_of("", heads).event_type in heads.labels("acled")


def test_a_folder_without_the_branches_is_named(tmp_path):
    with pytest.raises(UsageError, match="heads.onnx"):
        Heads(tmp_path)


class AllContent:
    """Heads that take every word for part of one long quotation."""

    def __init__(self, heads):
        self.tokenizer, self.chain, self.asked = heads.tokenizer, heads.chain, []

    def scores(self, task, windows):
        labels = self.chain(task).labels
        for window in windows:
            self.asked.append(len(window))
            scores = np.zeros((len(window), len(labels)))
            scores[:, labels.index("I-content")] = 20
            yield scores


def test_no_quotation_reaches_over_a_paragraph(heads):
    text = "We left. We went home.\n\nThey stayed behind."
    found = [text[slice(*s)] for a in attributions_of(text, AllContent(heads)) for s in a.content]
    assert found == ["We left. We went home.", "They stayed behind."]


def test_each_word_is_read_alone_and_in_longer_windows(heads):
    fake = AllContent(heads)
    attributions_of("The mayor spoke at noon. Nobody came.", fake)
    whole = max(fake.asked)
    assert {n for n in fake.asked if n < whole} and fake.asked.count(whole) > 1
