"""Records as canonical JSON and back: the form in which they travel into the database."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from weekreview.errors import ContractError, StoreError

Record = TypeVar("Record")


def encode(record: Any) -> str:
    """Return `record` as JSON, keys in the order of its fields, no spaces: equal records give equal text.

    Raises:
        ContractError: The record holds half a surrogate pair, which no UTF-8 text can hold; `ingest` must replace it.
    """
    try:
        return msgspec.json.encode(record).decode()
    except UnicodeEncodeError as error:
        raise ContractError(f"a {type(record).__name__} holds text that is not Unicode: {error}") from error


def decode(text: str, kind: type[Record]) -> Record:
    """Return the record of class `kind` that `encode` made `text` of; a field it lacks takes its default.

    Raises:
        StoreError: It does not fit the record as this version knows it.
    """
    try:
        return _decoder(kind).decode(text)
    except (msgspec.DecodeError, ContractError) as error:
        advice = "use the weekreview version that wrote it, or build again into a new folder"
        raise StoreError(f"a stored {kind.__name__} can't be read by this version ({error}); {advice}") from error


def digest_of(texts: Iterable[str]) -> str:
    """Return the SHA-256 of `texts` one a line (canonical JSON holds no line break), as hex."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(text.encode() + b"\n")
    return digest.hexdigest()


@functools.cache
def _decoder(kind: type) -> msgspec.json.Decoder:
    return msgspec.json.Decoder(kind)
