"""vPDQ's rule on the same trials: `python -m benchmarks.footage.peers FOLDER OUT [--kind film] [--part 0/1]`.

vPDQ hashes one frame a second with PDQ and calls two films alike where enough frames of the one have a frame of the
other within
31 of 256 bits: 80% of the frames as it is shipped, a single frame at its most generous. The hashes are our own PDQ
(within 12
bits of the library's), so that the library, which has to be built from source with FFmpeg's headers, is not needed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from weekreview.footage.decoding import Decoder, Size, Wanted
from weekreview.footage.fingerprints.pdq import bits_apart, pdq_of

from .run import chosen

BITS = 31
SHARE = 0.8
LEAST_STD = 12.0
"""Stands for vPDQ's least quality of 50: frames with little in them are left out."""


def hashes_of(decoder: Decoder, path: str) -> np.ndarray:
    """Return the PDQ of one frame a second."""
    media = decoder.read(Path(path), Wanted((Size(512, 1.0),)))
    return pdq_of([frame for frame in media.frames[0] if frame.std() >= LEAST_STD])


def main() -> None:
    """Ask and write, a line a trial, in the form that `score` reads."""
    given = argparse.ArgumentParser()
    given.add_argument("folder", type=Path)
    given.add_argument("out", type=Path)
    given.add_argument("--kind", default="film")
    given.add_argument("--split", choices=("dev", "test", "all"), default="test")
    given.add_argument("--part", default="0/1")
    given.add_argument("--any-frame", action="store_true", help="one frame alike is enough")
    options = given.parse_args()
    known: dict[str, np.ndarray] = {}
    with Decoder() as decoder, open(options.out, "w", encoding="utf-8") as out:
        for trial in chosen(options):
            mine = hashes_of(decoder, trial["path"])
            matches = []
            for name, path in trial["against"].items():
                if path not in known:
                    known[path] = hashes_of(decoder, path)
                alike = [bool((bits_apart(known[path], one) <= BITS).any()) for one in mine if len(known[path])]
                if alike and (any(alike) if options.any_frame else np.mean(alike) >= SHARE):
                    matches.append({"name": name, "decision": "same footage", "p": 1.0})
            head = {key: value for key, value in trial.items() if key != "against"}
            out.write(json.dumps({**head, "rows": [], "matches": matches}) + "\n")


if __name__ == "__main__":
    main()
