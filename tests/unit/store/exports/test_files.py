from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.factories import (
    A_DAY,
    make_actor,
    make_claim,
    make_contradiction,
    make_custody_entry,
    make_designation,
    make_document,
    make_duplicate_link,
    make_full_claim,
    make_incident,
    make_media_link,
    make_mention,
    make_moment,
    make_place,
    make_place_mention,
    make_published,
    make_quantity,
    make_raw,
    make_refusal,
    make_speaker,
    make_state,
    make_tally,
    span_in,
)
from weekreview.errors import UsageError
from weekreview.store import Exports, export_rows, write_exports

DOCUMENT = make_document()
FULL = make_full_claim(DOCUMENT)
BARE = make_claim(DOCUMENT, "killing")
RECORDS = Exports(
    documents=[DOCUMENT, make_document("Undated.", published=make_published(None), title=None)],
    claims=[BARE, FULL],
    incidents=[make_incident([FULL]), make_incident([BARE], place=None, earliest_on=None, latest_on=None)],
    states=[make_state(), make_state(None, holder=None, from_on=None)],
    tallies=[make_tally([FULL], addends=(("i1", 12.0, None),)), make_tally([BARE], place=None, from_on=None)],
    contradictions=[make_contradiction(), make_contradiction(incident_id=None)],
    refusals=[make_refusal(), make_refusal(detail="")],
    custody=[make_custody_entry(), make_custody_entry(make_custody_entry(), make_raw(b"next"))],
    actors=[make_actor(), make_actor("xx.guard", designations=(make_designation(),))],
)
REFERENCE = Path(__file__).parents[4] / "docs" / "reference" / "exports.md"


def rows(name, **records):
    return list(export_rows(Exports(**records))[name])


def row(name, **records):
    (only,) = rows(name, **records)
    return only


def documented():
    """The columns of each file as the reference lists them."""
    sections = re.split(r"^## (\w+\.jsonl)$", REFERENCE.read_text(), flags=re.M)[1:]
    return {
        name: re.findall(r"^\| `(\w+)` \|", text, flags=re.M) for name, text in zip(*[iter(sections)] * 2, strict=True)
    }


@pytest.mark.parametrize("name", export_rows(RECORDS))
def test_every_line_of_every_file_has_all_columns_of_the_reference_in_its_order(name):
    lines = list(export_rows(RECORDS)[name])
    assert len(lines) == 2
    for line in lines:
        assert list(line) == documented()[name]


def test_the_reference_knows_no_other_file():
    assert list(documented()) == list(export_rows(RECORDS))


def test_what_an_actor_is_declared_to_be_stands_with_who_says_so_and_since_when():
    declared = make_designation("terrorist organisation", said_by="us", begins_on=A_DAY)
    assert row("actors.jsonl", actors=[make_actor(designations=(declared,))])["designations"] == [
        {"label": "terrorist organisation", "said_by": "us", "from": A_DAY.isoformat(), "until": None}
    ]


def test_every_value_inside_a_claim_is_named_in_the_reference():
    text = REFERENCE.read_text()
    claim = row("claims.jsonl", claims=[FULL])
    inner = {key for part in ("actors", "places", "quantities") for item in claim[part] for key in item}
    inner |= set(claim["when"]) | set(claim["speaker"])
    assert [key for key in sorted(inner) if f"`{key}`" not in text and not re.search(rf"{{.*\b{key}\b", text)] == []


