"""`weekreview refusals FOLDER`: what was declined, and why."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from weekreview.errors import InputError, UsageError
from weekreview.model import Reason

NAME = "refusals"


def run(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of a build.")],
    reason: Annotated[str | None, typer.Option("--reason", metavar="REASON", help="List those of one reason.")] = None,
) -> None:
    """Count what a build declined, by reason; with --reason, list each. docs/reference/refusals.md explains them."""
    known = [r.value for r in Reason]
    if reason is not None and reason not in known:
        raise UsageError(f"--reason {reason!r} is not one of {', '.join(known)}")
    found = read_refusals(folder)
    if reason is None:
        for name, count in sorted(Counter(r["reason"] for r in found).items(), key=lambda item: (-item[1], item[0])):
            typer.echo(f"{count:>7}  {name}")
        return
    for refusal in found:
        if refusal["reason"] == reason:
            typer.echo(f"{refusal['step']}\t{refusal['subject_id']}\t{refusal.get('detail', '')}")


def read_refusals(folder: Path) -> list[dict]:
    """Return the refusals that a build wrote, in their order."""
    path = folder / "refusals.jsonl"
    if not path.is_file():
        raise UsageError(f"{path} is not there; give the folder that `weekreview build --out` wrote")
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    except ValueError as error:
        raise InputError(f"{path} is damaged ({error}); build again into the same folder") from error
