"""Languages are told as far as the reader must know them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekreview.read.tongues import ENGLISH, OTHERS, tongue_of


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The army shelled the village on Monday.", "en"),
        ("Fighting in Los Angeles and La Paz was heavy.", "en"),
        ("Shells hit Deir ez-Zor.", "en"),
        ("Les rebelles ont quitté la ville dans la nuit.", "fr"),
        ("Los rebeldes salieron de la ciudad por la noche.", "es"),
        ("Армия обстреляла деревню, были ранены двое мужчин.", "ru"),
        ("Військові обстріляли село, є поранені.", "uk"),
        ("قصف الجيش القرية يوم الاثنين.", "ar"),
        ("军队周一炮击了村庄。", None),
    ],
)
def test_a_sentence_alone_tells_its_language(sentence, language):
    assert tongue_of(sentence) == language


def test_what_a_report_says_of_itself_holds_within_its_script():
    assert tongue_of("Le pont est tombé.", "fr") == "fr"
    assert tongue_of("Raqqa, Syria", "de") == "de"
    assert tongue_of("Мост разрушен", "uk") == "uk"


def test_a_script_outweighs_a_wrong_declaration():
    assert tongue_of("Мост через реку разрушен", "en") == "ru"


def test_a_foreign_name_leaves_a_report_in_its_language():
    assert tongue_of("Hibhib (Arabic: هبهب) is a village in northern Iraq.") == ENGLISH


@given(st.text(max_size=60))
def test_any_text_has_a_known_language_or_none(text):
    assert tongue_of(text) in (ENGLISH, *OTHERS, None)
