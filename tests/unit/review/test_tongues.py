"""The second reading of numbers in other languages against the reader's, which shares no code and no table with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases.tables import load_rows
from tests.factories import make_document
from weekreview.read.foreign.tables import table
from weekreview.read.quantities import parse_quantity
from weekreview.review.verify.tongues import LANGUAGES, language_of, permits_in

_, ROWS = load_rows("tongues.tsv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["phrase"])
def test_both_readings_of_a_phrase_agree_and_no_other_number_fits(row):
    read = parse_quantity(row["phrase"], row["language"])
    assert permits_in(row["phrase"], row["language"], read.unit, read.low, read.high)
    for low in (read.low + 801, read.low * 7 + 5):
        assert not permits_in(row["phrase"], row["language"], read.unit, low, None if read.high is None else low)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_second_table_permits_every_word_of_the_reader_s(language):
    missed = []
    for keys, rows in table("numbers", language).items():
        words = " ".join(keys)
        read = parse_quantity(words, language) if rows[0][0] not in ("half", "none") else None
        if read and not permits_in(words, language, read.unit, read.low, read.high):
            missed.append((words, read))
    assert missed == []


@pytest.mark.parametrize(
    ("language", "words", "low", "high"),
    [
        ("ru", "двадцать пять", 20, 20),
        ("ru", "не менее десяти", 10, 10),
        ("ru", "три", 3, None),
        ("fr", "quatre-vingts", 20, 20),
        ("fr", "huit", 80, 80),
        ("es", "treinta y cinco", 65, 65),
        ("ar", "ثلاثة", 30, 30),
        ("ar", "قتيلان", 3, 3),
        ("uk", "город", 1, 1),
    ],
)
def test_what_words_may_not_mean(language, words, low, high):
    assert not permits_in(words, language, None, low, high)


def test_a_phrase_is_in_the_language_of_its_document_else_of_its_letters():
    document = make_document("Погибли восемь человек.", language="ru", name="r", title=None)
    assert language_of(document, "восемь") == "ru"
    assert language_of(replace(document, language=None), "восемь") == "ru"
    assert language_of(replace(document, language="en"), "eight") is None
    assert language_of(replace(document, language=None), "ثمانية") == "ar"
