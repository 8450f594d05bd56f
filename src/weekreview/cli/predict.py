"""`weekreview predict TASK < in.jsonl > out.jsonl`: one room's answer a line, for measuring."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any

import typer

from weekreview.errors import InputError, UsageError

from .terminal.flags import settings_from, with_settings

NAME = "predict"
TASKS = (
    "claims", "attribution", "entities", "toponyms", "times", "event_type", "origins", "coreference", "footage",
)  # fmt: skip
"""Every task of the outside contract; those without a `predictions.predict_<task>` are not available yet."""
OF_A_TEXT = frozenset({"claims", "attribution", "toponyms", "times", "event_type"})
"""Tasks whose records hold a `text`."""


@with_settings("models_folder", "cache_folder", "threshold")
def run(
    task: Annotated[str, typer.Argument(metavar="TASK", help=f"One of {', '.join(TASKS)}.")],
    flags: dict[str, str | None],
) -> None:
    """Answer JSON lines on stdin with JSON lines on stdout, in the same order and with the same ids."""
    if task not in TASKS:
        raise UsageError(f"there is no task {task!r}; the tasks are {', '.join(TASKS)}")

    from weekreview import predictions

    predict = getattr(predictions, f"predict_{task}", None)
    if predict is None:
        raise UsageError(f"predict {task} is not available yet")
    settings = settings_from(flags)
    for answer in predict(read_records(sys.stdin.buffer, task), settings):
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def read_records(lines: Iterable[bytes], task: str) -> Iterator[dict[str, Any]]:
    """Yield each JSON object of the lines; empty lines are passed over.

    A `published_on` that is no day is taken as not given, with a line on stderr that names it.

    Raises:
        InputError: A line is not UTF-8, not JSON, not an object, or lacks what the task needs; the line is named.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _record(number, line, task)


def _record(number: int, line: bytes, task: str) -> dict[str, Any]:
    """Return one line's object."""
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        raise InputError(f"line {number} of stdin is not JSON ({error}); write one JSON object a line") from error
    if not isinstance(record, dict) or "id" not in record:
        raise InputError(f"line {number} of stdin is not a JSON object with an id; add one")
    if task in OF_A_TEXT and not isinstance(record.get("text"), str):
        raise InputError(f"line {number} of stdin (id {record['id']!r}) has no text; {task} needs one, as a string")
    if task == "entities" and not _are_tokens(record.get("tokens")):
        raise InputError(f"line {number} of stdin (id {record['id']!r}) has no tokens; {task} needs a list of strings")
    if record.get("published_on") is not None and not _is_day(record["published_on"]):
        given = record.pop("published_on")
        sys.stderr.write(f"weekreview: line {number}: published_on {given!r} is no day; taken as not given\n")
    return record


def _are_tokens(value: Any) -> bool:
    """Return True for a list of strings."""
    return isinstance(value, list) and all(isinstance(token, str) for token in value)


def _is_day(value: Any) -> bool:
    """Return True where a value begins with a day as 2015-10-23."""
    try:
        return bool(date.fromisoformat(value[:10]))
    except (TypeError, ValueError):
        return False
