"""Members: a web archive as streams of unpacked bytes, one for each gzip member, in steps and within a budget.

warcio unpacks a member as fast as it comes and reads a head of any length. Here both have an end, so that a small
archive can't fill the memory.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed

from ..unpacking import STEP_BYTES, TooMuchError

MAGIC = b"\x1f\x8b"
"""How a gzip member begins. Source: RFC 1952, 2.3.1."""
MOST_HEAD_BYTES = 262_144
"""Greatest size of the WARC and HTTP headers of one record. Source: our choice; servers send 8 to 64 kB at most."""
_PADDING = re.compile(rb"\x00*")


@dataclass(slots=True)
class Budget:
    """How much may still be unpacked of one input."""

    limit: int
    """Greatest size in bytes of all of it; included."""
    taken: int = 0
    """What was unpacked so far."""

    def take(self, size: int) -> None:
        """Count `size` more bytes. Raises TooMuchError where they are too many."""
        self.taken += size
        if self.taken > self.limit:
            raise TooMuchError(f"it unpacks to more than {self.limit} bytes")


class Member:
    """One gzip member, unpacked as it is read."""

    def __init__(self, content: bytes, begin: int, budget: Budget) -> None:
        self._content = content
        self._at = begin
        self._budget = budget
        self._inflate = zlib.decompressobj(wbits=31)

    @property
    def whole(self) -> bool:
        """Return True once the member was read to its own end."""
        return self._inflate.eof

    @property
    def end(self) -> int:
        """Return where the next member begins, once this one is whole."""
        return self._at - len(self._inflate.unused_data)

    def read(self, size: int = STEP_BYTES) -> bytes:
        """Return the next bytes, at most `size` and `STEP_BYTES`; b"" at the end. Raises TooMuchError, zlib.error."""
        while not self._inflate.eof:
            packed = self._inflate.unconsumed_tail or self._next()
            data = self._inflate.decompress(packed, min(size, STEP_BYTES))
            if data:
                self._budget.take(len(data))
                return data
            if not packed:
                break
        return b""

    def _next(self) -> bytes:
        packed = self._content[self._at : self._at + STEP_BYTES]
        self._at += len(packed)
        return packed


def members_of(content: bytes, budget: Budget) -> Iterator[Member]:
    """Yield the gzip members of an archive; each is read to its end before the next.

    Raises:
        EOFError: The last one is cut short, or what follows it is no member.
        TooMuchError: They are more than the budget.
    """
    at = 0
    while at < len(content):
        if content[at : at + 2] != MAGIC:
            raise EOFError("what follows is no gzip member")
        member = Member(content, at, budget)
        yield member
        while member.read():
            pass
        if not member.whole:
            raise EOFError("the last gzip member is cut short")
        at = _PADDING.match(content, member.end).end()


class HeadReader(BufferedReader):
    """warcio's reader of unpacked bytes, for which the head of a record has an end."""

    def __init__(self, stream: object) -> None:
        super().__init__(stream, block_size=STEP_BYTES)
        self.head_bytes = 0
        """How much was read by lines since the caller set it to 0."""

    def readline(self, length: int | None = None) -> bytes:
        """Return a line, of at most `length` bytes. Raises ArchiveLoadFailed where the head does not end."""
        left = MOST_HEAD_BYTES - self.head_bytes if length is None else min(length, MOST_HEAD_BYTES - self.head_bytes)
        parts: list[bytes] = []
        while left > 0 and not (parts and parts[-1].endswith(b"\n")):
            self._fillbuff()
            if self.empty():
                break
            parts.append(self.buff.readline(left))
            left -= len(parts[-1])
        line = b"".join(parts)
        self.head_bytes += len(line)
        if self.head_bytes >= MOST_HEAD_BYTES:
            raise ArchiveLoadFailed(f"the head of a record is longer than {MOST_HEAD_BYTES} bytes")
        return line
