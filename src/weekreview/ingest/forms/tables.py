"""JSON lines: one report a line, with the keys of a sidecar and `text` or `html`."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from weekreview.model import Reason

from ..dates import unreadable_date
from ..drafts import Draft, Dropped, Facts, Reading, Source
from ..encodings import decode
from ..sidecars import FactsError, facts_of
from .pages import read_page
from .texts import draft_of_text


class LineError(ValueError):
    """A line that holds no report; the message says why."""


def read_table(source: Source) -> Reading:
    """Return the reports of a JSON lines file; a bad line is a failure that names it, and the others are read."""
    decoded = decode(source.content, source.charset)
    if decoded.text is None:
        return Reading(dropped=decoded.dropped)
    drafts: list[Draft] = []
    dropped: list[Dropped] = list(decoded.dropped)
    failures: list[str] = []
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            reading = _read_line(line, number, source)
        except LineError as error:
            failures.append(f"line {number}: {error}; correct or remove it")
            dropped.append(Dropped(Reason.NOT_A_REPORT, f"line {number}: {error}"))
            continue
        drafts += reading.drafts
        dropped += [replace(one, detail=f"line {number}: {one.detail}") for one in reading.dropped]
    if not (drafts or dropped):
        dropped.append(Dropped(Reason.EMPTY, "it holds no line; leave it out or get it again"))
    return Reading(tuple(drafts), tuple(dropped), tuple(failures))


def _read_line(line: str, number: int, source: Source) -> Reading:
    """Return the report of one line. Raises LineError where it holds none."""
    values = _loaded(line)
    facts, unreadable = _facts(values)
    inner = replace(source, facts=facts, charset="utf-8")
    if isinstance(values.get("text"), str):
        reading = Reading((draft_of_text(values["text"], inner),))
    elif isinstance(values.get("html"), str):
        reading = read_page(replace(inner, content=values["html"].encode("utf-8", "replace")))
    else:
        raise LineError("it has neither a text nor an html in quotes")
    return replace(reading, drafts=tuple(replace(d.add(unreadable), record=number) for d in reading.drafts))


def _loaded(line: str) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise LineError(f"it is not JSON ({str(error)[:80]})") from error
    if not isinstance(values, dict):
        raise LineError(f"it holds a {type(values).__name__}, not an object in braces")
    return values


def _facts(values: dict[str, Any]) -> tuple[Facts, tuple[Dropped, ...]]:
    """Return what the line says of its report; a date in no known form is left out and refused, its text is kept."""
    given = values.get("published_on")
    try:
        return facts_of(values), ()
    except FactsError as error:
        if not isinstance(given, str):
            raise LineError(str(error)) from error
    try:
        facts = facts_of({**values, "published_on": None})
    except FactsError as error:
        raise LineError(str(error)) from error
    return facts, (unreadable_date("published_on", given),)
