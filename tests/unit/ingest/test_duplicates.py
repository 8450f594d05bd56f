from __future__ import annotations

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from weekreview.ingest import link_duplicates
from weekreview.ingest.cleaning import join
from weekreview.ingest.drafts import Piece
from weekreview.model import Document, PassageKind, Published

WORDS = [a + b for a in "ba ko mi ru te so ne la vi du".split() for b in "ran tol mer dis nak pel gor sun".split()]


def sentence(seed: int, length: int = 22) -> str:
    """Return a sentence of invented words; another seed shares no stretch of words with it."""
    chosen = random.Random(seed).choices(WORDS, k=length)
    return " ".join(chosen).capitalize() + "."


def story(*seeds: int) -> list[str]:
    return [f"{sentence(seed)} {sentence(seed + 1000)}" for seed in seeds]


def report(
    name: str, paragraphs: list[str], headline: str = "", publisher: str | None = None, on: date | None = None
) -> Document:
    pieces = [Piece(PassageKind.HEADLINE, headline)] if headline else []
    text, passages = join(pieces + [Piece(PassageKind.PARAGRAPH, paragraph) for paragraph in paragraphs])
    published = Published(on, None, "day") if on else Published()
    return Document(name, "0" * 64, name, text, passages, publisher=publisher, published=published)


def linked(*documents: Document) -> list[tuple[str, str]]:
    return [(link.document_id, link.of_document_id) for link in link_duplicates(documents)]


def test_a_reprint_under_another_headline_is_linked():
    (link,) = link_duplicates([report("a", story(1, 2, 3), "One"), report("b", story(1, 2, 3), "Quite another")])
    assert (link.document_id, link.of_document_id, link.similarity, link.contained) == ("b", "a", 1.0, 1.0)


def test_a_reprint_cut_to_a_third_is_linked():
    (link,) = link_duplicates([report("a", story(1, 2, 3, 4, 5, 6)), report("b", story(1, 2))])
    assert link.contained == 1.0
    assert 0.3 < link.similarity < 0.4


def test_a_reprint_with_words_changed_throughout_is_linked():
    text = " ".join(story(1, 2, 3, 4)).split()
    text[::25] = ["changed"] * len(text[::25])
    (link,) = link_duplicates([report("a", story(1, 2, 3, 4)), report("b", [" ".join(text)])])
    assert 0.6 < link.contained < 0.9


def test_other_stories_are_not_linked():
    assert linked(*(report(str(n), story(10 * n, 10 * n + 1, 10 * n + 2)) for n in range(12))) == []


def test_a_shared_quotation_makes_no_reprint():
    assert linked(report("a", story(1, 2, 3, 4)), report("b", [*story(5, 6, 7), *story(4)])) == []


def test_short_texts_are_linked_only_where_they_are_equal():
    one, same, other = (
        report(n, [t]) for n, t in zip("abc", ("Two hills fell.", "TWO hills fell", "Three hills fell."), strict=True)
    )
    assert linked(one, same, other) == [("b", "a")]


def release(name: str, day: int, strikes: list[str], on: date | None = None) -> Document:
    """Return one of a daily series: one template, standing text below."""
    lead = (
        f"On May {day}, forces of the northern command carried out {day + 3} strikes against posts of the other side "
        f"near the coast and {day + 9} strikes in the hills of the inland in support of the government."
    )
    return report(name, [lead, *strikes, *story(90, 91)], publisher="Northern Command", on=on)


def test_two_releases_of_a_daily_series_are_not_linked():
    first = release("a", 8, story(1, 2)[:1])
    second = release("b", 10, story(3, 4)[:1])
    assert linked(first, second) == []


def test_the_standing_text_of_a_series_makes_no_reprint():
    releases = [report(str(n), [sentence(n, 30), *story(90, 91)], publisher="Northern Command") for n in range(4)]
    assert linked(*releases) == []


def test_a_reprint_of_one_of_a_series_is_linked_to_that_one_alone():
    series = [release(str(n), n, story(n * 10, n * 10 + 1, n * 10 + 2)) for n in (8, 9, 10)]
    lead, *rest = [series[1].text[p.begin : p.end] for p in series[1].passages]
    reprint = report("reprint", ["Our correspondents write.", lead, *rest[:3]], publisher="Harbour Post")
    assert linked(*series, reprint) == [("reprint", "9")]


def test_an_update_that_changes_one_figure_is_linked():
    old, new = (
        f"A strike on the market killed {n} people on Monday, the governor of the district said." for n in (38, 42)
    )
    assert linked(report("a", [old, *story(1, 2, 3)]), report("b", [new, *story(1, 2, 3)])) == [("b", "a")]


def test_the_one_published_first_is_the_earlier_whatever_the_order_of_arrival():
    late, early = report("late", story(1, 2), on=date(2024, 5, 3)), report("early", story(1, 2), on=date(2024, 5, 2))
    assert linked(late, early) == linked(early, late) == [("late", "early")]


def test_without_both_days_the_order_of_arrival_decides():
    assert linked(report("a", story(1, 2), on=date(2024, 5, 3)), report("b", story(1, 2))) == [("b", "a")]


def test_a_document_given_twice_is_no_duplicate_of_itself():
    one = report("a", story(1, 2))
    assert linked(one, one) == []


def test_nothing_gives_no_link():
    assert link_duplicates([]) == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=4, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_the_links_are_the_same_in_each_run_and_shares_are_bounded(seeds, chance):
    documents = [report("a", story(*seeds)), report("b", story(*seeds[:2])), report("c", story(*seeds[1:]))]
    chance.shuffle(documents)
    links = link_duplicates(documents)
    assert links == link_duplicates(documents)
    assert all(0 <= link.similarity <= link.contained <= 1 for link in links)
    assert ("b" in {link.document_id for link in links}) or ("b" in {link.of_document_id for link in links})
