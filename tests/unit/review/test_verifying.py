"""Nothing on the page without a claim behind it: break the issue in every way and see the build refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.review.invented_week import invented_material
from weekreview.errors import UnsupportedError
from weekreview.model import Basis, Issue, Moment, Piece, PieceKind, Span, TimePrecision
from weekreview.review import Material, ReviewOptions, review, verify
from weekreview.review.compose import words_of
from weekreview.review.compose.phrases import moment_line
from weekreview.review.render import render_page
from weekreview.review.verify import faults_in
from weekreview.review.verify.walks import pieces_in

OPTIONS = ReviewOptions(title="Week of trials", version="weekreview 0.1.0")


@cache
def made() -> tuple[Issue, Material]:
    material = invented_material()
    return review(material, OPTIONS), material


def with_piece(node, old: Piece, new: Piece):
    """Return `node` with every piece that is `old` replaced."""
    if node is old:
        return new
    if isinstance(node, tuple):
        return tuple(with_piece(part, old, new) for part in node)
    if hasattr(node, "__dataclass_fields__") and not isinstance(node, Piece):
        return replace(node, **{name: with_piece(getattr(node, name), old, new) for name in node.__dataclass_fields__})
    return node


def first_piece(issue: Issue, kind: PieceKind, basis: Basis, under: str = "") -> tuple[str, Piece]:
    return next((p, x) for p, x in pieces_in(issue) if x.kind is kind and x.basis is basis and p.startswith(under))


def test_the_invented_week_passes():
    issue, material = made()
    verify(issue, material)


@pytest.mark.parametrize(
    ("kind", "basis", "words"),
    [
        (PieceKind.NUMBER, Basis.LOW, "39"),
        (PieceKind.NUMBER, Basis.HIGH, "51"),
        (PieceKind.NUMBER, Basis.VERBATIM, "thirteen"),
        (PieceKind.NUMBER, Basis.TALLY_BEST, "3,800"),
        (PieceKind.NUMBER, Basis.TALLY_HIGH, "998"),
        (PieceKind.NUMBER, Basis.RADIUS, "4"),
        (PieceKind.COUNT, Basis.COUNT_OF, "9"),
        (PieceKind.DATE, Basis.MOMENT, "9 June"),
        (PieceKind.DATE, Basis.PERIOD, "6"),
        (PieceKind.DATE, Basis.PUBLISHED, "7 May 2030"),
        (PieceKind.DATE, Basis.AS_OF, "13 May 2031, 06:00 UTC"),
        (PieceKind.DATE, Basis.STATE, "11 May"),
        (PieceKind.DATE, Basis.VERBATIM, "since June"),
        (PieceKind.PLACE, Basis.GROUNDED, "Tripoli"),
        (PieceKind.PLACE, Basis.VERBATIM, "western Deir ez-Zor"),
        (PieceKind.PLACE, Basis.PROVINCE, "Nineveh"),
        (PieceKind.PLACE, Basis.COUNTRY, "Iraq"),
        (PieceKind.ACTOR, Basis.REGISTRY, "Lowland Army"),
        (PieceKind.ACTOR, Basis.ORIGIN, "Somebody else"),
        (PieceKind.QUOTE, Basis.VERBATIM, "The week was quiet."),
        (PieceKind.WORDS, Basis.VERBATIM, "hospital ward"),
        (PieceKind.NAME, Basis.FIELD, "Another Wire"),
        (PieceKind.GIVEN, Basis.REASON, "because we say so"),
        (PieceKind.GIVEN, Basis.VERSION, "weekreview 9.9.9"),
    ],
)
def test_a_changed_piece_fails_the_build_and_is_named(kind, basis, words):
    issue, material = made()
    path, piece = first_piece(issue, kind, basis)
    changed = with_piece(issue, piece, replace(piece, text=words))
    with pytest.raises(UnsupportedError) as refused:
        verify(changed, material)
    assert path in str(refused.value) and repr(words) in str(refused.value)


def test_a_moved_evidence_span_fails_the_build_and_names_the_claim():
    issue, material = made()
    claim = next(c for c in material.claims if c.claim_id == issue.highlights[0].claims[0])
    moved = replace(claim, evidence=Span(claim.evidence.begin + 1, claim.evidence.end + 1, claim.evidence.text))
    broken = replace(material, claims=tuple(moved if c is claim else c for c in material.claims))
    with pytest.raises(UnsupportedError, match=f"claim {claim.claim_id}: its sentence .* does not stand at"):
        verify(issue, broken)


def test_a_document_that_was_changed_afterwards_fails_the_build():
    issue, material = made()
    document = next(d for d in material.documents if "38 civilians" in d.text)
    forged = replace(document, text=document.text.replace("38 civilians", "88 civilians"))
    broken = replace(material, documents=tuple(forged if d is document else d for d in material.documents))
    with pytest.raises(UnsupportedError, match="does not stand at"):
        verify(issue, broken)


def test_a_place_renamed_by_grounding_after_the_issue_was_made_fails_the_build():
    issue, material = made()

    def renamed(claim):
        places = tuple(
            replace(m, place=replace(m.place, name="Sarmin")) if m.place and m.place.name == "Saraqib" else m
            for m in claim.places
        )
        return replace(claim, places=places)

    broken = replace(material, claims=tuple(map(renamed, material.claims)))
    with pytest.raises(UnsupportedError, match="Saraqib"):
        verify(issue, broken)


def test_a_piece_that_cites_another_claim_fails_the_build():
    issue, material = made()
    _, piece = first_piece(issue, PieceKind.NUMBER, Basis.LOW)
    other = next(c.claim_id for c in material.claims if c.claim_id not in piece.claims and not c.quantities)
    with pytest.raises(UnsupportedError, match="no number of the cited claims"):
        verify(with_piece(issue, piece, replace(piece, claims=(other,))), material)


def test_a_claim_that_was_never_read_fails_the_build():
    issue, material = made()
    _, piece = first_piece(issue, PieceKind.NUMBER, Basis.LOW)
    with pytest.raises(UnsupportedError, match="claim c0 is cited but is none of the claims read"):
        verify(with_piece(issue, piece, replace(piece, claims=("c0",))), material)


def test_a_tally_that_does_not_add_up_fails_the_build():
    issue, material = made()
    tally = next(t for t in material.tallies if t.addends)
    first, *rest = tally.addends
    broken = replace(tally, addends=((first[0], first[1] + 1, first[2] + 1), *rest))
    material = replace(material, tallies=tuple(broken if t is tally else t for t in material.tallies))
    with pytest.raises(UnsupportedError, match="the addends give 17"):
        verify(issue, material)


@pytest.mark.parametrize("words", ["in twelve villages", "7 dead", "twice", "in Syria", "near Saraqib", "dozens fled"])
def test_our_own_words_may_hold_neither_numbers_nor_places(words):
    issue, material = made()
    item = issue.highlights[0]
    smuggled = replace(item, line=(*item.line, Piece(" " + words)))
    with pytest.raises(UnsupportedError, match="our own words hold"):
        verify(replace(issue, highlights=(smuggled, *issue.highlights[1:])), material)


@pytest.mark.parametrize("label", ["Air strike on 3 towns", "Siege of Homs"])
def test_a_label_may_hold_neither_numbers_nor_places(label):
    issue, material = made()
    item = replace(issue.highlights[0], label=label)
    with pytest.raises(UnsupportedError, match="our own words hold"):
        verify(replace(issue, highlights=(item, *issue.highlights[1:])), material)


def test_a_mark_moved_on_the_map_fails_the_build():
    issue, material = made()
    mark = replace(issue.marks[0], lat=issue.marks[0].lat + 0.1)
    with pytest.raises(UnsupportedError, match=r"marks\[0\] is drawn at"):
        verify(replace(issue, marks=(mark, *issue.marks[1:])), material)


def test_a_wrong_period_fails_the_build():
    issue, material = made()
    with pytest.raises(UnsupportedError, match="to_on is"):
        verify(replace(issue, to_on=date(2031, 5, 12)), material)


def test_a_note_with_another_sentence_fails_the_build():
    issue, material = made()
    note = replace(issue.notes[0], segments=issue.notes[1].segments[:1])
    with pytest.raises(UnsupportedError, match="note 1 shows"):
        verify(replace(issue, notes=(note, *issue.notes[1:])), material)


def digit_places() -> list[tuple[str, int]]:
    issue, _ = made()
    return [
        (path, at)
        for path, piece in pieces_in(issue)
        for at, character in enumerate(piece.text)
        if character.isdigit() and piece.basis is not Basis.TITLE
    ]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_changed_digit_anywhere_is_caught(data):
    issue, material = made()
    path, at = data.draw(st.sampled_from(digit_places()))
    piece = next(x for p, x in pieces_in(issue) if p == path)
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != piece.text[at]]))
    changed = replace(piece, text=piece.text[:at] + digit + piece.text[at + 1 :])
    faults = faults_in(with_piece(issue, piece, changed), material, page="")
    assert any(repr(changed.text[:80]) in fault for fault in faults)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("<p>Some 400 fled.</p>", "'400'"),
        ("<p>Dozens fled.</p>", "'dozens'"),
        ("<p>All quiet in Saraqib.</p>", "'Saraqib'"),
        ("<p>All quiet in Ukraine.</p>", "'Ukraine'"),
        ('<img src="" alt="7 dead">', "'7'"),
        ('<p data-basis="low" data-claims="c1">400</p>', "is no piece of the issue"),
        ('<p data-fixed="evidence">400 fled.</p>', "stands as evidence but is none"),
        ('<p data-fixed="whatever">400 fled.</p>', "stands as whatever but is none"),
        ('<p data-fixed="scale">7 km</p>', "stands as scale but is none"),
        ('<a href="#n1" data-fixed="note">2</a>', "leads to note '1'"),
        ('<a href="#nowhere">on</a>', "#nowhere"),
        ('<p id="main">on</p>', "id 'main' stands twice"),
    ],
)
def test_a_template_cannot_add_a_number_a_place_or_a_dead_link(words, fault):
    issue, material = made()
    page = render_page(issue).replace("</main>", words + "</main>")
    faults = faults_in(issue, material, page)
    assert len(faults) == 1 and fault in faults[0]


def test_a_number_that_links_to_another_claims_note_is_caught():
    issue, material = made()
    page = render_page(issue)
    _, piece = first_piece(issue, PieceKind.NUMBER, Basis.LOW, "highlights")
    wrong = next(n.number for n in issue.notes if n.claim_id not in piece.claims)
    right = next(n.number for n in issue.notes if n.claim_id == piece.claims[0])
    old = f'<a class="p p-number" href="#n{right}" data-basis="low"'
    assert old in page
    faults = faults_in(issue, material, page.replace(old, old.replace(f"#n{right}", f"#n{wrong}"), 1))
    assert any("which is not of its claims" in fault for fault in faults)


@pytest.mark.parametrize(
    ("words", "subject"),
    [("9 June", "2031-06-09"), ("June 2031", "2031-06"), ("2032", "2032"), ("June 2031", "2031-05")],
)
def test_a_day_or_month_that_no_cited_claim_speaks_of_fails_the_build_though_it_is_well_written(words, subject):
    issue, material = made()
    _, piece = first_piece(issue, PieceKind.DATE, Basis.MOMENT)
    with pytest.raises(UnsupportedError, match="the cited claims speak of"):
        verify(with_piece(issue, piece, replace(piece, text=words, subject=subject)), material)


def test_a_month_is_named_only_where_it_holds_both_ends():
    both = Moment(date(2031, 4, 25), date(2031, 5, 31), TimePrecision.MONTH, "made")
    assert words_of(moment_line(both, ("c1",), date(2031, 5, 31))).strip() == "between 25 April and 31 May"
    one = Moment(date(2031, 5, 1), date(2031, 5, 31), TimePrecision.MONTH, "made")
    assert words_of(moment_line(one, ("c1",), date(2031, 5, 31))).strip() == "in May 2031"
