"""Addresses to files: what is no report, such as films and pictures, saved as it came for a room that reads files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from weekreview.errors import InputError, SourceError

from ..options import IngestOptions
from .fetches import Fetcher
from .hosts import Resolver, resolve


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of one address."""

    url: str
    """As it was given."""
    path: Path | None
    """The file; None where it could not be had."""
    final_url: str = ""
    """After redirects."""
    failure: str = ""
    """Why it could not be had, in one line; empty where it was."""


def is_address(text: str) -> bool:
    """Return True for what is to be fetched and not looked for among files."""
    return text.lower().startswith(("http://", "https://"))


def save_addresses(
    urls: Sequence[str], folder: Path, options: IngestOptions, resolver: Resolver = resolve
) -> Iterator[Saved]:
    """Fetch each address by the rules of reports (public hosts, robots.txt, size, time) and yield its file in `folder`.

    A file is named after the last part of its address with a digest before it, so that two of one name stay apart.

    Raises:
        InputError: The folder can't be written.
    """
    with Fetcher(options, resolver=resolver) as fetcher:
        for url in urls:
            try:
                fetched = fetcher.fetch(url)
            except SourceError as error:
                yield Saved(url, None, failure=str(error))
                continue
            name = PurePosixPath(fetched.path).name[-80:]
            path = folder / f"{hashlib.sha256(url.encode()).hexdigest()[:8]}-{name or 'unnamed'}"
            try:
                path.write_bytes(fetched.content)
            except OSError as error:
                raise InputError(f"{path} can't be written ({error.strerror}); name another place") from error
            yield Saved(url, path, fetched.url)
