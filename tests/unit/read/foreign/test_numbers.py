"""Numbers in words of five languages: what they mean, by the conventions of English."""

import pytest

from weekreview.read.foreign.bounds import number_phrases
from weekreview.read.quantities import parse_quantity

NUMBERS = [
    ("ru", "тринадцать", 13, 13),
    ("ru", "двадцати пяти", 25, 25),
    ("ru", "обоих", 2, 2),
    ("ru", "пятеро", 5, 5),
    ("ru", "двести тридцать четыре", 234, 234),
    ("ru", "тысяча двести", 1200, 1200),
    ("ru", "полторы тысячи", 1500, 1500),
    ("ru", "две с половиной тысячи", 2500, 2500),
    ("ru", "два десятка", 20, 20),
    ("ru", "сто двадцать тысяч", 120_000, 120_000),
    ("ru", "тысячи", 2000, 9999),
    ("ru", "более тысячи", 1001, None),
    ("ru", "несколько десятков", 30, 99),
    ("ru", "12 500", 12_500, 12_500),
    ("ru", "3,5 млн", 3_500_000, 3_500_000),
    ("ru", "ни одного", 0, 0),
    ("uk", "п'ятеро", 5, 5),
    ("uk", "п’ятьох", 5, 5),
    ("uk", "двадцятьох", 20, 20),
    ("uk", "сімсот", 700, 700),
    ("uk", "кілька сотень", 300, 999),
    ("uk", "півтори сотні", 150, 150),
    ("uk", "тисячі", 2000, 9999),
    ("fr", "vingt et un", 21, 21),
    ("fr", "soixante et onze", 71, 71),
    ("fr", "quatre-vingt-dix-sept", 97, 97),
    ("fr", "deux cent cinquante mille", 250_000, 250_000),
    ("fr", "des dizaines de", 20, 99),
    ("fr", "1 500", 1500, 1500),
    ("fr", "une vingtaine", 18, 22),
    ("fr", "plusieurs dizaines de milliers", 30_000, 99_999),
    ("fr", "un millier", 900, 1100),
    ("es", "veintidós", 22, 22),
    ("es", "treinta y cinco", 35, 35),
    ("es", "mil doscientos", 1200, 1200),
    ("es", "cientos de miles", 200_000, 999_999),
    ("es", "5.000", 5000, 5000),
    ("es", "1,5 millones", 1_500_000, 1_500_000),
    ("es", "una docena", 12, 12),
    ("es", "dos millones y medio", 2_500_000, 2_500_000),
    ("ar", "خمسة وعشرون", 25, 25),
    ("ar", "مئة وثلاثة وعشرين", 123, 123),
    ("ar", "ألف ومئتان وخمسون", 1250, 1250),
    ("ar", "ثلاثة عشر", 13, 13),
    ("ar", "إحدى عشرة", 11, 11),
    ("ar", "ثلاث مئة", 300, 300),
    ("ar", "خمسين ألفا", 50_000, 50_000),
    ("ar", "٢٥٠", 250, 250),
    ("ar", "عشرات الآلاف", 20_000, 99_999),
    ("ar", "العشرات", 20, 99),
    ("ar", "بضع مئات", 300, 999),
    ("ar", "قتيلان", 2, 2),
    ("ar", "طفلين", 2, 2),
    ("ar", "ومركبتين", 2, 2),
    ("ar", "ثلث", 0.3333, 0.3333),
]


@pytest.mark.parametrize(("language", "words", "low", "high"), NUMBERS)
def test_a_number_in_words_has_its_value(language, words, low, high):
    found = parse_quantity(words, language)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "третья"),
        ("ru", "неизвестное число"),
        ("uk", "перша"),
        ("fr", "le troisième"),
        ("fr", "certains"),
        ("es", "el tercero"),
        ("ar", "الثالثة"),
        ("ar", "مدنيين"),
        ("ar", "يوم الاثنين"),
    ],
)
def test_an_ordinal_a_plural_and_a_weekday_are_no_numbers(language, words):
    assert parse_quantity(words, language) is None


@pytest.mark.parametrize("phrase", ["deux", "восемь", "ثمانية"])
def test_english_knows_no_word_of_another_language(phrase):
    assert parse_quantity(phrase) is None


@pytest.mark.parametrize(
    ("language", "sentence", "phrases"),
    [
        ("ar", "قتل ثمانية مدنيين وأصيب خمسة عشر آخرون.", ["ثمانية", "خمسة عشر"]),
        ("ar", "سقط قتيلان وثلاثة جرحى.", ["قتيلان", "ثلاثة"]),
        ("ru", "Погибли не менее двадцати пяти человек, ранены двое.", ["не менее двадцати пяти", "двое"]),
        ("fr", "Près d'une centaine de suspects et trois gendarmes.", ["Près d'une centaine", "trois"]),
        ("es", "Entre ocho y diez civiles y dos policías.", ["Entre ocho y diez", "dos"]),
    ],
)
def test_the_numbers_of_a_sentence_stand_apart(language, sentence, phrases):
    assert [sentence[p.begin : p.end] for p in number_phrases(sentence, language)] == phrases
