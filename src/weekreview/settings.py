"""Every setting as one row: its name, its flag, its default and one sentence; and what the rooms are told from them.

A flag on the command line stands over the environment variable `WEEKREVIEW_<NAME>`, and that over the default. There
is no settings file. `docs/reference/settings.md` is made from this table.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weekreview import __version__
from weekreview.errors import UsageError

if TYPE_CHECKING:  # the rooms are heavy, and `--help` needs none of them
    from weekreview.ground import GroundOptions
    from weekreview.ingest import IngestOptions
    from weekreview.model import Judgement
    from weekreview.read import ReadOptions
    from weekreview.reconcile import ReconcileOptions
    from weekreview.review import ReviewOptions

PREFIX = "WEEKREVIEW_"


def _day(text: str) -> date:
    """Return the date that `text` writes as 2015-10-23."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise ValueError("is not a date; write it as 2015-10-23")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"is not a date ({error}); write it as 2015-10-23") from error


def _instant(text: str) -> datetime:
    """Return the instant that `text` writes in ISO 8601, in UTC; without a zone it is taken as UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError("is not a time; write it as 2015-10-24T06:00:00Z") from error
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _number(low: float, high: float, example: str) -> Callable[[str], float]:
    """Return a reader of numbers in [low, high]."""

    def read(text: str) -> float:
        wrong = f"is not a number from {low:g} to {high:g}; write it as {example}"
        try:
            value = float(text)
        except ValueError as error:
            raise ValueError(wrong) from error
        if math.isnan(value) or not low <= value <= high:
            raise ValueError(wrong)
        return value

    return read


def _names(text: str) -> tuple[str, ...]:
    """Return the names that `text` joins by commas, without blanks, sorted, each once."""
    return tuple(sorted({name.strip().lower() for name in text.split(",")} - {""}))


def _folder(text: str) -> Path:
    """Return the folder as a path, `~` opened up."""
    return Path(text).expanduser()


def _text(text: str) -> str:
    """Return the text, which must hold something."""
    if not text.strip():
        raise ValueError("is empty; leave it out instead")
    return text.strip()


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table."""

    name: str
    """Field of `Settings`; in capitals after `WEEKREVIEW_` it is the environment variable."""
    flag: str
    """On the command line."""
    read: Callable[[str], Any]
    """From text to value; raises ValueError with what is wrong and an example, to stand after the value."""
    default: Any
    """Value where nobody says anything."""
    sentence: str
    """What it does, in one sentence."""

    @property
    def variable(self) -> str:
        """Return the name of its environment variable."""
        return PREFIX + self.name.upper()


SETTINGS: tuple[Setting, ...] = (
    Setting("from_on", "--from", _day, None, "First day of the period, included."),
    Setting("to_on", "--to", _day, None, "Last day of the period, included."),
    Setting("published_on", "--published-on", _day, None, "Publication day of inputs that give none of their own."),
    Setting("title", "--title", _text, None, "Title of the issue, shown as it is."),
    Setting("as_of", "--as-of", _instant, None, "Time that the build writes as its own; by default the clock's."),
    Setting("database_url", "--database", _text, None, "PostgreSQL address; by default SQLite in the output folder."),
    Setting("cache_folder", "--cache", _folder, None, "Folder of the gazetteer's index; by default the user's cache."),
    Setting("actors_folder", "--actors", _folder, None, "Folder of YAML files with actors of your own."),
    Setting("allow_hosts", "--allow-hosts", _names, (), "Hosts, by commas, to fetch from though they are private."),
    Setting("size_limit_mb", "--size-limit-mb", _number(0.001, 4096, "30"), 30.0, "Largest report read, in MB."),
    Setting(
        "container_limit_mb",
        "--container-limit-mb",
        _number(0.001, 65_536, "500"),
        500.0,
        "Largest file of many reports read (.jsonl .warc .wacz), as it is and as unpacked, in MB.",
    ),
    Setting(
        "coarsen_km",
        "--coarsen-km",
        _number(0, 500, "10"),
        0.0,
        "Grid, in km, to which published places are coarsened.",
    ),
    Setting(
        "threshold",
        "--threshold",
        _number(0, 1, "0.5"),
        None,
        "Claims less probable are refused; by default the model's.",
    ),
    Setting("best_rule", "--best-rule", _text, None, "Rule for best figures; see docs/method/reconcile.md."),
    Setting("models_folder", "--models", _folder, None, "Folder of the reader's model; by default the package's."),
    Setting("footage_folder", "--footage", _folder, None, "Archive of footage that reports' films are looked up in."),
    Setting(
        "footage_encoder",
        "--footage-encoder",
        _text,
        None,
        "Copy descriptors for footage: auto (those installed, the default), none, sscd, or an ONNX file.",
    ),
    Setting("sources_folder", "--sources", _folder, None, "Folder of source files; by default the package's."),
)
"""Every setting there is."""


