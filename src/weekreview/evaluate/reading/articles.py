"""Annotated articles, tagged sentences and labelled snippets, as samples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Sample = dict[str, Any]
PARTS = ("source", "cue", "content")


def read_articles(path: Path) -> list[Sample]:
    """Return articles with the spans of each part of an attribution."""
    found = []
    for number, record in enumerate(_objects(path)):
        gold = {part: sorted({tuple(s) for a in record["attributions"] for s in a[part]}) for part in PARTS}
        found.append({"id": f"{record['id']}#{number}", "text": record["text"], "gold": gold})
    return found


def read_tagged(path: Path) -> list[Sample]:
    """Return tokenised sentences with one label a token."""
    return [{"id": r["id"], "tokens": r["tokens"], "gold": r["tags"]} for r in _objects(path)]


def read_snippets(path: Path) -> list[Sample]:
    """Return snippets with their event type; a line is type, tab, text."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [{"id": f"snippet-{n}", "text": text, "gold": kind} for n, (kind, text) in enumerate(rows, 1)]


def _objects(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
