"""Actor: who does, suffers or says; with names, affiliations and designations that hold from a day to a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .span import Span


class ActorKind(StrEnum):
    """What an actor is, in neutral words."""

    STATE = "state"
    STATE_FORCE = "state_force"
    MINISTRY = "ministry"
    REBEL_GROUP = "rebel_group"
    MILITIA = "militia"
    JIHADIST_GROUP = "jihadist_group"
    COALITION = "coalition"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    NGO = "ngo"
    CIVILIANS = "civilians"
    MEDIA = "media"
    PERSON = "person"
    UNKNOWN_ARMED_MEN = "unknown_armed_men"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ActorName:
    """One name or alias of an actor, and when it was in use."""

    text: str
    """The name as it is written."""
    begins_on: date | None = None
    """First day of use; None = since ever."""
    ends_on: date | None = None
    """Last day of use; None = still."""
    said_by: str | None = None
    """Who uses it, where only some do ("turkey"); None = in general use."""

    def used_on(self, day: date | None) -> bool:
        """Return True where the name was in use on `day`, or the day is not known."""
        if day is None:
            return True
        return (self.begins_on is None or self.begins_on <= day) and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A dated tie from an actor to another."""

    actor_id: str
    """The other actor."""
    relation: str
    """part_of, allied_with, split_from, merged_into, renamed_to, affiliated_with, controlled_by."""
    begins_on: date | None = None
    """First day; None = since ever."""
    ends_on: date | None = None
    """Last day; None = still."""
    said_by: str | None = None
    """Who says so; None = undisputed."""


@dataclass(frozen=True, slots=True)
class Designation:
    """What a state or organisation has declared an actor to be, from a day to a day. Never our own word."""

    label: str
    """Its words ("terrorist organisation")."""
    said_by: str
    """Actor id of who declared it."""
    begins_on: date | None = None
    """First day; None = not recorded."""
    ends_on: date | None = None
    """Last day; None = still, or not recorded."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One record of the registry."""

    actor_id: str
    """Stable name, lower case with dots ("sy.army", "isil")."""
    name: str
    """The name to show: neutral, the group's own or the one in common use."""
    kind: ActorKind
    """What it is."""
    names: tuple[ActorName, ...] = ()
    """Other names and spellings."""
    affiliations: tuple[Affiliation, ...] = ()
    """Ties to other actors."""
    country: str | None = None
    """ISO 3166-1 alpha-2, lower case, of a state or of its organ."""
    theatres: tuple[str, ...] = ()
    """Countries (alpha-2) in whose wars it takes part with arms; a side of events there."""
    begins_on: date | None = None
    """First day of its existence; None = not recorded."""
    ends_on: date | None = None
    """Last day of its existence; None = still there, or not recorded."""
    designations: tuple[Designation, ...] = ()
    """What states and organisations have declared it to be."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a claim that name who acts, suffers or is used, and the actor, or why there is none."""

    span: Span
    """The noun phrase."""
    actor_id: str | None = None
    """The registry's actor; None where it is not determined."""
    reason: str = "not looked up yet"
    """Why this actor, or why none."""
    inherited: bool = False
    """True where it was taken over from an earlier sentence."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who gives the information."""

    text: str
    """The speaker's words ("Syrian military sources")."""
    span: Span | None = None
    """Where they stand in the document, in whichever sentence."""
    actor_id: str | None = None
    """The registry's actor; None where it is not determined."""
    inherited: bool = False
    """True where it was carried over from an earlier sentence."""
    reason: str = "not looked up yet"
    """Why this actor, or why none."""
