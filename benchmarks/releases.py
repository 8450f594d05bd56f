"""Headline against itemised strikes in real releases: `python benchmarks/releases.py --data FOLDER`.

Builds the two daily strike releases that lie beside the checkout, and each once more with one item's number changed. A
release is right where the headline's figure, each country's and each item's are read and add up as they do by hand, and
where the sum that was broken is told and no other. The figures below were counted by hand.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

BY_HAND = {
    "January 9": {"all": 34, "sy": [1, 15, 1, 5, 1], "iq": [1, 1, 5, 2, 2]},
    "January 11": {"all": 23, "sy": [5, 3, 5, 2], "iq": [2, 3, 1, 1, 1]},
}
"""Beginning of a release's title -> strikes in its first sentence, and by item."""
BROKEN = {"January 9": ("15 strikes", "13 strikes"), "January 11": ("Ayn Isa, three strikes", "Ayn Isa, four strikes")}
"""Beginning of a title -> words of an item and what is put in their place."""


def main() -> None:
    """Print one line a release, and how many are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    given = parser.parse_args()
    lines = (given.data / "samples/press-releases.jsonl").read_text(encoding="utf-8").splitlines()
    right = 0
    for record in map(json.loads, lines):
        name = record["title"].split(":")[0]
        if name not in BY_HAND:
            continue
        whole, broken = _build(record), _build(record | {"text": record["text"].replace(*BROKEN[name])})
        read = _figures(whole) == BY_HAND[name]
        quiet, told = not _sums(whole), len(_sums(broken)) == 1
        right += read and quiet and told
        print(f"{name}: figures as by hand {read} {_figures(whole)}; no sum in doubt {quiet}")
        print(f"    broken sum told {told} {_sums(broken)}")
    print(f"{right} of {len(BY_HAND)} releases right")


def _build(record: dict) -> Path:
    """Return the folder of an issue made of one release."""
    folder = Path(tempfile.mkdtemp())
    (folder / "release.jsonl").write_text(json.dumps(record), encoding="utf-8")
    command = [sys.executable, "-m", "weekreview", "build", str(folder / "release.jsonl"), "--out", str(folder / "out")]
    subprocess.run(
        [*command, "--from", "2017-01-01", "--to", "2017-01-31", "--published-on", "2017-01-12"],
        check=True,
        capture_output=True,
    )
    return folder / "out"


def _rows(folder: Path, name: str) -> list[dict]:
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


def _figures(folder: Path) -> dict:
    """Return the strikes of the first sentence and of each item, by country, in the order of the text."""
    text = _rows(folder, "documents.jsonl")[0]["text"]
    found: dict = {"all": None, "sy": [], "iq": []}
    border = text.index("\nIraq")
    for claim in sorted(_rows(folder, "claims.jsonl"), key=lambda c: c["trigger"]["begin"]):
        strikes = [q["low"] for q in claim["quantities"] if q["of"] == "strikes" and q["low"] == q["high"]]
        item = claim["evidence"]["text"].lstrip("•·-. ").startswith("Near ")
        if strikes and item:
            found["sy" if claim["evidence"]["begin"] < border else "iq"].append(strikes[0])
        elif strikes and found["all"] is None:
            found["all"] = strikes[0]
    return found


def _sums(folder: Path) -> list[str]:
    return [c["explanation"] for c in _rows(folder, "contradictions.jsonl") if c["explanation"].startswith("A sum of")]


if __name__ == "__main__":
    main()
