"""The written passages: short reports with what a reader of them would say of each event's speaker, place, time, state.

The form, a block a passage: `== kind`, then its lines (`# ` a headline, `@ ` a caption, `~ ` a dateline, `- ` a list's
item, else a paragraph; a blank line parts two), then one line an event: `> trigger | speaker=... | place=... | when=...
| state=...`. `trigger@2` is the second such words; `-` = none; `^` at the end = taken over from another sentence; what
a line does not name is not measured. A day, or two with `..` between. All are published on PUBLISHED_ON.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

OWN = Path(__file__).parents[1] / "own"
PUBLISHED_ON = "2024-03-06"
MARKS = {"# ": "headline", "@ ": "caption", "~ ": "dateline", "- ": "list_item"}
INHERITED, NONE = "^", "-"


def read_passages(path: Path) -> list[dict[str, Any]]:
    """Return the passages of a file, each with `id`, `kind`, `pieces` (kind and text), `published_on` and `gold`."""
    blocks = path.read_text(encoding="utf-8").split("== ")[1:]
    return [_passage(number, block) for number, block in enumerate(blocks, 1)]


def _passage(number: int, block: str) -> dict[str, Any]:
    """Return one block as a sample."""
    kind, *lines = block.rstrip("\n").split("\n")
    told = [line for line in lines if not line.startswith("> ")]
    gold = [_event(line[2:]) for line in lines if line.startswith("> ")]
    pieces = [_piece(line) for line in told if line.strip()]
    return {"id": f"passage-{number}", "kind": kind, "pieces": pieces, "published_on": PUBLISHED_ON, "gold": gold}


def _piece(line: str) -> dict[str, str]:
    """Return one line of a report."""
    kind = MARKS.get(line[:2], "paragraph")
    return {"kind": kind, "text": line if kind == "paragraph" else line[2:]}


def _event(line: str) -> dict[str, Any]:
    """Return what is said of one event: `trigger`, and for each thing that is named its words and `inherited`."""
    trigger, *named = (part.strip() for part in line.split(" | "))
    event: dict[str, Any] = {"trigger": trigger}
    for part in named:
        name, value = part.split("=", 1)
        event[name] = {"value": value.removesuffix(INHERITED), "inherited": value.endswith(INHERITED)}
    return event
