"""Planted cases: no name leads to an actor before its time, and each leads to the right one once it has begun."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from weekreview.ground.actors.names import name_table
from weekreview.ground.actors.registry import load_registry
from weekreview.ground.actors.resolving import Resolver
from weekreview.ground.actors.settings import Setting

ACTORS = load_registry()
RESOLVER = Resolver(ACTORS, name_table(ACTORS))
TABLE = Path(__file__).parents[3] / "benchmarks" / "ground_look_ahead.tsv"
CASES = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")][1:]


@pytest.mark.parametrize(("text", "day", "country", "gold"), CASES)
def test_who_is_meant_on_the_day(text, day, country, gold):
    found = RESOLVER.resolve(text, Setting(date.fromisoformat(day), (country,), (country,), main=country))
    assert found.actor_id == (None if gold == "-" else gold), found.reason


def resolve(text, day="2016-06-01", **known):
    """Return who is meant by a phrase on a day."""
    return RESOLVER.resolve(text, Setting(date.fromisoformat(day), **known)).actor_id


@pytest.mark.parametrize(
    ("text", "day", "actor_id"),
    [
        ("Gaddafi's wife Safia", "2011-08-29", None),
        ("Gaddafi's forces", "2011-08-29", "gaddafi_forces"),
        ("Gen. Abdul Fatah Someone", "2016-06-01", None),
        ("the G-20 Interfaith Conference", "2016-06-01", None),
        ("Lt. Gen. Stephen J. Townsend", "2016-11-06", "stephen_townsend"),
        ("a handful of Ukrainian marines", "2014-03-02", "ua.military"),
        ("1,000 pro-Russian separatists", "2014-04-13", "donbas_separatists"),
        ("the leaders", "2014-04-13", None),
        ("Safia Gaddafi", "2011-08-29", None),
        ("the head of Gaddafi's security brigade", "2011-08-29", None),
        ("Libyan leader Gaddafi", "2011-08-29", "muammar_gaddafi"),
        ("police in Odessa", "2014-05-03", "ua.police"),
        ("two undercover soldiers", "2014-05-03", "ua.military"),
        ("many of the demonstrators", "2014-03-04", "protesters"),
    ],
)
def test_phrases_around_names(text, day, actor_id):
    country = ("ly",) if "Gaddafi" in text else ("ua",)
    assert resolve(text, day, here=country, passage=country) == actor_id


def test_a_surname_out_of_office_needs_its_country_in_play():
    assert resolve("Yanukovych", "2014-03-11", passage=("ua",)) == "viktor_yanukovych"
    assert resolve("Yanukovych", "2014-03-11", passage=("fr",)) is None


def test_soldiers_are_those_of_the_country_whose_towns_the_passage_names():
    assert resolve("soldiers", "2011-02-19", towns=("ly",), passage=("za",)) == "ly.military"
