"""The gazetteer, opened once."""

from __future__ import annotations

import pytest

from weekreview.ground import Gazetteer, GroundOptions, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The real gazetteer, in the user's cache folder: built by the first run of a version, then opened."""
    return open_gazetteer(GroundOptions())
