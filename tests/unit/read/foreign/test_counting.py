"""Foreign readings whose numbers were cut, joined, left out or counted as their neighbour."""

import pytest

from tests.unit.read.settling.reading_made import reading, words
from weekreview.read.foreign import counted_anew


def counted(language, sentence, trigger, kind="attack", **roles):
    """Return (number, what it counts) of a reading, and its targets."""
    found = counted_anew(reading(sentence, trigger, kind, **roles), sentence, language)
    return list(zip(words(sentence, found, "quantity"), found.kinds, strict=True)), words(sentence, found, "target")


def test_a_number_is_made_whole_and_its_and_is_cut_off():
    sentence = "سقط قتيل وثلاثة جرحى وأصيب خمسة وعشرون."
    numbers, _ = counted("ar", sentence, "سقط", quantity=["وثلاثة", "خمسة"], kinds=("killed", "killed"))
    assert numbers == [("ثلاثة", "injured"), ("خمسة وعشرون", "injured")]


def test_a_word_of_bounds_belongs_to_its_number():
    numbers, _ = counted("uk", "До п'ятнадцяти бойовиків убито.", "убито", quantity=["п'ятнадцяти"])
    assert numbers == [("До п'ятнадцяти", "killed")]


def test_a_number_that_is_a_target_alone_is_counted_and_cut_off_it():
    numbers, targets = counted("es", "Ocho civiles murieron.", "murieron", target=["Ocho civiles"])
    assert (numbers, targets) == ([("Ocho", "killed")], ["civiles"])


def test_a_dual_is_a_number_and_a_target():
    numbers, targets = counted("ar", "قتل مدنيان وجرح ستة آخرون.", "قتل", target=["مدنيان"], quantity=["ستة"])
    assert numbers == [("مدنيان", "killed"), ("ستة", "injured")]
    assert targets == ["مدنيان"]


@pytest.mark.parametrize(
    ("language", "sentence", "trigger", "number", "kind", "of"),
    [
        ("uk", "Ворог поранив сімнадцятьох мешканців.", "поранив", "сімнадцятьох", "displaced", "injured"),
        ("fr", "Deux enfants ont péri dans l'attaque.", "attaque", "Deux", "injured", "killed"),
        ("ru", "Погибли пять человек.", "Погибли", "пять", "other", "killed"),
        ("ru", "Ранены двое, погибли трое.", "Ранены", "двое", "injured", "injured"),
        ("ru", "Уничтожено двадцать машин.", "Уничтожено", "двадцать", "equipment", "destroyed"),
        ("ru", "Уничтожено двадцать боевиков.", "Уничтожено", "двадцать", "personnel", "killed"),
        ("ru", "Суд приговорил к смертной казни четырех активистов.", "приговорил", "четырех", "detained", "detained"),
        ("fr", "Un raid a tué huit civils et blessé des passants.", "raid", "huit", "injured", "injured"),
        ("ru", "Две женщины убиты и пятеро детей пострадали.", "убиты", "пятеро", "displaced", "injured"),
        ("ru", "Взяты три холма.", "Взяты", "три", "captured", "captured"),
    ],
)
def test_the_word_beside_a_number_says_what_was_done(language, sentence, trigger, number, kind, of):
    numbers, _ = counted(language, sentence, trigger, quantity=[number], kinds=(kind,))
    assert dict(numbers)[number] == of


@pytest.mark.parametrize(("kind", "of"), [("abduction", "abducted"), ("arrest", "detained"), ("offensive", "abducted")])
def test_prisoners_are_counted_as_the_type_of_their_claim_has_them(kind, of):
    sentence = "Взяли в плен восьмерых солдат."
    numbers, _ = counted("ru", sentence, "Взяли", kind, quantity=["восьмерых"], kinds=("killed",))
    assert numbers == [("восьмерых", of)]


def test_a_toll_that_rose_to_a_number_is_that_number():
    sentence = "Число погибших возросло до ста пятидесяти."
    numbers, _ = counted("ru", sentence, "погибших", quantity=["до ста пятидесяти"])
    assert numbers == [("ста пятидесяти", "killed")]


@pytest.mark.parametrize(
    ("language", "sentence", "trigger", "quantity"),
    [
        ("uk", "Дрон убив сімдесятирічного чоловіка.", "убив", ["сімдесятирічного"]),
        ("ru", "Погиб 70-летний мужчина.", "Погиб", ["70"]),
    ],
)
def test_an_age_is_no_number_of_people(language, sentence, trigger, quantity):
    assert counted(language, sentence, trigger, quantity=quantity)[0] == []


def test_a_number_of_others_is_not_added():
    numbers, _ = counted("fr", "Trois ministres ont condamné l'attaque.", "attaque", target=["l'attaque"])
    assert numbers == []


def test_a_number_taken_for_a_time_is_none():
    sentence = "Убито до полусотни боевиков."
    found = counted_anew(reading(sentence, "Убито", time=["до полусотни"]), sentence, "ru")
    assert words(sentence, found, "time") == []


@pytest.mark.parametrize(
    ("language", "sentence", "trigger", "part", "of"),
    [
        (
            "uk",
            "Росіяни обстріляли Одесу, загинуло п'ятеро людей, серед них двоє дітей.",
            "обстріляли",
            "двоє",
            "killed",
        ),
        ("fr", "Un raid a tué huit personnes, dont trois enfants.", "raid", "trois", "killed"),
        ("es", "El ataque hirió a ocho personas, entre ellas tres niños.", "ataque", "tres", "injured"),
        ("ru", "Пострадали восемь человек, из них трое погибли.", "Пострадали", "трое", "killed"),
    ],
)
def test_some_of_those_counted_met_what_all_did_unless_words_say_otherwise(language, sentence, trigger, part, of):
    whole = {"п'ятеро": "killed", "huit": "killed", "ocho": "injured", "восемь": "injured"}
    first = next(word for word in whole if word in sentence)
    wrong = "injured" if of == "killed" else "killed"
    kinds = (whole[first], "killed" if language == "ru" else wrong)
    numbers, _ = counted(language, sentence, trigger, kinds[0], quantity=[first, part], kinds=kinds)
    assert dict(numbers)[part] == of
