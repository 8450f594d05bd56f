"""Who speaks, over several sentences."""

from weekreview.model import Passage, PassageKind, span_of
from weekreview.read.attribution import Voices
from weekreview.read.sentences import split_sentences


def voices_of(text, upto):
    """Return the voices of a one-paragraph report that heard its first `upto` sentences, and its sentences."""
    voices = Voices.of(text, [Passage(PassageKind.PARAGRAPH, 0, len(text))])
    sentences = [span_of(text, begin, end) for begin, end in split_sentences(text)]
    for number, sentence in enumerate(sentences[:upto]):
        voices.hear(sentence, [], number)
    return voices, sentences


def speaker_in(text, number, own=None, trigger=None):
    """Return the speaker of a claim in a sentence of a report, `own` being its sentence's word for the speaker."""
    voices, sentences = voices_of(text, number)
    sentence = sentences[number]
    place = text.index(own, sentence.begin) if own else 0
    span = span_of(text, place, place + len(own)) if own else None
    at = text.index(trigger, sentence.begin) if trigger else None
    return voices.speaker_of(span, number, at, sentence)


def test_a_pronoun_goes_back_to_whom_the_sentence_before_is_about():
    speaker = speaker_in("Colonel Rashid Omar met the press on Monday. He said that two guns were lost.", 1, "He")
    assert speaker.text == "Colonel Rashid Omar"
    assert speaker.inherited


def test_a_pronoun_goes_back_to_one_whom_it_fits():
    text = "The envoy, Maria Lund, was in Kef. General Tomas Ek was there too. She said that shells fell."
    assert speaker_in(text, 2, "She").text == "General Tomas Ek"
    text = text.replace("The envoy, Maria Lund,", "The spokeswoman, Maria Lund,").replace("General", "Spokesman")
    assert speaker_in(text, 2, "She").text == "Maria Lund"


def test_they_goes_back_to_several_and_not_to_one():
    assert speaker_in("Residents of Lim fled. They said that jets came.", 1, "They").text == "Residents of Lim"
    assert speaker_in("Colonel Omar fled. They said that jets came.", 1, "They") is None


def test_the_ministry_goes_back_to_a_ministry_and_to_nothing_else():
    text = "The Defence Ministry of Arkania issued a note. Its jets struck a depot, the ministry said."
    assert speaker_in(text, 1, "ministry").text == "Defence Ministry of Arkania"
    other = speaker_in(text.replace("Defence Ministry of Arkania", "mayor of Kef"), 1, "ministry")
    assert (other.text, other.inherited) == ("ministry", False)


def test_a_noun_without_the_does_not_point_back():
    speaker = speaker_in("Colonel Omar spoke first. Later an officer said that shells fell.", 1, "officer")
    assert (speaker.text, speaker.inherited) == ("officer", False)


def test_a_pronoun_that_goes_back_to_nobody_is_no_speaker():
    assert speaker_in("Rain fell on the town. He said that two guns were lost.", 1, "He") is None


def test_nobody_is_gone_back_to_over_more_than_six_sentences():
    gap = "Rain fell on the town. " * 6
    assert speaker_in(f"Colonel Omar spoke. {gap}He said that a gun was lost.", 7, "He") is None
    assert speaker_in(f"Colonel Omar spoke. {gap[23:]}He said that a gun was lost.", 6, "He").text == "Colonel Omar"


def test_a_plain_sentence_after_an_attributed_one_is_the_publisher_s():
    assert speaker_in("Colonel Omar said that all was well. A mine killed two men.", 1, trigger="killed") is None


def test_a_quotation_s_later_sentences_are_the_words_of_who_is_named_beside_it():
    text = "“We took the ridge,” said General Omar Said. “Our men captured Kef. Nine soldiers fell.”"
    for number, trigger in ((1, "captured"), (2, "fell")):
        speaker = speaker_in(text, number, trigger=trigger)
        assert (speaker.text, speaker.inherited) == ("General Omar Said", True)


def test_a_quotation_that_is_closed_by_its_speaker_is_his_from_its_first_sentence():
    text = "“They came at night. They burned the mill,” said Fatima Ali. A mine killed two men."
    assert speaker_in(text, 0, trigger="came").text == "Fatima Ali"
    assert not speaker_in(text, 1, trigger="burned").inherited, "she is named in the sentence itself"
    assert speaker_in(text, 2, trigger="killed") is None


def test_a_quotation_beside_which_nobody_is_named_is_of_whom_the_sentence_before_is_about():
    text = "Rebel spokesman Van Duro read a statement. “Our forces shot down a helicopter over Lim.”"
    assert speaker_in(text, 1, trigger="shot").text == "Van Duro" or speaker_in(text, 1, trigger="shot").text.endswith(
        "Van Duro"
    )


def test_who_says_something_behind_a_finished_quotation_is_not_its_speaker():
    text = "“No one came,” said Tarek. “The militia looted the clinic.” The militia denies that."
    assert speaker_in(text, 1, trigger="looted").text == "Tarek"


def test_words_held_at_arm_s_length_are_no_quotation():
    text = "General Ek met the press. The army killed nine “armed terrorists” in Kef."
    assert speaker_in(text, 1, trigger="terrorists") is None


def test_a_quotation_over_two_paragraphs_has_one_speaker():
    text = "“Our village was shelled for a week.\n\n“The mill was destroyed,” said Imam Nur."
    half = text.index("\n")
    passages = [Passage(PassageKind.PARAGRAPH, 0, half), Passage(PassageKind.PARAGRAPH, half + 2, len(text))]
    voices = Voices.of(text, passages)
    sentence = span_of(text, 0, half)
    assert voices.speaker_of(None, 0, text.index("shelled"), sentence).text == "Imam Nur"


def test_a_speaker_at_the_end_of_a_sentence_without_marks_is_heard():
    text = "Colonel Rashid Omar met the press. His men took three hills, he went on."
    assert speaker_in(text, 1, trigger="took").text == "Colonel Rashid Omar"


def test_one_capitalised_word_behind_the_is_short_for_a_body_named_before():
    text = "The Kef Observatory for Rights counted six shells. A mill burned, the Observatory said."
    assert speaker_in(text, 1, "Observatory").text == "Kef Observatory for Rights"
    alone = "A mill burned on Monday. Two men fled, the Observatory said."
    assert speaker_in(alone, 1, "Observatory").text == "Observatory"
