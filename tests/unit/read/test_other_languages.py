"""Reports in other languages are read by the multilingual model, with the same guarantees as English ones."""

from datetime import date

import numpy as np
import pytest

from tests.unit.read.test_reading import document
from weekreview.predictions import predict_claims
from weekreview.read import ReadOptions, open_reader, read, read_texts
from weekreview.read.encoder import unpacked
from weekreview.settings import Settings

REPORTS = {
    "ar": "قصفت الطائرات مخزن السلاح قرب المطار مساء السبت. وقال متحدث باسم الجيش إن القصف أسفر عن مقتل أربعة جنود.",
    "ru": "Артиллерия обстреляла пригород в субботу, погибли четыре солдата. "
    "Армия заявила, что полиция арестовала стрелка.",
    "uk": "Поліція затримала трьох підозрюваних у Харкові. Снаряди влучили в школу, поранено двох учнів.",
    "fr": "Des avions ont bombardé un dépôt près du port samedi. La police a arrêté trois suspects dans la ville.",
    "es": "La artillería bombardeó un barrio cerca del puerto el sábado. "
    "La policía detuvo a tres sospechosos en la ciudad.",
}


@pytest.fixture(scope="module")
def reader():
    return open_reader(ReadOptions())


@pytest.mark.parametrize("language", REPORTS)
def test_a_report_is_read_in_its_language(reader, language):
    report = document(REPORTS[language], language=language)
    claims, _ = read(report, reader)
    families = {c.family for c in claims}
    assert families & {"remote", "force"}
    for claim in claims:
        spans = [claim.evidence, claim.trigger, *(m.span for m in claim.actors), *(m.span for m in claim.targets)]
        assert all(report.text[s.begin : s.end] == s.text for s in spans)


@pytest.mark.parametrize("language", REPORTS)
def test_sentences_alone_find_their_model(reader, language):
    found = read_texts([REPORTS[language], "The army shelled two villages near Harim."], reader)
    assert found[0] and {r.type for r in found[1]} == {"shelling"}


def test_the_same_report_gives_the_same_claims(reader):
    report = document(REPORTS["ru"], language="ru")
    first = read(report, reader)
    read(document(REPORTS["ar"], language="ar"), reader)
    assert read(report, reader) == first


def test_packed_words_come_out_as_they_went_in(tmp_path):
    rng = np.random.default_rng(1)
    levels = rng.integers(0, 16, (5, 2, 32)).astype(np.uint8)
    scales = rng.uniform(0.01, 1, (5, 2)).astype(np.float16)
    packed = (levels[..., :16] | levels[..., 16:] << 4).reshape(5, -1)
    np.savez(tmp_path / "words.npz", packed=packed, scales=scales)
    wanted = (levels.astype(np.float32) - 8) * scales[..., None].astype(np.float32)
    assert np.array_equal(unpacked(tmp_path / "words.npz"), wanted.reshape(5, 64))


@pytest.mark.parametrize("language", ["ru", "fr"])
def test_the_threshold_that_was_asked_for_is_kept_in_each_language(language):
    strict = open_reader(ReadOptions(threshold=0.999))
    assert read(document(REPORTS[language], language=language), strict)[0] == ()
    assert read_texts([REPORTS[language], "The army shelled two villages near Harim."], strict) == [[], []]


TOLLS = [
    ("ar", "قتل ثمانية مدنيين في قصف مدفعي على البلدة يوم الثلاثاء.", 8, 8, "killed", True, date(2016, 2, 16)),
    (
        "ru",
        "Не менее двадцати пяти человек ранены при обстреле вчера.",
        25,
        None,
        "injured",
        None,
        date(2016, 2, 19),
    ),
    ("uk", "П'ятеро дітей поранено внаслідок вибуху в четвер.", 5, 5, "injured", True, date(2016, 2, 18)),
    ("fr", "Huit soldats ont été tués mardi dans un bombardement.", 8, 8, "killed", False, date(2016, 2, 16)),
    ("es", "Ocho civiles murieron el martes en un bombardeo.", 8, 8, "killed", True, date(2016, 2, 16)),
]


@pytest.mark.parametrize(("language", "text", "low", "high", "of", "civilian", "day"), TOLLS)
def test_numbers_in_words_and_weekdays_are_resolved(reader, language, text, low, high, of, civilian, day):
    claims, _ = read(document(text, language=language), reader)
    (found,) = {(q.low, q.high, q.of, q.civilian) for c in claims for q in c.quantities}
    assert found == (low, high, of, civilian)
    when = {(c.when.earliest_on, c.when.latest_on) for c in claims if c.when.span}
    assert when == {(day,) * 2}


def test_a_day_that_leans_on_one_told_before_is_reckoned_from_it(reader):
    text = "Во вторник артиллерия обстреляла город. Два дня спустя авиация нанесла удар по порту."
    claims, _ = read(document(text, language="ru"), reader)
    later = [c.when for c in claims if c.when.span and c.when.span.text == "Два дня спустя"]
    assert {w.earliest_on for w in later} == {date(2016, 2, 18)}


def test_what_lies_years_back_is_history_in_every_language(reader):
    claims, _ = read(document("В марте 2011 года авиация нанесла удар по городу.", language="ru"), reader)
    assert {str(c.state) for c in claims} == {"historical"}


def test_a_sentence_alone_has_its_numbers_resolved_too():
    (answer,) = predict_claims([{"id": "a", "text": TOLLS[4][1]}], Settings())
    (bounds,) = {(q["low"], q["high"]) for claim in answer["claims"] for q in claim["quantities"]}
    assert bounds == (8, 8)
