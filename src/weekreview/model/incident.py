"""What is derived from claims: incidents, tallies and contradictions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from weekreview.errors import ContractError

from .place import Place
from .quantity import Scope


@dataclass(frozen=True, slots=True)
class Origin:
    """The one who first said something, and through whom it came."""

    origin_id: str
    """`actor:` and an actor's id, `speaker:` and words that are no actor of the registry, `publisher:` and a family, or
    `document:` and an id where none is known."""
    name: str
    """Who, in words."""
    kind: str
    """speaker, publisher or document."""
    documents: tuple[str, ...]
    """Ids of the documents through which it came."""
    publishers: tuple[str, ...]
    """Their publishers, sorted, each once."""
    party: bool | None
    """True where it is a side of the events it speaks of."""
    actor_id: str | None = None
    """The registry's actor that it is; None = none of the registry's."""
    side: str | None = None
    """The actor whose side it speaks for (its state, or the top of what it is part of); None = not determined."""
    repeats: tuple[tuple[str, str], ...] = ()
    """(document id, document id that it copies), sorted: the chain through which its claims were handed on."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One event of the world, as one or more claims tell it."""

    incident_id: str
    """Stable: made of its claims' ids."""
    type: str
    """The type that most origins give."""
    title: str
    """In neutral words."""
    earliest_on: date | None
    """First day on which it can have been; None = not determined."""
    latest_on: date | None
    """Last day on which it can have been; None = not determined."""
    place: Place | None
    """Where; None = not determined."""
    actors: tuple[str, ...]
    """Who did it: actor ids, or the words where no actor is determined."""
    targets: tuple[str, ...]
    """To whom or what, the same way."""
    claims: tuple[str, ...]
    """Claim ids, sorted."""
    origins: tuple[str, ...]
    """Origin ids, sorted, each once."""
    publishers: tuple[str, ...]
    """Publishers, sorted, each once."""
    corroboration: int
    """How many independent origins tell it; two of one side count once."""
    p: float
    """Probability that it is one event and is as told by somebody, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A count with its definition: what, of whom, over what, where, by whose word; and a min-best-max."""

    tally_id: str
    """Stable: made of its definition."""
    of: str
    """What is counted (killed, strikes, destroyed ...)."""
    role: str
    """Who or what was counted ("fighters", "civilians", "installations")."""
    party: str | None
    """Whose word it is where all rest on one side's claims: an actor id; None = not one side's."""
    civilian: bool | None
    """True civilians, False fighters, None not determined."""
    scope: Scope
    """What the figure spans. A cumulative figure is never added to others."""
    from_on: date | None
    """First day spanned."""
    to_on: date | None
    """Last day spanned."""
    place: Place | None
    """Where; None = not determined."""
    low: float
    """Least, included."""
    best: float
    """Best, by `rule`."""
    high: float | None
    """Greatest, included; None = no upper bound."""
    rule: str
    """Name of the rule that gave `best`."""
    origins: tuple[str, ...]
    """Origin ids, sorted."""
    claims: tuple[str, ...]
    """Claim ids that it rests on, sorted."""
    disputed: bool
    """True where origins disagree beyond their bounds, or one denies it."""
    addends: tuple[tuple[str, float, float | None], ...] = ()
    """(incident id, low, high) of what was added up; empty where a single figure stands for itself."""
    side: str | None = None
    """Whose people or things were counted: an actor id, or words; None = not determined."""
    level: str = "incident"
    """What it was added up over: `incident` (one incident or one reported figure), `province`, `country`, `all`."""
    area: str = ""
    """Name of the province, or alpha-2 code of the country, that it was added up over; empty for the other levels."""

    def __post_init__(self) -> None:
        if not self.low <= self.best <= (self.high if self.high is not None else self.best):
            raise ContractError(
                f"tally {self.tally_id}: low {self.low}, best {self.best}, high {self.high} out of order"
            )


class ContradictionKind(StrEnum):
    """What two claims disagree about."""

    COUNT = "count"
    ACTOR = "actor"
    TARGET = "target"
    PLACE = "place"
    TIME = "time"
    EXISTENCE = "existence"
    CONTROL = "control"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that can't both be so. Neither is dropped."""

    kind: ContradictionKind
    """What they disagree about."""
    claims: tuple[str, str]
    """The two claim ids."""
    incident_id: str | None
    """The incident it is about, where there is one."""
    explanation: str
    """One sentence that says what disagrees, with both sides' words."""
    addends: tuple[str, ...] = ()
    """Where a report's sum does not come out: the claims whose figures were added up, with one of the two."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that is not what it was."""

    what: str
    """The figure in words: what is counted, of whom, over what, where."""
    before: tuple[float, float, float | None] | None
    """Low, best, high in the earlier issue; None = it was not there."""
    after: tuple[float, float, float | None] | None
    """The same in the later one; None = it is gone."""
    added: tuple[str, ...]
    """Claims that it rests on now and that the earlier issue did not have."""
    withdrawn: tuple[str, ...]
    """Claims that it rested on and that the later issue does not have."""
    judged: tuple[str, ...]
    """Judgements that are in force in the later issue alone, or in the earlier alone, and touch its claims."""
    regrouped: tuple[str, ...]
    """Claims that both issues have and that only one of the two figures rests on."""
