"""Figures of the ground room: war spellings, toponyms, speed.

    python benchmarks/ground_places.py [--corpora FOLDER] [--text FILE.jsonl] [--results docs/results.md]

`--corpora` holds `lgl.jsonl` and `geovirus.jsonl`; on these the shipped weights were learned, so the honest figures are
those that `training/train_places.py` prints in cross-validation. Speed is in seconds of processor time, one process.
With `--results` the war spellings go as a table between the marks "war spellings" of that page.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

from weekreview.evaluate import write_table
from weekreview.ground import GroundOptions, find_toponyms, open_gazetteer
from weekreview.ground.gazetteer.distances import distance_km
from weekreview.ground.scenes import open_scene
from weekreview.model import Document, Passage, PassageKind

SENTENCE = "Heavy fighting went on in {name} on Monday, {adjective} officials said."
HERE = Path(__file__).parent


def spellings(gazetteer) -> str:
    """Print the share of war spellings placed within 25 km, and those that are not; return the table of it."""
    rows = [line.split("\t") for line in (HERE / "ground_spellings.tsv").read_text("utf-8").splitlines()[2:]]
    count, wrong, none, sure = Counter(), [], [], Counter()
    for adjective, name, lat, lon in rows:
        text = SENTENCE.format(name=name, adjective=adjective)
        found = next((f for f in find_toponyms(text, None, gazetteer) if f[2] == name), None)
        if not found or not found[3]:
            none.append(name)
            continue
        right = distance_km(found[3].lat, found[3].lon, float(lat), float(lon)) <= 25
        count[right] += 1
        sure[right] += found[4] >= 0.9
        if not right:
            wrong.append(f"{name} -> {found[3].name} ({found[3].country}, {found[3].kind})")
    print(f"war spellings: {count[True]} of {len(rows)} right ({count[True] / len(rows):.3f})")
    print(f"  p at least 0.9: {sure[True]} right, {sure[False]} wrong")
    print(f"  wrong: {wrong}\n  not found or not determined: {none}")
    head = "| spellings | within 25 km | share | elsewhere | not determined | p at least 0.9 | right of these |"
    row = (
        len(rows),
        count[True],
        f"{count[True] / len(rows):.3f}",
        count[False],
        len(none),
        sum(sure.values()),
        sure[True],
    )
    return "\n".join((head, "| ---: " * len(row) + "|", "| " + " | ".join(map(str, row)) + " |"))


def corpora(gazetteer, folder: Path) -> None:
    """Print found and placed of LGL and GeoVirus (learned on: see the module's docstring)."""
    for name in ("lgl", "geovirus"):
        gold = near = placed = 0
        for line in (folder / f"{name}.jsonl").open(encoding="utf-8"):
            document = json.loads(line)
            found = {f[:2]: f[3] for f in find_toponyms(document["text"], None, gazetteer)}
            for t in document["toponyms"]:
                if t["lat"] is not None:
                    place = found.get((t["begin"], t["end"]))
                    gold += 1
                    placed += place is not None
                    near += bool(place) and distance_km(place.lat, place.lon, t["lat"], t["lon"]) <= 161
        shares = f"({near / gold:.3f}); of {placed} placed {near / placed:.3f}"
        print(f"{name}: {near} of {gold} found and placed within 161 km {shares}")


def speed(gazetteer, path: Path | None) -> None:
    """Print look-ups a second, and documents a second of the whole scene."""
    rows = [line.split("\t")[1] for line in (HERE / "ground_spellings.tsv").read_text("utf-8").splitlines()[2:]]
    names = rows * 20
    random.Random(7).shuffle(names)
    began = time.process_time()
    for name in names:
        gazetteer.index.exact(name) or gazetteer.index.sounding(name)
    print(f"look-up: {(time.process_time() - began) / len(names) * 1e6:.1f} microseconds")
    if path:
        texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
        words = sum(len(text.split()) for text in texts)
        began = time.process_time()
        for text in texts:
            open_scene(
                Document("d", "0" * 64, "x", text, (Passage(PassageKind.PARAGRAPH, 0, len(text)),) if text else ()),
                gazetteer,
            )
        seconds = time.process_time() - began
        each = f"{seconds / words * 500 * 1000:.1f} ms for 500 words"
        print(f"scenes: {len(texts)} texts, {words} words, {seconds:.2f} s; {each}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--results", type=Path)
    options = parser.parse_args()
    began = time.process_time()
    gazetteer = open_gazetteer(GroundOptions())
    print(f"open: {time.process_time() - began:.2f} s; index {gazetteer.index.path.stat().st_size / 1e6:.1f} MB")
    began = time.process_time()
    actors = len(gazetteer.actor_names.actors)
    print(f"registry: {actors} actors, {time.process_time() - began:.2f} s, once a process")
    table = spellings(gazetteer)
    if options.results:
        write_table(options.results, "war spellings", table)
    speed(gazetteer, options.text)
    if options.corpora:
        corpora(gazetteer, options.corpora)


if __name__ == "__main__":
    main()
