"""Processor time of `ground` against `read`, one process, on made-up articles that are already read.

python benchmarks/ground_speed.py [--articles 1000] [--words 500] [--results docs/results.md]

With --results the table goes between the marks "ground speed" of that page.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from articles import make_articles
from reading import document_of

from weekreview.evaluate import write_table
from weekreview.ground import GroundOptions, ground, open_gazetteer
from weekreview.read import ReadOptions, open_reader, read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--words", type=int, default=500)
    parser.add_argument("--results", type=Path)
    options = parser.parse_args()
    records = make_articles(options.articles, options.words, seed=0)
    documents = [document_of(number, record["text"]) for number, record in enumerate(records)]
    gazetteer, reader = open_gazetteer(GroundOptions()), open_reader(ReadOptions())
    ground(read(documents[0], reader)[0], documents[0], gazetteer)  # opens models, tables and caches
    reading = grounding = claims = 0.0
    for document in documents:
        began = time.process_time()
        found, _ = read(document, reader)
        read_at = time.process_time()
        ground(found, document, gazetteer)
        reading, grounding = reading + read_at - began, grounding + time.process_time() - read_at
        claims += len(found)
    shares = f"{grounding / reading:.3f} of it"
    print(f"{len(documents)} articles, {claims:.0f} claims: read {reading:.1f} s, ground {grounding:.1f} s, {shares}")
    if options.results:
        head = "| articles | claims | read, s | ground, s | share of read |\n| ---: | ---: | ---: | ---: | ---: |\n"
        row = f"| {len(documents)} | {claims:.0f} | {reading:.1f} | {grounding:.1f} | {grounding / reading:.3f} |"
        write_table(options.results, "ground speed", head + row)


if __name__ == "__main__":
    main()
