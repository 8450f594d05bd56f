"""How the cost of reconciling grows with the claims: `python benchmarks/scale.py [--most 100000] [--results FILE]`.

Weeks of `evaluate.worlds` are repeated over a year and over other regions: each copy has its own days, places and
wording, so that nothing of one is a telling of another. Times are of this process's CPU; memory is its peak.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from math import log10
from pathlib import Path

from weekreview.evaluate import write_table
from weekreview.evaluate.worlds import World, load_parameters, make_world
from weekreview.ground.actors.registry import load_registry
from weekreview.model import Claim, Document, DuplicateLink, Place
from weekreview.reconcile import ReconcileOptions, reconcile

SIZES = (1_000, 10_000, 100_000, 1_000_000)
BASES, WEEKS, EVENTS = 4, 52, 180
LETTERS = "aeiou"


def main() -> None:
    """Print a table of sizes, or with `--one` measure one size in this process and print it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--one", type=int)
    parser.add_argument("--results", type=Path)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return
    rows = []
    for size in (s for s in SIZES if s <= given.most):
        command = [sys.executable, __file__, "--one", str(size)]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        print(rows[-1], file=sys.stderr, flush=True)
    print(table := table_of(rows))
    if given.results:
        write_table(given.results, "scale", table)
        (given.results.parent / "method" / "scale.svg").write_text(plot_of(rows), encoding="utf-8")


def measure(size: int) -> dict:
    """Return claims, seconds of CPU and peak memory of reconciling `size` claims."""
    documents, claims, links, families = year_of(size)
    registry = load_registry()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun, wall = time.process_time(), time.perf_counter()
    found = reconcile(documents, claims, links, registry, ReconcileOptions(publisher_families=families))
    seconds, waited = time.process_time() - begun, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "claims": len(claims),
        "documents": len(documents),
        "incidents": len(found.incidents),
        "seconds": round(seconds, 1),
        "wall": round(waited, 1),
        "peak_mb": round(peak / 1024),
        "before_mb": round(before / 1024),
    }


def year_of(size: int) -> tuple[list[Document], list[Claim], list[DuplicateLink], dict[str, str]]:
    """Return a year of documents and claims, at most `size` of them, with their links and publisher families."""
    parameters = replace(load_parameters(), events_low=EVENTS, events_high=EVENTS)
    bases = [make_world(seed, parameters) for seed in range(BASES if size > 2_000 else 1)]
    documents: list[Document] = []
    claims: list[Claim] = []
    links: list[DuplicateLink] = []
    for number, world in enumerate(_cycle(bases)):
        if len(claims) >= size:
            break
        _add(number, world, documents, claims, links, size - len(claims))
    return documents, claims, links, bases[0].families


def _cycle(worlds: list[World]) -> Iterator[World]:
    while True:
        yield from worlds


def _add(number: int, world: World, documents: list, claims: list, links: list, most: int) -> None:
    """Add the copy of a world that is its `number`th: some weeks later, in another region, in other letters."""
    shift, region = timedelta(weeks=number % WEEKS), number // WEEKS
    turned = LETTERS[number % 5 :] + LETTERS[: number % 5]
    letters = str.maketrans(LETTERS, turned)
    taken = world.press.claims[:most]
    wanted = {c.document_id for c in taken}
    for document in world.press.documents:
        if document.document_id in wanted:
            on = document.published.on + shift if document.published.on else None
            name = f"{document.document_id}{number:x}"
            documents.append(
                replace(document, document_id=name, published=replace(document.published, on=on), text="", passages=())
            )
    claims += [_moved(c, number, shift, region, letters) for c in taken]
    for link in world.links:
        if {link.document_id, link.of_document_id} <= wanted:
            links.append(DuplicateLink(f"{link.document_id}{number:x}", f"{link.of_document_id}{number:x}", 1.0, 1.0))


def _moved(claim: Claim, number: int, shift: timedelta, region: int, letters: dict) -> Claim:
    when = claim.when
    if when is not None:
        days = [d + shift if d else None for d in (when.earliest_on, when.latest_on)]
        when = replace(when, earliest_on=days[0], latest_on=days[1])
    return replace(
        claim,
        claim_id=f"{claim.claim_id}{number:x}",
        document_id=f"{claim.document_id}{number:x}",
        evidence=replace(claim.evidence, text=claim.evidence.text.translate(letters)),
        places=tuple(replace(m, place=_elsewhere(m.place, region)) if m.place else m for m in claim.places),
        when=when,
    )


def _elsewhere(place: Place, region: int) -> Place:
    if not region:
        return place
    return replace(
        place,
        place_id=f"{place.place_id}~{region}",
        lat=place.lat - 12.0 * (region % 5),
        lon=place.lon + 20.0 * (region // 5),
    )


def table_of(rows: list[dict]) -> str:
    """Return the rows as Markdown, with the growth against the row before and a bar on a logarithmic scale."""
    lines = [
        "| claims | incidents | CPU s | CPU s per 1,000 claims | peak MB | log10 of CPU s |",
        "| ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for row in rows:
        each = row["seconds"] / row["claims"] * 1000
        bar = "#" * max(1, round(8 * log10(10 * row["seconds"] + 1)))
        cells = [
            f"{row['claims']:,}",
            f"{row['incidents']:,}",
            f"{row['seconds']:.1f}",
            f"{each:.2f}",
            f"{row['peak_mb']:,}",
        ]
        lines.append(f"| {' | '.join(cells)} | `{bar}` |")
    return "\n".join(lines)


def plot_of(rows: list[dict]) -> str:
    """Return seconds over claims, both on logarithmic scales, as SVG; dashed is growth in step with the first."""
    left, low, decade, decades = 60, 300, 64, 5
    first = rows[0]

    def spot(claims: float, seconds: float) -> tuple[float, float]:
        return left + decade * (log10(claims) - 3), low - decade * (log10(max(seconds, 0.1)) + 1)

    spots = [spot(row["claims"], row["seconds"]) for row in rows]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    ends = [spot(n, first["seconds"] * n / first["claims"]) for n in (first["claims"], rows[-1]["claims"])]
    marks = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in spots]
    names = [
        f'<text x="{x + 10:.1f}" y="{y + 14:.1f}">{row["seconds"]:,.1f} s</text>'
        for (x, y), row in zip(spots, rows, strict=True)
    ]
    across = [f'<text x="{left + decade * n}" y="{low + 20}" text-anchor="middle">1e{n + 3}</text>' for n in range(4)]
    steps = [(low - decade * n, 10 ** (n - 1)) for n in range(decades + 1)]
    up = [f'<text x="{left - 10}" y="{y}" text-anchor="end">{seconds:,g} s</text>' for y, seconds in steps]
    dashed = " ".join(f"{x:.1f},{y:.1f}" for x, y in ends)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -40 {left + 5 * decade} {low + 80}" font-size="12">',
            "<title>CPU seconds of reconciling, by claims; both scales are logarithmic</title>",
            f'<path d="M{left} {low - decades * decade}V{low}H{left + 3 * decade}" fill="none" stroke="#444"/>',
            f'<polyline points="{dashed}" fill="none" stroke="#888" stroke-dasharray="4"/>',
            f'<polyline points="{line}" fill="none" stroke="#000"/>',
            *marks, *names, *across, *up,
            f'<text x="{left + 1.5 * decade}" y="{low + 36}" text-anchor="middle">claims</text>',
            "</svg>",
            "",
        ]
    )  # fmt: skip


if __name__ == "__main__":
    main()
