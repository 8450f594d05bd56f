"""Unpacking: compressed answers inflated within limits, so that a small answer can't fill the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from weekreview.errors import SourceError

MOST_RATIO = 100
"""How many times its size an answer may grow. Source: deflate ends near 1,030; pages reach 5 to 20."""
RATIO_FROM_BYTES = 1_000_000
"""Unpacked size from which the ratio counts: small pages of one repeated line are no bombs."""
STEP_BYTES = 65_536
"""How much is unpacked at a time."""
_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 47}


class TooMuchError(SourceError):
    """What was packed is larger than may be unpacked."""


def unpacked(chunks: Iterable[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """Yield the unpacked bytes of `chunks`, at most `limit` in all.

    Raises:
        TooMuchError: They are more than `limit`, or grow more than `MOST_RATIO` times.
        SourceError: They are damaged, or packed in an unknown way.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        yield from _limited(((chunk, len(chunk)) for chunk in chunks), limit)
    elif encoding in _WINDOWS:
        yield from _limited(_inflated(chunks, _WINDOWS[encoding]), limit)
    else:
        raise SourceError(f"the answer is packed as {encoding[:40]}, which was not asked for")


def _limited(steps: Iterable[tuple[bytes, int]], limit: int) -> Iterator[bytes]:
    """Yield each step's bytes; a step is (bytes, bytes received for it)."""
    size = received = 0
    for data, taken in steps:
        size += len(data)
        received += taken
        if size > limit:
            raise TooMuchError(f"the answer is larger than {limit} bytes; raise it with --size-limit-mb if you need it")
        if size > max(RATIO_FROM_BYTES, MOST_RATIO * received):
            raise TooMuchError(f"the answer unpacks to more than {MOST_RATIO} times its size and is not read")
        yield data


def _inflated(chunks: Iterable[bytes], window: int) -> Iterator[tuple[bytes, int]]:
    inflate = zlib.decompressobj(window)
    raw_deflate = window == 47
    for chunk in chunks:
        rest, taken = chunk, len(chunk)
        while rest:
            try:
                data = inflate.decompress(rest, STEP_BYTES)
            except zlib.error as error:
                if not raw_deflate:
                    raise SourceError(f"the packed answer is damaged ({error}); try again later") from error
                inflate, raw_deflate = zlib.decompressobj(-15), False
                continue
            raw_deflate = False
            rest = inflate.unconsumed_tail
            yield data, taken
            taken = 0
    if not inflate.eof:
        raise SourceError("the packed answer is cut short; try again later")
