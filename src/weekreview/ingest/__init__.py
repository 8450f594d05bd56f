"""Ingest: from files, folders, stdin and addresses to cleaned documents, with a custody log and a refusal for all that
is left out.

`ingest(inputs, options)` takes what the person named and yields one `Received` for each raw input, files by name first,
then stdin, then addresses: the raw bytes, the documents read from them, what was refused and which promises were
broken. Everything that the person must put right first is found before the first one is given, as `InputError`.
`notices_of(received)` gives what the person should hear of at once; `link_duplicates(documents)` the pairs of
near-duplicates; `custody` is the hash-chained log.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import custody
from .duplicates import link_duplicates
from .inputs import list_inputs
from .notices import notices_of
from .options import IngestOptions, Received
from .receiving import receive_all


def ingest(inputs: Sequence[str], options: IngestOptions) -> Iterator[Received]:
    """Return what each raw input gives, one at a time, in sorted order.

    `inputs` are names of files and folders, "-" for JSON lines on stdin, or http(s) addresses; doubles count once.

    Raises:
        InputError: At the call, before anything is read: a file or folder is missing or may not be read, a sidecar
            can't be used, an address is not http(s).
    """
    return receive_all(list_inputs(inputs), options)


__all__ = ["IngestOptions", "Received", "custody", "ingest", "link_duplicates", "notices_of"]
