"""Other languages: a trigger's own stem names its type, and a grave type needs a word of its kind."""

import pytest

from tests.unit.read.settling.reading_made import reading
from weekreview.read.labels import TYPES
from weekreview.read.settling.stems import GRAVE, TABLE, stemmed


@pytest.mark.parametrize(
    ("language", "sentence", "trigger", "kind", "settled"),
    [
        ("ru", "Боевики похитили двух врачей.", "похитили", "attack_on_civilians", "abduction"),
        ("ru", "Боевики захватили склад.", "захватили", "attack", "attack"),
        ("ar", "وخطف مسلحون طبيبين في المدينة.", "وخطف", "attack", "abduction"),
        ("ar", "شن الجيش هجوما على القرية.", "هجوما", "attack", "attack"),
        ("uk", "Поліція затримала трьох людей.", "затримала", "other", "arrest"),
        ("fr", "Les soldats ont encerclé le village.", "encerclé", "armed_clash", "siege"),
        ("es", "El Gobierno condenó el ataque.", "condenó", "accusation", "condemnation"),
        ("ru", "Снаряд упал на дом.", "упал", "chemical_attack", "attack"),
        ("ru", "Снаряд с хлором упал на дом.", "упал", "chemical_attack", "chemical_attack"),
        ("ar", "انفجرت سيارة قرب السوق.", "انفجرت", "suicide_bombing", "bombing"),
        ("fr", "Une bombe a explosé au marché.", "explosé", "suicide_bombing", "bombing"),
    ],
)
def test_a_stem_names_its_type_and_a_grave_one_needs_its_word(language, sentence, trigger, kind, settled):
    assert stemmed(reading(sentence, trigger, kind), sentence, language).type == settled


def test_words_that_name_two_types_leave_the_model_s():
    told = "Переговоры о перемирии прервались."
    assert stemmed(reading(told, "Переговоры о перемирии", "negotiation"), told, "ru").type == "negotiation"


def test_all_types_of_the_tables_are_known():
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    assert {kind for kind, _, _ in rows} | set(GRAVE) <= set(TYPES)
    assert {language for _, language, _ in rows} == {"ar", "ru", "uk", "fr", "es"}
    assert {lesser for lesser, _ in GRAVE.values()} <= set(TYPES)


@pytest.mark.parametrize(
    ("language", "sentence", "trigger", "cue", "settled"),
    [
        ("ru", "Ведомство опровергло сообщения об ударе по больнице.", "ударе", "опровергло", "denied"),
        ("ru", "Ведомство сообщило об ударе по складу.", "ударе", "сообщило", "reported"),
        ("ar", "ونفت الوزارة استهداف مستشفى.", "استهداف", "ونفت", "denied"),
        ("fr", "L'armée a démenti avoir bombardé le marché.", "bombardé", "démenti", "denied"),
        ("es", "El Ejército negaba el bombardeo.", "bombardeo", "negaba", "denied"),
    ],
)
def test_what_is_led_by_a_word_of_denying_is_denied_and_on_a_word_no_fact(language, sentence, trigger, cue, settled):
    assert stemmed(reading(sentence, trigger, "attack", cue=[cue]), sentence, language).modality == settled
