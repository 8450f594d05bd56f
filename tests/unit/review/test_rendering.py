"""The page and the data: the same bytes each time, no network, no script, every link alive."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from functools import cache

import msgspec

from tests.factories import make_document
from tests.unit.review.invented_week import invented_material
from tests.unit.review.one_claim import claim_of, material_of
from weekreview.model import Issue
from weekreview.review import ReviewOptions, render, review, verify


@cache
def files() -> dict[str, str]:
    return render(review(invented_material(), ReviewOptions(title="Week of trials", version="weekreview 0.1.0")))


def test_an_issue_is_a_page_and_its_data():
    assert set(files()) == {"index.html", "issue.json"}


def test_the_same_material_gives_the_same_bytes():
    again = render(review(invented_material(), ReviewOptions(title="Week of trials", version="weekreview 0.1.0")))
    assert again == files()


def test_the_order_of_the_material_does_not_matter():
    material = invented_material()
    turned = replace(
        material,
        documents=material.documents[::-1],
        claims=material.claims[::-1],
        incidents=material.incidents[::-1],
        tallies=material.tallies[::-1],
        states=material.states[::-1],
        origins=material.origins[::-1],
        contradictions=material.contradictions[::-1],
        refusals=material.refusals[::-1],
    )
    assert render(review(turned, ReviewOptions(title="Week of trials", version="weekreview 0.1.0"))) == files()


def test_the_data_reads_back_as_the_issue():
    issue = review(invented_material(), ReviewOptions(title="Week of trials", version="weekreview 0.1.0"))
    assert msgspec.json.decode(files()["issue.json"], type=Issue) == issue


def test_the_page_asks_nothing_of_the_network_and_runs_no_script():
    page = files()["index.html"]
    assert not re.search(r"<script|<link|<iframe|<img|@import|url\((?!#)|\son\w+=|srcset", page)
    sources = set(re.findall(r'(?:src|xlink:href)="([^"]*)"', page))
    assert not sources


def test_every_number_and_place_of_the_prose_is_a_link_to_a_note():
    page = files()["index.html"]
    told = re.findall(r'<p class="told">(.*?)</p>', page, re.S)
    assert len(told) > 15
    for sentence in told:
        bare = re.sub(r"<sup.*?</sup>|<a [^>]*>.*?</a>|<span class=\"p p-quote\".*?</span>", "", sentence, flags=re.S)
        bare = html.unescape(re.sub(r"<[^>]+>", "", bare))
        assert not re.search(r"\d|Syria|Aleppo|Azaz|Idlib|Homs", bare), sentence


def test_each_note_is_led_back_from():
    page = files()["index.html"]
    notes = re.findall(r'<li id="n(\d+)" class="note">', page)
    assert notes == [str(n) for n in range(1, len(notes) + 1)]
    for number in notes:
        assert f'id="r{number}"' in page and f'href="#r{number}"' in page


def test_headings_go_down_without_a_gap():
    levels = [int(level) for level in re.findall(r"<h([1-6])", files()["index.html"])]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))


def test_every_table_has_a_caption_and_scopes():
    page = files()["index.html"]
    tables = re.findall(r"<table.*?</table>", page, re.S)
    assert len(tables) >= 6
    for table in tables:
        assert "<caption>" in table and 'scope="col"' in table and 'scope="row"' in table


def test_words_of_a_report_can_not_become_markup():
    claim = claim_of(
        'The army attacked a <script>alert(1)</script> & "convoy" in Azaz.',
        "attacked",
        "attack",
        actors=["army=army"],
        targets=["<script>alert(1)</script>"],
        place="Azaz=Azaz",
        publisher="<b>Wire</b>",
    )
    material = material_of(claim)
    issue = review(material, ReviewOptions(title="<i>x</i>"))
    verify(issue, material)
    page = render(issue)["index.html"]
    assert "<script" not in page and "<b>Wire" not in page and "<i>x" not in page


def test_an_address_that_is_not_http_is_no_link():
    claim = claim_of("The army attacked a convoy.", "attacked", "attack", actors=["army=army"])
    material = material_of(claim)
    bad = tuple(replace(d, url="javascript:alert(1)") for d in material.documents)
    page = render(review(replace(material, documents=bad), ReviewOptions()))["index.html"]
    assert "javascript:" not in page


def test_an_empty_week_is_a_page_too():
    material = replace(material_of(), documents=(make_document("Nothing of note."),), from_on=None, to_on=None)
    issue = review(material, ReviewOptions())
    verify(issue, material)
    assert "Nothing to tell" in render(issue)["index.html"]
    assert json.loads(render(issue)["issue.json"])["notes"] == []
