"""Evidence, not records: break what the issue is made of before it is made, and see it refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.factories import make_document, make_place
from tests.unit.review.invented_week import invented_material
from weekreview.model import Claim, Document, PlaceMention, Reason, Span, Tally, span_of
from weekreview.review import Material, ReviewOptions, review, second_reading
from weekreview.review.verify import faults_in
from weekreview.review.verify.namings import why_not_named

OPTIONS = ReviewOptions(version="weekreview 0.1.0")


def faults_of(material: Material) -> str:
    """Return the faults of the issue that is made of a material, one a line; the page left aside."""
    return "\n".join(faults_in(review(material, OPTIONS), material, page=""))


def with_claims(change: Callable[[Claim], Claim]) -> Material:
    material = invented_material()
    changed = tuple(map(change, material.claims))
    assert changed != material.claims
    return replace(material, claims=changed)


def with_numbers(words: str, **fields) -> Material:
    """Return the invented week, the numbers of these words changed."""
    return with_claims(
        lambda c: replace(
            c, quantities=tuple(replace(q, **fields) if q.span.text == words else q for q in c.quantities)
        )
    )


def with_sum(**fields) -> Material:
    material = invented_material()
    tallies = tuple(replace(t, **fields) if t.addends else t for t in material.tallies)
    return replace(material, tallies=tallies)


def the_sum() -> Tally:
    return next(t for t in invented_material().tallies if t.addends)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("at least 38", {"low": 838.0}),
        ("at least 38", {"high": 40.0}),
        ("at least 38", {"low": 38.0, "high": 38.0}),
        ("Hundreds of", {"low": 100.0}),
        ("Hundreds of", {"high": 1999.0}),
        ("three", {"low": 1.0}),
        ("three", {"low": 30.0, "high": 30.0}),
        ("three", {"low": 1.0, "high": 1.0, "rule": "single_victim"}),
        ("three", {"low": None, "high": 3.0}),
    ],
)
def test_a_bound_that_the_words_do_not_mean_is_found(words, fields):
    assert f"{words!r}" in faults_of(with_numbers(words, **fields))


def test_a_place_renamed_before_the_review_is_found():
    def renamed(place):
        return replace(place, name="Tripoli") if place and place.name == "Saraqib" else place

    material = with_claims(lambda c: replace(c, places=tuple(replace(m, place=renamed(m.place)) for m in c.places)))
    material = replace(
        material,
        incidents=tuple(replace(i, place=renamed(i.place)) for i in material.incidents),
        tallies=tuple(replace(t, place=renamed(t.place)) for t in material.tallies),
        states=tuple(replace(s, place=renamed(s.place)) for s in material.states),
    )
    assert "the words 'Saraqib' do not name 'Tripoli'" in faults_of(material)


def test_the_place_of_a_record_that_no_claim_was_given_is_found():
    material = invented_material()
    elsewhere = make_place("Tripoli", place_id="wr:tripoli")
    changed = tuple(replace(t, place=elsewhere) if t.place else t for t in material.tallies)
    assert "the cited claims have no place 'wr:tripoli'" in faults_of(replace(material, tallies=changed))


@pytest.mark.parametrize("best", [17.0, 20.0, 916.0])
def test_a_best_value_that_no_addends_come_to_is_found(best):
    tally = the_sum()
    opened = tuple((incident_id, low, None) for incident_id, low, _ in tally.addends)
    for fields in ({"high": 2000.0}, {"high": None, "addends": opened}):
        assert "16" in str(tally.best) and faults_of(with_sum(best=best, **fields))


def test_a_best_value_of_a_sum_with_open_ends_is_found_by_itself():
    def without_top(claim):
        quantities = (replace(q, high=None) if q.of == "injured" else q for q in claim.quantities)
        return replace(claim, quantities=tuple(quantities))

    opened = tuple((incident_id, low, None) for incident_id, low, _ in the_sum().addends)
    material = replace(with_sum(best=916.0, high=None, addends=opened), claims=with_claims(without_top).claims)
    assert "no values of the addends come to the best value 916" in faults_of(material)


def test_addends_that_no_claim_gives_are_found_though_they_add_up():
    first, second = the_sum().addends
    moved = ((first[0], first[1] + 1, first[2] + 1), (second[0], second[1] - 1, second[2] - 1))
    assert "the claims of the tally do not come to its addend" in faults_of(with_sum(addends=moved))


def elsewhere(document: Document, words: str, outside: Span) -> Span | None:
    """Return the same words of a document outside a stretch."""
    begin = document.text.find(words)
    while begin >= 0 and outside.begin <= begin < outside.end:
        begin = document.text.find(words, begin + 1)
    return span_of(document.text, begin, begin + len(words)) if begin >= 0 else None


def test_a_number_that_stands_in_another_sentence_is_found():
    material = invented_material()
    claim = next(c for c in material.claims if any(q.span.text == "at least 38" for q in c.quantities))
    document = next(d for d in material.documents if d.document_id == claim.document_id)
    longer = replace(document, text=f"{document.text}\nElsewhere at least 38 fled.")
    span = elsewhere(longer, "at least 38", claim.evidence)
    moved = replace(claim, quantities=tuple(replace(q, span=span) for q in claim.quantities))
    broken = replace(
        material,
        claims=tuple(moved if c is claim else c for c in material.claims),
        documents=tuple(longer if d is document else d for d in material.documents),
    )
    assert f"claim {claim.claim_id}: number 'at least 38' lies outside its sentence" in faults_of(broken)


def test_a_place_that_stands_in_another_sentence_is_found():
    material = invented_material()
    claim = next(c for c in material.claims if any(m.span.text == "Saraqib" for m in c.places))
    document = next(d for d in material.documents if d.document_id == claim.document_id)
    span = elsewhere(document, "Saraqib", claim.evidence)
    moved = replace(claim, places=tuple(replace(m, span=span) for m in claim.places))
    broken = replace(material, claims=tuple(moved if c is claim else c for c in material.claims))
    assert f"claim {claim.claim_id}: place 'Saraqib' lies outside its sentence" in faults_of(broken)


def test_a_number_whose_words_do_not_stand_at_its_offsets_is_found():
    def forged(claim):
        spans = (Span(q.span.begin, q.span.end, "at least 58") for q in claim.quantities)
        if not any(q.span.text == "at least 38" for q in claim.quantities):
            return claim
        return replace(claim, quantities=tuple(replace(q, span=next(spans), low=58.0) for q in claim.quantities))

    assert "its number 'at least 58' does not stand at" in faults_of(with_claims(forged))


def test_the_second_reading_takes_back_what_the_words_do_not_bear_and_counts_it():
    broken = with_numbers("at least 38", low=838.0)
    documents = {d.document_id: d for d in broken.documents}
    claims, refusals = second_reading(broken.claims, documents)
    assert [r.reason for r in refusals] == [Reason.NUMBER_DOUBTED] * 2
    told = [q for c in claims for q in c.quantities if q.span.text == "at least 38"]
    assert [(q.low, q.high) for q in told] == [(None, None)] * 2


def test_the_second_reading_leaves_an_honest_week_as_it_is():
    material = invented_material()
    documents = {d.document_id: d for d in material.documents}
    assert second_reading(material.claims, documents) == (material.claims, ())


TEXT = "Azaz fell. The fighting went on 12 km north of the town, towards Halab."


def naming(words: str, reason: str = "the only one", **place) -> str:
    document = make_document(TEXT)
    span = span_of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))
    return why_not_named(PlaceMention(span, make_place(**place), reason), document)


NORTH = {"name": "12 km north of Azaz", "place_id": "wr:azaz#12km-north"}


@pytest.mark.parametrize(
    ("words", "reason", "place"),
    [
        ("Azaz", "the only one", {"name": "A'zaz"}),
        ("12 km north of the town", "taken up from 'Azaz' before it; the only one", NORTH),
        ("towards Halab", "the only one", {"name": "near Hallab", "place_id": "wr:aleppo#near"}),
    ],
)
def test_spellings_and_recorded_relations_bear_a_place(words, reason, place):
    assert naming(words, reason, **place) == ""


@pytest.mark.parametrize(
    ("words", "reason", "place", "why"),
    [
        ("Azaz", "the only one", {"name": "Aleppo"}, "do not name 'Aleppo'"),
        ("the town", "the only one", {"name": "Azaz"}, "do not name 'Azaz'"),
        ("the town", "taken up from 'Homs' before it; x", {"name": "Homs"}, "'Homs' stands nowhere before it"),
        ("the town", "taken up from 'Halab' before it; x", {"name": "Halab"}, "'Halab' stands nowhere before it"),
        (
            "12 km north of the town",
            "taken up from 'Azaz' before it; x",
            {**NORTH, "name": "13 km north of Azaz"},
            "speaks of no 13 km",
        ),
        (
            "12 km north of the town",
            "taken up from 'Azaz' before it; x",
            {**NORTH, "name": "12 km east of Azaz"},
            "does not say '12 km east'",
        ),
        ("Azaz", "the only one", {"name": "near", "place_id": "wr:azaz#near"}, "is not how wr:azaz#near is called"),
    ],
)
def test_other_names_and_relations_that_do_not_stand_there_bear_none(words, reason, place, why):
    assert why in naming(words, reason, **place)


def test_the_gazetteer_knows_other_names_of_a_place_and_no_other_record_of_it():
    aleppo = make_place("Aleppo", place_id="gn:170063")
    document = make_document(TEXT)
    span = span_of(TEXT, TEXT.index("Halab"), TEXT.index("Halab") + 5)

    def namesakes(words):
        return {"Halab": {aleppo}, "Aleppo": {aleppo}}.get(words, set())

    assert why_not_named(PlaceMention(span, aleppo), document, namesakes) == ""
    for forged in ({"lat": 37.0}, {"name": "Tripoli"}, {"place_id": "gn:1"}, {"country": "tr"}):
        assert why_not_named(PlaceMention(span, replace(aleppo, **forged)), document, namesakes)
