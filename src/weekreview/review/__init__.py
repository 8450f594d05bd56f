"""Review: one period's records -> an issue that can be checked -> one page and its data.

    claims, refusals = second_reading(claims, documents)   # before anything is added up
    issue = review(material, ReviewOptions(title="..."))
    page = verify(issue, material)   # raises UnsupportedError, naming each fault; call it before anything is written
    files = render(issue, page)      # {"index.html": ..., "issue.json": ...}

`review` takes a `Material` (everything that the rooms before found) and gives an `Issue`: sentences made of pieces,
each number, date and place name of which cites the claims it rests on. It uses no language model and no network.
"""

from weekreview.model import Issue

from .index import Index
from .material import Material, ReviewOptions
from .render import render
from .sections.issues import make_issue
from .verify import second_reading, verify

__all__ = ["Material", "ReviewOptions", "render", "review", "second_reading", "verify"]


def review(material: Material, options: ReviewOptions) -> Issue:
    """Return the issue of the material's period. The same material gives the same issue."""
    return make_issue(Index(material), options)
