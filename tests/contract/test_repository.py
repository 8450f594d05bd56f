"""What may not stand in the repository: other people's text, paths of one machine, registries, heavy files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.tree import SHARED, named, text_of, tracked

MOST_WEIGHT_BYTES = 60_000_000
SHINGLE_WORDS = 8
NAMES_ALONE = "src/weekreview/ground/data/"
"""Lists of names of places and actors, which are nobody's text however many words they have."""
NAMES = (
    "united nations office for the coordination of humanitarian affairs",
    "office of the united nations high commissioner for human rights",
    "office of the united nations high commissioner for refugees",
)
"""Official names of eight words and more, which anyone may write."""


def test_the_readers_weights_are_small_enough_to_clone():
    weights = [path for path in tracked() if "weights" in path.parts]
    assert sum(path.stat().st_size for path in weights) < MOST_WEIGHT_BYTES


def test_no_file_names_a_path_of_somebodys_machine_or_a_registry():
    # Put together here, so that this file does not hold them itself.
    places = ["/" + "work/", "/" + "root/", "/" + "home/", "." + "library/"]
    hosts = [
        "py" + "pi.org",
        "python" + "hosted.org",
        "registry." + "npmjs",
        "deb." + "debian.org",
        "hugging" + "face.co",
    ]
    words = re.compile("|".join([rf"(?<![\w.~>]){re.escape(p)}" for p in places] + [re.escape(h) for h in hosts]))
    faults = []
    for path in tracked():
        found = words.search(text_of(path) or "")
        if found:
            faults.append(f"{named(path)}: {found[0]}")
    assert not faults, "take these out:\n" + "\n".join(faults)


def test_no_text_of_the_shared_samples_stands_in_the_repository():
    if not SHARED.is_dir():
        pytest.skip("the shared samples are not beside this checkout; nothing to compare with")
    ours = {}
    for path in tracked():
        text = text_of(path)
        if text and path.stat().st_size < 3_000_000 and not named(path).startswith(NAMES_ALONE):
            ours |= dict.fromkeys(shingles(text), named(path))
    allowed = {shingle for name in NAMES for shingle in shingles(name)}
    faults = {f"{ours[s]}: {s}" for text in shared_texts() for s in shingles(text) if s in ours and s not in allowed}
    assert not faults, "these eight words stand in the shared samples too; write your own:\n" + "\n".join(
        sorted(faults)[:40]
    )


def shingles(text: str) -> set[str]:
    """Return every run of eight words, in lower case."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}


def shared_texts() -> Iterator[str]:
    """Yield the texts of the shared samples, annotated sentences and corpora."""
    for path in sorted((SHARED / "samples").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for folder in ("samples", "claims", "corpora/timelines", "corpora/toponyms", "corpora/attribution"):
        for path in sorted((SHARED / folder).glob("*.jsonl")):
            yield from _texts_of_lines(path)
    for path in sorted((SHARED / "corpora" / "times").rglob("*.sgm")):
        yield re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))


def _texts_of_lines(path: Path) -> Iterator[str]:
    """Yield the long strings of each record of a file of JSON lines."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            record = json.loads(line)
            yield from (value for value in record.values() if isinstance(value, str))
