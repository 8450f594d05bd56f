"""Time phrases of five languages, put into English and meant as there."""

from datetime import date

import pytest

from tests.unit.read.settling.reading_made import reading, words
from weekreview.model import Moment, Span, TimePrecision
from weekreview.read.foreign import glossed, time_words, timed_anew
from weekreview.read.times import resolve_time

THURSDAY = date(2016, 2, 18)

ENGLISH = [
    ("ru", "во вторник вечером", "Tuesday evening"),
    ("ru", "в ночь на вторник", "overnight into Tuesday"),
    ("ru", "в ночь на 20 июня", "from 19 to 20 June"),
    ("ru", "на прошлой неделе", "last week"),
    ("ru", "за последнюю неделю", "during the past week"),
    ("ru", "три дня назад", "3 days ago"),
    ("ru", "с понедельника по среду", "from Monday to Wednesday"),
    ("ru", "5 марта 2016 года", "5 March 2016"),
    ("ru", "05.03.2016", "5 March 2016"),
    ("ru", "с начала февраля", "since early February"),
    ("ru", "в марте", "in March"),
    ("uk", "минулого четверга", "last Thursday"),
    ("uk", "вчора", "yesterday"),
    ("uk", "за минулу добу", "the past 24 hours"),
    ("uk", "впродовж вересня", "during September"),
    ("uk", "два дні тому", "2 days ago"),
    ("uk", "вночі", "last night"),
    ("fr", "mardi dernier", "last Tuesday"),
    ("fr", "la semaine dernière", "last week"),
    ("fr", "il y a deux jours", "2 days ago"),
    ("fr", "dans la nuit de lundi à mardi", "from Monday to Tuesday"),
    ("fr", "depuis trois jours", "since 3 days ago"),
    ("fr", "dans la nuit du 4 au 5 mars", "from 4 to 5 March"),
    ("fr", "le 1er mars", "1 March"),
    ("fr", "hier soir", "yesterday evening"),
    ("es", "el pasado jueves", "last Thursday"),
    ("es", "la noche del sábado", "Saturday night"),
    ("es", "anoche", "last night"),
    ("es", "hace tres días", "3 days ago"),
    ("es", "en las últimas 24 horas", "during the past 24 hours"),
    ("es", "el 5 de marzo de 2016", "5 March 2016"),
    ("es", "del lunes al miércoles", "from Monday to Wednesday"),
    ("ar", "يوم الثلاثاء الماضي", "last Tuesday"),
    ("ar", "أمس", "yesterday"),
    ("ar", "قبل يومين", "2 days ago"),
    ("ar", "الخامس من آذار 2016", "5 March 2016"),
    ("ar", "يوم 5 آذار/مارس", "5 March"),
    ("ar", "٥ مارس", "5 March"),
    ("ar", "خلال الأيام الثلاثة الماضية", "during the past 3 days"),
    ("ar", "ليلة الاثنين الثلاثاء", "overnight into Tuesday"),
    ("ar", "منذ الاثنين", "since Monday"),
    ("ar", "مطلع الشهر الجاري", "early this month"),
]


@pytest.mark.parametrize(("language", "phrase", "english"), ENGLISH)
def test_a_time_phrase_is_put_into_english(language, phrase, english):
    assert time_words(phrase, language) == english


@pytest.mark.parametrize(
    ("language", "phrase"), [("uk", "час"), ("ru", "при взрыве"), ("fr", "trois soldats"), ("ar", "المدينة")]
)
def test_what_names_no_time_gives_no_words(language, phrase):
    assert time_words(phrase, language) == ""


@pytest.mark.parametrize(
    ("language", "phrase", "first", "last"),
    [
        ("ru", "в воскресенье", date(2016, 2, 14), date(2016, 2, 14)),
        ("uk", "минулого тижня", date(2016, 2, 8), date(2016, 2, 14)),
        ("fr", "avant-hier", date(2016, 2, 16), date(2016, 2, 16)),
        ("es", "el fin de semana", date(2016, 2, 13), date(2016, 2, 14)),
        ("ar", "يوم الخميس الماضي", date(2016, 2, 11), date(2016, 2, 11)),
    ],
)
def test_the_days_are_those_of_the_english_phrase(language, phrase, first, last):
    moment = resolve_time(time_words(phrase, language), THURSDAY)
    assert (moment.earliest_on, moment.latest_on) == (first, last)


def test_a_moment_is_shown_to_rules_with_its_english_words_and_an_english_one_as_it_is():
    moment = Moment(None, None, TimePrecision.NOT_DETERMINED, "", Span(3, 9, "lundi "))
    assert glossed(moment, "fr").span.text == "Monday"
    assert glossed(moment, "en") is moment
    assert glossed(None, "fr") is None


def test_a_word_taken_for_a_time_gives_way_to_the_day_of_its_sentence():
    sentence = "Двоє рятувальників загинули під час удару в п'ятницю."
    (found,) = timed_anew([reading(sentence, "удару", time=["час"])], sentence, "uk")
    assert words(sentence, found, "time") == ["в п'ятницю"]


@pytest.mark.parametrize(
    "roles", [{"cue": ["сообщил"]}, {"time": ["во вторник"]}], ids=["somebody speaks", "it has one of its own"]
)
def test_a_day_is_not_lent_where_somebody_speaks_or_one_is_told(roles):
    sentence = "Взрыв прогремел во вторник, сообщил мэр."
    (found,) = timed_anew([reading(sentence, "Взрыв", **roles)], sentence, "ru")
    assert words(sentence, found, "time") == roles.get("time", [])


def test_of_two_days_none_is_lent():
    sentence = "Взрыв в понедельник, похороны во вторник."
    (found,) = timed_anew([reading(sentence, "Взрыв")], sentence, "ru")
    assert words(sentence, found, "time") == []
