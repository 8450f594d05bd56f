"""Whom a number counts in five languages, and whether it is a total."""

import pytest

from weekreview.read.foreign import civilians_in, is_risen_to, is_total, noun_behind

PEOPLE = [
    ("ru", "мирных жителей", True),
    ("ru", "солдат", False),
    ("ru", "человек", None),
    ("ru", "семей жителей", None),
    ("uk", "цивільних", True),
    ("uk", "бійців", False),
    ("uk", "осіб", None),
    ("uk", "лікарень", None),
    ("fr", "enfants", True),
    ("fr", "miliciens", False),
    ("fr", "personnes", None),
    ("fr", "familles", None),
    ("es", "vecinos", True),
    ("es", "policías", False),
    ("es", "civiles y soldados", None),
    ("es", "personas", None),
    ("ar", "المدنيين", True),
    ("ar", "جنديا", False),
    ("ar", "شخصا", None),
    ("ar", "وأطفال", True),
]


@pytest.mark.parametrize(("language", "words", "civilian"), PEOPLE)
def test_civilians_and_fighters_are_told_by_their_words(language, words, civilian):
    assert civilians_in(words, language) is civilian


@pytest.mark.parametrize(
    ("language", "text", "number", "noun"),
    [
        ("fr", "trois jeunes soldats", "trois", "soldats"),
        ("ru", "трое сирийских военнослужащих", "трое", "военнослужащих"),
        ("ar", "ثلاثين شخصا", "ثلاثين", "شخصا"),
        ("es", "decenas de soldados", "decenas", "soldados"),
        ("fr", "trois obus", "trois", None),
        ("ru", "трое погибли, дети живы", "трое", None),
    ],
)
def test_the_noun_behind_a_number_is_found(language, text, number, noun):
    found = noun_behind(text, len(number), len(text), language)
    assert (text[slice(*found)] if found else None) == noun


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "С начала войны погибли 300 человек."),
        ("uk", "Загалом загинули 300 людей."),
        ("ar", "قتل 300 منذ بداية الحرب."),
        ("fr", "Depuis le début du conflit, 300 morts."),
        ("es", "Hasta la fecha han muerto 300 personas."),
    ],
)
def test_words_since_a_beginning_make_a_total(language, sentence):
    assert is_total(sentence, language)
    assert not is_total("300", language)


def test_a_toll_that_rose_is_known_by_the_word_before_its_number():
    sentence = "El número de muertos subió a 20 y hay 5 heridos."
    assert is_risen_to(sentence, sentence.index("20"), "es")
    assert not is_risen_to(sentence, sentence.index("5 "), "es")
