"""Noun phrases: articles, number, whose words."""

from __future__ import annotations

import pytest

from weekreview.review.compose.names import article_of, is_plural, needs_the
from weekreview.review.wordings import FORMS, LABELS, NUMBER_WORDS, OUTCOMES, WORD, is_loaded, number_words_in


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("Upland Army", False),
        ("River Guards", True),
        ("United States", False),
        ("civilians", True),
        ("police", True),
        ("Hamas", False),
        ("ISIS", False),
        ("fighters of the Front", True),
        ("a commander of forces", False),
        ("troops", True),
        ("press", False),
        ("crisis", False),
        ("the army and the police", True),
        ("bus", False),
    ],
)
def test_verbs_agree_with_the_head_noun(words, many):
    assert is_plural(words) is many


@pytest.mark.parametrize(
    ("name", "takes"),
    [
        ("Upland Army", True),
        ("River Guards", True),
        ("Upland", False),
        ("United Nations", True),
        ("Ansar League", True),
        ("The Valley Courier", False),
        ("Ministry of Defence", True),
        ("Hamas", False),
        ("Valley Observatory", True),
    ],
)
def test_a_name_takes_the_where_english_wants_it(name, takes):
    assert needs_the(name) is takes


@pytest.mark.parametrize(
    ("before", "phrase", "article"),
    [
        ("hit a ", "bakery", "a "),
        ("hit the ", "bakery", "the "),
        ("hit ", "bakery", ""),
        ("by ", "Upland Army", "the "),
        ("schema ", "bakery", ""),
        ("An ", "aide", "an "),
    ],
)
def test_the_reports_own_article_is_kept(before, phrase, article):
    assert article_of(before, phrase) == article


@pytest.mark.parametrize("words", ["twenty-one", "both sides", "12th", "a dozen", "half", "One"])
def test_number_words_are_seen(words):
    assert number_words_in(words)


@pytest.mark.parametrize("words", ["someone", "tenant", "often", "alone", "canine"])
def test_words_that_merely_contain_number_words_are_not(words):
    assert not number_words_in(words)


def test_our_own_forms_hold_no_number_word_and_no_loaded_word():
    forms = (
        [form for forms in FORMS.values() for form in forms if form] + list(OUTCOMES.values()) + list(LABELS.values())
    )
    for form in forms:
        assert not number_words_in(form), form
        assert not is_loaded(form), form


def test_the_list_of_number_words_is_lower_case_words():
    assert all(WORD.fullmatch(word) and word == word.lower() for word in NUMBER_WORDS)
