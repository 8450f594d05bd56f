"""Sidecars: what a `NAME.meta.json`, or the keys of a JSON line, say of a report; checked before they are believed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from weekreview.errors import InputError

from .dates import read_date
from .drafts import Facts

ENDING = ".meta.json"
"""How a sidecar's name ends."""
MOST_BYTES = 1_000_000
"""Greatest size of a sidecar. Source: our choice; six short values need under a kilobyte."""
_TEXTS = ("url", "publisher", "title", "published_on", "language", "retrieved_at")


class FactsError(ValueError):
    """A value that can't be used; the message names it, the caller adds where it stands."""


def sidecar_of(path: Path) -> Path | None:
    """Return the sidecar of a file, `report.txt.meta.json` before `report.meta.json`; None where it has none."""
    for candidate in (path.with_name(path.name + ENDING), path.with_name(path.stem + ENDING)):
        if candidate.is_file():
            return candidate
    return None


def read_sidecar(path: Path, shown: str) -> Facts:
    """Return what the sidecar at `path` says; `shown` is how messages name it.

    Raises:
        InputError: It can't be opened, is no JSON object, or holds a value of a wrong type.
    """
    try:
        with open(path, "rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise FactsError(f"larger than {MOST_BYTES} bytes")
        return facts_of(json.loads(content.decode("utf-8-sig")))
    except OSError as error:
        raise InputError(
            f"{shown}: the sidecar can't be read ({error.strerror}); give yourself the right to read it"
        ) from error
    except (UnicodeError, json.JSONDecodeError, RecursionError) as error:
        raise InputError(
            f'{shown}: the sidecar is not JSON ({_brief(error)}); write {{"publisher": ...}} or remove it'
        ) from error
    except FactsError as error:
        raise InputError(f"{shown}: the sidecar can't be used: {error}; correct it or remove it") from error


def _brief(error: Exception) -> str:
    return str(error).splitlines()[0][:100] if str(error) else type(error).__name__


def facts_of(values: Any) -> Facts:
    """Return the facts among the keys of a JSON object; keys that are not ours are left alone, null says nothing.

    Raises:
        FactsError: It is no object, or a value has a wrong type or can't be read.
    """
    if not isinstance(values, Mapping):
        raise FactsError(f"it holds a {type(values).__name__} where an object in braces is needed")
    texts = {name: _text(values, name) for name in _TEXTS}
    return Facts(
        url=texts["url"],
        publisher=texts["publisher"],
        title=texts["title"],
        published=_published(texts["published_on"]),
        language=_language(texts["language"]),
        retrieved_at=_instant(texts["retrieved_at"]),
    )


def _text(values: Mapping[str, Any], name: str) -> str | None:
    value = values.get(name)
    if value is not None and not isinstance(value, str):
        raise FactsError(f"{name} is {json.dumps(value)[:40]}, not a text in quotes")
    return (value.strip() or None) if value else None


def _published(text: str | None):
    if text is None:
        return None
    published = read_date(text, "sidecar", "given beside the report")
    if published is None:
        raise FactsError(f"published_on is {text[:40]!r}, not a date like 2015-10-23")
    return published


def _language(text: str | None) -> str | None:
    if text is None:
        return None
    code = re.match(r"([A-Za-z]{2})(?:[-_]|$)", text)
    if not code:
        raise FactsError(f"language is {text[:40]!r}, not a code of two letters like en")
    return code[1].lower()


def _instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise FactsError(f"retrieved_at is {text[:40]!r}, not an instant like 2015-10-23T08:30:00Z") from None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
