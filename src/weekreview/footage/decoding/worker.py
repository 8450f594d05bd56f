"""The process that decodes: reads requests as JSON lines on stdin, answers with frames on stdout.

It runs apart with limits on memory, so that a file made to crash a decoder ends this process and not the program. An
answer is a JSON line, followed by as many raw bytes as its `bytes` says. It is run as a file and imports nothing of
ours, so that it starts fast.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, BinaryIO

import av
import numpy as np


class _Stop(Exception):
    """The file is refused; the message says why."""


def answer_requests(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request in turn until stdin ends."""
    av.logging.set_level(av.logging.PANIC)
    for line in requests:
        request = json.loads(line)
        try:
            _decode(request, answers)
        except (av.error.FFmpegError, _Stop, ValueError, MemoryError, OSError, EOFError, UnicodeError) as error:
            _say(answers, {"kind": "refused", "why": _why(error)[:300]})
        answers.flush()


def _why(error: Exception) -> str:
    """Return what a person can make of an error."""
    if isinstance(error, _Stop):
        return str(error)
    if isinstance(error, av.error.FFmpegError):
        return f"{error.strerror}; is it a film or a picture?"
    return f"{type(error).__name__}: {error}; is it a film or a picture?"


def _say(answers: BinaryIO, head: dict[str, Any], body: bytes = b"") -> None:
    answers.write(json.dumps({**head, "bytes": len(body)}).encode() + b"\n" + body)


def _decode(request: dict[str, Any], answers: BinaryIO) -> None:
    """Send the head of a file, its frames in every wanted size, and how it ended."""
    options = {"protocol_whitelist": "file", "format_whitelist": request["formats"]}
    with av.open(request["path"], metadata_errors="replace", options=options) as container:
        stream = _stream_of(container, request)
        still = any(part in container.format.name for part in request["image_formats"])
        _say(answers, {"kind": "head", **_facts(container, stream, still)})
        proxy = _Proxy(request["proxy"], still) if request.get("proxy") else None
        samplers = [_Sampler(wanted, number) for number, wanted in enumerate(request["sizes"])]
        frames, cut = 0, ""
        begin = request.get("begin", 0.0)
        for at, frame in _frames(container, stream, request):
            if at < begin:
                continue
            if at > min(request["limits"]["most_seconds"], request.get("end", 1e9)):
                cut = "" if "end" in request else "longer than the limit"
                break
            frames += 1
            for sampler in samplers:
                sampler.take(at, frame, answers)
            if proxy:
                proxy.take(at, frame)
        if proxy:
            proxy.close()
    if not frames:
        raise _Stop(
            "no frame of it could be decoded: it is damaged, or a frame has more than "
            f"{request['limits']['most_pixels']:,} pixels"
        )
    _say(answers, {"kind": "end", "frames": frames, "cut": cut})


def _stream_of(container: Any, request: dict[str, Any]) -> Any:
    """Return the first film stream, made ready, or refuse."""
    limits = request["limits"]
    if len(container.streams) > limits["most_streams"]:
        raise _Stop(f"{len(container.streams)} streams are more than {limits['most_streams']}")
    films = [s for s in container.streams.video if s.codec_context is not None]
    if not films:
        raise _Stop("there is no picture in it")
    stream = films[0]
    if stream.width * stream.height > limits["most_pixels"]:
        raise _Stop(
            f"{stream.width} x {stream.height} pixels are more than {limits['most_pixels']:,}; give a smaller copy"
        )
    stream.codec_context.options = {"max_pixels": str(limits["most_pixels"])}
    stream.codec_context.thread_count = 1
    return stream


def _facts(container: Any, stream: Any, still: bool) -> dict[str, Any]:
    """Return what a container says of itself."""
    metadata = {str(k)[:60]: str(v)[:200] for k, v in [*container.metadata.items(), *stream.metadata.items()]}
    seconds = container.duration / 1e6 if container.duration and not still else None
    rate = float(stream.average_rate) if stream.average_rate and not still else None
    facts = {"format": container.format.name, "codec": stream.codec_context.name, "still": still}
    return {**facts, "seconds": seconds, "fps": rate, "width": stream.width, "height": stream.height, "tags": metadata}