def test_a_claim_is_given_in_the_form_of_the_contract():
    assert row("claims.jsonl", claims=[FULL]) == {
        "claim_id": FULL.claim_id,
        "document_id": DOCUMENT.document_id,
        "type": "air_strike",
        "family": "remote",
        "state": "reported",
        "p": 0.75,
        "evidence": {"begin": 22, "end": 118, "text": FULL.evidence.text},
        "trigger": {"begin": 35, "end": 41, "text": "struck"},
        "actors": [
            {
                "begin": 22, "end": 34, "text": "Two aircraft",
                "actor_id": "xx.army", "reason": "alias of the registry", "inherited": False,
            }
        ],
        "targets": [
            {
                "begin": 42, "end": 54, "text": "a fuel depot",
                "actor_id": None, "reason": "not looked up yet", "inherited": False,
            }
        ],
        "weapons": [
            {
                "begin": 26, "end": 34, "text": "aircraft",
                "actor_id": None, "reason": "not looked up yet", "inherited": False,
            }
        ],
        "places": [
            {
                "begin": 55, "end": 64, "text": "near Azaz",
                "place_id": "wr:azaz", "name": "Azaz", "lat": 36.58648, "lon": 37.04633, "radius_m": 3000,
                "precision": "settlement", "reason": "the only place of that name in the country",
                "p": 0.8, "inherited": False,
            }
        ],
        "when": {
            "begin": 65, "end": 74, "text": "on Monday",
            "earliest_on": "2031-05-05", "latest_on": "2031-05-05", "precision": "day",
            "reason": "made by a factory", "inherited": False,
        },
        "quantities": [
            {
                "begin": 84, "end": 95, "text": "at least 12",
                "of": "killed", "low": 12, "high": None, "scope": "incident", "unit": None, "rule": "at_least",
                "counted": {"begin": 96, "end": 104, "text": "fighters"}, "civilian": False,
            }
        ],
        "speaker": {
            "text": "medics", "actor_id": None, "begin": 106, "end": 112,
            "inherited": False, "reason": "not looked up yet",
        },
        "cue": {"begin": 113, "end": 117, "text": "said"},
        "publisher": "The Valley Courier",
        "origin_id": "publisher:the valley courier",
        "party": False,
        "passage": "paragraph",
        "state_reason": "the speaker's word",
        "codes": {
            "acled_event_type": "Explosions/Remote violence", "acled_sub_event_type": "Air/drone strike",
            "plover_category": "ASSAULT", "plover_mode": "aerial", "cameo_root": "19", "reason": "CAMEO 195",
        },
    }  # fmt: skip


def test_what_a_claim_does_not_say_is_null_or_empty():
    claim = row("claims.jsonl", claims=[replace(BARE, publisher=None)])
    assert [claim[key] for key in ("when", "speaker", "cue", "publisher", "origin_id", "party")] == [None] * 6
    assert [claim[key] for key in ("actors", "targets", "weapons", "places", "quantities")] == [[]] * 5


def test_a_place_that_is_not_determined_keeps_its_words_and_its_reason():
    mention = make_place_mention(place=None, reason="three places of that name", p=0.0)
    (place,) = row("claims.jsonl", claims=[make_claim(DOCUMENT, places=(mention,))])["places"]
    assert place["text"] == "near Azaz"
    assert place["reason"] == "three places of that name"
    assert place["precision"] == "not_determined"
    assert [place[key] for key in ("place_id", "name", "lat", "lon", "radius_m")] == [None] * 5


def test_a_time_or_speaker_without_words_of_its_own_has_null_offsets():
    inherited = make_moment(inherited=True)
    speaker = replace(make_speaker(), span=None)
    claim = row("claims.jsonl", claims=[make_claim(DOCUMENT, when=inherited, speaker=speaker)])
    assert [claim["when"][key] for key in ("begin", "end", "text")] == [None] * 3
    assert claim["when"]["earliest_on"] == "2031-05-05"
    assert (claim["speaker"]["begin"], claim["speaker"]["end"], claim["speaker"]["text"]) == (None, None, "medics")


def test_every_span_that_is_given_is_the_text_at_its_offsets():
    def spans(value):
        if isinstance(value, dict):
            if value.get("begin") is not None:
                yield value
            value = list(value.values())
        if isinstance(value, list):
            for inner in value:
                yield from spans(inner)

    found = list(spans(row("claims.jsonl", claims=[FULL])))
    assert len(found) == 11
    assert all(DOCUMENT.text[s["begin"] : s["end"]] == s["text"] for s in found)


def test_a_tally_gives_whole_counts_as_integers_and_an_open_end_as_null():
    tally = row("tallies.jsonl", tallies=[make_tally(low=3, best=4.0, high=None, addends=(("i1", 3.0, 5.5),))])
    assert json.dumps([tally[key] for key in ("low", "best", "high")]) == "[3, 4, null]"
    assert tally["addends"] == [{"incident_id": "i1", "low": 3, "high": 5.5}]
    assert (tally["from"], tally["to"]) == ("2031-05-05", "2031-05-05")


def test_a_document_names_the_one_that_it_is_most_like():
    links = [
        make_duplicate_link(DOCUMENT.document_id, other, similarity=s)
        for other, s in (("d3", 0.8), ("d2", 0.91234), ("d1", 0.8))
    ]
    document = row("documents.jsonl", documents=[DOCUMENT], duplicates=links)
    assert (document["duplicate_of"], document["similarity"]) == ("d2", 0.9123)


