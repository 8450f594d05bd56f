"""Who speaks, over several sentences."""

from weekreview.model import PassageKind, Span
from weekreview.read.attribution import Voices, is_anaphor


def span(text, begin=0):
    return Span(begin, begin + len(text), text)


def heard(name="Colonel Rashid Omar"):
    voices = Voices()
    voices.hear(f"{name} spoke on Monday.", [span(name)], 0)
    return voices


def test_a_pronoun_goes_back_to_the_last_speaker_named():
    speaker = heard().speaker_of(span("he", 40), 1)
    assert speaker.text == "Colonel Rashid Omar"
    assert speaker.inherited


def test_the_ministry_goes_back_too_but_a_named_ministry_does_not():
    assert heard("Defence Ministry of Arkania").speaker_of(span("the ministry", 40), 1).inherited
    assert not heard().speaker_of(span("the Health Ministry of Arkania", 40), 1).inherited


def test_a_pronoun_that_goes_back_to_nobody_is_no_speaker():
    speaker = heard().speaker_of(span("he", 400), 9)
    assert speaker is None


def test_a_sentence_inside_an_open_quotation_is_the_speaker_s():
    voices = Voices()
    voices.hear("“We took the ridge, Omar Said said, and then the road.", [span("Omar Said", 20)], 0)
    assert voices.speaker_of(None, 1).text == "Omar Said"
    voices.hear("We lost nobody.”", [], 1)
    assert voices.speaker_of(None, 2) is None


def test_a_plain_sentence_after_an_attributed_one_is_the_publisher_s():
    assert heard().speaker_of(None, 1) is None


def test_a_caption_closes_an_open_quotation():
    voices = Voices()
    voices.hear("“We took the ridge, said Omar Said", [span("Omar Said", 20)], 0)
    voices.new_passage(PassageKind.CAPTION)
    assert voices.speaker_of(None, 1) is None


def test_only_words_that_point_back_are_anaphors():
    for text in ("he", "They", "the spokesman", "the military official", "spokesman"):
        assert is_anaphor(text), text
    for text in ("Syrian army", "Ministry of Defence", "Spokesman Ali Reza", "two residents"):
        assert not is_anaphor(text), text
