"""Damages small films and pictures and decodes them: `python -m benchmarks.footage.fuzz [COUNT]`.

Counts what must not happen: the program itself crashing or raising what is not an `InputError`, a file that holds it
up,
the decoding process beyond 1 GB. That process may die; it is begun anew, and that is counted too.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import av
import cv2
import numpy as np

from weekreview.errors import InputError
from weekreview.footage.decoding import Decoder, Size, Wanted
from weekreview.footage.fingerprints import ASKED
from weekreview.footage.fingerprints.prints import print_of

FORMS = (
    ("mp4", "libx264"),
    ("mkv", "libx264"),
    ("avi", "mpeg4"),
    ("webm", "libvpx"),
    ("mpg", "mpeg2video"),
    ("flv", "flv"),
)
SECONDS_A_FILE = 320.0
MOST_BYTES = 1_000_000_000


def bases(folder: Path) -> list[bytes]:
    """Return small whole files of several forms."""
    made = []
    noise = np.random.default_rng(0).integers(0, 255, (12, 16, 3)).astype(np.uint8)
    big = cv2.resize(noise, (128, 96), interpolation=cv2.INTER_CUBIC)
    for suffix, codec in FORMS:
        path = folder / f"whole.{suffix}"
        with av.open(str(path), "w") as container:
            stream = container.add_stream(codec, rate=25)
            stream.width, stream.height, stream.pix_fmt = 128, 96, "yuv420p"
            for number in range(25):
                frame = av.VideoFrame.from_ndarray(np.roll(big, number * 2, axis=1), format="bgr24")
                container.mux(stream.encode(frame))
            container.mux(stream.encode())
        made.append(path.read_bytes())
    made += [cv2.imencode(suffix, big)[1].tobytes() for suffix in (".jpg", ".png", ".webp", ".bmp", ".tiff")]
    return made


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """Return a file with bytes changed, cut out, doubled or ended early."""
    content = bytearray(whole)
    for _ in range(chance.choice((1, 3, 10, 60, 300))):
        place = chance.randrange(len(content))
        what = chance.random()
        if what < 0.6:
            content[place] = chance.choice((0, 255, chance.randrange(256)))
        elif what < 0.8:
            content[place : place + 4] = chance.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x00\x00\x00\x00"))
        elif what < 0.9:
            del content[place : place + chance.randrange(1, 64)]
        else:
            content[place:place] = content[place : place + chance.randrange(1, 256)]
        if len(content) < 8:
            break
    return bytes(content[: chance.choice((len(content), len(content), max(1, len(content) // 2)))])


def main(count: int) -> None:
    """Decode `count` damaged files and print what happened."""
    chance = random.Random(6)
    told = {"read": 0, "refused": 0, "decoder died": 0, "raised": 0, "held up": 0}
    with tempfile.TemporaryDirectory() as held, Decoder() as decoder:
        wholes = bases(Path(held))
        for number in range(count):
            path = Path(held) / "damaged"
            path.write_bytes(damaged(wholes[number % len(wholes)], chance))
            began = time.monotonic()
            try:
                print_of(decoder.read(path, Wanted((Size(128, 8.0), Size(64, 25.0)))), ASKED)
                told["read"] += 1
            except InputError as error:
                told["decoder died" if "died" in str(error) else "refused"] += 1
            except Exception as error:  # noqa: BLE001 - what is counted here is exactly what should not be
                told["raised"] += 1
                print(f"file {number}: {type(error).__name__}: {error}")
            told["held up"] += time.monotonic() - began > SECONDS_A_FILE
            if number % 200 == 199:
                print(number + 1, told, flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(f"{count} files: {told}; decoding process at most {peak / 1e6:.0f} MB, over 1 GB: {peak > MOST_BYTES}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
