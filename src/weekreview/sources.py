"""Sources: what is known of the outlets and offices that reports come from. Read from `sources/NAME/source.yml`.

A source says under which names its reports go, who controls it, which outlets are of one family (one newsroom: they
count as one origin), on what terms its texts may be used, and how much is expected of it. `pipeline` hands families and
control to the rooms; nothing here judges whether a source is right.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path

import msgspec
import yaml

from weekreview.errors import InputError, UsageError

PACKAGED = Path(__file__).parent / "source_files"


class SourceKind(StrEnum):
    """What a source is."""

    NEWS_AGENCY = "news_agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    BLOG = "blog"
    MONITOR = "monitor"
    """Counts or records events as its work."""
    NGO = "ngo"
    UNITED_NATIONS = "united_nations"
    MINISTRY = "ministry"
    MILITARY = "military"


class StateControl(StrEnum):
    """What a state has to say in it."""

    NONE = "none"
    FUNDED = "funded"
    """Paid for by a state, with an editorial line of its own by statute."""
    OWNED = "owned"
    """A state's property and under its direction."""
    ORGAN = "organ"
    """Part of the state itself: its word is the state's."""


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a run over this source should give; outside of it, the source has changed and is looked at."""

    every_days: int
    """It publishes at least this often."""
    documents_min: int
    """Least number of documents in a week."""
    documents_max: int
    """Greatest number of documents in a week."""

    def __post_init__(self) -> None:
        if self.every_days < 1 or not 0 <= self.documents_min <= self.documents_max:
            raise ValueError("`expect` needs every_days of 1 or more and 0 <= documents_min <= documents_max")


class Control(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"begins_on": "from"}):
    """Who had a say in a source from a day to a day, where that was another than now."""

    begins_on: date | None = None
    """First day; in the file `from`; None = since ever."""
    until: date
    """Last day."""
    state_control: StateControl
    """What a state had to say in it."""
    controlled_by: str | None
    """Actor id of the registry whose word its own voice was; None = nobody's."""

    def __post_init__(self) -> None:
        if self.begins_on and self.begins_on > self.until:
            raise ValueError(f"a period of control ends on {self.until}, before it begins on {self.begins_on}")

    def holds_on(self, day: date) -> bool:
        """Return True where the period holds the day."""
        return (self.begins_on or date.min) <= day <= self.until


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One source file."""

    name: str
    """The name to show."""
    publishers: tuple[str, ...]
    """Other names that reports give as their publisher."""
    domains: tuple[str, ...]
    """Domains it publishes under, without `www.`."""
    family: str
    """Those that share a newsroom share this; they count as one origin."""
    kind: SourceKind
    """What it is."""
    country: str | None
    """ISO 3166-1 alpha-2, lower case; None = international."""
    languages: tuple[str, ...]
    """ISO 639-1."""
    state_control: StateControl
    """What a state has to say in it."""
    controlled_by: str | None
    """Actor id of the registry whose word its own voice is; None = nobody's."""
    affiliation: str
    """In one neutral sentence: whose it is."""
    terms: str
    """In one sentence: on what terms its texts may be stored and quoted."""
    licence: str
    """SPDX or Creative Commons name; `proprietary`, `public-domain` or `not_determined`."""
    expect: Expectation
    """What a week of it should give."""
    formerly: tuple[Control, ...] = ()
    """Periods in which others had a say in it; outside of them what stands above holds."""

    def __post_init__(self) -> None:
        empty = [k for k in ("name", "family", "affiliation", "terms", "licence") if not getattr(self, k).strip()]
        if empty:
            raise ValueError(f"`{empty[0]}` is empty")
        bad = [domain for domain in self.domains if domain != domain.lower() or "/" in domain or "." not in domain]
        if bad:
            raise ValueError(f"`{bad[0]}` is not a domain in lower case")
        if self.state_control is StateControl.ORGAN and self.controlled_by is None:
            raise ValueError("an organ of a state names the actor in `controlled_by`")

    def control_on(self, day: date | None) -> tuple[StateControl, str | None]:
        """Return what a state has to say in it on a day, and whose word its own voice is.

        Without a day it is nobody's where that has changed: who controlled it then is not known.
        """
        if day is None and any(c.controlled_by != self.controlled_by for c in self.formerly):
            return self.state_control, None
        former = next((c for c in self.formerly if day and c.holds_on(day)), None)
        return (former.state_control, former.controlled_by) if former else (self.state_control, self.controlled_by)


def load_sources(folder: Path | None = None) -> tuple[Source, ...]:
    """Return every source under `folder` (None = the packaged ones), by folder name.

    Raises:
        UsageError: There is no such folder.
        InputError: A file is not YAML, lacks a key, has one too many or a value out of place, or two sources share a
            name or domain; the file and what is wrong are named.
    """
    folder = folder or PACKAGED
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder of sources; give one that holds NAME/source.yml")
    paths = sorted(folder.glob("*/source.yml"))
    sources = tuple(_load_source(path) for path in paths)
    _check_names(sources, paths)
    return sources


def publisher_families(sources: Iterable[Source]) -> dict[str, str]:
    """Return for each name, alias and domain whose one voice it is: the actor that controls it, else its family.

    Outlets of one family, or of one actor, count as one origin.
    """
    return {name: source.controlled_by or source.family for source in sources for name in _names(source)}


def source_of(publisher: str | None, sources: Iterable[Source]) -> Source | None:
    """Return the source that goes by this publisher's name or domain, or None."""
    if publisher is None:
        return None
    wanted = fold_publisher(publisher)
    return next((s for s in sources if wanted in {fold_publisher(name) for name in _names(s)}), None)


def controlled_publishers(sources: Iterable[Source], day: date | None = None) -> dict[str, str]:
    """Return for each name, alias and domain of a controlled outlet the actor id whose word its own voice is on a day.

    None = the day is not known; then an outlet that changed hands is nobody's.
    """
    voices = ((source, source.control_on(day)[1]) for source in sources)
    return {name: actor_id for source, actor_id in voices if actor_id for name in _names(source)}


def fold_publisher(name: str) -> str:
    """Return a publisher's name as names are compared: lower case, single blanks, no `www.`, no leading article."""
    folded = " ".join(name.lower().replace("’", "'").split())
    return folded.removeprefix("www.").removeprefix("the ")


def _names(source: Source) -> tuple[str, ...]:
    """Return everything that a source goes by."""
    return (source.name, *source.publishers, *source.domains)


def _load_source(path: Path) -> Source:
    """Return one checked source."""
    where = f"{path.parent.name}/{path.name}"
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Source)
    except (yaml.YAMLError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise InputError(
            f"source {where}: {' '.join(str(error).split())}; docs/reference/sources.md has the form"
        ) from error


def _check_names(sources: tuple[Source, ...], paths: list[Path]) -> None:
    """Raise InputError where two sources go by one name."""
    owner: dict[str, str] = {}
    for source, path in zip(sources, paths, strict=True):
        for name in sorted({fold_publisher(name) for name in _names(source)}):
            if owner.setdefault(name, path.parent.name) != path.parent.name:
                raise InputError(f"sources {owner[name]} and {path.parent.name} both go by {name!r}; keep it in one")
