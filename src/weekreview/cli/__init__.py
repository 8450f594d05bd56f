"""The command line: one file a verb. Each reads its arguments, calls one plain function and prints what comes back.

Results go to stdout, everything else to stderr. Exit codes: 0 done; 1 done but something failed, named on stderr; 2 the
person can fix it, in one line; 70 a bug of ours; 130 stopped by the person.
"""

from __future__ import annotations

import os
import sys
import traceback
import warnings
from collections.abc import Sequence
from types import TracebackType
from typing import NoReturn

from weekreview.errors import ContractError, SourceError, UsageError

EXIT_FAILED, EXIT_USAGE, EXIT_BUG, EXIT_STOPPED = 1, 2, 70, 130
A_BUG = "this is a bug; please report it with the command you ran"


def run() -> NoReturn:
    """Run the command that this process was started with, and end the process with its exit code."""
    sys.excepthook = _end_on_a_bug
    sys.exit(main())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no error of ours leaves with a traceback, a bug of ours says so.

    Args:
        arguments: Without the program's name; None = those the process was started with.
    """
    from typer.exceptions import TyperException
    from typer.main import get_command

    from .app import app

    warnings.showwarning = _show_warning
    try:
        words = None if arguments is None else list(arguments)
        code = get_command(app).main(args=words, prog_name="weekreview", standalone_mode=False)
        return _stopped() if code == EXIT_STOPPED else int(code or 0)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - so that the interpreter's last flush is quiet
        return EXIT_FAILED
    except (UsageError, TyperException) as error:
        return _say(_one_line(error), EXIT_USAGE)
    except SourceError as error:
        return _say(_one_line(error), EXIT_FAILED)
    except ContractError as error:
        return _say(f"{error}\nweekreview: {A_BUG}", EXIT_BUG)
    except OSError as error:
        return _say(_of_the_system(error), EXIT_USAGE)


def _end_on_a_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show the traceback of what nobody foresaw, and end with the code of a bug, not with the 1 that Python gives."""
    traceback.print_exception(kind, error, trace)
    _say(A_BUG, EXIT_BUG)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(EXIT_BUG)


def _show_warning(message: Warning | str, *_: object) -> None:
    """Print a warning as one line of ours."""
    sys.stderr.write(f"weekreview: {message}\n")


def _stopped() -> int:
    """Say that stopping has lost nothing."""
    return _say("stopped; what was finished is kept, and the same command goes on from there", EXIT_STOPPED)


def _say(message: str, code: int) -> int:
    """Print a message on stderr and return the exit code."""
    sys.stderr.write(f"weekreview: {message}\n")
    return code


def _one_line(error: Exception) -> str:
    """Return an error's message with line breaks taken out."""
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    return " ".join(message.split()) or type(error).__name__


def _of_the_system(error: OSError) -> str:
    """Return in one line what the operating system refused, and what to do."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}; put that right and run the same command again"


__all__ = ["EXIT_BUG", "EXIT_FAILED", "EXIT_STOPPED", "EXIT_USAGE", "main", "run"]
