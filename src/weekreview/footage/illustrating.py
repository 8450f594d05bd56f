"""Claims whose illustration is older than they are: the claims of a caption, where its film or picture was seen before.

A caption says what its picture shows, so a claim of the caption stands on that picture. Other claims of the report are
left as they are: that a report shows an old picture does not make its words wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import numpy as np

from weekreview.errors import InputError
from weekreview.model import Claim, ClaimState, Document, Exhibit, PassageKind

from .dating import Recycled, media_review, recycled
from .evidence import packed_picture, side_by_side
from .index import Archive
from .options import FootageOptions
from .seeing import Footage, Seen

PICTURES = "footage"
"""Folder of the side-by-sides beside an issue's page."""
PLACES = ("", "media")
"""Folders beside a report in which a file that it names is looked for."""


@dataclass(frozen=True, slots=True)
class Illustration:
    """One finding."""

    document_id: str
    """The report."""
    path: Path
    """The file that it shows."""
    caption: str
    """What the report says that it shows; empty where nothing."""
    claims: tuple[str, ...]
    """Ids of the claims that it illustrates."""
    found: Recycled
    """Since when it is known."""


@dataclass(frozen=True, slots=True)
class Illustrated:
    """What looking at the footage of reports made of their claims."""

    claims: tuple[Claim, ...]
    """All claims in their order, some demoted."""
    reviews: str
    """One JSON line a finding: `document_id`, `claims` and `review` (schema.org MediaReview); and one a file that could
    not be looked at: `document_id` and `refused`."""
    exhibits: tuple[Exhibit, ...] = ()
    """One a finding, in the order of the reports."""
    pictures: dict[str, bytes] = field(default_factory=dict)
    """Their side-by-sides, JPEG, by the name that the exhibit gives."""
    shown: dict[str, Path] = field(default_factory=dict)
    """The files themselves, by a name under which they are found again in a folder of `folders`."""


Show = Callable[[Illustration], np.ndarray | None]
"""Makes the side-by-side of a finding, BGR; None where it can't be made."""


def illustrated(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    archive: Path,
    folders: Sequence[Path] = (),
    options: FootageOptions | None = None,
) -> Illustrated:
    """Return the claims with those demoted whose illustration is older than they are, by what an archive holds.

    Args:
        folders: Where the reports lay; what they show is looked for beside them.

    Raises:
        InputError: The folder holds no archive.
    """
    if not (archive / "items.jsonl").is_file():
        raise InputError(
            f"{archive} holds no archive of footage; make one with: weekreview footage add --archive {archive}"
        )
    with Footage(Archive(archive), options) as footage:
        return illustrated_by(claims, documents, footage.see, lambda finding: _shown(footage, finding), folders)


def illustrated_by(
    claims: Sequence[Claim],
    documents: Sequence[Document],
    see: Callable[[Path], Seen],
    show: Show | None = None,
    folders: Sequence[Path] = (),
) -> Illustrated:
    """Return the same, with what is seen of a file given by `see`, and its side-by-side by `show`."""
    lines, by_claim = [], {}
    exhibits: list[Exhibit] = []
    pictures: dict[str, bytes] = {}
    shown: dict[str, Path] = {}
    for document in documents:
        own = [claim for claim in claims if claim.document_id == document.document_id]
        findings, refused = illustrations(document, own, see, folders)
        lines += [json.dumps({"document_id": document.document_id, "refused": why}) + "\n" for why in refused]
        for finding in findings:
            by_claim |= dict.fromkeys(finding.claims, finding)
            picture = show(finding) if show else None
            exhibits.append(exhibit_of(finding, picture))
            shown[f"{finding.document_id}-{finding.found.clip.name}"] = finding.path
            if picture is not None:
                pictures[exhibits[-1].file] = packed_picture(picture, ".jpg")
            review = media_review(finding.found, finding.caption, "weekreview")
            line = {"document_id": finding.document_id, "claims": list(finding.claims), "review": review}
            lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    kept = (demoted(c, by_claim[c.claim_id]) if c.claim_id in by_claim else c for c in claims)
    return Illustrated(tuple(kept), "".join(lines), tuple(exhibits), pictures, shown)


