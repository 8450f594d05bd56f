"""Tables of results as Markdown, kept between two marks in a page so that the words around them stay."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from weekreview.errors import UsageError

from .intervals import Score


def table_of(scores: Sequence[Score]) -> str:
    """Return scores as a Markdown table, in their order."""
    rows = ["| corpus | figure | score | 95% interval | samples |", "| --- | --- | ---: | --- | ---: |"]
    for score in scores:
        interval = f"{score.low:.3f} to {score.high:.3f}"
        rows.append(f"| {score.corpus} | {score.figure} | {score.value:.3f} | {interval} | {score.samples:,} |")
    return "\n".join(rows)


def write_table(page: Path, name: str, table: str) -> None:
    """Put `table` between `<!-- NAME begins -->` and `<!-- NAME ends -->` of a page.

    Raises:
        UsageError: The page has no such marks.
    """
    begins, ends = f"<!-- {name} begins -->", f"<!-- {name} ends -->"
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    if text.count(begins) != 1 or text.count(ends) != 1 or text.index(begins) > text.index(ends):
        raise UsageError(f"{page} does not hold {begins} and {ends} once each; add them where the table goes")
    before, after = text[: text.index(begins) + len(begins)], text[text.index(ends) :]
    page.write_text(f"{before}\n{table.strip()}\n{after}", encoding="utf-8")
