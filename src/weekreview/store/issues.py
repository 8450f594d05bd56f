"""Issues: what each one was made from, so that a past one can be made again to the byte.

The store knows two times: when something happened, which the claims say, and when we knew it, which the custody log and
the judgements say. An issue holds how far the log went and when it was made; `Past` reads the store as it was then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from weekreview.errors import UsageError
from weekreview.model import Change, Claim, CustodyEntry, Document, DuplicateLink, Judgement, Refusal

from .stores import Store

PREFIX = "issue:"
"""Begins the names under which issues are kept among the settings."""


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """What one issue was made from."""

    number: int
    """From 1, in the order in which they were made."""
    as_of: datetime
    """The instant that it speaks for, aware UTC."""
    entries: int
    """How many entries the custody log had."""
    settings: dict[str, str]
    """By setting name, as they would be typed; those at their defaults are missing."""
    files: dict[str, str]
    """SHA-256 of each file of the issue, by name."""
    failures: tuple[str, ...] = ()
    """The sources that broke their promise in that run, one line each."""
    changes: tuple[Change, ...] = ()
    """What the issue before it said otherwise."""


def keep_issue(store: Store, record: IssueRecord) -> IssueRecord:
    """Keep what an issue was made from, under the next number; the very same as the last one again changes nothing."""
    known = kept_issues(store)
    if known and replace(known[-1], number=0) == replace(record, number=0):
        return known[-1]
    kept = replace(record, number=len(known) + 1)
    store.keep_setting(f"{PREFIX}{kept.number:06d}", msgspec.json.encode(kept).decode())
    return kept


def kept_issues(store: Store) -> tuple[IssueRecord, ...]:
    """Return the issues, first to last."""
    found = (value for name, value in sorted(store.settings().items()) if name.startswith(PREFIX))
    return tuple(msgspec.json.decode(value, type=IssueRecord) for value in found)


def past_of(store: Store, number: int) -> tuple[IssueRecord, Past]:
    """Return an issue's record and the store as it was when the issue was made.

    Raises:
        UsageError: There is no issue of that number.
    """
    known = kept_issues(store)
    if not 1 <= number <= len(known):
        has = f"1 to {len(known)}" if known else "none"
        raise UsageError(f"there is no issue {number} in {store.where}; it has {has}")
    return known[number - 1], Past(store, known[number - 1])


class Past:
    """Reads a store as it was: what had come in, what people had decided. It keeps nothing."""

    def __init__(self, store: Store, issue: IssueRecord) -> None:
        self._store = store
        self._issue = issue
        self._entries = store.custody()[: issue.entries]
        self._known = {e.sha256 for e in self._entries}

    def documents(self) -> tuple[Document, ...]:
        """Return the documents of the inputs that had come in."""
        return tuple(d for d in self._store.documents() if d.sha256 in self._known)

    def claims(self) -> tuple[Claim, ...]:
        """Return their claims."""
        known = {d.document_id for d in self.documents()}
        return tuple(c for c in self._store.claims() if c.document_id in known)

    def refusals(self) -> tuple[Refusal, ...]:
        """Return what was refused, but for what later documents and inputs gave."""
        later = {d.document_id for d in self._store.documents()} - {d.document_id for d in self.documents()}
        gone = {e.name for e in self._store.custody()[self._issue.entries :]} - {e.name for e in self._entries}
        ended = later | gone
        return tuple(r for r in self._store.refusals() if r.subject_id not in ended)

    def custody(self) -> tuple[CustodyEntry, ...]:
        """Return the log as far as it went."""
        return self._entries

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the decisions that had been made; one that was ended only later is in force."""
        made = (j for j in self._store.judgements() if j.made_at <= self._issue.as_of)
        return tuple(
            replace(j, ended_at=None, ended_why=None) if j.ended_at and j.ended_at > self._issue.as_of else j
            for j in made
        )

    def keep_duplicates(self, links: Sequence[DuplicateLink]) -> None:
        """Keep nothing: the links are those of a past."""
