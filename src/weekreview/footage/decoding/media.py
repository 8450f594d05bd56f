"""Opens a film or picture through the decoding process, which is ended and begun anew where it crashes or stalls."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from weekreview.errors import InputError

from .limits import FORMATS, IMAGE_FORMATS, Limits

WORKER = Path(__file__).parent / "worker.py"
BUSY_FACTOR = 15
"""A decoder that has not worked may be waiting for the processor: it is given so many times as long by the clock."""


@dataclass(frozen=True, slots=True)
class Size:
    """One size in which frames are wanted."""

    side: int
    """Longer side in pixels, at most."""
    fps: float
    """Frames a second, at most."""
    colour: bool = False
    """BGR where True, else grey."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a file."""

    sizes: tuple[Size, ...]
    """Each gives its own row of frames."""
    begin: float = 0.0
    """First second, included."""
    end: float | None = None
    """Last second, included; None = to the end."""
    proxy: Path | None = None
    """Where to write a small copy."""
    proxy_side: int = 384
    """Its longer side in pixels."""
    proxy_fps: float = 8.0
    """Its frames a second."""
    first: float | None = None
    """Time stamp of the file's first frame where it is known to be so, which lets the decoder jump; None = read on."""


@dataclass(slots=True)
class Media:
    """What was decoded of a file."""

    head: dict[str, Any]
    """What the container says of itself: `still`, `seconds`, `fps`, `width`, `height`, `codec`, `tags`."""
    frames: list[list[np.ndarray]]
    """By wanted size, in order: `H x W` grey or `H x W x 3`."""
    at: list[list[float]]
    """Their seconds from the first frame."""
    cut: str = ""
    """Why the rest was left out; empty where all was read."""
    tags: dict[str, str] = field(default_factory=dict)
    """Embedded metadata, as written."""


def _end_of(media: Media, begin: float) -> Media:
    """Return a stretch that begins with the frames of another from `begin` on."""
    kept = [[i for i, at in enumerate(row) if at >= begin] for row in media.at]
    frames = [[row[i] for i in places] for row, places in zip(media.frames, kept, strict=True)]
    at = [[row[i] for i in places] for row, places in zip(media.at, kept, strict=True)]
    return Media(media.head, frames, at, tags=media.tags)


