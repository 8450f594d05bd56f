"""The registry of actors: states and organs as generated, and the records written by hand in `data/actors/*.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from weekreview.errors import ContractError, UsageError
from weekreview.model import Actor, ActorKind, ActorName, Affiliation, Designation

from .states import generated, own_names

RELATIONS = frozenset(
    {"part_of", "allied_with", "split_from", "merged_into", "renamed_to", "affiliated_with", "controlled_by"}
)
"""The relations of `Affiliation`."""

FIELDS = frozenset({"id", "name", "kind", "country", "theatres", "from", "until", "names", "ties", "designations"})
"""The fields of a record."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_registry(folder: Path | None = None) -> Mapping[str, Actor]:
    """Return all actors by id, sorted. A record by hand replaces the generated one of its id; own names of organs are
    added.

    Args:
        folder: the user's own records (`*.yml`), beside the package's; None = none.

    Raises:
        ContractError: a record of the package has a field, kind or relation that is not known, an id stands twice, or
            `own_names.tsv` names what is no organ.
        UsageError: the same of a record of the user's, or the folder is not there.
    """
    found = {actor.actor_id: actor for actor in generated()}
    by_hand: set[str] = set()
    for record in records():
        actor = _actor(record)
        if actor.actor_id in by_hand:
            raise ContractError(f"actor {actor.actor_id} stands twice in the registry: keep one record")
        by_hand.add(actor.actor_id)
        found[actor.actor_id] = actor
    for actor_id, names in own_names().items():
        if actor_id not in found:
            raise ContractError(f"own_names.tsv names {actor_id}, which is no organ; organs.tsv has their kinds")
        found[actor_id] = replace(found[actor_id], names=(*found[actor_id].names, *names))
    for actor in _own(folder) if folder else ():
        if actor.actor_id in by_hand:
            raise UsageError(f"actor {actor.actor_id} in {folder} is in the registry already; give yours another id")
        by_hand.add(actor.actor_id)
        found[actor.actor_id] = actor
    return dict(sorted(found.items()))


def _own(folder: Path) -> Iterator[Actor]:
    """Yield the actors of the user's own files."""
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder of actors; give one that holds YAML files")
    for path in sorted(folder.glob("*.yml")):
        try:
            yield from (_actor(record) for record in yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER) or ())
        except (ContractError, ValueError, KeyError, TypeError, yaml.YAMLError) as error:
            why = " ".join(str(error).split())
            raise UsageError(
                f"{path} is not in the form of the registry: {why}; docs/method/ground.md has it"
            ) from error


def records() -> Iterator[dict[str, Any]]:
    """Yield the package's records written by hand, file by file in the order of the files' names."""
    folder = resources.files("weekreview.ground").joinpath("data", "actors")
    for file in sorted((f for f in folder.iterdir() if f.name.endswith(".yml")), key=lambda f: f.name):
        yield from yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)


def _actor(record: dict[str, Any]) -> Actor:
    if not isinstance(record, dict):
        raise ContractError(f"{record!r} is no record; known fields are {sorted(FIELDS)}")
    if unknown := set(record) - FIELDS:
        raise ContractError(f"actor {record.get('id')}: unknown fields {sorted(unknown)}; known are {sorted(FIELDS)}")
    names = (name if isinstance(name, dict) else {"text": name} for name in record.get("names", ()))
    return Actor(
        actor_id=record["id"],
        name=record["name"],
        kind=ActorKind(record["kind"]),
        names=tuple(ActorName(n["text"], _day(n, "from"), _day(n, "until"), n.get("said_by")) for n in names),
        affiliations=tuple(_tie(record["id"], tie) for tie in record.get("ties", ())),
        country=record.get("country"),
        theatres=tuple(record.get("theatres", ())),
        begins_on=_day(record, "from"),
        ends_on=_day(record, "until"),
        designations=tuple(
            Designation(d["label"], d["by"], _day(d, "from"), _day(d, "until")) for d in record.get("designations", ())
        ),
    )


def _tie(actor_id: str, tie: dict[str, Any]) -> Affiliation:
    if tie["relation"] not in RELATIONS:
        raise ContractError(f"actor {actor_id}: unknown relation {tie['relation']}; known are {sorted(RELATIONS)}")
    return Affiliation(tie["to"], tie["relation"], _day(tie, "from"), _day(tie, "until"), tie.get("said_by"))


def _day(record: dict[str, Any], field: str) -> date | None:
    value = record.get(field)
    return date.fromisoformat(str(value)) if value else None
