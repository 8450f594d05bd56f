"""The order of the rooms: reports in, a checked week in review out. The only module that knows all rooms and the store.

A build takes in each input as one unit of work, reads each document as one, and then derives all else anew from what is
stored; so a build that was killed goes on where it stopped, and a second build adds.
"""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from weekreview.ground import Gazetteer, ground, names_no_country, open_gazetteer, registry, theatres_of
from weekreview.ingest import ingest, link_duplicates, notices_of
from weekreview.ingest.custody import append_entry
from weekreview.model import Actor, Change, Claim, CustodyEntry, Document, Exhibit, Refusal
from weekreview.read import Reader, open_reader, read
from weekreview.read.coding import codes_of
from weekreview.reconcile import Reconciled, reconcile
from weekreview.review import Material, render, review, second_reading, verify
from weekreview.settings import Settings, load_settings
from weekreview.sources import Source, controlled_publishers, load_sources, publisher_families
from weekreview.store import (
    Exports,
    IssueRecord,
    Past,
    Snapshot,
    Store,
    compare,
    export_rows,
    keep_issue,
    open_store,
    past_of,
    read_snapshot,
    write_exports,
    write_whole,
)

Progress = Callable[[str, int, int | None], None]
"""Called as `progress(step, done, total)`; `total` None = not known."""
MEDIA = "media"
"""Folder of an issue in which what was found to be older than its report is kept."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build."""

    documents: int
    """Documents stored, all builds together."""
    claims: int
    """Claims stored."""
    incidents: int
    """Incidents derived."""
    tallies: int
    """Tallies derived."""
    contradictions: int
    """Contradictions derived."""
    refused: Mapping[str, int]
    """How many were declined, by reason."""
    places_placed: int
    """Place mentions of claims that a place was found for."""
    places_not_determined: int
    """Place mentions of claims without one."""
    failures: tuple[str, ...]
    """One line for each source that broke its promise."""
    notices: tuple[Refusal, ...]
    """What this build, and none before it, declined of whole inputs and reports; `subject_id` is the name."""
    page: Path
    """The page to open."""


@dataclass(frozen=True, slots=True)
class Derived:
    """All that is made anew at each build from stored documents and claims."""

    documents: tuple[Document, ...]
    """Stored documents, in order of arrival."""
    claims: tuple[Claim, ...]
    """Their claims, grounded, with origins."""
    links: tuple
    """Near-duplicates among the documents."""
    reconciled: Reconciled
    """Origins, incidents, tallies, contradictions, states."""
    refusals: tuple[Refusal, ...]
    """Everything declined, in the order of the rooms."""
    period: tuple[date | None, date | None] = field(default=(None, None))
    """First and last day of the period."""
    media_reviews: str = ""
    """A MediaReview a line for each film or picture older than what it is shown as; empty without an archive."""
    exhibits: tuple[Exhibit, ...] = ()
    """The same, for the page."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """Their side-by-sides by name."""
    shown: dict[str, Path] = field(default_factory=dict)
    """What was found to be older, by the name under which it is kept."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an issue holds that is not derived from claims."""

    custody: tuple[CustodyEntry, ...]
    """The log, as far as it went."""
    failures: tuple[str, ...]
    """One line for each source that broke its promise."""
    changes: tuple[Change, ...]
    """What the issue before said otherwise."""


def build(inputs: Sequence[str], out: Path, settings: Settings, progress: Progress) -> BuildReport:
    """Build the issue of the inputs, and of what `out` holds already, into `out`.

    Args:
        inputs: files, folders, addresses, or "-".
        out: the issue's folder; made where it is missing.
        settings: see `settings`.
        progress: told how far each step is.

    Raises:
        UsageError: an input, a setting or the store can't be used as it is; what was stored stays.
        UnsupportedError: something on the page would resolve to no claim; nothing of the page is written.
    """
    settings = replace(settings, as_of=settings.as_of or datetime.now(UTC).replace(microsecond=0))
    settings.reconcile_options((None, None))  # a rule that there is none of is named before anything is read
    gazetteer = open_gazetteer(settings.ground_options(lambda share: progress("gazetteer", int(share * 100), 100)))
    reader = open_reader(settings.read_options())
    with open_store(out, settings.database_url) as store:
        failures, notices = _take_in(inputs, store, settings, progress)
        _read_all(store, reader, progress)
        with _collector_at_rest():
            derived = _derive(store, gazetteer, settings, progress, (*_folders(inputs), out / MEDIA))
            _keep_shown(out, derived.shown)
            changes = _changes(out, derived)
            known = Known(store.custody(), failures, changes)
            files = _publish(out, derived, gazetteer, settings, known)
        issue = IssueRecord(0, settings.as_of, len(known.custody), settings.typed(), files, failures, changes)
        keep_issue(store, issue)
        progress("writing", 1, 1)
    return _report(derived, failures, notices, out / "index.html")


