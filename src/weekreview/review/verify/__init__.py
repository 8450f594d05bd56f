"""Verifying: before anything is written, each number, date and place name of the issue is traced to stored evidence.

In the issue's data, piece by piece; in the records below it, whose bounds and places are found again from the words of
the claims; and in the page made of it, so that no template can add a number of its own.
"""

from weekreview.errors import UnsupportedError
from weekreview.model import Issue

from ..index import Index
from ..material import Material
from ..render import render_page
from .evidence import evidence_faults
from .pages import page_faults
from .pieces import piece_faults
from .records import record_faults
from .seconds import second_reading
from .walks import Checked, open_check

MOST_NAMED = 50
"""Faults named in the message; the rest is counted."""

__all__ = ["faults_in", "second_reading", "verify"]


def faults_in(issue: Issue, material: Material, page: str | None = None) -> list[str]:
    """Return each fault as a line: where it is, what it says, why it is not supported. Empty where all is well.

    Args:
        issue: The issue.
        material: What it was made of.
        page: The page as it will be written; made from the issue where none is given.
    """
    checked = open_check(issue, Index(material))
    return _faults_of_data(checked) or page_faults(checked, page if page is not None else render_page(issue))


def _faults_of_data(checked: Checked) -> list[str]:
    return [*evidence_faults(checked), *piece_faults(checked), *record_faults(checked)]


def verify(issue: Issue, material: Material) -> str:
    """Return the page that was checked, which is the one to write.

    Raises:
        UnsupportedError: something of the issue is not supported by the material; each fault is named.
    """
    checked = open_check(issue, Index(material))
    page = ""
    found = _faults_of_data(checked)
    if not found:
        page = render_page(issue)
        found = page_faults(checked, page)
    if found:
        more = f"\n  and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        listed = "".join(f"\n  {fault}" for fault in found[:MOST_NAMED])
        raise UnsupportedError(
            f"the issue says {len(found)} things that no claim supports; nothing is written:{listed}{more}"
        )
    return page
