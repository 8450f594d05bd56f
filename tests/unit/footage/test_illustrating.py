"""A claim of a caption is demoted where its film was there before it; the rest of the report is left alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import cv2
import numpy as np
import pytest

from tests.factories import make_claim, make_clip, make_document, make_moment, make_published
from weekreview.errors import InputError
from weekreview.footage.illustrating import claimed_on, demoted, file_of, illustrated_by, illustrations
from weekreview.footage.seeing import Seen
from weekreview.model import ClaimState, ClipDate, ClipMatch, ClipVerdict, MediaLink, Passage, PassageKind

MONDAY = date(2016, 2, 15)
CAPTION = "Jets struck the depot on Monday."
TEXT = f"Shells struck a school.\n\n{CAPTION}"


def a_match(on=date(2014, 5, 1), p=0.99, verdict=ClipVerdict.SAME_FOOTAGE, stock="", kind="uploaded"):
    clip = make_clip(b"known", dates=(ClipDate(on, kind, "its page"),), stock=stock)
    return ClipMatch(clip, (0.0, 3.0), (1.0, 4.0), verdict, p, "what moves agrees by 0.97")


@pytest.fixture
def report(tmp_path):
    (tmp_path / "strike.mp4").write_bytes(b"film")
    begin = TEXT.index(CAPTION)
    passages = (Passage(PassageKind.PARAGRAPH, 0, 23), Passage(PassageKind.CAPTION, begin, len(TEXT)))
    link = MediaLink("https://example.org/films/strike.mp4?x=1", "video", CAPTION)
    published = make_published(on=date(2016, 2, 16))
    return make_document(
        TEXT, name=str(tmp_path / "report.html"), passages=passages, media=(link,), published=published
    )


def found_in(report, *matches):
    claims = [make_claim(report, report_words) for report_words in ("Shells struck", "Jets struck")]
    findings, failures = illustrations(report, claims, lambda path: Seen(make_clip(), tuple(matches), ()))
    assert not failures
    return claims, findings


def test_only_the_claim_of_the_caption_stands_on_the_film(report):
    claims, (finding,) = found_in(report, a_match())
    assert finding.claims == (claims[1].claim_id,)
    assert finding.found.earlier.on == date(2014, 5, 1)


def test_the_claims_come_back_in_order_with_that_one_demoted_and_a_review(report):
    claims = [make_claim(report, words) for words in ("Shells struck", "Jets struck")]
    found = illustrated_by(claims, [report], lambda path: Seen(make_clip(), (a_match(),), ()))
    assert [c.claim_id for c in found.claims] == [c.claim_id for c in claims]
    assert [c.state for c in found.claims] == [ClaimState.ASSERTED, ClaimState.UNCERTAIN]
    (line,) = found.reviews.splitlines()
    assert json.loads(line)["claims"] == [claims[1].claim_id]
    assert json.loads(line)["review"]["@type"] == "MediaReview"


def test_each_finding_has_its_side_by_side_and_the_file_that_is_to_be_kept(report):
    claims = [make_claim(report, words) for words in ("Shells struck", "Jets struck")]
    picture = np.full((40, 60, 3), 90, np.uint8)
    found = illustrated_by(claims, [report], lambda path: Seen(make_clip(), (a_match(),), ()), lambda _: picture)
    (exhibit,) = found.exhibits
    assert (exhibit.claims, exhibit.width, exhibit.height) == ((claims[1].claim_id,), 60, 40)
    assert exhibit.reason == found.claims[1].state_reason
    seen = cv2.imdecode(np.frombuffer(found.pictures[exhibit.file], np.uint8), cv2.IMREAD_COLOR)
    assert seen.shape == picture.shape
    ((name, path),) = found.shown.items()
    assert path.name == "strike.mp4"
    assert name == f"{report.document_id}-strike.mp4"


def test_a_finding_without_a_picture_is_told_all_the_same(report):
    claims = [make_claim(report, "Jets struck")]
    found = illustrated_by(claims, [report], lambda path: Seen(make_clip(), (a_match(),), ()), lambda _: None)
    assert (found.exhibits[0].file, found.pictures) == ("", {})


def test_a_film_is_looked_for_beside_the_report_and_where_it_was_kept(report, tmp_path):
    named = replace(report, name="sub/report.html#2")
    url = "https://example.org/films/strike.mp4?x=1"
    assert file_of(named, url, (tmp_path,)) is None
    kept = tmp_path / "kept" / f"{report.document_id}-strike.mp4"
    kept.parent.mkdir()
    kept.write_bytes(b"film")
    assert file_of(named, url, (tmp_path / "none", kept.parent)) == kept
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "strike.mp4").write_bytes(b"film")
    assert file_of(named, url, (tmp_path, kept.parent)) == tmp_path / "sub" / "strike.mp4"


def test_a_demoted_claim_is_uncertain_and_says_why(report):
    claims, (finding,) = found_in(report, a_match())
    claim = demoted(claims[1], finding)
    assert claim.state is ClaimState.UNCERTAIN
    assert "2014-05-01" in claim.state_reason


@pytest.mark.parametrize(
    "match",
    [
        a_match(on=date(2016, 2, 20)),
        a_match(p=0.8),
        a_match(verdict=ClipVerdict.OTHER_MOMENT),
        a_match(stock="intro"),
        a_match(kind="claimed"),
    ],
)
def test_what_is_younger_unsure_only_the_scene_or_stock_demotes_nothing(report, match):
    assert found_in(report, match)[1] == ()


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(report):
    def refuse(path):
        raise InputError(f"{path} is damaged")

    findings, failures = illustrations(report, [], refuse)
    assert findings == ()
    assert len(failures) == 1


def test_a_name_never_leads_out_of_the_reports_folder(report, tmp_path):
    (tmp_path.parent / "secret.mp4").write_bytes(b"x")
    assert file_of(report, "../secret.mp4") is None
    assert file_of(report, "") is None


def test_a_caption_of_several_days_is_held_against_the_first(report):
    claims = [make_claim(report, "Jets struck", when=make_moment(day, day)) for day in (MONDAY, MONDAY.replace(day=12))]
    assert claimed_on(claims, date(2016, 2, 16)) == date(2016, 2, 12)


def test_a_film_that_a_report_names_beside_it_and_that_is_not_there_is_told(report):
    link = MediaLink("gone.mp4", "video", CAPTION)
    findings, failures = illustrations(replace(report, media=(link,)), [], lambda path: Seen(make_clip(), (), ()))
    assert findings == () and "gone.mp4 is not beside the report" in failures[0]
