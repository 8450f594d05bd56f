"""Names without an actor, ranked, with the sentences that name them."""

from __future__ import annotations

import json

import pytest
import yaml

from weekreview.cli import EXIT_USAGE, main
from weekreview.cli.naming import Pile, rank_unresolved, records_of


def claim(document_id, sentence, actors=(), speaker=None, places=()):
    """Return an exported claim; each actor and the speaker is (text, actor_id), each place (text, name or None)."""
    return {
        "document_id": document_id,
        "evidence": {"begin": 0, "end": 1, "text": sentence},
        "actors": [{"text": text, "actor_id": actor_id} for text, actor_id in actors],
        "targets": [],
        "places": [{"text": text, "place_id": name and f"made:{name}", "name": name} for text, name in places],
        "speaker": speaker and {"text": speaker[0], "actor_id": speaker[1]},
    }


CLAIMS = [
    claim("d1", "The Orontes Brigade fired.", [("The Orontes Brigade", None)], ("Orontes Brigade", None)),
    claim("d2", "Orontes Brigade men came.", [("orontes Brigade", None), ("ISIL", "isil")]),
    claim("d3", "Wadi Guards fled.", [("3 Wadi Guards", None), ("they", None)]),
    claim("d3", "Men fled.", [("two men", None)]),
]


