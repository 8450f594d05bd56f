"""The second reading of numbers in other languages against the reader's, which shares no code and no table with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases.tables import load_rows
from tests.factories import make_claim, make_document, make_quantity
from weekreview.model import span_of
from weekreview.read.foreign.tables import table
from weekreview.read.quantities import parse_quantity
from weekreview.review import second_reading
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


@pytest.mark.parametrize(("language", "kept"), [("ru", True), ("fr", False)])
def test_a_number_in_words_is_kept_in_its_language_and_taken_back_in_another(language, kept):
    text = "Погибли восемь человек."
    document = make_document(text, language=language, name="r", title=None)
    quantity = make_quantity(document, "восемь", low=8, high=8, rule="exact", counted=None)
    claim = make_claim(document, "Погибли", evidence=span_of(text, 0, len(text)), quantities=(quantity,))
    (found,), refusals = second_reading([claim], {document.document_id: document})
    assert (found.quantities[0].low == 8, len(refusals) == 0) == (kept, kept)
