"""What a mention is resolved against: day, countries in play, and who was named before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Setting:
    """The circumstances of one mention. Only what was so on `day` counts."""

    day: date | None
    """Day of publication; None = not known, all days count."""
    here: tuple[str, ...] = ()
    """Countries of the claim's places, most specific first."""
    passage: tuple[str, ...] = ()
    """Countries named in the passage, in order."""
    towns: tuple[str, ...] = ()
    """Countries of the towns and provinces that the passage names, in order."""
    main: str | None = None
    """The country that most of the document is about."""
    publisher: str | None = None
    """The publisher's country, where it is a state's organ or medium."""
    before: tuple[tuple[str, bool], ...] = ()
    """(actor id, in the same passage) of actors named before the mention, nearest first."""
    beside: tuple[tuple[str, ...], ...] = ()
    """Actors named in the mention's own sentence: those before it, and those behind it."""
    voice: str | None = None
    """The actor who speaks: the speaker, or without one the publisher."""

    @property
    def countries(self) -> tuple[str, ...]:
        """Return all countries in play, nearest first."""
        tail = tuple(c for c in (self.main, self.publisher) if c)
        return tuple(dict.fromkeys((*self.here, *self.towns, *self.passage, *tail)))

    @property
    def country(self) -> tuple[str | None, str]:
        """Return the one country in play, or None, and in words how it is known."""
        if len(set(self.here)) == 1:
            return self.here[0], "the country of the event's place"
        if not self.here and len(self.towns) == 1:
            return self.towns[0], "the one country whose places the passage names"
        if not self.here and len(self.passage) == 1:
            return self.passage[0], "the one country that the passage names"
        if not self.here and self.main and (not self.passage or self.main in self.passage):
            return self.main, "the country that most of the report is about"
        if not self.here and not self.passage and self.publisher:
            return self.publisher, "the publisher's country"
        return None, "no one country is in play"
