"""Spans are brought to their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.read.settling.reading_made import reading, words
from weekreview.read.settling.trimming import trim, trimmed


@pytest.mark.parametrize(
    ("role", "sentence", "span", "kept"),
    [
        ("actor", "An army officer at a gate fired.", "An army officer at", ["army officer"]),
        ("actor", "Units of the Falcons fired.", "of the Falcons", ["Falcons"]),
        ("actor", "The rest fled.", "rest", []),
        ("actor", "The Syrian army fired.", "Syrian", ["Syrian army"]),
        ("actor", "The Syrian said so.", "Syrian", ["Syrian"]),
        ("target", "They shelled the town.", "town", ["town"]),
        ("target", "They shot his son.", "son", ["son"]),
        ("place", "They broke out of encirclement.", "encirclement", []),
        ("place", "They left from Harim.", "from", []),
        ("place", "They left near Harim.", "near Harim", ["near Harim"]),
    ],
)
def test_loose_words_go_and_names_stay(role, sentence, span, kept):
    assert (
        words(sentence, trimmed(reading(sentence, sentence.split()[-1].strip("."), **{role: [span]}), sentence), role)
        == kept
    )


def test_a_span_that_reads_on_is_joined_to_the_next():
    sentence = "They broke the windows of the nearby mills."
    found = trimmed(reading(sentence, "broke", target=["windows of the", "mills"]), sentence)
    assert words(sentence, found, "target") == ["windows of the nearby mills"]


def test_a_dateline_gives_way_to_the_day_that_the_sentence_names():
    sentence = "March 4, 2016 - Jets hit nine trucks on Thursday."
    found = trimmed(reading(sentence, "hit", time=["March 4, 2016"]), sentence)
    assert words(sentence, found, "time") == ["on Thursday"]
    sentence = "March 4, 2016 was the day when jets hit nine trucks."
    assert trimmed(reading(sentence, "hit", time=["March 4, 2016"]), sentence).roles["time"] == [(0, 13)]


@given(st.text(alphabet="the ofinat,.'ABc", max_size=30), st.data())
def test_a_trimmed_span_lies_inside_the_old_one(text, data):
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    low, high = trim((begin, end), text, "actor")
    assert begin <= low <= high <= end


def test_a_word_of_a_number_is_nobody():
    sentence = "The blast killed a couple of mourners."
    found = trimmed(reading(sentence, "blast", target=["couple", "mourners"], quantity=["a couple of"]), sentence)
    assert words(sentence, found, "target") == ["mourners"]


@pytest.mark.parametrize(
    ("sentence", "span", "kept"),
    [
        (
            "Fighters had left the town for the Turkish border.",
            "town for the Turkish border",
            ["town", "Turkish border"],
        ),
        ("Two met at the Valley Centre for Media.", "Valley Centre for Media", ["Valley Centre for Media"]),
    ],
)
def test_whence_and_whither_are_two_places(sentence, span, kept):
    assert words(sentence, trimmed(reading(sentence, sentence.split()[1], place=[span]), sentence), "place") == kept
