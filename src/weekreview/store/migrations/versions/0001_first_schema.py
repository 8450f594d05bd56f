"""The first schema: inputs and custody, documents, claims, refusals, units, duplicates, judgements, settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _make_inputs()
    _make_documents()
    _make_claims()
    _make_the_rest()


def _text(name: str, length: int | None = None, **options) -> sa.Column:
    return sa.Column(name, sa.String(length), nullable=False, **options)


def _number(name: str, **options) -> sa.Column:
    return sa.Column(name, sa.Integer(), nullable=False, **options)


def _record(name: str = "record") -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=False)


def _refers(table: str, key: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([key], [to], name=f"fk_{table}_{key}", ondelete="CASCADE")


def _make_inputs() -> None:
    op.create_table(
        "inputs",
        _text("input_id"),
        _number("number"),
        _text("sha256", 64),
        _text("digest", 64),
        sa.PrimaryKeyConstraint("input_id", name="pk_inputs"),
        sa.UniqueConstraint("number", name="uq_inputs_number"),
    )
    op.create_table(
        "custody",
        _number("number", autoincrement=False),
        _text("input_id"),
        _text("entry_hash", 64),
        _record(),
        # No cascade: the log outlives everything.
        sa.ForeignKeyConstraint(["input_id"], ["inputs.input_id"], name="fk_custody_input_id"),
        sa.PrimaryKeyConstraint("number", name="pk_custody"),
        sa.UniqueConstraint("entry_hash", name="uq_custody_entry_hash"),
    )
    _make_refusals("input_refusals", "input_id", "inputs.input_id")
    op.create_table(
        "refused",
        _text("subject_key", 64),
        _number("position"),
        _number("number"),
        _record(),
        sa.PrimaryKeyConstraint("subject_key", "position", name="pk_refused"),
        sa.UniqueConstraint("number", name="uq_refused_number"),
    )


def _make_documents() -> None:
    op.create_table(
        "documents",
        _text("document_id"),
        _number("number"),
        _text("sha256", 64),
        sa.Column("published_on", sa.Date(), nullable=True),
        _record(),
        sa.PrimaryKeyConstraint("document_id", name="pk_documents"),
        sa.UniqueConstraint("number", name="uq_documents_number"),
    )
    op.create_table(
        "appearances",
        _text("input_id"),
        _text("document_id"),
        _refers("appearances", "input_id", "inputs.input_id"),
        _refers("appearances", "document_id", "documents.document_id"),
        sa.PrimaryKeyConstraint("input_id", "document_id", name="pk_appearances"),
    )
    op.create_index("ix_appearances_document_id", "appearances", ["document_id"])
    op.create_table(
        "duplicates",
        _number("position", autoincrement=False),
        _text("document_id"),
        _text("of_document_id"),
        _record(),
        _refers("duplicates", "document_id", "documents.document_id"),
        _refers("duplicates", "of_document_id", "documents.document_id"),
        sa.PrimaryKeyConstraint("position", name="pk_duplicates"),
    )
    op.create_index("ix_duplicates_document_id", "duplicates", ["document_id"])
    op.create_index("ix_duplicates_of_document_id", "duplicates", ["of_document_id"])


def _make_claims() -> None:
    op.create_table(
        "units",
        _text("document_id"),
        _text("step"),
        _record("version"),
        _refers("units", "document_id", "documents.document_id"),
        sa.PrimaryKeyConstraint("document_id", "step", name="pk_units"),
    )
    op.create_table(
        "claims",
        _text("claim_id"),
        _text("document_id"),
        _number("position"),
        _text("type"),
        _text("state"),
        _record(),
        _refers("claims", "document_id", "documents.document_id"),
        sa.PrimaryKeyConstraint("claim_id", name="pk_claims"),
        sa.UniqueConstraint("document_id", "position", name="uq_claims_document_id_position"),
    )
    _make_refusals("claim_refusals", "document_id", "documents.document_id")


def _make_refusals(table: str, key: str, to: str) -> None:
    op.create_table(
        table,
        _text(key),
        _number("position"),
        _text("reason"),
        _record(),
        _refers(table, key, to),
        sa.PrimaryKeyConstraint(key, "position", name=f"pk_{table}"),
    )


def _make_the_rest() -> None:
    op.create_table(
        "judgements",
        _text("judgement_id"),
        _number("number"),
        _text("subject_id"),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        _record(),
        sa.PrimaryKeyConstraint("judgement_id", name="pk_judgements"),
        sa.UniqueConstraint("number", name="uq_judgements_number"),
    )
    op.create_table("settings", _text("name"), _record("value"), sa.PrimaryKeyConstraint("name", name="pk_settings"))
