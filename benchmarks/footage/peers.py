"""Peers on the same trials: `python -m benchmarks.footage.peers FOLDER OUT [--peer own|vpdq|videohash] [--kind film]`.

vPDQ hashes one frame a second with PDQ and calls two films alike where enough frames of the one have a frame of the
other within 31 of 256 bits: 80% of the frames as it is shipped, a single frame at its most generous. `own` follows that
rule with this project's PDQ (within 12 bits of the library's); `vpdq` asks the library, which is built from source with
FFmpeg's headers at hand. `videohash` is the package videohash2 as shipped: one hash a film, alike within 10 of 64 bits;
it needs the program ffmpeg. Neither package is one of the project's: install them where the benchmark is run.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from weekreview.footage.decoding import Decoder, Size, Wanted
from weekreview.footage.fingerprints.pdq import bits_apart, pdq_of

from .run import asked_before, chosen

BITS = 31
SHARE = 0.8
LEAST_STD = 12.0
"""Stands for vPDQ's least quality of 50: frames with little in them are left out."""
LEAST_QUALITY = 50
VIDEOHASH_BITS = 10
"""Of 64, at which videohash2 calls two films similar."""


def own_hashes(decoder: Decoder, path: str) -> np.ndarray:
    """Return this project's PDQ of one frame a second."""
    media = decoder.read(Path(path), Wanted((Size(512, 1.0),)))
    return pdq_of([frame for frame in media.frames[0] if frame.std() >= LEAST_STD])


def vpdq_hashes(decoder: Decoder, path: str) -> np.ndarray:
    """Return the library's hashes of one frame a second."""
    import vpdq

    frames = [f for f in vpdq.computeHash(path, seconds_per_hash=1) if f.quality >= LEAST_QUALITY]
    return np.array([list(bytes.fromhex(f.hex)) for f in frames], np.uint8).reshape(-1, 32)


def videohash(decoder: Decoder, path: str) -> np.ndarray:
    """Return the one hash of a film that videohash2 gives; none where it fails on the film's metadata."""
    from videohash2 import VideoHash

    try:
        made = VideoHash(path=path)
    except UnicodeDecodeError:
        return np.zeros((0, 8), np.uint8)
    try:
        return np.array([list(bytes.fromhex(made.hash_hex[2:].zfill(16)))], np.uint8)
    finally:
        made.delete_storage_path()


PEERS: dict[str, tuple[Callable[[Decoder, str], np.ndarray], int]] = {
    "own": (own_hashes, BITS),
    "vpdq": (vpdq_hashes, BITS),
    "videohash": (videohash, VIDEOHASH_BITS),
}


def main() -> None:
    """Ask and write, a line a trial, in the form that `score` reads."""
    given = argparse.ArgumentParser()
    given.add_argument("folder", type=Path)
    given.add_argument("out", type=Path)
    given.add_argument("--peer", choices=tuple(PEERS), default="own")
    given.add_argument("--kind", default="film")
    given.add_argument("--split", choices=("dev", "test", "all"), default="test")
    given.add_argument("--part", default="0/1")
    given.add_argument("--any-frame", action="store_true", help="one frame alike is enough")
    options = given.parse_args()
    hashes_of, bits = PEERS[options.peer]
    known: dict[str, np.ndarray] = {}
    done = asked_before(options.out)
    with Decoder() as decoder, open(options.out, "a", encoding="utf-8") as out:
        for trial in chosen(options):
            if (trial["kind"], trial["path"]) in done:
                continue
            mine = hashes_of(decoder, trial["path"])
            matches = []
            for name, path in trial["against"].items():
                if path not in known:
                    known[path] = hashes_of(decoder, path)
                alike = [bool((bits_apart(known[path], one) <= bits).any()) for one in mine if len(known[path])]
                if alike and (any(alike) if options.any_frame else np.mean(alike) >= SHARE):
                    matches.append({"name": name, "decision": "same footage", "p": 1.0})
            head = {key: value for key, value in trial.items() if key != "against"}
            out.write(json.dumps({**head, "rows": [], "matches": matches}) + "\n")
            out.flush()


if __name__ == "__main__":
    main()
