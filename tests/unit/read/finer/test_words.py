"""Finer types by the trigger's own words, and what only looks like them."""

import pytest

from tests.unit.read.settling.reading_made import reading
from weekreview.read.decoding import Pieces
from weekreview.read.encoder import word_starts
from weekreview.read.finer import all_refined, finer_type, refined
from weekreview.read.finer.words import TABLE, YIELDS, named_words
from weekreview.read.labels import FAMILY, FINER, TYPES


@pytest.mark.parametrize(
    ("language", "sentence", "trigger", "kind", "finer"),
    [
        ("en", "The militia released nine shepherds.", "released", "other", "release"),
        ("en", "The militia released nine shepherds.", "released", "publication", None),
        ("en", "The militia released a statement.", "released", "other", None),
        ("en", "They agreed on a swap of prisoners.", "swap", "agreement", "release"),
        ("en", "They agreed on a swap of maps.", "swap", "agreement", None),
        ("en", "The governor imposed a night-time curfew.", "curfew", "sanction", "emergency_measure"),
        ("en", "The governor imposed a tariff.", "imposed", "sanction", None),
        ("en", "Parliament extended the state of emergency.", "state of emergency", "other", "emergency_measure"),
        ("en", "Hackers took the port's computers down.", "Hackers", "attack", "cyber_attack"),
        ("en", "The crew hacked him to death.", "hacked", "attack_on_civilians", None),
        ("en", "The minister resigned.", "resigned", "withdrawal", "office_change"),
        ("en", "The baker resigned himself to it.", "resigned", "other", None),
        ("en", "The crew hacked the door down.", "hacked", "other", None),
        ("en", "The crew hacked the server.", "hacked", "other", "cyber_attack"),
        ("en", "The president fired the chief of staff.", "fired", "other", "office_change"),
        ("en", "The battery fired at noon.", "fired", "other", None),
        ("en", "The speaker dismissed the reports.", "dismissed", "other", None),
        ("en", "The president dismissed the reports of the general.", "dismissed", "other", None),
        ("en", "The president dismissed the general.", "dismissed", "other", "office_change"),
        ("en", "The gunmen fired on the chief of the village.", "fired", "other", None),
        ("en", "The minister named the dead.", "named", "other", None),
        ("en", "The court released the body of the emir.", "released", "other", None),
        ("en", "Police launched an inquiry into the blast.", "inquiry", "other", "investigation"),
        ("en", "The investigative weekly wrote of it.", "investigative", "other", None),
        ("ru", "Введён комендантский час.", "комендантский", "other", "emergency_measure"),
        ("ru", "Освобождён город.", "Освобождён", "territory_gained", None),
        ("ar", "أفرجت السلطات عن معتقلين.", "أفرجت", "other", "release"),
        ("fr", "Le maire a démissionné.", "démissionné", "other", "office_change"),
        ("es", "Hubo un toque de queda.", "toque de queda", "sanction", "emergency_measure"),
        ("uk", "Почалося розслідування.", "розслідування", "other", "investigation"),
    ],
)
def test_words_name_a_finer_type_only_of_what_gives_way_to_it(language, sentence, trigger, kind, finer):
    begin = sentence.index(trigger)
    assert finer_type(kind, sentence, (begin, begin + len(trigger)), language) == finer


def test_those_set_free_are_not_counted_as_seized():
    told = "The militia released nine shepherds and detained two."
    freed = refined(reading(told, "released", "other", kinds=["detained"], quantity=["nine"]), told, "en")
    held = refined(reading(told, "detained", "arrest", kinds=["detained"], quantity=["two"]), told, "en")
    assert (freed.type, freed.kinds, held.type, held.kinds) == ("release", ["other"], "arrest", ["detained"])


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The governor lifted the curfew.", "asserted"),
        ("The governor denied that he had lifted the curfew.", "denied"),
        ("The governor never lifted the curfew.", "denied"),
    ],
)
def test_a_measure_that_is_lifted_is_not_denied_and_is_one_event_with_the_lifting(sentence, modality):
    lifted = reading(sentence, "lifted", "other", "denied", target=["curfew"])
    curfew = reading(sentence, "curfew", "emergency_measure", "denied")
    (found,) = all_refined([lifted, curfew], sentence, "en")
    assert (found.type, found.modality, found.trigger) == ("emergency_measure", modality, lifted.trigger)


def test_what_is_lifted_and_no_measure_stays_what_it_is():
    told = "The crane lifted the tank."
    assert all_refined([reading(told, "lifted", "other", target=["tank"])], told, "en")[0].type == "other"


def test_a_release_told_by_the_head_counts_nobody_as_seized_either():
    told = "Nine walked out of the camp."
    assert refined(reading(told, "walked out", "release", kinds=["abducted"], quantity=["Nine"]), told, "en").kinds == [
        "other"
    ]


def test_finer_types_are_none_of_the_model_s_and_each_has_a_family_words_and_types_that_give_way():
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    for language in ("en", "ar", "ru", "uk", "fr", "es"):
        assert {kind for kind, of, _ in rows if of == language} == set(FINER), language
    assert set(FINER).isdisjoint(TYPES) and set(FINER) <= set(FAMILY) and set(YIELDS) == set(FINER)
    assert all(yields <= set(TYPES) for yields in YIELDS.values())


def test_words_of_a_name_are_marked_for_the_head_and_no_others():
    told = "A State of Emergency began on Monday."
    offsets = [(0, 1), (2, 7), (8, 10), (11, 20), (21, 26), (27, 29), (30, 36), (36, 37)]
    marks = named_words(Pieces(list(range(8)), offsets, word_starts(told, offsets), told))
    column = tuple(FINER).index("emergency_measure")
    assert marks[:, column].tolist() == [0, 1, 1, 1, 0, 0, 0, 0]
    assert marks.sum() == 3
