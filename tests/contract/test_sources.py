"""Source files name actors that the registry holds."""

from __future__ import annotations

import pytest

from tests.contract.tree import ROOT
from weekreview.ground.actors.registry import load_registry
from weekreview.sources import load_sources


@pytest.mark.parametrize("folder", ["sources", "examples/publishers"])
def test_every_actor_whose_voice_a_source_is_stands_in_the_registry(folder):
    known = load_registry()
    unknown = {s.name: s.controlled_by for s in load_sources(ROOT / folder) if s.controlled_by not in (None, *known)}
    assert not unknown
