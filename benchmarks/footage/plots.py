"""Draws recall by attack, ours and peers': `python -m benchmarks.footage.plots OUT.svg NAME=RUN[,RUN]...`.

Only film trials of the test split that every one of the methods was asked are counted, so that the marks of a row are
of the same clips.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from .score import SAME, macro

LEFT, TOP, WIDE, ROW = 96, 40, 400, 17
MARKS = (
    '<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="#1f5a8a"/>',
    '<rect x="{x0:.1f}" y="{y0:.1f}" width="8" height="8" fill="none" stroke="#b3541e" stroke-width="1.5"/>',
    '<path d="M{x0:.1f} {y0:.1f}l8 8m0 -8l-8 8" stroke="#444" stroke-width="1.5"/>',
)
"""Ours is full; peers are an open square and a cross, told apart without colour."""


def asked(paths: str) -> dict[str, dict[str, Any]]:
    """Return the film trials of the test split of one or more runs, by the clip's path."""
    lines = [line for path in paths.split(",") for line in Path(path).read_text(encoding="utf-8").splitlines()]
    trials = [json.loads(line) for line in lines]
    return {t["path"]: t for t in trials if t["kind"] == "film" and not t["dev"]}


def drawn(recalls: dict[str, dict[str, float]], count: int) -> str:
    """Return the plot as SVG, the attack that ours finds most of first.

    Args:
        recalls: By method, ours first, and attack.
        count: Of the trials.
    """
    ours, *_ = recalls.values()
    rows = sorted(ours, key=lambda name: (-ours[name], name))
    high = TOP + ROW * len(rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDE + 24} {high + 44}" '
        'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>'
    ]
    for share in (0, 0.25, 0.5, 0.75, 1):
        x = LEFT + WIDE * share
        parts.append(f'<path d="M{x} {TOP}V{high}" stroke="#ccc"/>')
        parts.append(f'<text x="{x}" y="{high + 16}" text-anchor="middle">{share:g}</text>')
    for number, name in enumerate(rows):
        y = TOP + ROW * (number + 0.5)
        parts.append(f'<text x="{LEFT - 10}" y="{y + 4}" text-anchor="end">{name}</text>')
        parts += [_mark(kind, LEFT + WIDE * of[name], y) for kind, of in enumerate(recalls.values())]
    at = 14.0
    for kind, (name, of) in enumerate(recalls.items()):
        told = f"{name} (mean {np.mean(list(of.values())):.2f})"
        parts.append(_mark(kind, at, 18) + f'<text x="{at + 10}" y="22">{told}</text>')
        at += 24 + 6.6 * len(told)
    parts.append(
        f'<text x="{LEFT + WIDE / 2}" y="{high + 34}" text-anchor="middle">share told as the same footage, '
        f"{count} clips of films of the test split</text></svg>"
    )
    return "".join(parts) + "\n"


def _mark(kind: int, x: float, y: float) -> str:
    return MARKS[kind].format(x=x, y=y, x0=x - 4, y0=y - 4)


def main(out: Path, methods: list[str]) -> None:
    """Count and draw."""
    runs = {name: asked(paths) for name, _, paths in (method.partition("=") for method in methods)}
    shared = set.intersection(*(set(run) for run in runs.values()))
    recalls = {name: macro([run[path] for path in sorted(shared)], SAME) for name, run in runs.items()}
    out.write_text(drawn(recalls, len(shared)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