def test_the_most_frequent_comes_first_and_known_and_nameless_ones_are_left_out():
    found = rank_unresolved(CLAIMS)
    counts = [(one.name, one.times, len(one.documents)) for one in found]
    assert counts == [("Orontes Brigade", 3, 2), ("Wadi Guards", 1, 1)]
    assert found[0].sentences == ["The Orontes Brigade fired.", "Orontes Brigade men came."]


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a build."""
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(c) + "\n" for c in CLAIMS), encoding="utf-8")
    return tmp_path


def test_names_are_listed_with_their_sentences(folder, capsys):
    assert main(["actors", "unresolved", str(folder), "--contexts", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["3", "Orontes", "Brigade", "(2", "reports)"]
    assert lines[1].strip() == "The Orontes Brigade fired."


def test_records_to_fill_in_are_yaml_once_a_kind_is_given(folder, capsys):
    assert main(["actors", "unresolved", str(folder), "--records", "--most", "1"]) == 0
    filled = yaml.safe_load(capsys.readouterr().out.replace("kind: #", "kind: militia #"))
    assert filled == [{"id": "orontes_brigade", "name": "Orontes Brigade", "kind": "militia", "from": None}]


def test_a_folder_that_is_no_build_is_named(tmp_path, capsys):
    assert main(["actors", "unresolved", str(tmp_path)]) == EXIT_USAGE
    assert "weekreview build --out" in capsys.readouterr().err


def test_an_actor_is_shown_by_id_or_name_with_who_declared_what(capsys):
    assert main(["actors", "show", "Jabhat Fatah al-Sham"]) == 0
    by_name = capsys.readouterr().out
    assert by_name.startswith("nusra  ")
    assert main(["actors", "show", "hts"]) == 0
    assert "  declared terrorist organisation by us, from 2018-05-31, until 2025-07-08" in capsys.readouterr().out


def test_a_name_that_nobody_bears_is_a_mistake_of_the_call(capsys):
    assert main(["actors", "show", "Orontes Brigade"]) == EXIT_USAGE
    assert "Orontes Brigade" in capsys.readouterr().err


def names_of(*claims) -> list[str]:
    """Return the names without an actor, in the order of the list."""
    return [one.name for one in rank_unresolved(claims)]


FIGHT = "Wadi Guards fought in Tall Madeup."


@pytest.mark.parametrize(
    "place",
    ["Tall Madeup", "Tal Madeup", "the city of Tall Madeup", "northern Tall Madeup countryside", "Madeup", "Tall"],
)
def test_what_any_claim_is_tied_to_as_a_place_is_left_out_and_so_are_its_pieces(place):
    placed = claim("d1", FIGHT, places=[("in Tal Madeup", "Tall Madeup")])
    assert names_of(claim("d2", f"Shells hit {place}.", [(place, None), ("Wadi Guards", None)]), placed) == [
        "Wadi Guards"
    ]


def test_a_list_is_left_out_where_each_of_it_is_a_place():
    placed = claim("d1", FIGHT, places=[("Tall Madeup", "Tall Madeup"), ("Kafr Madeup", "Kafr Madeup")])
    assert names_of(placed, claim("d2", "x", [("Tall Madeup and Kafr Madeup", None)])) == []
    both = "Tall Madeup and Wadi Guards"
    assert names_of(placed, claim("d2", "x", [(both, None)])) == [both]


def test_a_group_named_for_a_place_or_within_a_place_phrase_stays():
    placed = claim("d1", "x", places=[("areas of the Wadi Guards in Tall Madeup", "Tall Madeup")])
    claims = [
        claim("d2", "x", [(name, None)]) for name in ("Tall Madeup Brigade", "Wadi Guards", "people of Tall Madeup")
    ]
    assert sorted(names_of(placed, *claims)) == ["Tall Madeup Brigade", "Wadi Guards", "people of Tall Madeup"]


def test_a_phrase_without_a_place_takes_nothing_out():
    assert names_of(claim("d1", FIGHT, [("Wadi Guards", None)], places=[("Wadi Guards", None)])) == ["Wadi Guards"]


@pytest.mark.parametrize(
    ("sentence", "name", "kept"),
    [
        ("Shells fell near Kafr Madeup on Monday.", "Madeup", False),
        ("Shells fell near Madeup on Monday.", "Madeup", True),
        ("They took Kafr Madeup village.", "Kafr", False),
        ("They took Kafr Madeup village.", "Kafr Madeup", False),
        ("They took it from Kafr Guards.", "Guards", True),
        ("Wadi Guards took it.", "Wadi Guards", True),
    ],
)
def test_pieces_of_likely_places_are_left_out_though_no_claim_is_tied_to_them(sentence, name, kept):
    assert names_of(claim("d1", sentence, [(name, None)])) == [name] * kept


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("F/A-18 aircraft", False), ("F/A-18", False), ("Su-24s", False), ("MiG-29", False), ("T-90 tanks", False),
        ("Madeup car bomb", False), ("Wadi Tank Brigade", True), ("Desert Missiles", True), ("M23", True),
        ("G-20", True), ("F/A-18 Squadron", True), ("Wadi gunship Guards", True),
    ],
)  # fmt: skip
def test_things_are_no_actors(name, kept):
    assert names_of(claim("d1", f"They saw {name} there.", [(name, None)])) == [name] * kept


@pytest.mark.parametrize("name", ["It", "No group", "Local people", "Engineers", "We"])
def test_a_capital_that_opens_a_sentence_makes_no_name_of_a_common_word(name):
    claims = [claim("d1", f'"{name} left.', [(name, None)]), claim("d2", "An engineer left.")]
    assert names_of(*claims) == []


def offered(*claims) -> list[dict]:
    """Return the records offered for the names without an actor."""
    written = "\n".join(records_of(rank_unresolved(claims), Pile(claims)))
    return yaml.safe_load(written.replace("kind: #", "kind: militia #")) or []


def test_a_record_of_a_word_cut_from_a_name_is_of_the_whole_name_and_comes_once():
    claims = [
        claim("d1", "The Wadi Guards fled.", [("Guards", None)]),
        claim("d2", "He met the Wadi Guards of old.", [("Wadi", None), ("Wadi Guards", None)]),
    ]
    assert [(r["id"], r["name"]) for r in offered(*claims)] == [("wadi_guards", "Wadi Guards")]


def test_no_record_is_offered_of_a_common_word_alone():
    claims = [claim("d1", "They say the Front fled.", [("Front", None)]), claim("d1", "So did Jundmadeup.")]
    assert names_of(*claims) == ["Front"]
    assert offered(*claims) == []


def test_a_single_word_that_is_a_whole_name_is_offered():
    claims = [claim("d1", "Then Jundmadeup fled.", [("Jundmadeup", None)]), claim("d2", "It was over then.")]
    assert [r["id"] for r in offered(*claims)] == ["jundmadeup"]


@pytest.mark.parametrize(
    ("asked", "offer"), [("Hezbolah", "Hezbollah (hezbollah)"), ("Jabhat al-Nusrah Front", "Jabhat al-Nusra (nusra)")]
)
def test_the_nearest_names_are_offered_where_none_is_exact(asked, offer, capsys):
    assert main(["actors", "show", asked]) == EXIT_USAGE
    assert f"did you mean {offer}" in capsys.readouterr().err


def test_nothing_is_offered_for_what_is_near_no_name(capsys):
    assert main(["actors", "show", "Qqqqqq Zzzzzz"]) == EXIT_USAGE
    assert "did you mean" not in capsys.readouterr().err
