"""Scores of actors on made-up labels."""

from __future__ import annotations

import json

import pytest

from weekreview.evaluate import corpora, evaluate
from weekreview.evaluate.actor_scores import count, figures

GOLD = [{"right": ["isil"]}, {"right": ["-"]}, {"right": ["-", "civilians"]}]


@pytest.mark.parametrize(
    ("answers", "right", "given"),
    [
        (["isil", None, "civilians"], 1.0, 1.0),
        (["isil", None, None], 1.0, 1.0),
        (["nusra", "isil", "civilians"], 1 / 3, 1 / 3),
        (None, 2 / 3, 0.0),
    ],
)
def test_right_is_one_of_the_actors_of_the_label_or_rightly_none(answers, right, given):
    found = figures(count({"gold": GOLD}, {"actors": answers}))
    assert list(found.values()) == [pytest.approx(right), pytest.approx(given)]


def test_labels_point_into_corpora_by_record_and_offsets(tmp_path, monkeypatch):
    labels = tmp_path / "labels.tsv"
    labels.write_text("# made up\ncorpus\trecord\tbegin\tend\tday\tgold\nmade_war\t1\t0\t4\t2016-02-01\tisil|-\n")
    monkeypatch.setattr(corpora, "LABELS", labels)
    folder = tmp_path / "corpora" / "timelines"
    folder.mkdir(parents=True)
    rows = [{"update": "Nothing."}, {"update": "ISIL fled."}]
    (folder / "made_war.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    asked = []

    def predict(task, records):
        for record in records:
            asked.append((task, record["text"], record["published_on"], record["mentions"]))
            yield {"id": record["id"], "actors": ["isil"]}

    scores = evaluate(tmp_path, predict, ["actors"])
    assert asked == [("actors", "ISIL fled.", "2016-02-01", [[0, 4]])]
    assert scores[0].value == 1.0


def test_the_labels_hold_300_mentions_with_plausible_places():
    lines = [line for line in corpora.LABELS.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    assert len(rows) >= 300
    assert all(0 <= int(begin) < int(end) and gold for _, _, begin, end, _, gold in rows)
