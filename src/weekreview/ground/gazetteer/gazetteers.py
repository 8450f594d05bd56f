"""The gazetteer as it is handed around: index of places, registry of actors, settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from weekreview.model import Actor

from ..actors.names import Names, name_table
from ..actors.registry import load_registry
from ..options import GroundOptions
from .building import index_path
from .looking import Index


@dataclass(frozen=True)
class Gazetteer:
    """All that `ground` knows of the world. Open it once and use it for all documents."""

    index: Index
    """Places by name."""
    options: GroundOptions = field(default_factory=GroundOptions)
    """The settings that it was opened with."""

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Return the registry of actors by id."""
        return load_registry(self.options.actors_folder)

    @cached_property
    def actor_names(self) -> Names:
        """Return the registry's names for looking up."""
        return name_table(self.actors)


def open_gazetteer(options: GroundOptions | None = None) -> Gazetteer:
    """Return the gazetteer; the first time after an update its index is built, which takes up to a minute.

    Raises:
        UsageError: the index can't be written anywhere.
    """
    chosen = options or GroundOptions()
    return Gazetteer(Index(index_path(chosen.cache_folder, chosen.progress)), chosen)


def registry(gazetteer: Gazetteer) -> Mapping[str, Actor]:
    """Return all actors by id: states and their organs for every country, and those written by hand."""
    return gazetteer.actors
