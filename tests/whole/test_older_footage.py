"""A report that shows an old film: its caption's claim is kept apart with both films side by side, and made again."""

from __future__ import annotations

import json
import re

import cv2
import numpy as np
import pytest

from tests.unit.footage.films import frames_of, write_film
from weekreview.cli import main

REPORT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Air strike near Azaz</title>
<meta property="article:published_time" content="2015-10-21"></head><body><article><h1>Air strike near Azaz</h1>
<p>Aircraft struck a fuel depot near Azaz on Tuesday, killing at least four people, residents said by telephone. The
road north was closed for hours, and a field hospital asked for blood.</p>
<figure><video src="/films/strike.mp4?id=7"></video><figcaption>Air strikes hit the market in Azaz on Tuesday, killing
nine people.</figcaption></figure>
<p>The district council said that repairs to the road would take two days and that none of the fuel could be saved.</p>
</article></body></html>"""


@pytest.mark.slow
def test_the_page_shows_both_films_and_the_issue_can_be_made_again(tmp_path, capsys, monkeypatch):
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "report.html").write_text(REPORT, encoding="utf-8")
    old = write_film(tmp_path / "old.mp4", frames_of(1, 7))
    write_film(reports / "strike.mp4", frames_of(1, 7)[20:70, 20:220, 30:290][:, :, ::-1], crf=30)
    archive, out = str(tmp_path / "archive"), tmp_path / "out"
    assert main(["footage", "add", str(old), "--uploaded-on", "2013-06-02", "--archive", archive]) == 0
    monkeypatch.chdir(tmp_path)
    assert main(["build", str(reports), "--out", str(out), "--footage", archive]) == 0
    page = (out / "index.html").read_text(encoding="utf-8")
    group = page[page.index('id="apart-footage"') :]
    assert "killing nine people" in re.sub(r"<[^>]+>", "", group[: group.index("</section>")])
    assert "footage known since 2013-06-02" in group
    (file,) = re.findall(r'<img src="([^"]+)"', page)
    assert cv2.imdecode(np.frombuffer((out / file).read_bytes(), np.uint8), cv2.IMREAD_COLOR).shape[1] > 700
    (review,) = (out / "media_reviews.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(review)["review"]["itemReviewed"]["name"] == "strike.mp4"
    (reports / "strike.mp4").unlink()  # what was found is kept with the issue
    again = str(tmp_path / "again")
    assert main(["rebuild", str(out), "1", "--out", again, "--footage", archive]) == 0, capsys.readouterr().err