def rebuild(folder: Path, number: int, out: Path, settings: Settings, progress: Progress) -> tuple[str, ...]:
    """Make issue `number` of `folder` again in `out`, from what was known when it was made.

    Args:
        folder: of the builds.
        number: which of its issues, from 1.
        out: where the issue goes; made where it is missing.
        settings: where database, gazetteer, model and sources lie; all else is the issue's own.
        progress: told how far each step is.

    Returns:
        Names of files that are not, byte for byte, what they were.

    Raises:
        UsageError: there is no such issue.
    """
    gazetteer = open_gazetteer(settings.ground_options())
    with open_store(folder, settings.database_url, create=False, shared=True) as store:
        issue, past = past_of(store, number)
        settings = load_settings(issue.settings, {}).placed_as(settings)
        settings = replace(settings, as_of=issue.as_of)
        with _collector_at_rest():
            derived = _derive(past, gazetteer, settings, progress, (folder / MEDIA,))
            files = _publish(out, derived, gazetteer, settings, Known(past.custody(), issue.failures, issue.changes))
    return tuple(sorted(name for name in files.keys() | issue.files if files.get(name) != issue.files.get(name)))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the cyclic collector from walking the records: they hold no cycles, and it took a sixth of a build."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _changes(out: Path, derived: Derived) -> tuple[Change, ...]:
    """Return what the issue that lies in `out` says otherwise; nothing where none does."""
    if not (out / "tallies.jsonl").is_file():
        return ()
    found = derived.reconciled
    rows = export_rows(Exports(tallies=found.tallies, reviews=found.reviews))
    known = frozenset(c.claim_id for c in derived.claims)
    reviews = tuple(rows.get("reviews.jsonl", ()))
    return tuple(
        c for c in compare(read_snapshot(out), Snapshot(known, tuple(rows["tallies.jsonl"]), reviews)) if c.before
    )


def _take_in(
    inputs: Sequence[str], store: Store, settings: Settings, progress: Progress
) -> tuple[tuple[str, ...], tuple[Refusal, ...]]:
    """Store every input with what it gave; return the failures, and the refusals that the person should hear of."""
    failures: list[str] = []
    notices: list[Refusal] = []
    for done, received in enumerate(ingest(inputs, settings.ingest_options()), 1):
        failures += received.failures
        notices += notices_of(received)
        if received.raw is not None:
            store.keep_input(
                received.raw,
                lambda last, raw=received.raw: append_entry(last, raw),
                received.documents,
                received.refusals,
            )
        elif received.refusals:
            store.keep_refused(received.refusals)
        progress("taking in", done, None)
    return tuple(failures), tuple(notices)


def _read_all(store: Store, reader: Reader, progress: Progress) -> None:
    """Read every stored document that this reader has not read yet."""
    todo = [d for d in store.documents() if not store.claims_done(d.document_id, reader.version)]
    for done, document in enumerate(todo, 1):
        claims, refusals = read(document, reader)
        store.keep_claims(document.document_id, reader.version, claims, refusals)
        progress("reading", done, len(todo))


def _folders(inputs: Sequence[str]) -> tuple[Path, ...]:
    """Return the folders in which the inputs lie."""
    paths = [Path(text) for text in inputs if text != "-" and "://" not in text]
    return tuple(dict.fromkeys(path if path.is_dir() else path.parent for path in paths))


def _keep_shown(out: Path, shown: dict[str, Path]) -> None:
    """Keep what was found to be older with the issue, so that it can be looked at, and the issue made, again."""
    for name, path in shown.items():
        kept = out / MEDIA / name
        if not kept.is_file():
            write_whole(kept, path.read_bytes())


def _derive(
    store: Store | Past, gazetteer: Gazetteer, settings: Settings, progress: Progress, folders: tuple[Path, ...] = ()
) -> Derived:
    documents = store.documents()
    by_document: dict[str, list[Claim]] = {d.document_id: [] for d in documents}
    for claim in store.claims():
        by_document[claim.document_id].append(claim)
    sources = load_sources(settings.sources_folder)
    grounded, declined = _ground_all(documents, by_document, gazetteer, sources, progress)
    refusals: list[Refusal] = [*store.refusals(), *declined]
    by_id = {d.document_id: d for d in documents}
    grounded, doubted = second_reading(grounded, by_id, gazetteer.index.places_named)
    refusals += doubted
    media_reviews, exhibits, pictures, shown = "", (), {}, {}
    if settings.footage_folder:
        from weekreview.footage import FootageOptions, illustrated

        options = FootageOptions(encoder=settings.footage_encoder or "auto")
        seen = illustrated(grounded, documents, settings.footage_folder, folders, options)
        grounded, media_reviews = list(seen.claims), seen.reviews
        exhibits, pictures, shown = seen.exhibits, seen.pictures, seen.shown
    links = link_duplicates(documents)
    store.keep_duplicates(links)
    period = period_of(documents, settings)
    options = settings.reconcile_options(period, store.judgements(), publisher_families(sources))
    progress("reconciling", 0, 1)
    reconciled = reconcile(documents, grounded, links, registry(gazetteer), options)
    progress("reconciling", 1, 1)
    refusals += reconciled.refusals
    derived = Derived(documents, tuple(reconciled.claims), links, reconciled, tuple(refusals), period)
    return replace(derived, media_reviews=media_reviews, exhibits=exhibits, pictures=pictures, shown=shown)