def _frames(container: Any, stream: Any, request: dict[str, Any]) -> Iterator[tuple[float, Any]]:
    """Yield frames with their second from the first one on, in order; damaged packets are passed over."""
    errors, last, first = 0, -1.0, request.get("first")
    step = 1 / float(stream.average_rate or 25)
    if request.get("begin", 0.0) > 2 and first is not None:
        container.seek(int((request["begin"] + first - 0.5) / stream.time_base), stream=stream)
    for packet in container.demux(stream):
        try:
            decoded = packet.decode()
        except (av.error.InvalidDataError, av.error.UndefinedError, ValueError):
            errors += 1
            if errors > request["limits"]["most_frame_errors"]:
                return
            continue
        for frame in decoded:
            if not frame.width or not frame.height:
                continue
            raw = frame.time
            at = last + step if raw is None else float(raw) - (first or 0.0)
            if first is None:
                first, at = float(raw or 0.0), 0.0
            if at > last:  # times that run backwards are damage
                last = at
                yield at, frame


def _size(width: int, height: int, side: int) -> tuple[int, int]:
    """Return width and height with the longer side at most `side`, both even and at least 16."""
    factor = min(1.0, side / max(width, height))
    return max(16, round(width * factor / 2) * 2), max(16, round(height * factor / 2) * 2)


class _Sampler:
    """Sends grey frames of one size at most so often."""

    def __init__(self, wanted: dict[str, float], number: int) -> None:
        self.side, self.step, self.number = int(wanted["side"]), 1 / wanted["fps"], number
        self.colour = bool(wanted.get("colour"))
        self.next = -1e9

    def take(self, at: float, frame: Any, answers: BinaryIO) -> None:
        if at < self.next - 1e-3:
            return
        self.next = max(self.next + self.step, at + self.step / 2) if self.next > -1e8 else at + self.step
        width, height = _size(frame.width, frame.height, self.side)
        form = "bgr24" if self.colour else "gray"
        small = frame.reformat(width=width, height=height, format=form, interpolation="AREA").to_ndarray()
        turn = int(frame.rotation or 0) // 90 % 4
        small = np.ascontiguousarray(np.rot90(small, turn)) if turn else np.ascontiguousarray(small)
        head = {"kind": "frame", "of": self.number, "at": round(at, 4), "shape": list(small.shape)}
        _say(answers, head, small.tobytes())


class _Proxy:
    """A small copy of the film that verification reads instead of the original; a JPEG for a picture."""

    def __init__(self, wanted: dict[str, Any], still: bool) -> None:
        self.path, self.side = wanted["path"], int(wanted["side"])
        self.step, self.next, self.still = 1 / wanted["fps"], -1e9, still
        self.container: Any = None
        self.stream: Any = None

    def take(self, at: float, frame: Any) -> None:
        if at < self.next - 1e-3:
            return
        self.next = max(self.next + self.step, at + self.step / 2) if self.next > -1e8 else at + self.step
        turn = int(frame.rotation or 0) // 90 % 4
        if self.container is None:
            self._open(*(_size(frame.width, frame.height, self.side)[:: -1 if turn % 2 else 1]))
        width, height = self.size[:: -1 if turn % 2 else 1]
        form = "bgr24" if turn else self.stream.pix_fmt
        made = frame.reformat(width=width, height=height, format=form, interpolation="AREA")
        if turn:
            small = np.ascontiguousarray(np.rot90(made.to_ndarray(), turn))
            made = av.VideoFrame.from_ndarray(small, format="bgr24").reformat(format=self.stream.pix_fmt)
        made.pict_type = av.video.frame.PictureType.NONE  # else the encoder takes over the film's own key frames
        made.pts, made.time_base = round(at * 1000), Fraction(1, 1000)
        self.container.mux(self.stream.encode(made))

    def _open(self, width: int, height: int) -> None:
        self.size = (width, height)
        codec = "mjpeg" if self.still else "libx264" if "libx264" in av.codecs_available else "mpeg4"
        self.container = av.open(self.path, "w", format="image2" if self.still else "mp4")
        self.stream = self.container.add_stream(codec, rate=8 if not self.still else 1)
        self.stream.width, self.stream.height = width, height
        self.stream.pix_fmt = "yuvj420p" if self.still else "yuv420p"
        self.stream.codec_context.time_base = Fraction(1, 1000)
        options = {"crf": "27", "preset": "veryfast", "threads": "1", "g": "32"}
        self.stream.options = {"qmin": "3", "qmax": "3", "update": "1"} if self.still else options

    def close(self) -> None:
        if self.container is not None:
            self.container.mux(self.stream.encode())
            self.container.close()


def _limit_memory(memory_bytes: int) -> None:
    """Let this process have no more memory, write no core and no huge file."""
    resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000_000, 4_000_000_000))


if __name__ == "__main__":
    _limit_memory(int(sys.argv[1]))
    answers_out = os.fdopen(os.dup(1), "wb", buffering=1 << 20)
    os.dup2(2, 1)  # what a library prints must not come between the frames
    answer_requests(sys.stdin.buffer, answers_out)
