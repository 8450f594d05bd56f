"""`read` alone over articles, in one process. Run by `speed.py`."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from weekreview.model import Document, Passage, PassageKind
from weekreview.read import ReadOptions, open_reader, read


def document_of(number: int, text: str) -> Document:
    """Return an article as `ingest` would give it: one passage a paragraph."""
    passages, at = [], 0
    for paragraph in text.split("\n\n"):
        passages.append(Passage(PassageKind.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Document(f"d{number:016x}", "0" * 64, f"article-{number}", text, tuple(passages), language="en")


def main() -> None:
    """Read every article and print what it took; loading the model is not counted, as for the peer."""
    texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n") if line]
    documents = [document_of(number, text) for number, text in enumerate(texts)]
    reader = open_reader(ReadOptions())
    read(documents[0], reader)
    began, cpu_began = time.perf_counter(), time.process_time()
    claims = sum(len(read(document, reader)[0]) for document in documents)
    report = {
        "what": "weekreview read",
        "seconds": time.perf_counter() - began,
        "cpu_seconds": time.process_time() - cpu_began,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "found": claims,
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
