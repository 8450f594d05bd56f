"""Who is a side."""

from __future__ import annotations

from datetime import date

import pytest

from weekreview.ground.actors.parties import bound_to, is_party
from weekreview.ground.actors.registry import load_registry

ACTORS = load_registry()
DAY = date(2016, 6, 1)


@pytest.mark.parametrize(
    "voice, sides, places, expected",
    [
        ("ru.mod", ["ru.air_force"], ["sy"], True),
        ("media.sana", ["isil"], ["sy"], True),
        ("media.sana", ["isil"], ["mm"], False),
        ("sohr", ["sy.army"], ["sy"], False),
        ("media.reuters", ["sy.army"], ["sy"], False),
        ("united_nations", ["sy.army"], ["sy"], False),
        ("icrc", ["isil"], ["iq"], False),
        ("isil", ["sy.army"], ["sy"], True),
        ("media.amaq", ["isil"], ["iq"], True),
        ("us.centcom", ["isil"], ["iq"], True),
        ("fr.mfa", ["mm.military"], ["mm"], False),
        ("il.military", ["hamas"], ["ps"], True),
        ("ps.gaza_health_ministry", ["il.military"], ["ps"], True),
        ("hezbollah", ["nusra"], ["sy"], True),
        (None, ["nusra"], ["sy"], None),
        ("nobody", ["nusra"], ["sy"], None),
        ("un_security_council", ["unifil"], ["lb"], False),
        ("united_nations", ["united_nations"], ["sy"], True),
        ("fr.mfa", ["isil"], [], None),
        ("syrian_opposition", ["sy.army"], ["sy"], True),
    ],
)
def test_the_rule_decides_who_is_a_side(voice, sides, places, expected):
    assert is_party(voice, sides, places, ACTORS, DAY) is expected


def test_a_state_is_a_side_only_while_it_takes_part():
    assert is_party("ru.mod", ["isil"], ["sy"], ACTORS, date(2015, 9, 1)) is False
    assert is_party("ru.mod", ["isil"], ["sy"], ACTORS, date(2015, 10, 20)) is True


def test_disputed_ties_do_not_bind():
    assert "pkk" not in bound_to("sdf", ACTORS, DAY)
    assert "sy.army" in bound_to("tiger_forces", ACTORS, DAY)
    assert "sy.army" not in bound_to("tiger_forces", ACTORS, date(2025, 1, 1))


def test_an_outlet_that_leans_on_a_side_is_not_determined():
    assert is_party("media.al_mayadeen", ["hezbollah"], ["lb"], ACTORS, DAY) is None
