"""Cleaning: from the raw text of a report to its passages, with a refusal for all that is no part of it."""

from .furniture import first_words
from .lines import PDF_SLACK, even, key, lines_of, tidy
from .passages import join, pieces_of_lines, settle

__all__ = ["PDF_SLACK", "even", "first_words", "join", "key", "lines_of", "pieces_of_lines", "settle", "tidy"]
