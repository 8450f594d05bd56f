"""What can go wrong under a store, told in one line that says what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError

from weekreview.errors import ContractError, StoreError

KEPT = "what was stored before is still there"

BUSY = "the store {where} is in use by another build; wait for it to end, or build into another folder"
FULL = "the disk of {where} is full; free some space and run the same command again: " + KEPT
RIGHTS = "no rights to read and write {where}; change its permissions or choose another folder"
NO_FOLDER = "{where} can't be a folder: a part of it is a file; choose another folder"
DAMAGED = (
    "{where} is damaged or was not made by weekreview; restore it from a copy, or move it away and build again from "
    "the same inputs"
)
NO_SERVER = "the database {where} does not answer; see that it runs and that address, user and password are right"
OTHER = "the store {where} can't be used; see to that and run the same command again: " + KEPT

_BY_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
    errno.EROFS: RIGHTS,
    errno.ENOTDIR: NO_FOLDER,
    errno.EEXIST: NO_FOLDER,
}
# Source: SQLite result codes, primary (the low byte), https://www.sqlite.org/rescode.html
_BY_SQLITE_CODE = {3: RIGHTS, 5: BUSY, 6: BUSY, 8: RIGHTS, 11: DAMAGED, 13: FULL, 14: RIGHTS, 23: RIGHTS, 26: DAMAGED}
# Source: PostgreSQL error codes, https://www.postgresql.org/docs/current/errcodes-appendix.html
_BY_SQLSTATE = {"53100": FULL, "42501": RIGHTS, "28": NO_SERVER, "3D": NO_SERVER, "08": NO_SERVER, "57": NO_SERVER}
_BY_SQLSTATE |= {"55P03": BUSY, "40": BUSY, "25006": RIGHTS, "XX001": DAMAGED, "XX002": DAMAGED}


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn the errors of the disk and the database into errors of ours that name `where` (never with a password).

    Raises:
        StoreError: The person can fix it.
        ContractError: A row breaks a rule of the schema, which is a bug of ours.
    """
    try:
        yield
    except IntegrityError as error:
        raise ContractError(f"the store {where} was given rows that contradict one another: {error.orig}") from error
    except DBAPIError as error:
        raise StoreError(_line(where, _of_database(error), error.orig)) from error
    except sqlite3.Error as error:
        raise StoreError(_line(where, _of_sqlite(error) or OTHER, error)) from error
    except SQLAlchemyError as error:
        raise StoreError(_line(where, OTHER, error)) from error
    except OSError as error:
        raise StoreError(_line(where, _BY_ERRNO.get(error.errno or 0, OTHER), error.strerror or error)) from error


def _of_database(error: DBAPIError) -> str:
    known = _of_sqlite(error.orig)
    if known:
        return known
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return NO_SERVER if error.connection_invalidated or isinstance(error, OperationalError) else OTHER
    return _BY_SQLSTATE.get(state) or _BY_SQLSTATE.get(state[:2], OTHER)


def _of_sqlite(cause: BaseException | None) -> str | None:
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return DAMAGED if type(cause) is sqlite3.DatabaseError else None
    return _BY_SQLITE_CODE.get(code & 0xFF, OTHER)


def _line(where: str, form: str, cause: object) -> str:
    said = " ".join(str(cause).split())
    return f"{form.format(where=where)} ({said})" if said else form.format(where=where)
