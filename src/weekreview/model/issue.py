"""Issue: one week in review as data, its prose made of pieces that cite the claims they rest on (see `piece`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .piece import Line


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the masthead."""

    label: str
    """What it is ("Reports read")."""
    line: Line
    """Its value."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture shown under an item."""

    file: str
    """Its name, beside the page."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the issue tells: a sentence and, apart, on whose word it stands."""

    item_id: str
    """Anchor on the page."""
    line: Line
    """The sentence."""
    standing: Line
    """On whose word, through whom, how often; what is not determined."""
    claims: tuple[str, ...]
    """Claim ids that it cites, each once."""
    label: str = ""
    """What kind of thing it is, in a word or two ("Air strike")."""
    incident_id: str | None = None
    """The incident it tells; None for a single claim."""
    plate: Plate | None = None
    """What it is illustrated by beside what that was known as before; None where nothing is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One key figure."""

    tally_id: str
    """The tally it shows."""
    label: Line
    """What is counted ("Fighters killed")."""
    best: Line
    """The best value."""
    bounds: Line
    """Least and greatest."""
    definition: Line
    """What it counts, over which days, where, by which rule."""
    standing: Line
    """On whose word."""
    claims: tuple[str, ...]
    """Claim ids that it rests on."""
    disputed: bool
    """True where origins disagree beyond their bounds."""
    cumulative: bool
    """True where it counts since some earlier beginning: not of this period, added to nothing."""


@dataclass(frozen=True, slots=True)
class Front:
    """One area, with what was reported of it."""

    anchor: str
    """Anchor on the page."""
    heading: Line
    """Its name."""
    items: tuple[Item, ...]
    """Most telling first."""
    left_out: Line = ()
    """That there is more than the page shows; empty where there is not."""
    doubtful: tuple[Item, ...] = ()
    """What was read with little certainty: folded away."""
    note: Line = ()
    """On whose word the sentences stand that name nobody; empty where each names somebody."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline or of the map's table: short, and leading to the item that tells it."""

    label: str
    """What kind of thing it is ("Air strike")."""
    line: Line
    """Where and how many; may be empty."""
    item_id: str
    """Anchor of the item."""
    claims: tuple[str, ...]
    """Claim ids that it rests on."""


@dataclass(frozen=True, slots=True)
class Day:
    """The timeline's entries of one day, stretch of days, or of none."""

    heading: Line
    """The day or days."""
    precision: str
    """day, days, week, since, by or not_determined."""
    entries: tuple[Entry, ...]
    """In the order of the fronts."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on the map."""

    number: int
    """Key that ties the mark to its row in the table, from 1."""
    place_id: str
    """The place."""
    name: Line
    """Its name."""
    lat: float
    """Degrees north, as published (coarsened where the options say so)."""
    lon: float
    """Degrees east, as published."""
    radius_m: float
    """Radius of the area that is meant, as published, in metres."""
    precision: str
    """How exactly the place is known."""
    extent: Line
    """The precision and the radius in words."""
    conditions: tuple[str, ...]
    """Conditions reported there: held, contested, besieged, ceasefire; sorted."""
    entries: tuple[Entry, ...]
    """What happened there."""
    claims: tuple[str, ...]
    """Claim ids that put something there."""
    state_claims: tuple[str, ...] = ()
    """Those of them that say what state it is in."""


