"""An archive of two films and a picture, made once."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.footage.films import frames_of, ground, write_film, write_still
from weekreview.footage import Archive, Footage, take_files
from weekreview.model import ClipDate


@pytest.fixture(scope="session")
def films(tmp_path_factory):
    """Return a folder with films `a`, `b` and picture `c`."""
    folder = tmp_path_factory.mktemp("films")
    write_film(folder / "a.mp4", frames_of(1, 7))
    write_film(folder / "b.mp4", frames_of(2, 5))
    write_still(folder / "c.jpg", ground(3))
    return folder


@pytest.fixture(scope="session")
def footage(films, tmp_path_factory):
    """Return the room at work on an archive of them."""
    archive = Archive(tmp_path_factory.mktemp("archive"))
    with Footage(archive) as room:
        uploaded = (ClipDate(date(2015, 3, 1), "uploaded", "its page"),)
        paths = [films / "a.mp4", films / "b.mp4", films / "c.jpg"]
        taken = list(take_files(paths, archive, room.decoder, uploaded, date(2016, 1, 1)))
        assert not [t.refused for t in taken if t.refused]
        yield room
