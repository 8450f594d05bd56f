"""Declined Russian and Ukrainian names of places."""

from __future__ import annotations

import pytest

from weekreview.ground.gazetteer.declining import nominatives
from weekreview.ground.places.namings import may_decline, words_of
from weekreview.ground.places.scanning import scan


@pytest.mark.parametrize(
    ("declined", "nominative"),
    [
        ("Одесу", "Одеса"),
        ("Одессой", "Одесса"),
        ("Манбидже", "Манбидж"),
        ("Манбиджа", "Манбидж"),
        ("Харкова", "Харків"),
        ("Миколаєві", "Миколаїв"),
        ("Тернополя", "Тернопіль"),
        ("Авдіївці", "Авдіївка"),
        ("Мариуполем", "Мариуполь"),
        ("Грозном", "Грозный"),
        ("Сумах", "Сумы"),
        ("Сирии", "Сирия"),
        ("Запорожью", "Запорожье"),
        ("Дейр-эз-Зора", "Дейр-эз-Зор"),
        ("Нової Каховки", "Нова Каховка"),
        ("Кривого Рога", "Кривой Рог"),
    ],
)
def test_a_case_ending_gives_way_to_that_of_the_nominative(declined, nominative):
    assert nominatives("Кривого Рога") and nominative in nominatives(declined)


@pytest.mark.parametrize("name", ["Aleppo", "Paris", "حلب", "Ирак", "Уфа", ""])
def test_other_scripts_short_stems_and_bare_names_have_no_other_form(name):
    assert name not in nominatives(name)
    assert not [n for n in nominatives(name) if len(n) < 3]


@pytest.mark.parametrize(
    ("text", "declined", "place"),
    [
        ("Дрони атакували Одесу.", "Одесу", "Odesa"),
        ("Из Манбиджа бежали семьи.", "Манбиджа", "Manbij"),
        ("Бои идут под Херсоном.", "Херсоном", "Kherson"),
        ("Вибухи лунали у Харкові.", "Харкові", "Kharkiv"),
    ],
)
def test_a_declined_name_is_placed(gazetteer, text, declined, place):
    found = {naming.name: {e.name for e, _ in naming.candidates} for naming in scan(text, gazetteer.index)}
    assert place in found.pop(declined)
    assert found == {}


@pytest.mark.parametrize("name", ["Войска", "Авиацию", "Среду", "Удары"])
def test_what_the_gazetteer_has_in_no_case_is_no_place(gazetteer, name):
    assert gazetteer.index.declined(name) == ()


def test_a_name_that_stands_as_it_is_written_is_not_declined(gazetteer):
    (naming,) = scan("Удар по Кременной.", gazetteer.index)
    assert naming.candidates == gazetteer.index.exact("Кременной")


@pytest.mark.parametrize(
    ("text", "word", "may"),
    [
        ("Удар по Чехову был сильным.", "Чехову", True),
        ("Пишет Антон Чехова.", "Чехова", False),
        ("Они видели Жукова снова.", "Жукова", False),
        ("Они видели дым у Жукова снова.", "Жукова", True),
        ("Ленина помнят.", "Ленина", False),
        ("Они обстреляли Купянск.", "Купянск", True),
        ("Говорит Сергей Одессы.", "Одессы", False),
        ("Troops near Odesa.", "Odesa", False),
    ],
)
def test_a_surname_and_the_first_word_of_a_sentence_are_no_declined_place(text, word, may):
    words = words_of(text)
    at = next(n for n, w in enumerate(words) if w.text == word)
    assert may_decline(text, words, at, at + 1) is may


def test_the_gazetteer_gives_a_declined_name_to_the_second_reading(gazetteer):
    assert {p.name for p in gazetteer.index.places_named("Манбидже")} == {"Manbij"}