@dataclass(frozen=True, slots=True)
class StateRow:
    """One row of the table of states."""

    where: Line
    """The place."""
    condition: str
    """held, contested, besieged, ceasefire or not_determined, in words to show."""
    holder: Line
    """Who holds, besieges or signed."""
    status: str
    """assessed, claimed or denied, in words to show."""
    since: Line
    """First day known."""
    until: Line
    """Last day, or when it decays."""
    claims: tuple[str, ...]
    """Claim ids that it rests on."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence, marked or not."""

    text: str
    """The words, verbatim."""
    role: str = ""
    """trigger, number, place, time, or nothing."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction."""

    claim_id: str
    """The claim."""
    attribution: Line
    """Who says so."""
    segments: tuple[Segment, ...]
    """The sentence, verbatim."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that can't both be so."""

    kind: str
    """What they disagree about."""
    heading: Line
    """The same in a sentence."""
    sides: tuple[Side, Side]
    """Both, the one read first on the left."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that are kept apart from what happened: planned, hearsay, uncertain, denied, historical; and media."""

    anchor: str
    """Anchor on the page."""
    title: str
    """What they share."""
    explanation: str
    """Why they stand apart."""
    items: tuple[Item, ...]
    """In the order of the reports."""
    left_out: Line = ()
    """That there is more than the page shows; empty where there is not."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that could not be determined, with how often and why."""

    subject: str
    """place or date."""
    line: Line
    """The words that were not resolved, or what is missing."""
    reason: Line
    """Why."""
    count: Line
    """In how many claims."""
    claims: tuple[str, ...]
    """Those claims."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in the table of sources."""

    document_id: str
    """The document."""
    title: Line
    """Its title, or its file's name."""
    url: str
    """Its address, where it is http or https; empty otherwise."""
    published: Line
    """When it was published."""
    reprint: bool
    """True where its text is nearly the same as an earlier one's."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One publisher in the table of sources."""

    publisher: Line
    """Its name."""
    party: str
    """Whether it is a side of the events, in words."""
    origins: Line
    """On whose word its claims stand."""
    documents: tuple[DocumentRow, ...]
    """What was read of it."""
    side: Line = ()
    """For whom it speaks in its own voice; empty where that is nobody else, or not determined."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """What was declined for one reason."""

    step: str
    """The room that declined it."""
    reason: str
    """The reason's name."""
    explanation: str
    """The reason in words."""
    count: Line
    """How often."""


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: the exact sentence behind what cites it."""

    number: int
    """From 1, in the order of first citation."""
    claim_id: str
    """The claim."""
    segments: tuple[Segment, ...]
    """The sentence, verbatim, with what was read from it marked."""
    standing: Line
    """Speaker, publisher, date, origin and how many origins and outlets tell the same."""
    state: str
    """How the report holds it, in words."""
    document: Line
    """Title or name of the document."""
    url: str
    """Its address, where it is http or https; empty otherwise."""


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One figure of the issue before that moved or went."""

    what: Line
    """The figure."""
    before: Line
    """What was said of it."""
    after: Line
    """What is said of it now."""
    because: Line
    """Because of what."""
    claims: tuple[str, ...]
    """The claims that came, went or moved, as far as they are at hand."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One report in the tree of an origin, with those that took its words over."""

    line: Line
    """The report: outlet, title, day."""
    copies: tuple[Branch, ...] = ()
    """What was copied from it."""


@dataclass(frozen=True, slots=True)
class OriginTree:
    """One origin and through whom its word came."""

    name: Line
    """Who first said it."""
    standing: Line
    """How many reports and outlets."""
    branches: tuple[Branch, ...]
    """The reports that copy none."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One week in review."""

    title: Line
    """As the user chose it."""
    deck: Line
    """The period in a sentence."""
    from_on: date | None
    """First day covered."""
    to_on: date | None
    """Last day covered."""
    as_of: datetime
    """The instant it speaks for."""
    version: str
    """Version of the program that made it."""
    coarsen_km: float
    """Published places are moved to a grid of this many kilometres; 0 = not."""
    facts: tuple[Fact, ...]
    """The masthead."""
    highlights: tuple[Item, ...]
    """At most six."""
    figures: tuple[Figure, ...]
    """Key figures of the period, then cumulative ones."""
    marks: tuple[Mark, ...]
    """The map."""
    days: tuple[Day, ...]
    """The timeline."""
    fronts: tuple[Front, ...]
    """Area by area."""
    states: tuple[StateRow, ...]
    """Who holds what, ceasefires, sieges."""
    pairs: tuple[Pair, ...]
    """Contradictions."""
    apart: tuple[Group, ...]
    """What is kept apart from what happened."""
    media: tuple[Item, ...]
    """Publications, recycled footage."""
    gaps: tuple[Gap, ...]
    """What could not be determined."""
    sources: tuple[SourceRow, ...]
    """By publisher."""
    failures: tuple[str, ...]
    """Names of sources that broke their promise, one line each."""
    refused: tuple[RefusedRow, ...]
    """By reason."""
    method: tuple[Line, ...]
    """How it was made, in about ten lines."""
    notes: tuple[Note, ...]
    """The sentences behind it all."""
    corrections: tuple[CorrectionRow, ...] = ()
    """What the issue before said otherwise."""
    trees: tuple[OriginTree, ...] = ()
    """Through whom each origin's word came."""
