"""Claims whose illustration is older than they are: the claims of a caption, where its film or picture was seen before.

A caption says what its picture shows, so a claim of the caption stands on that picture. Other claims of the report are
left as they are: that a report shows an old picture does not make its words wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from weekreview.errors import InputError
from weekreview.model import Claim, ClaimState, Document, PassageKind

from .dating import Recycled, media_review, recycled
from .index import Archive
from .seeing import Footage, Seen

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


def illustrated(claims: Sequence[Claim], documents: Sequence[Document], archive: Path) -> Illustrated:
    """Return the claims with those demoted whose illustration is older than they are, by what an archive holds.

    Raises:
        InputError: The folder holds no archive.
    """
    if not (archive / "items.jsonl").is_file():
        raise InputError(
            f"{archive} holds no archive of footage; make one with: weekreview footage add --archive {archive}"
        )
    with Footage(Archive(archive)) as footage:
        return illustrated_by(claims, documents, footage.see)


def illustrated_by(claims: Sequence[Claim], documents: Sequence[Document], see: Callable[[Path], Seen]) -> Illustrated:
    """Return the same, with what is seen of a file given by `see`."""
    lines, by_claim = [], {}
    for document in documents:
        own = [claim for claim in claims if claim.document_id == document.document_id]
        findings, refused = illustrations(document, own, see)
        lines += [json.dumps({"document_id": document.document_id, "refused": why}) + "\n" for why in refused]
        for finding in findings:
            by_claim |= dict.fromkeys(finding.claims, finding)
            review = media_review(finding.found, finding.caption, "weekreview")
            line = {"document_id": finding.document_id, "claims": list(finding.claims), "review": review}
            lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    kept = (demoted(c, by_claim[c.claim_id]) if c.claim_id in by_claim else c for c in claims)
    return Illustrated(tuple(kept), "".join(lines))


def illustrations(
    document: Document, claims: Iterable[Claim], see: Callable[[Path], Seen]
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
        path = file_of(document, link.url)
        if path is None:
            continue
        own = [claim for claim in held if _is_of_caption(claim, document, link.caption)]
        try:
            seen = see(path)
        except InputError as error:
            failures.append(str(error))
            continue
        found = recycled(seen.clip, claimed_on(own, told_on), seen.matches)
        if found is not None:
            ids = tuple(claim.claim_id for claim in own)
            findings.append(Illustration(document.document_id, path, link.caption or "", ids, found))
    return tuple(findings), tuple(failures)


def file_of(document: Document, url: str) -> Path | None:
    """Return the file beside a report that it names; None where there is none, or where the name leads elsewhere."""
    name = Path(url.rsplit("/", 1)[-1].split("?")[0]).name
    folder = Path(document.name.split("#")[0]).parent
    for place in PLACES:
        path = folder / place / name
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
    earlier = finding.found.earlier
    why = f"its footage is known since {earlier.on.isoformat()} ({earlier.kind}: {earlier.provenance})"
    return replace(claim, state=ClaimState.UNCERTAIN, state_reason=why)


def _is_of_caption(claim: Claim, document: Document, caption: str | None) -> bool:
    """Return True where a claim's sentence stands in the passage that is a medium's caption."""
    for passage in document.passages:
        if passage.kind is PassageKind.CAPTION and passage.begin <= claim.evidence.begin < passage.end:
            words = " ".join(document.text[passage.begin : passage.end].split())
            return bool(caption) and " ".join(caption.split()) in (words, words.rstrip("."))
    return False
