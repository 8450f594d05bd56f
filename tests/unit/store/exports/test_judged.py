"""What a person's decision names is checked before it is kept."""

import json

import pytest

from weekreview.errors import UsageError
from weekreview.store.exports.judged import subject_of


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "claims.jsonl").write_text('{"claim_id": "c1"}\n{"claim_id": "c2"}\n{"claim_id": "c3"}\n')
    (tmp_path / "incidents.jsonl").write_text(
        json.dumps({"incident_id": "i1", "claims": ["c1", "c2"]}) + "\n" + '{"incident_id": "i2", "claims": ["c3"]}\n'
    )
    return tmp_path


@pytest.mark.parametrize(
    ("field", "value"),
    [("state", "denied"), ("type", "shelling"), ("when", "2016-02-18/2016-02-19"), ("quantity.killed", "14-20")],
)
def test_a_correction_in_the_form_of_its_field_is_kept(folder, field, value):
    assert subject_of(folder, "correct", "c1", [field, value]) == (field, value)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("nonsense", "3", "no field 'nonsense'"),
        ("quantity", "3", "no field 'quantity'"),
        ("quantity.killed", "twelve", "14, 14-20 or 14+"),
        ("state", "true", "one of asserted"),
        ("when", "18 February", "2016-02-18 or"),
    ],
)
def test_a_correction_that_could_not_be_used_is_refused_with_what_to_do(folder, field, value, says):
    with pytest.raises(UsageError, match="correct|give it") as refused:
        subject_of(folder, "correct", "c1", [field, value])
    assert says in str(refused.value)


def test_an_id_of_an_earlier_page_is_named_with_where_to_look(folder):
    with pytest.raises(UsageError, match="incidents.jsonl"):
        subject_of(folder, "same", "c1", ["i9"])


def test_a_move_holds_whom_the_claim_was_with(folder):
    other, value = subject_of(folder, "move", "c1", ["i2"])
    assert (other, json.loads(value)) == ("i2", {"subject": ["c1"], "object": ["c3"], "rest": ["c2"]})