def test_a_document_gives_its_date_with_where_it_is_from_and_its_media():
    noon = datetime(2031, 5, 5, 15, 30, tzinfo=timezone(timedelta(hours=3)))
    published = make_published(at=noon, provenance="feed")
    retrieved_at = datetime(2031, 5, 6, 0, 0, 0, 250_000, tzinfo=UTC)
    document = make_document(published=published, retrieved_at=retrieved_at, media=(make_media_link(caption="Smoke"),))
    given = row("documents.jsonl", documents=[document])
    assert given["published_on"] == "2031-05-05"
    assert given["published_at"] == "2031-05-05T12:30:00Z"
    assert given["retrieved_at"] == "2031-05-06T00:00:00.250000Z"
    assert (given["published_precision"], given["published_provenance"]) == ("day", "feed")
    assert given["media"] == [{"url": "https://courier.example/depot.jpg", "kind": "image", "caption": "Smoke"}]
    assert given["passages"][0] == {"kind": "paragraph", "begin": 0, "end": 20}


def test_the_same_records_give_the_same_bytes_in_whatever_order_they_come(tmp_path):
    many = many_records()
    expected = [path.read_bytes() for path in write_exports(tmp_path, many)]
    for _ in range(5):
        again = [path.read_bytes() for path in write_exports(tmp_path, shuffled(many))]
        assert again == expected


def many_records():
    days = [A_DAY + timedelta(days=n % 3) for n in range(6)] + [None]
    documents = [make_document(f"It struck. {n}", published=make_published(d), name=str(n)) for n, d in enumerate(days)]
    claims = [make_claim(d, span_in(d, word)) for d in documents for word in ("struck", "It")]
    return Exports(
        documents=documents,
        duplicates=[make_duplicate_link(documents[0].document_id, d.document_id) for d in documents[1:]],
        claims=claims,
        incidents=[make_incident([c], earliest_on=day, latest_on=day) for c, day in zip(claims, days, strict=False)],
        states=[make_state(from_on=day, claims=(str(n),)) for n, day in enumerate(days)],
        tallies=[make_tally([str(n)], from_on=day, to_on=day) for n, day in enumerate(days)],
        contradictions=[make_contradiction((a.claim_id, b.claim_id)) for a, b in zip(claims, claims[1:], strict=False)],
        refusals=[make_refusal(subject_id=str(n % 3), detail=str(n)) for n in range(9)],
    )


def shuffled(records):
    names = Exports.__dataclass_fields__
    return Exports(**{name: random.sample(list(getattr(records, name)), len(getattr(records, name))) for name in names})


def test_documents_come_by_day_undated_last_and_claims_in_their_order():
    lines = rows("documents.jsonl", documents=many_records().documents)
    assert [line["name"] for line in lines] == ["0", "3", "1", "4", "2", "5", "6"]
    claims = export_rows(shuffled(many_records()))["claims.jsonl"]
    expected = [(line["document_id"], word) for line in lines for word in ("It", "struck")]
    assert [(claim["document_id"], claim["trigger"]["text"]) for claim in claims] == expected


def test_lines_are_utf8_with_letters_as_they_are_and_end_in_a_line_feed(tmp_path):
    write_exports(tmp_path, Exports(documents=[make_document("Оборона\u2028 \u0001 عزاز 😀")]))
    content = (tmp_path / "documents.jsonl").read_bytes()
    assert content.count(b"\n") == 1 and content.endswith(b"}\n")
    assert "Оборона" in content.decode() and "😀" in content.decode()
    assert json.loads(content)["text"] == "Оборона\u2028 \u0001 عزاز 😀"
    assert (tmp_path / "claims.jsonl").read_bytes() == b""


def test_places_are_coarsened_wherever_they_are_given():
    given = export_rows(RECORDS, coarsen_km=50)
    claim = next(line for line in given["claims.jsonl"] if line["places"])
    places = [claim["places"][0]] + [
        next(given[f"{name}.jsonl"])["place"] for name in ("incidents", "states", "tallies")
    ]
    assert len(places) == 4
    for place in places:
        assert place["radius_m"] == 53_000
        assert (place["lat"], place["lon"]) != (36.58648, 37.04633)
        assert place["name"] == "Azaz"
    assert RECORDS.incidents[0].place == make_place()


def test_a_grid_that_makes_no_sense_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(UsageError, match="can't be coarsened to -1 km"):
        write_exports(tmp_path, RECORDS, coarsen_km=-1)
    assert list(tmp_path.iterdir()) == []


def test_mentions_and_quantities_keep_what_is_not_determined():
    mention = make_mention(actor_id=None, reason="two groups of that name")
    quantity = make_quantity(low=None, high=None, civilian=None)
    claim = row("claims.jsonl", claims=[make_claim(DOCUMENT, actors=(mention,), quantities=(quantity,))])
    assert claim["actors"][0]["reason"] == "two groups of that name"
    assert (claim["quantities"][0]["low"], claim["quantities"][0]["civilian"]) == (None, None)
