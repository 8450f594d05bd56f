"""Makes the trials of the footage room: `python -m benchmarks.footage.trials FOLDER [EVERY [FIRST]]`.

From what `media` unpacked writes `clips/*.mp4`, `stills/*.jpg` and `trials.jsonl`: one trial a line, what is asked
against what, and what is true. Made from a seed: the same media give the same trials. Films of fewer than 2.4 s are
only asked against. `2` makes half of the trials, and `2 1` the other half, which `run` adds to the same file.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

from .attacks import FILM_ATTACKS, PHOTOGRAPH_ATTACKS, Take, attack_photograph, resized
from .media import films, named, photographs

LONGEST_SECONDS = 7.0
LEAST_SECONDS = 2.4
MOST_LINES = 360
DEV = frozenset({"bikes", "box", "door", "juggling1", "kinetics1", "street", "trailer", "wave1", "world"})
"""Films whose trials thresholds may be fixed on; all others are for scoring only."""
HARD_ATTACKS = ("reenc", "hflip", "news", "crop25")
STILL_SOURCES = 60
BLANK_STD = 8.0
"""A picture of less contrast (grey levels) shows nothing that could be found again."""
ALIKE = (
    {"astronaut.jpg", "astronaut.png"},
    {"ela_original.jpg", "ela_modified.jpg"},
    {"demo.jpg", "demo.png"},
    {"32bit.png", "obama2.jpg"},
    {"obama.jpg", "obama_partial_face.jpg", "obama_partial_face2.jpg"},
)
"""Photographs that are one photograph in another size, colour or crop: to find one in the other is right. Found by
looking at what was told. Two photographs of one wall (graf), box or scene (rubberwhale) are not among them."""
SAME_FILM = {"desk": "world"}
"""`b.mp4` of gradio is the beginning of `world.mp4`: it is not asked, and to find it is right."""


def decoded(path: Path, begin: float, end: float) -> tuple[np.ndarray, float]:
    """Return the frames from `begin` to `end` seconds, at most 360 lines high, and their rate."""
    with av.open(str(path), metadata_errors="replace") as container:
        stream = container.streams.video[0]
        fps = min(float(stream.average_rate or 25), 60.0)
        taken = []
        first = None
        for frame in container.decode(stream):
            at = float(frame.time or 0)
            first = at if first is None else first
            if at - first >= end:
                break
            if at - first >= begin:
                taken.append(_small(frame))
            last = frame
        if not taken:  # its length is told wrongly
            taken = [_small(last)]
    return np.stack(taken), fps


def _small(frame: av.VideoFrame) -> np.ndarray:
    image = frame.to_ndarray(format="bgr24")
    height = min(MOST_LINES, image.shape[0])
    return resized(image, round(image.shape[1] * height / image.shape[0]), height)


def with_copies(names: Iterable[str]) -> list[str]:
    """Return films and, after them, those that hold a part of one of them: to find these is right as well."""
    held = list(names)
    pairs = [*SAME_FILM.items(), *((of, copy) for copy, of in SAME_FILM.items())]
    return held + [other for one, other in pairs if one in held and other not in held]


def length(path: Path) -> float:
    """Return a film's length in seconds."""
    with av.open(str(path), metadata_errors="replace") as container:
        return (container.duration or 0) / 1e6


