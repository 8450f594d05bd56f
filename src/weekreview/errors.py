"""Every error that this package raises on purpose.

    WeekReviewError
    |-- UsageError          the person can fix it: one line, no traceback, exit 2
    |   |-- InputError      an input that can't be used as it is
    |   `-- StoreError      the store can't be opened, read or written as it is
    |-- SourceError         a source broke its promise: that source stops, the run goes on, exit 1
    `-- ContractError       a bug of ours: the run stops
        `-- UnsupportedError  something on the page resolves to no claim; the build fails, naming it

Each message says what happened, with the values, and what to do.
"""

from __future__ import annotations


class WeekReviewError(Exception):
    """Anything that this package raises on purpose."""


class UsageError(WeekReviewError):
    """The person can fix it. Shown as one line; exit 2."""


class InputError(UsageError):
    """An input that can't be used as it is."""


class StoreError(UsageError):
    """The store can't be opened, read or written as it is: locked, full, no rights, too new."""


class SourceError(WeekReviewError):
    """A source broke its promise: it does not answer, or answers what it never did before. Exit 1 at the end."""


class ContractError(WeekReviewError):
    """A bug of ours: what one part promised another does not hold."""


class UnsupportedError(ContractError):
    """A number, date or place on the page resolves to no claim whose evidence holds it."""
