"""The one schema, for SQLite and PostgreSQL alike. Made and changed only by `migrations/`; a test holds the two equal.

Every record travels whole, as canonical JSON, in `record`; the columns beside it are those that are looked up or
sorted by. What others wrote (names, texts) stands in `record` only: JSON escapes the letters that PostgreSQL can't
hold, and nothing is too long to index. Nothing here is filled by a sequence of the database: `number`s count up inside
the transaction, so that both databases, and a run that was killed and resumed, hold the same rows.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NEWEST = "0001"
"""The revision of `migrations/` that this code works with."""
VERSION_TABLE = "weekreview_version"
"""Alembic's table of revisions; its name tells a store from any other database."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _of(table: str, key: str, **options) -> Column:
    """Return a column that refers to `table`'s `key`; its row goes when that row goes."""
    return Column(key, String, ForeignKey(f"{table}.{key}", ondelete="CASCADE"), nullable=False, **options)


inputs = Table(
    "inputs",
    metadata,
    Column("input_id", String, primary_key=True, doc="SHA-256 of (sha256, name, action)"),
    Column("number", Integer, nullable=False, unique=True, doc="order of arrival, from 1"),
    Column("sha256", String(64), nullable=False, doc="of the raw bytes, which lie in raw/"),
    Column("digest", String(64), nullable=False, doc="of the documents and refusals that it gave when last read"),
)

custody = Table(
    "custody",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("input_id", String, ForeignKey("inputs.input_id"), nullable=False),
    Column("entry_hash", String(64), nullable=False, unique=True),
    Column("record", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("document_id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True, doc="order of first arrival, from 1"),
    Column("sha256", String(64), nullable=False),
    Column("published_on", Date),
    Column("record", Text, nullable=False),
)

appearances = Table(
    "appearances",
    metadata,
    _of("inputs", "input_id"),
    _of("documents", "document_id", index=True),
    PrimaryKeyConstraint("input_id", "document_id"),
)

units = Table(
    "units",
    metadata,
    _of("documents", "document_id"),
    Column("step", String, nullable=False, doc="the pass that was done with the document: read"),
    Column("version", Text, nullable=False, doc="of what did it: its own version and the digest of its settings"),
    PrimaryKeyConstraint("document_id", "step"),
)

claims = Table(
    "claims",
    metadata,
    Column("claim_id", String, primary_key=True),
    _of("documents", "document_id"),
    Column("position", Integer, nullable=False, doc="among the document's claims, from 0"),
    Column("type", String, nullable=False),
    Column("state", String, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("document_id", "position"),
)

input_refusals = Table(
    "input_refusals",
    metadata,
    _of("inputs", "input_id"),
    Column("position", Integer, nullable=False, doc="among the refusals of that pass over the input, from 0"),
    Column("reason", String, nullable=False),
    Column("record", Text, nullable=False),
    PrimaryKeyConstraint("input_id", "position"),
)

refused = Table(
    "refused",
    metadata,
    Column(
        "subject_key", String(64), nullable=False, doc="SHA-256 of the subject: an input whose bytes were not taken"
    ),
    Column("position", Integer, nullable=False, doc="among the refusals of that subject, from 0"),
    Column("number", Integer, nullable=False, unique=True, doc="order of arrival, from 1"),
    Column("record", Text, nullable=False),
    PrimaryKeyConstraint("subject_key", "position"),
)

claim_refusals = Table(
    "claim_refusals",
    metadata,
    _of("documents", "document_id"),
    Column("position", Integer, nullable=False, doc="among the refusals of that pass over the document, from 0"),
    Column("reason", String, nullable=False),
    Column("record", Text, nullable=False),
    PrimaryKeyConstraint("document_id", "position"),
)

duplicates = Table(
    "duplicates",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    _of("documents", "document_id", index=True),
    Column(
        "of_document_id", String, ForeignKey("documents.document_id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("record", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("judgement_id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True, doc="order in which they were made, from 1"),
    Column("subject_id", String, nullable=False),
    Column("in_force", Boolean, nullable=False),
    Column("record", Text, nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)
