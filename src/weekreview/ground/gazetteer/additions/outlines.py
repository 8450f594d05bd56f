"""Nodes, ways and relations of OpenStreetMap XML that bear a name, each with the middle and radius of its outline."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import iterparse

from weekreview.errors import InputError

from .geometries import Ring, Spot, spot_of

Tags = Mapping[str, str]


def read_outlines(path: Path, is_taken: Callable[[Tags], bool]) -> Iterator[tuple[Tags, Spot | None]]:
    """Yield tags (with `@id`, as "way/7") and spot of each element that bears a name, in the order of the file.

    The file is read up to three times, since nodes stand before the ways that need them, and ways before relations;
    only what outlines need is kept. The spot of an element that is not taken is not looked for, and is None; so is that
    of one whose nodes the extract does not hold.

    Raises:
        InputError: the file is no OpenStreetMap XML.
    """
    try:
        yield from _outlines(path, is_taken)
    except (ParseError, TypeError, ValueError) as error:
        raise InputError(f"{path.name} is no OpenStreetMap XML: {error}; export it anew") from error


def _outlines(path: Path, is_taken: Callable[[Tags], bool]) -> Iterator[tuple[Tags, Spot | None]]:
    members = {number: _members(element) for number, element, tags in _elements(path, "relation") if is_taken(tags)}
    needed = {way for ways in members.values() for way in ways}
    ways = {n: _nodes(element) for n, element, tags in _elements(path, "way", needed) if n in needed or is_taken(tags)}
    corners = {node for nodes in ways.values() for node in nodes}
    points: dict[str, tuple[float, float]] = {}
    for number, element, tags in _elements(path, None, corners):
        if element.tag == "node":
            point = float(element.get("lon")), float(element.get("lat"))
            if number in corners:
                points[number] = point
            spot: Spot | None = (point[1], point[0], 0.0)
        elif not is_taken(tags):
            spot = None
        else:
            parts = members[number] if element.tag == "relation" else [number]
            spot = _spot([ways[way] for way in parts], points) if all(way in ways for way in parts) else None
        if "name" in tags:
            yield {**tags, "@id": f"{element.tag}/{number}"}, spot


def _elements(path: Path, kind: str | None, needed: Collection[str] = ()) -> Iterator[tuple[str, Any, dict[str, str]]]:
    """Yield id, element and tags of the elements of a kind (None = all) that bear a name or are needed."""
    for _, element in iterparse(path, events=("end",)):
        if element.tag not in ("node", "way", "relation"):
            continue
        if kind in (None, element.tag):
            number = element.get("id") or ""
            tags = {tag.get("k", ""): tag.get("v", "") for tag in element.iter("tag")}
            if "name" in tags or number in needed:
                yield number, element, tags
        element.clear()


def _nodes(way: Any) -> list[str]:
    return [node.get("ref") for node in way.iter("nd")]


def _members(relation: Any) -> list[str]:
    """Return the ways that bound a relation; a member without a role bounds it too."""
    parts = [m for m in relation.iter("member") if m.get("type") == "way" and m.get("role") in ("outer", "", None)]
    return [member.get("ref") for member in parts]


def _spot(chains: list[list[str]], points: Mapping[str, tuple[float, float]]) -> Spot | None:
    """Return the middle and radius of what chains of nodes bound, else of their nodes; None where a node is missing.

    An outline with a gap has no area that could be told, and its middle would lie where the extract was cut.
    """
    if any(node not in points for chain in chains for node in chain):
        return None
    rings: list[Ring] = []
    loose: Ring = []
    for chain in joined(chains):
        corners = [points[node] for node in chain]
        if chain[0] == chain[-1] and len(chain) > 3:
            rings.append(corners)
        else:
            loose.extend(corners)
    return spot_of(rings, loose)


def joined(chains: list[list[str]]) -> list[list[str]]:
    """Return the chains with those that meet at an end made one, turned round where need be; empty ones are dropped."""
    left = [list(chain) for chain in chains if chain]
    whole = []
    while left:
        chain = left.pop(0)
        while chain[0] != chain[-1]:
            following = next((other for other in left if chain[-1] in (other[0], other[-1])), None)
            if following is None:
                break
            left.remove(following)
            chain += (following if following[0] == chain[-1] else following[::-1])[1:]
        whole.append(chain)
    return whole
