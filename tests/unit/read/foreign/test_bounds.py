"""Words of bounds around a number in five languages."""

import pytest

from weekreview.read.foreign import quantity_words
from weekreview.read.quantities import parse_quantity

BOUNDS = [
    ("ru", "не менее 20", 20, None),
    ("ru", "по меньшей мере сорок", 40, None),
    ("ru", "до пятидесяти", 1, 50),
    ("ru", "около ста", 90, 110),
    ("ru", "почти сто", 90, 100),
    ("ru", "менее десяти", 1, 9),
    ("ru", "свыше ста", 101, None),
    ("ru", "от трех до пяти", 3, 5),
    ("ru", "два-три", 2, 3),
    ("ru", "десять или двенадцать", 10, 12),
    ("uk", "щонайменше одинадцять", 11, None),
    ("uk", "понад сорок", 41, None),
    ("uk", "не більше п'яти", 1, 5),
    ("uk", "майже двадцять", 18, 20),
    ("uk", "від десяти до п'ятнадцяти", 10, 15),
    ("fr", "au moins trente-deux", 32, None),
    ("fr", "six au moins", 6, None),
    ("fr", "plus d'une centaine", 101, None),
    ("fr", "jusqu'à cinq mille", 1, 5000),
    ("fr", "moins de dix", 1, 9),
    ("fr", "dix à quinze", 10, 15),
    ("fr", "entre mille et deux mille", 1000, 2000),
    ("fr", "quelque deux mille", 1800, 2200),
    ("es", "al menos veintidós", 22, None),
    ("es", "más de cuarenta", 41, None),
    ("es", "casi dos mil", 1800, 2000),
    ("es", "unas trescientas", 270, 330),
    ("es", "hasta quince", 1, 15),
    ("es", "entre veinte y treinta", 20, 30),
    ("ar", "ما لا يقل عن ثلاثين", 30, None),
    ("ar", "ثلاثة على الأقل", 3, None),
    ("ar", "أكثر من مئة", 101, None),
    ("ar", "نحو خمسة آلاف", 4500, 5500),
    ("ar", "قرابة مئة", 90, 100),
    ("ar", "أقل من عشرة", 1, 9),
    ("ar", "بين عشرين وثلاثين", 20, 30),
    ("ar", "ما بين ألفين وثلاثة آلاف", 2000, 3000),
]


@pytest.mark.parametrize(("language", "words", "low", "high"), BOUNDS)
def test_a_word_of_bounds_moves_them_as_its_english_one_does(language, words, low, high):
    found = parse_quantity(words, language)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("language", "words", "unit", "value"),
    [
        ("ru", "25 километров", "km", 25),
        ("ru", "800 метров", "km", 0.8),
        ("fr", "deux tonnes", "kg", 2000),
        ("es", "tres hectáreas", "km2", 0.03),
        ("ar", "عشرة كيلومترات", "km", 10),
        ("uk", "п'ять відсотків", "percent", 5),
    ],
)
def test_a_measure_has_its_unit(language, words, unit, value):
    found = parse_quantity(words, language)
    assert (found.unit, found.low) == (unit, value)


def test_a_preposition_may_stand_between():
    assert quantity_words("примерно на 800 метров", "ru") == "about 800 m"


def test_what_is_no_bound_without_a_number_is_none():
    assert quantity_words("نزحوا نحو تركيا", "ar") == ""
    assert quantity_words("до города", "ru") == ""