def encode(path: Path, frames: np.ndarray, fps: float, crf: int) -> None:
    """Write frames as H.264."""
    height, width = (frames.shape[1] // 2 * 2, frames.shape[2] // 2 * 2)
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(fps).limit_denominator(1001))
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.options = {"crf": str(crf), "preset": "veryfast", "threads": "1"}
        for image in frames:
            whole = np.ascontiguousarray(image[:height, :width])
            for packet in stream.encode(av.VideoFrame.from_ndarray(whole, format="bgr24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)


def _kept(path: Path, image: np.ndarray, quality: int) -> None:
    """Write a picture as JPEG; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not cv2.imwrite(str(path), image, [cv2.IMWRITE_JPEG_QUALITY, quality]):
        raise OSError(f"{path} could not be written")


def film_trials(folder: Path, known: dict[str, Path], every: int = 1, first: int = 0) -> Iterator[dict]:
    """Yield the trials of every attack on an excerpt of every film against all films; with `every` of 2 half of them,
    so that each attack meets half of the films and each film half of the attacks. `first` of 1 gives the other half."""
    against = {name: str(path) for name, path in known.items()}
    names = list(known)
    for place, name in enumerate(names):
        whole = length(known[name])
        if whole < LEAST_SECONDS or name in SAME_FILM:
            continue
        seconds = min(LONGEST_SECONDS, whole * 0.8)
        begin = min(whole - seconds, 0.37 + 0.13 * place + (whole - seconds) * 0.3)
        frames, fps = decoded(known[name], begin, begin + seconds)
        others = tuple(
            decoded(known[names[(place + step) % len(names)]], 0.5, 6)[0] for step in (5, 11) if len(names) > 11
        )
        for attack in list(FILM_ATTACKS)[(place + first) % every :: every]:
            path = folder / "clips" / f"{name}-{attack}.mp4"
            random = np.random.default_rng(int(hashlib.sha256(path.name.encode()).hexdigest()[:8], 16))
            done = FILM_ATTACKS[attack](Take(frames, fps, others=others), random)
            if not path.is_file():
                encode(path, done.frames, done.fps, done.crf)
            shown = done.seconds or len(done.frames) / done.fps
            yield {
                "kind": "film", "attack": attack, "source": name, "dev": name in DEV, "path": str(path),
                "against": against, "others": with_copies(names[(place + s) % len(names)] for s in (0, 5, 11))[1:],
                "mine": [done.begin, done.begin + shown], "theirs": [begin, begin + shown * done.speed],
                "flipped": done.flipped,
            }  # fmt: skip


def hard_trials(folder: Path, known: dict[str, Path]) -> Iterator[dict]:
    """Yield trials of the later part of a film against its earlier part: same camera, same room, other moment."""
    for name, film in known.items():
        whole = length(film)
        if whole < 4:
            continue
        spans = [(i * 10.0, i * 10.0 + 8) for i in range(int(whole // 10))] if whole > 20 else []
        spans = spans or [(0.0, whole * 0.48), (whole * 0.52, whole)]
        taken = [decoded(film, *span) for span in spans[:6]]
        paths = [folder / "clips" / f"{name}-part{i}.mp4" for i in range(len(taken))]
        for path, (frames, fps) in zip(paths, taken, strict=True):
            if not path.is_file():
                encode(path, frames, fps, 20)
        for number, (frames, fps) in enumerate(taken[1:], 1):
            attack = HARD_ATTACKS[(number - 1) % len(HARD_ATTACKS)] if len(taken) > 2 else None
            for kind in [attack] if attack else HARD_ATTACKS[:3]:
                path = folder / "clips" / f"{name}-later{number}-{kind}.mp4"
                if not path.is_file():
                    done = FILM_ATTACKS[kind](Take(frames, fps), np.random.default_rng(number))
                    encode(path, done.frames, fps, done.crf)
                before = {f"{name}-part{i}": str(paths[i]) for i in range(number)}
                yield {
                    "kind": "hard", "attack": kind, "source": name, "dev": name in DEV, "path": str(path),
                    "against": before,
                }  # fmt: skip


def hard_still_trials(folder: Path, known: dict[str, Path]) -> Iterator[dict]:
    """Yield single frames of the later part of a film against its earlier part."""
    for name, film in known.items():
        whole = length(film)
        before = folder / "clips" / f"{name}-part0.mp4"
        if whole < 4 or not before.is_file():
            continue
        for number, share in enumerate((0.72, 0.93)):
            frames, _ = decoded(film, whole * share, whole * share + 0.2)
            for attack in ("jpg20", "news", "hflip"):
                made = folder / "stills" / f"{name}-later{number}-{attack}.jpg"
                done, quality = attack_photograph(attack, frames[0], frames[0], np.random.default_rng(number))
                _kept(made, done, quality)
                yield {
                    "kind": "hard still", "attack": attack, "source": name, "dev": name in DEV, "path": str(made),
                    "against": {f"{name}-part0": str(before)},
                }  # fmt: skip


def is_dev(name: str) -> bool:
    """Return True for the third of photographs that thresholds may be fixed on; those of one scene go together."""
    return int(hashlib.sha256(family(name).encode()).hexdigest()[:8], 16) % 3 == 0


def family(name: str) -> str:
    """Return what photographs of one scene have in common: how their names begin."""
    begin = re.match(r"[a-z]*", name.lower())[0][:5]
    return "left" if begin == "right" else begin or name[:6]  # the cameras of one pair


def still_trials(folder: Path, pictures: list[Path], every: int = 1, first: int = 0) -> Iterator[dict]:
    """Yield the trials of attacked photographs against all that are known; every second picture is held out.

    With `every` of 2 each photograph meets half of the attacks, and with `first` of 1 the other half; those that are
    not known are asked all the same.
    """
    small, names = [], {}
    for number, path in enumerate(pictures):
        kept = folder / "stills" / f"{number:03}.jpg"
        image = cv2.imread(str(path))
        if image is None or cv2.cvtColor(image, cv2.COLOR_BGR2GRAY).std() < BLANK_STD:
            continue
        names[f"{number:03}"] = named(path)
        if not kept.is_file():
            factor = min(1.0, 1024 / max(image.shape[:2]))
            _kept(kept, resized(image, *(round(s * factor) for s in image.shape[1::-1])), 95)
        small.append(kept)
    known, unknown = small[::2], small[1::2]
    against = {path.stem: str(path) for path in known}
    attacks = [PHOTOGRAPH_ATTACKS[begin::every] for begin in range(every)]
    made = [
        trial
        for number, path in enumerate(known[:STILL_SOURCES])
        for trial in _still_trials_of(
            folder, path, unknown[number % len(unknown)], attacks[(number + first) % every], against
        )
    ]
    for path in unknown:
        made += _still_trials_of(folder, path, known[0], ("jpg20", "news", "crop10"), against)
    for trial in made:
        own = names[Path(trial["path"]).stem.split("-")[0]]
        trial["dev"] = is_dev(own)
        alike = set().union(*(group for group in ALIKE if own in group))
        scene = [stem for stem in against if family(names[stem]) == family(own) and names[stem] not in alike | {own}]
        yield {**trial, "others": [stem for stem in against if names[stem] in alike - {own}], "scene": scene}


def _still_trials_of(folder: Path, path: Path, behind: Path, attacks, against: dict) -> Iterator[dict]:
    image, other = cv2.imread(str(path)), cv2.imread(str(behind))
    for attack in attacks:
        made = folder / "stills" / f"{path.stem}-{attack}.jpg"
        if not made.is_file():
            random = np.random.default_rng(int(path.stem))
            done, quality = attack_photograph(attack, image, other, random)
            _kept(made, done, quality)
        truth = path.stem if path.stem in against else None
        yield {
            "kind": "still", "attack": attack, "source": truth, "path": str(made), "against": against,
        }  # fmt: skip


def still_of_film_trials(folder: Path, known: dict[str, Path]) -> Iterator[dict]:
    """Yield single frames of films, attacked, against all films."""
    against = {name: str(path) for name, path in known.items()}
    for name, film in ((name, film) for name, film in known.items() if name not in SAME_FILM):
        whole = length(film)
        for number, share in enumerate((0.31, 0.77)):
            frames, _ = decoded(film, whole * share, whole * share + 0.2)
            for attack in ("jpg20", "news", "crop25", "hflip"):
                made = folder / "stills" / f"{name}-{number}-{attack}.jpg"
                done, quality = attack_photograph(attack, frames[0], frames[0], np.random.default_rng(number))
                _kept(made, done, quality)
                yield {
                    "kind": "still of film", "attack": attack, "source": name, "dev": name in DEV, "path": str(made),
                    "against": against, "theirs": [whole * share, whole * share], "others": with_copies([name])[1:],
                }  # fmt: skip


if __name__ == "__main__":
    where, (step, begins) = Path(sys.argv[1]), map(int, (*sys.argv[2:4], *("1", "0")[len(sys.argv) - 2 :]))
    of_films = films(where)
    parts = (
        hard_trials(where, of_films), hard_still_trials(where, of_films), still_of_film_trials(where, of_films),
        still_trials(where, photographs(where), step, begins),
        film_trials(where, of_films, step, begins),
    )  # fmt: skip
    with open(where / "trials.jsonl", "w", encoding="utf-8") as lines:
        for part in parts:
            for trial in part:
                lines.write(json.dumps(trial) + "\n")
                lines.flush()
