"""read.voices: who may speak in a report, what points back to whom, and whose words a quotation is."""

from __future__ import annotations

from .anaphors import antecedent, is_anaphor, short_for
from .quotations import Quotation, quotations_of
from .subjects import Subject, SubjectKind, named, subject_of

__all__ = [
    "Quotation", "Subject", "SubjectKind", "antecedent", "is_anaphor", "named", "quotations_of", "short_for",
    "subject_of",
]  # fmt: skip