def _actors_named(claims: Iterable[Claim], actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """Return the actors that claims name as actor, target or speaker, each once, by id."""
    mentions = (m for c in claims for m in (*c.actors, *c.targets, *((c.speaker,) if c.speaker else ())))
    named = {m.actor_id for m in mentions if m.actor_id in actors}
    return tuple(actors[actor_id] for actor_id in sorted(named))


def _ground_all(
    documents: Sequence[Document],
    claims_of: Mapping[str, Sequence[Claim]],
    gazetteer: Gazetteer,
    sources: Sequence[Source],
    progress: Progress,
) -> tuple[list[Claim], list[Refusal]]:
    """Ground those documents first that name a country, and then with what they are about those that name none."""
    found: dict[str, tuple[tuple[Claim, ...], tuple[Refusal, ...]]] = {}
    groups: dict[bool, list[Document]] = {False: [], True: []}
    for document in documents:
        groups[names_no_country(document)].append(document)
    for group in groups.values():
        theatres = theatres_of(claims for claims, _ in found.values())  # none yet for the first group
        for document in group:
            controls = controlled_publishers(sources, document.published.on)
            key = document.document_id
            found[key] = ground(claims_of[key], document, gazetteer, controls, theatres)
            progress("grounding", len(found), len(documents))
    kinds = {actor_id: actor.kind for actor_id, actor in registry(gazetteer).items()}
    in_order = [found[document.document_id] for document in documents]
    grounded = [replace(claim, codes=codes_of(claim, kinds)) for claims, _ in in_order for claim in claims]
    return grounded, [refusal for _, declined in in_order for refusal in declined]


def period_of(documents: Iterable[Document], settings: Settings) -> tuple[date | None, date | None]:
    """Return the period asked for, or else the days from the first to the last publication, and no less than a week.

    (None, None) where no publication is dated. A report of Friday tells of the days before it.
    """
    if settings.from_on:
        return settings.from_on, settings.to_on
    known = sorted(d.published.on for d in documents if d.published.on)
    return (min(known[0], known[-1] - timedelta(days=6)), known[-1]) if known else (None, None)


def _publish(out: Path, derived: Derived, gazetteer: Gazetteer, settings: Settings, known: Known) -> dict[str, str]:
    """Compose, verify, and only then write the issue and its data; return the SHA-256 of each file."""
    found = derived.reconciled
    material = Material(
        documents=derived.documents,
        claims=derived.claims,
        links=derived.links,
        origins=found.origins,
        incidents=found.incidents,
        tallies=found.tallies,
        contradictions=found.contradictions,
        states=found.states,
        registry=registry(gazetteer),
        refusals=derived.refusals,
        failures=known.failures,
        changes=known.changes,
        from_on=derived.period[0],
        to_on=derived.period[1],
        as_of=settings.as_of,
        namesakes=gazetteer.index.places_named,
        exhibits=derived.exhibits,
    )
    issue = review(material, settings.review_options())
    page_files = render(issue, verify(issue, material))
    files = {name: text.encode() for name, text in page_files.items()} | derived.pictures
    if settings.footage_folder:
        files["media_reviews.jsonl"] = derived.media_reviews.encode()
    exports = Exports(
        documents=derived.documents,
        claims=derived.claims,
        duplicates=derived.links,
        incidents=found.incidents,
        states=found.states,
        tallies=found.tallies,
        contradictions=found.contradictions,
        refusals=derived.refusals,
        custody=known.custody,
        reviews=found.reviews,
        actors=_actors_named(derived.claims, registry(gazetteer)),
    )
    written = write_exports(out, exports, settings.coarsen_km or None)
    for name, content in sorted(files.items()):
        write_whole(out / name, content)
    names = [path.relative_to(out).as_posix() for path in (*written, *(out / n for n in files))]
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}


def _report(derived: Derived, failures: tuple[str, ...], notices: tuple[Refusal, ...], page: Path) -> BuildReport:
    found = derived.reconciled
    mentions = [m for c in derived.claims for m in c.places]
    return BuildReport(
        documents=len(derived.documents),
        claims=len(derived.claims),
        incidents=len(found.incidents),
        tallies=len(found.tallies),
        contradictions=len(found.contradictions),
        refused=Counter(str(r.reason) for r in derived.refusals),
        places_placed=sum(m.place is not None for m in mentions),
        places_not_determined=sum(m.place is None for m in mentions),
        failures=failures,
        notices=notices,
        page=page,
    )
