"""Does `p` mean what it says? Reliability of the packaged model's claims on annotated sentences.

    python training/calibration.py --model FOLDER --dev dev.jsonl [--plot docs/method/reliability.svg]

A claim is right where a claim of its type stands there. The logistic fit that makes `p` was made on the same
sentences, so the figure to believe is the second: each fifth of the sentences with a fit on the other four.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from claim_data import locate
from fits import fit, logit

from weekreview.read.encoder import ClaimEncoder

BINS = 10
FOLDS = 5


def claims_of(model: Path, dev: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return, a value for each claim read: its `p`, whether it is right, and the number of its sentence."""
    records = [json.loads(line) for line in dev.read_text(encoding="utf-8").splitlines()]
    encoder = ClaimEncoder(model)
    rows = []
    for number, found in enumerate(encoder.read_sentences([r["text"] for r in records])):
        gold = [(locate(records[number]["text"], c["trigger"]), c["type"]) for c in records[number]["claims"]]
        for r in found:
            right = any(s and s[0] < r.trigger[1] and r.trigger[0] < s[1] and k == r.type for s, k in gold)
            rows.append((r.p, right, number))
    p, right, sentence = (np.array(column) for column in zip(*rows, strict=True))
    return p, right.astype(float), sentence


def expected_error(p: np.ndarray, right: np.ndarray) -> float:
    """Return the expected calibration error over BINS bins of equal width (Source: Naeini et al. 2015)."""
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    gaps = [abs(p[bins == b].mean() - right[bins == b].mean()) * (bins == b).sum() for b in set(bins.tolist())]
    return float(sum(gaps) / len(p))


def refitted(p: np.ndarray, right: np.ndarray, sentence: np.ndarray) -> np.ndarray:
    """Return `p` where each fifth of the sentences was fitted on the other four."""
    out = np.empty_like(p)
    for fold in range(FOLDS):
        held = sentence % FOLDS == fold
        slope, offset = fit(p[~held], right[~held])
        out[held] = 1 / (1 + np.exp(-(slope * logit(p[held]) + offset)))
    return out


def table_of(p: np.ndarray, right: np.ndarray) -> list[tuple[str, int, float, float]]:
    """Return (bin, claims, mean `p`, share right) of each bin that holds any."""
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    return [
        (f"{b / BINS:.1f} to {(b + 1) / BINS:.1f}", int((bins == b).sum()), float(p[bins == b].mean()),
         float(right[bins == b].mean()))
        for b in sorted(set(bins.tolist()))
    ]  # fmt: skip


def drawing_of(rows: list[tuple[str, int, float, float]]) -> str:
    """Return the reliability plot as SVG: said against true, the size of a dot by the number of claims."""
    most = max(n for _, n, _, _ in rows)
    dots = "".join(
        f'<circle cx="{40 + 300 * said:.1f}" cy="{320 - 300 * true:.1f}" r="{3 + 9 * (n / most) ** 0.5:.1f}"/>'
        for _, n, said, true in rows
    )
    words = (
        '<text x="190" y="350" text-anchor="middle">p as said</text>'
        '<text x="14" y="170" transform="rotate(-90 14 170)" text-anchor="middle">share right</text>'
        '<text x="34" y="334">0</text><text x="336" y="334">1</text><text x="26" y="26">1</text>'
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 360" font-family="sans-serif" font-size="12">'
        '<rect x="40" y="20" width="300" height="300" fill="none" stroke="#888"/>'
        '<path d="M40 320L340 20" stroke="#888" stroke-dasharray="4 4"/>'
        f'<g fill="#1f5a8a" fill-opacity="0.75">{dots}</g>{words}</svg>\n'
    )


def main() -> None:
    """Print both errors and the table; draw the plot where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    p, right, sentence = claims_of(options.model, options.dev)
    held_out = refitted(p, right, sentence)
    print(f"{len(p)} claims; expected calibration error {expected_error(p, right):.3f} as shipped, "
          f"{expected_error(held_out, right):.3f} refitted on other sentences")  # fmt: skip
    rows = table_of(held_out, right)
    for name, count, said, true in rows:
        print(f"| {name} | {count} | {said:.2f} | {true:.2f} |")
    if options.plot:
        options.plot.write_text(drawing_of(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