def exhibit_of(finding: Illustration, picture: np.ndarray | None) -> Exhibit:
    """Return the record of a finding, for the page; without a picture where there is none."""
    clip_id = finding.found.clip.clip_id
    height, width = (0, 0) if picture is None else picture.shape[:2]
    name = "" if picture is None else f"{PICTURES}/{finding.document_id}-{clip_id}.jpg"
    return Exhibit(clip_id, finding.document_id, finding.claims, reason_of(finding), name, width, height)


def _shown(footage: Footage, finding: Illustration) -> np.ndarray | None:
    match = finding.found.match
    number = footage.archive.catalogue.number_of(match.clip.sha256)
    if number is None:
        return None
    try:
        copy = footage.archive.copy_of(number)
        return side_by_side(match, finding.path, copy, footage.decoder, finding.found.clip.name)
    except InputError:
        return None  # the small copy is damaged: the finding stands without a picture


def illustrations(
    document: Document, claims: Iterable[Claim], see: Callable[[Path], Seen], folders: Sequence[Path] = ()
) -> tuple[tuple[Illustration, ...], tuple[str, ...]]:
    """Return the findings of one report, and one line for each file that could not be looked at.

    Files are looked for beside the report, as it names them; nothing is fetched. A report without a day is passed over.
    """
    findings, failures = [], []
    told_on = document.published.on
    if told_on is None:
        return (), ()
    held = list(claims)
    for link in document.media:
        path = file_of(document, link.url, folders)
        if path is None:
            if "://" not in link.url:
                failures.append(f"{link.url} is not beside the report {document.name}: it was not looked at")
            continue
        own = [claim for claim in held if _is_of_caption(claim, document, link.caption)]
        try:
            seen = see(path)
        except InputError as error:
            failures.append(str(error))
            continue
        clip = replace(seen.clip, name=path.name.removeprefix(f"{document.document_id}-"))
        found = recycled(clip, claimed_on(own, told_on), seen.matches)
        if found is not None:
            ids = tuple(claim.claim_id for claim in own)
            findings.append(Illustration(document.document_id, path, link.caption or "", ids, found))
    return tuple(findings), tuple(failures)


def file_of(document: Document, url: str, folders: Sequence[Path] = ()) -> Path | None:
    """Return the file beside a report that it names; None where there is none, or where the name leads elsewhere.

    Args:
        folders: Where the report may lie, or what it shows was kept under the report's id; none = as its name says.
    """
    name = Path(url.rsplit("/", 1)[-1].split("?")[0]).name
    beside = Path(document.name.split("#")[0]).parent
    for folder in folders or (Path(),):
        looked = [folder / beside / place / name for place in PLACES] + [folder / f"{document.document_id}-{name}"]
        for path in looked:
            if name and path.is_file():
                return path
    return None


def claimed_on(claims: Iterable[Claim], told_on: date) -> date:
    """Return the first day that the claims can be about; the report's own day where they give none."""
    days = [claim.when.earliest_on for claim in claims if claim.when and claim.when.earliest_on]
    return min(days, default=told_on)


def demoted(claim: Claim, finding: Illustration) -> Claim:
    """Return a claim as uncertain, with what is known of its illustration as the reason."""
    if not claim.happened:
        return claim
    return replace(claim, state=ClaimState.UNCERTAIN, state_reason=reason_of(finding))


def reason_of(finding: Illustration) -> str:
    """Return since when a report's footage is known, and by whose word."""
    earlier = finding.found.earlier
    return f"footage known since {earlier.on.isoformat()} ({earlier.kind}: {earlier.provenance})"


def _is_of_caption(claim: Claim, document: Document, caption: str | None) -> bool:
    """Return True where a claim's sentence stands in the passage that is a medium's caption."""
    for passage in document.passages:
        if passage.kind is PassageKind.CAPTION and passage.begin <= claim.evidence.begin < passage.end:
            words = " ".join(document.text[passage.begin : passage.end].split())
            return bool(caption) and " ".join(caption.split()) in (words, words.rstrip("."))
    return False