def _worked_seconds(pid: int) -> float:
    """Return the processor time that a process has had; a machine may be so busy that waiting says nothing."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
        return time.monotonic()  # no such table on this system: waiting is all that can be measured


class Decoder:
    """The decoding process. One a thread; not to be shared."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None
        self._buffer = bytearray()

    def read(self, path: Path, wanted: Wanted, hear: Callable[[int, float, np.ndarray], None] | None = None) -> Media:
        """Return what is wanted of a file.

        Args:
            hear: Given each frame as (size number, second, frame) instead of keeping it, for long films.

        Raises:
            InputError: It is no film or picture, is beyond the limits, or the decoder crashed or stalled on it.
        """
        self._check(path)
        self._ask(path, wanted)
        media = Media({}, [[] for _ in wanted.sizes], [[] for _ in wanted.sizes])
        for answer, body in self._answers(path):
            if answer["kind"] == "head":
                media.head, media.tags = answer, answer["tags"]
            elif answer["kind"] == "frame":
                self._keep(media, answer, np.frombuffer(body, np.uint8).reshape(answer["shape"]), hear)
            else:
                media.cut = answer["cut"]
        return media

    def stretches(self, path: Path, wanted: Wanted, seconds: float, overlap: float) -> Iterator[Media]:
        """Yield what is wanted of a file in stretches, so that a long film never is in memory as a whole.

        The process is at work until the last stretch is taken: nothing else can be read between.

        Args:
            seconds: Of a stretch, at least; a shorter file is one.
            overlap: Seconds of a stretch that the next one begins with.

        Raises:
            InputError: As `read`.
        """
        self._check(path)
        self._ask(path, wanted)
        media = Media({}, [[] for _ in wanted.sizes], [[] for _ in wanted.sizes])
        begin, ended = 0.0, False
        try:
            for answer, body in self._answers(path):
                if answer["kind"] == "head":
                    media.head, media.tags = answer, answer["tags"]
                elif answer["kind"] == "frame":
                    while answer["at"] >= begin + seconds + overlap:
                        if media.frames[0]:
                            yield media
                        begin += seconds
                        media = _end_of(media, begin)
                    self._keep(media, answer, np.frombuffer(body, np.uint8).reshape(answer["shape"]), None)
                else:
                    media.cut = answer["cut"]
            ended = True
        finally:
            if not ended:  # what it has still to say would be taken for the answer to the next request
                self.close()
        if media.frames[0]:
            yield media

    def _check(self, path: Path) -> None:
        if not path.is_file():
            raise InputError(f"{path} is no file; give a film or a picture")
        if path.stat().st_size > self.limits.most_bytes:
            raise InputError(f"{path} has {path.stat().st_size:,} bytes, more than {self.limits.most_bytes:,}")

    def _answers(self, path: Path) -> Iterator[tuple[dict[str, Any], bytes]]:
        """Yield the answers to one request, the last of which says that it ends."""
        while True:
            answer, body = self._answer(path)
            if answer["kind"] == "refused":
                raise InputError(f"{path} can't be decoded: {answer['why']}")
            yield answer, body
            if answer["kind"] == "end":
                return

    def _keep(self, media: Media, answer: dict, frame: np.ndarray, hear) -> None:
        if hear:
            hear(answer["of"], answer["at"], frame)
        else:
            media.frames[answer["of"]].append(frame)
            media.at[answer["of"]].append(answer["at"])

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def __enter__(self) -> Decoder:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, path: Path, wanted: Wanted) -> None:
        request: dict[str, Any] = {
            "path": str(path.resolve()),
            "sizes": [asdict(size) for size in wanted.sizes],
            "begin": wanted.begin,
            "limits": asdict(self.limits),
            "formats": FORMATS,
            "image_formats": IMAGE_FORMATS,
        }
        if wanted.end is not None:
            request["end"] = wanted.end
        if wanted.first is not None:
            request["first"] = wanted.first
        if wanted.proxy:
            request["proxy"] = {"path": str(wanted.proxy), "side": wanted.proxy_side, "fps": wanted.proxy_fps}
        line = json.dumps(request).encode() + b"\n"
        for _ in range(2):  # a process that died between two files is begun anew once
            process = self._started()
            try:
                process.stdin.write(line)  # type: ignore[union-attr]
                process.stdin.flush()  # type: ignore[union-attr]
                return
            except BrokenPipeError:
                self.close()
        raise InputError(
            f"{path}: the decoder does not start; see that the extra is installed: pip install '.[footage]'"
        )

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, str(WORKER), str(self.limits.memory_bytes)]
            environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
            )
            self._buffer.clear()
        return self._process

    def _answer(self, path: Path) -> tuple[dict[str, Any], bytes]:
        """Return the next answer, or end the process and say what it died of."""
        while b"\n" not in self._buffer:
            self._more(path)
        line, _, rest = bytes(self._buffer).partition(b"\n")
        self._buffer = bytearray(rest)
        answer = json.loads(line)
        while len(self._buffer) < answer["bytes"]:
            self._more(path)
        body = bytes(self._buffer[: answer["bytes"]])
        del self._buffer[: answer["bytes"]]
        return answer, body

    def _more(self, path: Path) -> None:
        process = self._process
        if process is None or process.stdout is None:
            raise InputError(f"{path}: the decoder is not running")
        began, worked = time.monotonic(), _worked_seconds(process.pid)
        while not select.select([process.stdout], [], [], min(1.0, self.limits.stall_seconds))[0]:
            waited = time.monotonic() - began
            if waited < BUSY_FACTOR * self.limits.stall_seconds and (
                waited < self.limits.stall_seconds or _worked_seconds(process.pid) - worked < self.limits.stall_seconds
            ):
                continue
            self.close()
            raise InputError(
                f"{path}: nothing decoded for {self.limits.stall_seconds:g} s; the file is damaged or a trap"
            )
        piece = os.read(process.stdout.fileno(), 1 << 20)
        if not piece:
            code = process.wait()
            self.close()
            raise InputError(f"{path}: the decoder died of it (exit {code}); the file is damaged or a trap")
        self._buffer += piece
