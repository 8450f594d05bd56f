"""The corrections box in words."""

import pytest

from weekreview.model import Change
from weekreview.review.sections.changes import words_of_change

MOVED = Change("killed people, Marn", (4, 4, 4), (3, 7, None), ("c1",), (), ("j1", "j2"), ())


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("what", "killed people, Marn"),
        ("before", "4"),
        ("after", "7 (3 to no upper bound)"),
        ("because", "1 claim added, 2 decisions of people"),
    ],
)
def test_each_part_of_a_change_reads_well(field, words):
    assert words_of_change(MOVED, field) == words


def test_a_figure_that_is_gone_says_so():
    gone = Change("killed people, Marn", (4, 4, 4), None, (), (), (), ())
    assert (words_of_change(gone, "after"), words_of_change(gone, "because")) == ("gone", "the rules of adding up")
