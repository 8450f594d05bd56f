"""Mentions of events in plain text: which are of one event."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from weekreview.reconcile import group_documents, group_mentions
from weekreview.reconcile.coreference.clusters import join_by_mean
from weekreview.reconcile.coreference.mentions import make_mention


def mention(name, document, text, trigger):
    begin = text.index(trigger)
    return {"mention_id": name, "document_id": document, "text": text, "begin": begin, "end": begin + len(trigger)}


def test_no_mentions_give_no_groups():
    assert group_mentions([]) == []


def test_the_same_words_of_one_event_in_two_reports_are_one_group_and_another_event_is_not():
    text = "An earthquake struck Lower Marn on Tuesday and killed 40 people , officials said ."
    again = "The earthquake that struck Lower Marn on Tuesday killed 40 people ."
    other = "The Hill League signed a goalkeeper from Dolen United ."
    found = group_mentions([
        mention("m1", "d1", text, "earthquake"), mention("m2", "d2", again, "earthquake"),
        mention("m3", "d3", other, "signed"),
    ])  # fmt: skip
    assert found == [["m1", "m2"], ["m3"]]


def test_irregular_verbs_are_known_by_their_root():
    sentence = "The man was shot dead ."
    assert (
        make_mention(mention("m", "d", sentence, "shot")).stems
        == make_mention(mention("m", "d", "The shooting began .", "shooting")).stems
    )


@given(st.integers(0, 12), st.integers(0, 1000), st.floats(0.05, 0.95))
def test_every_row_is_in_one_group_and_the_order_of_rows_changes_no_group(size, seed, threshold):
    rng = np.random.default_rng(seed)
    table = rng.random((size, size))
    table = (table + table.T) / 2
    found = join_by_mean(table, threshold)
    assert sorted(n for group in found for n in group) == list(range(size))
    order = rng.permutation(size)
    moved = join_by_mean(table[np.ix_(order, order)], threshold)
    assert sorted(sorted(int(order[n]) for n in group) for group in moved) == found


def test_documents_without_links_stand_alone():
    assert group_documents(["d2", "d1"], []) == [["d2"], ["d1"]]
