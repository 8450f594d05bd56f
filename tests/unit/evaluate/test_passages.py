"""The written passages and the scores taken on them."""

import re

import pytest

from weekreview.evaluate.claim_scores import locate
from weekreview.evaluate.reading.passage_scores import count, figures
from weekreview.evaluate.reading.passages import OWN, read_passages

FILES = sorted(OWN.glob("passages*.txt"))
PASSAGES = [(path.name, passage) for path in FILES for passage in read_passages(path)]
DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:\.\.\d{4}-\d\d-\d\d)?$")


def test_there_are_as_many_as_is_told():
    assert {path.name: len(read_passages(path)) for path in FILES} == {"passages.txt": 200, "passages-held.txt": 40}


def test_every_label_stands_in_its_passage():
    for name, passage in PASSAGES:
        text = "\n\n".join(piece["text"] for piece in passage["pieces"])
        assert passage["gold"], (name, passage["id"])
        for event in passage["gold"]:
            assert locate(text, event["trigger"]), (name, passage["id"], event["trigger"])
            for part in ("speaker", "place"):
                value = event.get(part, {"value": "-"})["value"]
                assert value == "-" or value.lower() in text.lower(), (name, passage["id"], value)
            assert DAYS.match(event.get("when", {"value": "2024-03-06"})["value"]), (name, passage["id"])
            assert set(event) <= {"trigger", "speaker", "place", "when", "state"}


SAMPLE = {
    "gold": [
        {
            "trigger": "shelled",
            "speaker": {"value": "Rashid Omar", "inherited": True},
            "place": {"value": "ridge at Kef", "inherited": False},
            "when": {"value": "2024-03-04", "inherited": False},
            "state": {"value": "reported", "inherited": False},
        }
    ]
}
TEXT = "He said that guns shelled the ridge at Kef on Monday."
CLAIM = {
    "trigger": [18, 25],
    "state": "reported",
    "speaker": {"text": "Colonel Rashid Omar", "inherited": True},
    "places": [{"text": "the ridge at Kef", "inherited": False}],
    "when": {"earliest_on": "2024-03-04", "latest_on": "2024-03-04", "inherited": False},
}
ALL_RIGHT = {"events found": 1, "speaker": 1, "place": 1, "time": 1, "state": 1, "marked as taken over": 1}


def scored(**changes):
    return figures(count(SAMPLE, {"text": TEXT, "claims": [CLAIM | changes]}))


def test_what_is_right_in_everything_scores_one():
    assert scored() == ALL_RIGHT


@pytest.mark.parametrize(
    ("changes", "figure", "value"),
    (
        ({"speaker": None}, "speaker", 0),
        ({"speaker": {"text": "Colonel", "inherited": True}}, "speaker", 0),
        ({"places": []}, "place", 0),
        ({"places": [{"text": "Mar", "inherited": False}]}, "place", 0),
        ({"when": CLAIM["when"] | {"latest_on": "2024-03-05"}}, "time", 0),
        ({"state": "asserted"}, "state", 0),
        ({"speaker": {"text": "Rashid Omar", "inherited": False}}, "marked as taken over", 2 / 3),
        ({"trigger": [0, 2]}, "events found", 0),
    ),
)
def test_each_fault_lowers_its_own_figure(changes, figure, value):
    assert scored(**changes)[figure] == pytest.approx(value)


def test_a_bare_noun_is_not_the_name_it_goes_back_to():
    gold = {"gold": [{"trigger": "shelled", "speaker": {"value": "Health Ministry in Dorun", "inherited": True}}]}
    claim = CLAIM | {"speaker": {"text": "ministry", "inherited": False}}
    assert figures(count(gold, {"text": TEXT, "claims": [claim]}))["speaker"] == 0
