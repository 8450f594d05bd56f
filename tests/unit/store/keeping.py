"""Made-up inputs with everything that they give, and a program that keeps them, for tests that kill it.

    python -m tests.unit.store.keeping FOLDER [URL]

prints `opening`, then `open`, and then keeps unit after unit, passing by those that are kept, and prints `done`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from tests.factories import AN_INSTANT, make_claim, make_custody_entry, make_document, make_raw, make_refusal, span_in
from weekreview.model import Claim, CustodyEntry, Document, Raw, Reason, Refusal
from weekreview.store import Store, open_store

VERSION = "reader 1"
INPUTS = 20
DOCUMENTS_AN_INPUT = 3
CLAIMS_A_DOCUMENT = 5


@dataclass(frozen=True)
class Given:
    """One input as `ingest` would hand it over."""

    raw: Raw
    documents: Sequence[Document] = ()
    refusals: Sequence[Refusal] = field(default=())


def make_given(name: str, content: str = "text", documents: Sequence[Document] = (), **fields) -> Given:
    """Return an input of that name and content."""
    return Given(make_raw(content.encode(), name=name), documents, **fields)


def keep(store: Store, given: Given) -> bool:
    """Keep an input with the next custody entry."""

    def entry_of(last: CustodyEntry | None) -> CustodyEntry:
        return make_custody_entry(last, given.raw)

    return store.keep_input(given.raw, entry_of, given.documents, given.refusals)


def make_many(count: int = INPUTS) -> Iterable[Given]:
    """Yield `count` inputs of three documents each, each input of its own size."""
    for number in range(count):
        name = f"feed-{number:03}.xml"
        documents = [
            make_document(f"Report {number}.{n}\n\nShells struck the bridge. " * 5, name=f"{name}#{n}")
            for n in range(DOCUMENTS_AN_INPUT)
        ]
        received_at = AN_INSTANT + timedelta(seconds=number)
        raw = make_raw(name.encode() * (1 + number * 500), name=name, received_at=received_at)
        yield Given(raw, documents, [make_refusal(subject_id=name), make_refusal(Reason.EMPTY, subject_id=name)])


def claims_of(document: Document) -> list[Claim]:
    """Return five claims of a document of `make_many`."""
    spans = [span_in(document, "struck", nth) for nth in range(CLAIMS_A_DOCUMENT)]
    return [make_claim(document, span) for span in spans]


def keep_all(store: Store) -> None:
    """Keep every input and every document's claims that are not kept yet, as a build does."""
    for given in make_many():
        keep(store, given)
    for document in store.documents():
        if not store.claims_done(document.document_id, VERSION):
            refusals = [make_refusal(Reason.LOW_PROBABILITY, step="read", subject_id=document.document_id)]
            store.keep_claims(document.document_id, VERSION, claims_of(document), refusals)


def main(folder: str, url: str | None = None) -> None:
    """Keep all, telling how far it is."""
    print("opening", flush=True)
    with open_store(folder, url) as store:
        print("open", flush=True)
        keep_all(store)
        print("done", flush=True)
        if "--hold" in sys.argv:
            sys.stdin.read()


if __name__ == "__main__":
    main(*[argument for argument in sys.argv[1:] if argument != "--hold"])