SHAPING = ("from_on", "to_on", "title", "coarsen_km", "threshold", "best_rule")
"""Settings that an issue made of stored claims depends on, beside its instant."""
PLACES = ("database_url", "cache_folder", "models_folder", "footage_folder", "footage_encoder", "sources_folder")
"""Settings that say where things lie."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run; `SETTINGS` says of each what it does."""

    from_on: date | None = None
    """First day of the period, included; None = from the documents."""
    to_on: date | None = None
    """Last day of the period, included; None = from the documents."""
    published_on: date | None = None
    """For inputs that give no day of their own; None = then it is not determined."""
    title: str | None = None
    """Of the issue; None = the review's own."""
    as_of: datetime | None = None
    """Aware UTC; None = now."""
    database_url: str | None = None
    """None = SQLite in the output folder."""
    cache_folder: Path | None = None
    """None = the user's cache folder."""
    actors_folder: Path | None = None
    """None = the package's registry alone."""
    allow_hosts: tuple[str, ...] = ()
    """Lower case, sorted."""
    size_limit_mb: float = 30.0
    """Megabytes of 1,000,000 bytes, in [0.001, 4096]."""
    container_limit_mb: float = 500.0
    """Megabytes of 1,000,000 bytes, in [0.001, 65536]."""
    coarsen_km: float = 0.0
    """Kilometres in [0, 500]; 0 = as precisely as known."""
    threshold: float | None = None
    """Of `Claim.p`, in [0, 1]; equal passes; None = what training found best."""
    best_rule: str | None = None
    """Name of a rule of `reconcile`; None = the room's default."""
    models_folder: Path | None = None
    """None = the packaged model."""
    footage_folder: Path | None = None
    """None = films and pictures are not looked at."""
    footage_encoder: str | None = None
    """`auto`, `none`, `sscd` or the name of an ONNX file; None = auto."""
    sources_folder: Path | None = None
    """None = the packaged source files."""

    def __post_init__(self) -> None:
        if (self.from_on is None) != (self.to_on is None):
            raise UsageError("a period needs both --from and --to (or --week 2015-W43 alone)")
        if self.from_on and self.to_on and self.from_on > self.to_on:
            raise UsageError(f"--from {self.from_on} is after --to {self.to_on}; swap them")
        latest = (datetime.now(UTC) + timedelta(hours=14)).date()
        if self.published_on and self.published_on > latest:
            raise UsageError(f"--published-on {self.published_on} is in the future; give the day it was published")

    def typed(self) -> dict[str, str]:
        """Return what an issue depends on as it would be typed, by setting name; defaults are left out."""
        given = {n: getattr(self, n) for n in SHAPING if getattr(self, n) is not None}
        return {n: v.isoformat() if isinstance(v, date) else str(v) for n, v in given.items()}

    def placed_as(self, other: Settings) -> Settings:
        """Return these settings with the places where `other` keeps its things."""
        return replace(self, **{n: getattr(other, n) for n in PLACES})

    def ingest_options(self) -> IngestOptions:
        """Return what `ingest` is told; without `as_of` its instant is now."""
        from weekreview.ingest import IngestOptions

        return IngestOptions(
            now=self.as_of or datetime.now(UTC),
            published_on=self.published_on,
            allow_hosts=self.allow_hosts,
            size_limit_bytes=round(self.size_limit_mb * 1_000_000),
            container_limit_bytes=round(self.container_limit_mb * 1_000_000),
            tool=f"weekreview {__version__}",
            user_agent=f"weekreview/{__version__}",
        )

    def read_options(self) -> ReadOptions:
        """Return what `read` is told."""
        from weekreview.read import ReadOptions

        return ReadOptions(models_folder=self.models_folder, threshold=self.threshold)

    def ground_options(self, progress: Callable[[float], None] | None = None) -> GroundOptions:
        """Return what `ground` is told; `progress` hears the share done while the index is built."""
        from weekreview.ground import GroundOptions

        return GroundOptions(self.cache_folder, progress, actors_folder=self.actors_folder)

    def reconcile_options(
        self,
        period: tuple[date | None, date | None],
        judgements: tuple[Judgement, ...] = (),
        publisher_families: Mapping[str, str] | None = None,
    ) -> ReconcileOptions:
        """Return what `reconcile` is told: the issue's days, people's decisions, and whose voice each publisher is."""
        from weekreview.reconcile import ReconcileOptions

        rule = {"best_rule": self.best_rule} if self.best_rule else {}
        families = dict(publisher_families or {})
        return ReconcileOptions(*period, judgements=judgements, publisher_families=families, **rule)

    def review_options(self) -> ReviewOptions:
        """Return what `review` is told."""
        from weekreview.review import ReviewOptions

        title = {"title": self.title} if self.title else {}
        return ReviewOptions(coarsen_km=self.coarsen_km, version=f"weekreview {__version__}", **title)


def load_settings(flags: Mapping[str, str | None], environ: Mapping[str, str]) -> Settings:
    """Return the settings that flags and environment give; flags win. Neither is changed.

    Args:
        flags: By setting name, as typed; None or missing = not given.
        environ: The environment; only names that start with `WEEKREVIEW_` are looked at.

    Raises:
        UsageError: A value can't be read, or a variable is no setting's.
    """
    _check_variables(environ)
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        typed, origin = flags.get(setting.name), setting.flag
        if typed is None and environ.get(setting.variable):
            typed, origin = environ[setting.variable], setting.variable
        if typed is not None:
            values[setting.name] = _read(setting, typed, origin)
    return Settings(**values)


def week_days(text: str) -> tuple[date, date]:
    """Return Monday and Sunday of the ISO week that `text` writes as 2015-W43."""
    match = re.fullmatch(r"(\d{4})-?W(\d{1,2})", text.strip(), re.IGNORECASE)
    if not match:
        raise UsageError(f"--week {text!r} is not an ISO week; write it as 2015-W43")
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError as error:
        raise UsageError(f"--week {text!r}: there is no such week; {match[1]} has 52 or 53") from error
    return monday, monday + timedelta(days=6)


def _read(setting: Setting, typed: str, origin: str) -> Any:
    """Return the value of one setting, or say what is wrong with it."""
    try:
        return setting.read(typed)
    except ValueError as error:
        raise UsageError(f"{origin} {typed!r} {error}") from error


def _check_variables(environ: Mapping[str, str]) -> None:
    """Raise UsageError for the first variable that looks like a setting and is none."""
    known = [setting.variable for setting in SETTINGS]
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "unset it, or see docs/reference/settings.md"
            raise UsageError(f"the environment variable {name} is no setting; {hint}")
