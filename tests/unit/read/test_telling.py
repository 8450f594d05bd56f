"""Lists, frames of history, plans and headlines: what a claim's place in its report tells."""

from datetime import date

import pytest

from tests.unit.read.test_reading import document
from weekreview.model import ClaimState, Document, Moment, Passage, PassageKind, Published, Span, TimePrecision
from weekreview.read import ReadOptions, open_reader, read
from weekreview.read.telling import UNGROUNDED_FACTOR, bare_day, looked_forward

SATURDAY = date(2016, 2, 20)


@pytest.fixture(scope="module")
def reader():
    return open_reader(ReadOptions())


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("before dawn on Tuesday", "on Tuesday"),
        ("shortly after noon on 4 March", "on 4 March"),
        ("March 4, 2016 - On Thursday", "On Thursday"),
        ("before Tuesday", "before Tuesday"),
        ("before dawn", "before dawn"),
        ("after 4 March", "after 4 March"),
    ],
)
def test_the_edge_of_a_day_is_that_day(words, bare):
    assert bare_day(words) == bare


def day(on, words):
    return Moment(on, on, TimePrecision.DAY, "as named", Span(0, len(words), words))


@pytest.mark.parametrize(
    ("words", "state", "ahead"),
    [
        ("on Wednesday", ClaimState.PLANNED, True),
        ("on Wednesday", ClaimState.REPORTED, False),
        ("last Wednesday", ClaimState.PLANNED, False),
        ("Wednesday 17 February", ClaimState.PLANNED, False),
    ],
)
def test_only_the_weekday_of_a_plan_looks_forward(words, state, ahead):
    found = looked_forward(day(date(2016, 2, 17), words), state, SATURDAY)
    assert found.latest_on == (date(2016, 2, 24) if ahead else date(2016, 2, 17))


def test_the_items_of_a_list_take_the_day_of_its_lead(reader):
    lead = "On Monday our aircraft carried out nine strikes on the depots of the Falcons:"
    items = ("near Harim, two strikes destroyed a fuel depot;", "near Salqin, four strikes hit a mortar team.")
    text = "\n\n".join((lead, *items))
    at, passages = 0, []
    for n, part in enumerate((lead, *items)):
        passages.append(Passage(PassageKind.LIST_ITEM if n else PassageKind.PARAGRAPH, at, at + len(part)))
        at += len(part) + 2
    when = Published(SATURDAY, precision="day", provenance="option")
    claims, _ = read(Document("d", "0" * 64, "a", text, tuple(passages), published=when, language="en"), reader)
    strikes = [c for c in claims if c.evidence.begin > len(lead)]
    assert strikes and {(c.when.latest_on, c.when.inherited) for c in strikes} == {(date(2016, 2, 15), True)}
    loose, _ = read(document(items[0]), reader)
    assert all(c.when.precision is TimePrecision.WEEK for c in loose)


def test_a_past_year_at_the_head_of_a_sentence_governs_it(reader):
    claims, _ = read(document("In 2012 the brigade seized the silo and shelled the town of Harim."), reader)
    assert claims and {c.state for c in claims} == {ClaimState.HISTORICAL}
    claims, _ = read(document("On Monday the brigade seized the silo and shelled the town of Harim."), reader)
    assert claims and not any(c.state is ClaimState.HISTORICAL for c in claims)


def test_a_headline_weighs_half(reader):
    words = "Jets bombed the market of Harim and killed nine people"
    body = document(words)
    head = document(words)
    head = Document(
        "d1",
        "0" * 64,
        "a.txt",
        words,
        (Passage(PassageKind.HEADLINE, 0, len(words)),),
        published=head.published,
        language="en",
    )
    full, half = read(body, reader)[0], read(head, reader)[0]
    assert full and [c.p * UNGROUNDED_FACTOR for c in full] == [c.p for c in half]


def test_a_pronoun_of_nobody_is_no_speaker_but_still_a_report(reader):
    claims, _ = read(document('"The army shelled the mill on Monday," he said.'), reader)
    assert claims and all(c.speaker is None and c.state is ClaimState.REPORTED for c in claims)
