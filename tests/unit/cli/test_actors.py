"""Names without an actor, ranked, with the sentences that name them."""

from __future__ import annotations

import json

import pytest
import yaml

from weekreview.cli import EXIT_USAGE, main
from weekreview.cli.actors import rank_unresolved


def claim(document_id, sentence, actors=(), speaker=None):
    """Return an exported claim; each actor and the speaker is (text, actor_id)."""
    return {
        "document_id": document_id,
        "evidence": {"begin": 0, "end": 1, "text": sentence},
        "actors": [{"text": text, "actor_id": actor_id} for text, actor_id in actors],
        "targets": [],
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
