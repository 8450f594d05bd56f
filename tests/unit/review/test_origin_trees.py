"""Origin trees: whose words a report took over, and that it translated them."""

from dataclasses import replace
from datetime import date

from tests.factories import make_document, make_origin, make_published
from tests.unit.review.one_claim import claim_of, material_of
from weekreview.review.compose import words_of
from weekreview.review.index import Index
from weekreview.review.sections.changes import trees_of


def lines_of(branches, depth=0):
    for branch in branches:
        yield depth, words_of(branch.line)
        yield from lines_of(branch.copies, depth + 1)


def test_a_report_in_another_language_than_the_one_it_copies_is_called_a_translation():
    def report(name, language, day):
        published = make_published(date(2031, 5, day))
        return make_document(f"Words of {name}.", publisher=name, title=name, language=language, published=published)

    first, reprint, other = report("Valley", "en", 5), report("Gazette", "en", 6), report("Courrier", "fr", 6)
    again = report("Reprise", "fr", 7)
    pairs = ((reprint, first), (other, first), (again, other))
    origin = make_origin(
        documents=tuple(d.document_id for d in (first, reprint, other, again)),
        publishers=("Valley", "Gazette", "Courrier", "Reprise"),
        repeats=tuple((copy.document_id, source.document_id) for copy, source in pairs),
    )
    claim = claim_of("The army shelled Azaz.", "shelled", "shelling")
    material = replace(material_of(claim), documents=(first, reprint, other, again), origins=(origin,))
    (tree,) = trees_of(Index(material))
    found = [(depth, line.split(",")[0], line.endswith("translation")) for depth, line in lines_of(tree.branches)]
    assert found[0] == (0, "Valley", False)
    assert set(found[1:]) == {(1, "Gazette", False), (1, "Courrier", True), (2, "Reprise", False)}
