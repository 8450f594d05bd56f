"""What `read` makes of the sentences of `tongues.tsv`, asked row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from tests.factories import make_document, make_published
from weekreview.model import Claim
from weekreview.read import Reader, read

ASKED = ("bounds", "deed", "who", "days")
"""What each row is asked, in order."""
CIVILIAN = {"yes": True, "no": False, "-": None}


def claims_in(row: dict[str, str], reader: Reader) -> tuple[Claim, ...]:
    """Return the claims of a row's sentence, read as a report of its day."""
    published = make_published(date.fromisoformat(row["published_on"]))
    return read(make_document(row["sentence"], language=row["language"], published=published, title=None), reader)[0]


def answers_of(row: dict[str, str], reader: Reader) -> dict[str, bool]:
    """Return whether each thing that the row asks holds; what it does not ask is left out.

    Deed and who are asked of a number with the right bounds, days of any claim with a time of its own.
    """
    claims = claims_in(row, reader)
    numbers = [q for c in claims for q in c.quantities if _bounds(q) == (row["low"], row["high"])]
    found = {"bounds": bool(numbers)}
    if row["of"] != "*":
        numbers = [q for q in numbers if q.of in row["of"].split("|")]
        found["deed"] = bool(numbers)
    if row["civilian"] != "*":
        found["who"] = any(q.civilian is CIVILIAN[row["civilian"]] for q in numbers)
    times = [(c.when.earliest_on, c.when.latest_on) for c in claims if c.when and c.when.span]
    found["days"] = any(str(a) in row["earliest"].split("|") and str(b) in row["latest"].split("|") for a, b in times)
    return found


def _bounds(quantity) -> tuple[str, str]:
    return str(quantity.low), "-" if quantity.high is None else str(quantity.high)


def shares_of(rows: Sequence[dict[str, str]], reader: Reader, by: str) -> dict[str, dict[str, float]]:
    """Return for each value of the column `by` the share of rows in which each thing holds."""
    held: dict[str, Counter] = {}
    asked: dict[str, Counter] = {}
    for row in rows:
        for thing, holds in answers_of(row, reader).items():
            asked.setdefault(row[by], Counter())[thing] += 1
            held.setdefault(row[by], Counter())[thing] += holds
    return {key: {thing: held[key][thing] / asked[key][thing] for thing in ASKED} for key in asked}
