"""Figures: from the summed counts of made-up weeks to the shares that the bars are set in."""

from __future__ import annotations

from collections.abc import Mapping

from ..coreference import harmonic
from ..intervals import share

PLANTED = ("count", "existence", "holder", "victims", "target", "actor", "sum", "place", "time")
"""Kinds of planted contradictions, in the order of the table."""


def figures(total: Mapping[str, float]) -> dict[str, float]:
    """Return every figure of summed counts; of no items, 0."""
    found = {f"{name}, B-cubed F1": _f1(total, name) for name in ("origins", "incidents")}
    for name, words in (("tallies", "tallies"), ("sums", "sums over the week")):
        whole = total.get(f"{name}.all", 0.0)
        found[f"{words}: bounds hold the truth"] = share(total.get(f"{name}.held", 0.0), whole)
        found[f"{words}: best is the truth"] = share(total.get(f"{name}.right", 0.0), whole)
    found["tallies: best is the truth, or within a tenth where nobody printed it"] = share(
        total.get("tallies.near", 0.0), total.get("tallies.all", 0.0)
    )
    found["planted contradictions found"] = share(
        sum(total.get(f"seen.{k}", 0.0) for k in PLANTED), sum(total.get(f"planted.{k}", 0.0) for k in PLANTED)
    )
    hidden, hidden_seen = total.get("planted.obscured", 0.0), total.get("seen.obscured", 0.0)
    found["... without counts that a raised toll, or another town or day, hides"] = share(
        sum(total.get(f"seen.{k}", 0.0) for k in PLANTED) - hidden_seen,
        sum(total.get(f"planted.{k}", 0.0) for k in PLANTED) - hidden,
    )
    found["... of count, without those"] = share(
        total.get("seen.count", 0.0) - hidden_seen, total.get("planted.count", 0.0) - hidden
    )
    for kind in PLANTED:
        found[f"... of {kind}"] = share(total.get(f"seen.{kind}", 0.0), total.get(f"planted.{kind}", 0.0))
    found["false contradictions, of those found"] = share(total.get("false", 0.0), total.get("contradictions", 0.0))
    found["state of each place and day"] = share(total.get("states.right", 0.0), total.get("states.all", 0.0))
    found["cumulative or historical figures in a week's tally"] = total.get("leaks", 0.0)
    return found


def _f1(total: Mapping[str, float], name: str) -> float:
    items = total.get(f"{name}.items", 0.0)
    return harmonic(share(total.get(f"{name}.precision", 0.0), items), share(total.get(f"{name}.recall", 0.0), items))
