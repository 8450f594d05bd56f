"""One sentence in, one document and its claim out: the builder of this room's tests.

shelled = tell("Guns shelled Azaz on Monday.", "shelled", "shelling", place=AZAZ, on=date(2031, 3, 3))
"""

from __future__ import annotations

from datetime import date

from tests.factories import (
    make_actor,
    make_affiliation,
    make_document,
    make_moment,
    make_place,
    make_published,
    span_in,
)
from weekreview.model import (
    ActorKind,
    Claim,
    ClaimState,
    Document,
    Mention,
    Place,
    PlaceMention,
    Precision,
    Quantity,
    Scope,
    Speaker,
    TimePrecision,
)

MONDAY, TUESDAY, FRIDAY = date(2031, 3, 3), date(2031, 3, 4), date(2031, 3, 7)
SUNDAY = date(2031, 3, 9)
TOWN = make_place("Marn", place_id="wr:marn", lat=30.0, lon=40.0, country="xx", province="Lower Marn")
FAR_TOWN = make_place("Dolen", place_id="wr:dolen", lat=30.0, lon=40.6, country="xx", province="Lower Marn")
PROVINCE = make_place(
    "Lower Marn", place_id="adm:xx-1", lat=30.0, lon=40.3, radius_m=90_000.0, precision=Precision.PROVINCE,
    kind="province", country="xx", province="Lower Marn",
)  # fmt: skip
COUNTRY = make_place(
    "Xandria", place_id="iso:xx", lat=31.0, lon=41.0, radius_m=400_000.0, precision=Precision.COUNTRY, kind="country",
    country="xx",
)  # fmt: skip
REGISTRY = {
    a.actor_id: a
    for a in (
        make_actor("xx", name="Xandria", kind=ActorKind.STATE, country="xx"),
        make_actor("xx.army", name="Xandrian Army", country="xx"),
        make_actor("xx.ministry", name="Xandrian Defence Ministry", kind=ActorKind.MINISTRY, country="xx"),
        make_actor(
            "xx.agency", name="Xandria News", kind=ActorKind.MEDIA,
            affiliations=(make_affiliation("xx", relation="controlled_by"),),
        ),
        make_actor("front", name="Valley Front", kind=ActorKind.REBEL_GROUP),
        make_actor(
            "league", name="Hill League", kind=ActorKind.MILITIA,
            affiliations=(make_affiliation("front", relation="allied_with"),),
        ),
        make_actor("yy", name="Ystria", kind=ActorKind.STATE, country="yy"),
        make_actor("civilians", name="Civilians", kind=ActorKind.CIVILIANS),
    )
}  # fmt: skip
NAMES = {
    "army": "xx.army", "ministry": "xx.ministry", "Front": "front", "League": "league", "Ystria": "yy",
    "government": "xx", "fighters of the Front": "front", "soldiers": "xx.army",
    "villagers": "civilians",
}  # fmt: skip
"""Words of the sentences -> actors."""


def count(words: str, of: str = "killed", low: float | None = None, **fields) -> dict:
    """Return what `tell` needs to make a quantity; an exact number where no bounds are given."""
    low = float(words) if low is None and words.isdigit() else low
    return {"words": words, "of": of, "low": low, "high": fields.pop("high", low), **fields}


def tell(text: str, trigger: str, type_: str, **told) -> tuple[Document, Claim]:
    """Return a document and its one claim. `told` takes the names below; what is not told is not determined.

    publisher, published, document, state, actors, targets (words), place, where (words), on or days or when, inherited,
    counts (of `count`), speaker (words), party, passage, p.
    """
    document = told.get("document") or make_document(
        text, publisher=told.get("publisher", "Courier"), published=make_published(told.get("published", MONDAY))
    )
    evidence = span_in(document, text)
    at = span_in(document, trigger, document.text[: evidence.begin].count(trigger))

    def mark(words: str):
        return span_in(document, words, document.text[: evidence.begin].count(words))

    place, where = told.get("place"), told.get("where")
    places = told.get("places") or (((where or place.name), place),) if (place or where) else told.get("places", ())
    state = told.get("state", "reported" if told.get("speaker") else "asserted")
    claim = Claim(
        claim_id=f"c{document.document_id[1:9]}{at.begin:04d}{type_}",
        document_id=document.document_id,
        type=type_,
        family="",
        state=ClaimState(state),
        p=told.get("p", 0.8),
        evidence=evidence,
        trigger=at,
        passage=told.get("passage", "paragraph"),
        actors=tuple(Mention(mark(w), NAMES.get(w)) for w in told.get("actors", ())),
        targets=tuple(Mention(mark(w), NAMES.get(w)) for w in told.get("targets", ())),
        places=tuple(PlaceMention(mark(w), p, inherited=told.get("inherited_place", False)) for w, p in places),
        when=_when(told),
        quantities=tuple(_quantity(mark, c) for c in told.get("counts", ())),
        speaker=_speaker(told.get("speaker")),
        publisher=document.publisher,
        party=told.get("party"),
    )
    return document, claim


def _when(told: dict):
    if "when" in told:
        return told["when"]
    first, last = told.get("days") or (told.get("on"), told.get("on"))
    if first and last and (last - first).days >= 6:
        return make_moment(first, last, precision=TimePrecision.WEEK, inherited=told.get("inherited", False))
    return make_moment(first, last, inherited=told.get("inherited", False)) if first or last else None


def _quantity(mark, told: dict) -> Quantity:
    counted = told.get("counted")
    return Quantity(
        mark(told["words"]), told["of"], told["low"], told["high"], told.get("scope", Scope.INCIDENT),
        counted=mark(counted) if counted else None, civilian=told.get("civilian"), unit=told.get("unit"),
    )  # fmt: skip


def _speaker(words: str | None) -> Speaker | None:
    return Speaker(words, actor_id=NAMES.get(words)) if words else None


def unzip(told: list[tuple[Document, Claim]]) -> tuple[list[Document], list[Claim]]:
    """Return the documents, each once, and the claims."""
    return list({d.document_id: d for d, _ in told}.values()), [c for _, c in told]


def place_of(name: str, lat: float, lon: float, **fields) -> Place:
    """Return a town at a spot."""
    return make_place(name, place_id=f"wr:{name.lower()}", lat=lat, lon=lon, country="xx", **fields)
