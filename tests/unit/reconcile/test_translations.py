"""Translations: two languages, one origin; and two reports on one event, which stay two."""

from dataclasses import replace

import pytest

from tests.factories import make_document, make_published
from tests.unit.reconcile.telling import FAR_TOWN, FRIDAY, MONDAY, REGISTRY, TOWN, TUESDAY, count, tell
from weekreview.reconcile import reconcile

WORDS = {
    "en": ("Aircraft struck Marn", "killed", "Guns shelled Dolen", "injured", "fled"),
    "fr": ("Des avions ont frappé Marn", "ont tué", "Des canons ont bombardé Dolen", "ont blessé", "ont fui"),
    "es": ("Aviones atacaron Marn", "mataron", "Cañones bombardearon Dolen", "hirieron", "huyeron"),
    "ru": ("Самолёты ударили по Марну Marn", "погибли", "Орудия обстреляли Dolen", "ранены", "бежали"),
    "uk": ("Літаки вдарили по Marn", "загинули", "Гармати обстріляли Dolen", "поранено", "втекли"),
    "ar": ("قصفت طائرات Marn", "قتلوا", "قصفت مدافع Dolen", "جرحوا", "فروا"),
}


def report(language, *rows, publisher="Courier", on=MONDAY):
    """Return a document in a language and its claims, one a row (sentence's number, type, place, counts, more)."""
    said = WORDS[language]
    lines = []
    for n, _, _, counts, _ in rows:
        numbers = " ".join(c["words"] for c in counts)
        lines.append(f"{said[n]} {numbers} Front.".replace("  ", " "))
    document = make_document(
        "\n\n".join(lines), language=language, publisher=publisher, published=make_published(on), name=f"{language}.txt"
    )
    told = []
    for line, (n, kind, place, counts, more) in zip(lines, rows, strict=True):
        fields = {"on": MONDAY, "targets": ("Front",), **more}
        name = place.name if place else None
        where = {"places": ((name, place),)} if name and name in line else {"inherited_place": True, "places": ()}
        told.append(
            tell(line, said[n].split()[0], kind, document=document, counts=counts, published=on, **where, **fields)
        )
    return told


STRUCK = (0, "air_strike", TOWN, [count("12")], {})
DIED = (1, "casualties", None, [count("34")], {})
SHELLED = (2, "shelling", FAR_TOWN, [count("7")], {})
HURT = (3, "casualties", None, [count("19", of="injured")], {})
FLED = (4, "displacement", None, [count("400", of="displaced")], {})


def origins_of(*reports):
    claims = [c for told in reports for _, c in told]
    documents = {d.document_id: d for told in reports for d, _ in told}
    return reconcile(list(documents.values()), claims, [], REGISTRY)


def copies_in(found):
    return {pair for origin in found.origins for pair in origin.repeats}


def changed(row, *counts, **more):
    n, kind, place, _, given = row
    return (n, kind, place, list(counts), {**given, **more})


@pytest.mark.parametrize(
    ("one", "other", "rows", "left"),
    [
        ("en", "fr", (STRUCK, SHELLED, HURT), ()),
        ("ar", "en", (STRUCK, DIED, SHELLED, FLED), ()),
        ("ru", "uk", (STRUCK, DIED, SHELLED, HURT, FLED), (HURT,)),  # one sentence left out
        ("es", "en", (SHELLED, STRUCK, FLED), ()),
        ("uk", "en", (STRUCK, SHELLED, DIED, FLED), (FLED,)),
        ("fr", "ar", (DIED, STRUCK, SHELLED, HURT), ()),
    ],
)
def test_a_translation_has_the_origin_of_what_it_translates(one, other, rows, left):
    first = report(one, *rows)
    later = report(other, *(r for r in rows if r not in left), publisher="Gazette", on=TUESDAY)
    found = origins_of(first, later)
    assert copies_in(found) == {(later[0][0].document_id, first[0][0].document_id)}
    assert len({c.origin_id for c in found.claims}) == 1
    assert {i.corroboration for i in found.incidents} == {1}


@pytest.mark.parametrize(
    ("one", "other", "rows", "others"),
    [
        ("en", "fr", (STRUCK, SHELLED), (STRUCK, SHELLED)),  # what any two desks would write
        ("en", "ru", (STRUCK, SHELLED, HURT), (STRUCK, changed(SHELLED, count("9")), HURT)),  # another toll
        ("ar", "en", (STRUCK, DIED, SHELLED, FLED), (FLED, SHELLED, DIED, STRUCK)),  # told in another order
        ("uk", "en", (STRUCK, SHELLED, HURT), (STRUCK, changed(SHELLED, count("7"), speaker="Guns"), HURT)),
        ("es", "en", (STRUCK, DIED, SHELLED, HURT), (STRUCK, SHELLED, changed(HURT, count("21", of="injured")))),
        ("fr", "en", (STRUCK, SHELLED, HURT), (STRUCK, changed(SHELLED, count("7"), on=TUESDAY), HURT)),
    ],
)
def test_two_reports_on_one_event_in_two_languages_stay_two_origins(one, other, rows, others):
    first, later = report(one, *rows), report(other, *others, publisher="Gazette", on=TUESDAY)
    assert copies_in(origins_of(first, later)) == set()


def test_one_language_or_more_than_three_days_is_no_translation():
    first = report("en", STRUCK, SHELLED, HURT)
    assert copies_in(origins_of(first, report("fr", STRUCK, SHELLED, HURT, publisher="Gazette", on=FRIDAY))) == set()
    again = [
        (replace(d, language="en"), c) for d, c in report("fr", STRUCK, SHELLED, HURT, publisher="Gazette", on=TUESDAY)
    ]
    assert copies_in(origins_of(first, again)) == set()


def test_the_order_of_arrival_changes_nothing():
    first, later = report("en", STRUCK, SHELLED, HURT), report("fr", STRUCK, SHELLED, HURT, publisher="Gazette")
    assert copies_in(origins_of(first, later)) == copies_in(origins_of(later, first)) != set()
