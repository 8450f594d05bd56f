"""Pictures of one scene at two moments: `python -m benchmarks.footage.pictures MEDIA`.

The first frame of each film of `media` is the archive's picture; later frames of the film, a second or more apart, are
asked about. Prints for each film how many are told as the same footage, and how many as another moment. Where nothing
in a film moves, nobody can tell its frames apart.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import av
import cv2
import numpy as np

from weekreview.footage import Archive, Footage, take_files

from .media import films

LATER = 8
"""Frames of a film that are asked about, at most."""
GAP_SECONDS = 1.2


def pictures(path: Path) -> Iterator[np.ndarray]:
    """Yield frames of a film, each `GAP_SECONDS` after the one before at least."""
    last = -GAP_SECONDS
    with av.open(str(path), metadata_errors="replace") as container:
        for frame in container.decode(container.streams.video[0]):
            if frame.time is not None and frame.time >= last + GAP_SECONDS:
                last = float(frame.time)
                yield frame.to_ndarray(format="bgr24")


def main(media: Path) -> None:
    """Print the counts of each film and of all."""
    whole: Counter[str] = Counter()
    for name, path in films(media).items():
        told: Counter[str] = Counter()
        with tempfile.TemporaryDirectory() as folder, Footage(Archive(Path(folder) / "archive")) as room:
            for number, image in enumerate(pictures(path)):
                file = Path(folder) / f"{number}.png"
                cv2.imwrite(str(file), image)
                if not number:
                    list(take_files([file], room.archive, room.decoder))
                    continue
                found = room.see(file).matches
                told[str(found[0].verdict) if found else "nothing"] += 1
                if number == LATER:
                    break
        print(name, dict(told))
        whole += told
    print("all", dict(whole))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
