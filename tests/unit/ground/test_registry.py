"""The registry of actors: schema, dates and ties of every record."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from weekreview.errors import ContractError, UsageError
from weekreview.ground.actors import registry as registries
from weekreview.ground.actors.registry import load_registry, records
from weekreview.ground.actors.states import fights_in, theatres
from weekreview.ground.gazetteer.lands import demonyms, lands
from weekreview.model import ActorKind

REGISTRY = load_registry()
BY_HAND = list(records())


def test_at_least_500_actors_are_written_by_hand():
    assert len(BY_HAND) >= 500


def test_ids_of_records_are_unique():
    assert [i for i, n in Counter(r["id"] for r in BY_HAND).items() if n > 1] == []


def test_every_tie_leads_to_an_actor():
    loose = [(a.actor_id, t.actor_id) for a in REGISTRY.values() for t in a.affiliations if t.actor_id not in REGISTRY]
    assert loose == []


def test_whoever_says_a_contested_thing_is_an_actor():
    said = {t.said_by for a in REGISTRY.values() for t in a.affiliations if t.said_by}
    said |= {n.said_by for a in REGISTRY.values() for n in a.names if n.said_by}
    said |= {d.said_by for a in REGISTRY.values() for d in a.designations}
    assert said - set(REGISTRY) == set()


def test_no_period_ends_before_it_begins():
    for actor in REGISTRY.values():
        for dated in (actor, *actor.names, *actor.affiliations, *actor.designations):
            if dated.begins_on and dated.ends_on:
                assert dated.begins_on <= dated.ends_on, actor.actor_id


def test_theatres_and_countries_are_countries():
    for actor in REGISTRY.values():
        assert set(actor.theatres) <= set(lands()), actor.actor_id
        assert actor.country is None or actor.country in lands()


def test_armed_groups_have_a_theatre():
    armed = {ActorKind.REBEL_GROUP, ActorKind.MILITIA, ActorKind.JIHADIST_GROUP}
    silent = [a.actor_id for a in REGISTRY.values() if a.kind in armed and not a.theatres and a.actor_id != "mek"]
    assert silent == []


def test_nusra_gives_way_to_hts_without_a_gap():
    nusra, hts = REGISTRY["nusra"], REGISTRY["hts"]
    assert nusra.ends_on == hts.begins_on
    assert any(t.relation == "merged_into" and t.actor_id == "hts" for t in nusra.affiliations)
    spans = sorted({(n.begins_on, n.ends_on) for n in nusra.names if n.ends_on})
    assert all(a[1] == b[0] for a, b in pairwise(spans))


def test_every_un_member_has_an_adjective_and_an_army():
    observers_and_others = {"va", "ps", "xk", "tw", "eh"}
    states = [land for land in lands().values() if land.adjectives and f"{land.iso}.army" in REGISTRY]
    assert len(states) >= 193
    assert observers_and_others <= {land.iso for land in states}


def test_adjectives_lead_to_their_country():
    assert demonyms()["syrian"] == ("sy",)
    assert demonyms()["american"] == ("us",)
    assert set(demonyms()["congolese"]) == {"cd", "cg"}


def test_wars_abroad_are_dated():
    from datetime import date

    assert not fights_in("ru", "sy", date(2015, 9, 1))
    assert fights_in("ru", "sy", date(2015, 10, 20))
    assert fights_in("sy", "sy", date(1999, 1, 1))
    assert not fights_in("fr", "mm", None)
    assert all(t.iso in lands() and t.country in lands() for t in theatres())


def test_an_unknown_field_is_named(monkeypatch):
    monkeypatch.setattr(
        registries, "records", lambda: iter([{"id": "x", "name": "X", "kind": "media", "colour": "red"}])
    )
    with pytest.raises(ContractError, match="colour"):
        load_registry()


def test_an_id_that_stands_twice_is_named(monkeypatch):
    record = {"id": "x", "name": "X", "kind": "media"}
    monkeypatch.setattr(registries, "records", lambda: iter([record, record]))
    with pytest.raises(ContractError, match="x stands twice"):
        load_registry()


def test_what_states_declare_is_dated_and_theirs():
    assert [(d.said_by, d.ends_on is None) for d in REGISTRY["hts"].designations] == [("us", False)]
    assert all(d.begins_on for a in REGISTRY.values() for d in a.designations)


def test_500_are_neither_media_nor_persons_nor_made_from_states():
    others = [r for r in BY_HAND if r["kind"] not in ("media", "person")]
    assert len(others) >= 500


def test_records_of_the_users_own_stand_beside_ours(tmp_path):
    (tmp_path / "mine.yml").write_text(
        "- {id: orontes_brigade, name: Orontes Brigade, kind: militia, theatres: [sy]}\n"
    )
    found = load_registry(tmp_path)
    assert found["orontes_brigade"].name == "Orontes Brigade"
    assert len(found) == len(REGISTRY) + 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- {id: isil, name: X, kind: militia}\n", "isil in .* is in the registry already"),
        ("- {id: x, name: X, kind: gang}\n", "not in the form of the registry"),
        ("- {id: x, name: X, kind: militia, colour: red}\n", "colour"),
        ("- [1, 2]\n", "not in the form of the registry"),
        ("- {id: x, name: X, kind: militia, from: soon}\n", "not in the form of the registry"),
    ],
)
def test_a_record_of_the_users_that_is_wrong_is_named(tmp_path, text, says):
    (tmp_path / "mine.yml").write_text(text)
    with pytest.raises(UsageError, match=says):
        load_registry(tmp_path)


def test_a_folder_of_actors_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match="no folder of actors"):
        load_registry(tmp_path / "nowhere")
