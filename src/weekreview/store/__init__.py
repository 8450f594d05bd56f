"""The store: every record in and out of SQLite or PostgreSQL, and the files of the outside contract.

Door: `open_store(folder, url=None, *, create=True, shared=False) -> Store`. A unit of work is one raw input
(`keep_input`: bytes, custody entry, documents, refusals), then one document's reading (`keep_claims`); each is one
transaction, so a build that is killed at any moment leaves whole units, and the next one goes on from there.

`write_exports(folder, records, coarsen_km=None)` writes `documents.jsonl`, `claims.jsonl` and their like from an
`Exports` record; `write_whole(path, content)` writes any other file whole or not at all.
"""

from .exports import Exports, Snapshot, compare, export_rows, read_snapshot, write_exports
from .faults import explained
from .issues import IssueRecord, Past, keep_issue, kept_issues, past_of
from .raws import write_whole
from .stores import Store, open_store

__all__ = [
    "Exports", "IssueRecord", "Past", "Snapshot", "Store", "compare", "explained", "export_rows", "keep_issue",
    "kept_issues", "open_store", "past_of", "read_snapshot", "write_exports", "write_whole",
]  # fmt: skip
