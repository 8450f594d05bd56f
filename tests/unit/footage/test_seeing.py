"""The whole room on films made for tests: what is the same is found, what only looks so is not called the same."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np
import pytest

from tests.factories import make_clip_match
from tests.unit.footage.films import FPS, frames_of, ground, write_film, write_still
from tests.unit.footage.test_matching import with_people
from weekreview.cli import main
from weekreview.footage import Archive, Footage, take_files
from weekreview.footage.dating import media_review, recycled
from weekreview.footage.evidence import inverse_outline, side_by_side, write_picture
from weekreview.footage.predicting import predicted
from weekreview.model import ClipVerdict


def name_of(match):
    return match.clip.name


def same(seen):
    return [match for match in seen.matches if match.verdict is ClipVerdict.SAME_FOOTAGE]


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """Return a mirrored, cropped, badly encoded excerpt of film a, from 2.1 s to 6 s."""
    frames = frames_of(1, 7)[25:72, 24:220, 30:290][:, :, ::-1]
    return write_film(tmp_path_factory.mktemp("copied") / "copied.mp4", frames, crf=32)


def test_a_mirrored_crop_is_the_same_footage_with_its_segment(footage, copied):
    (match,) = same(footage.see(copied))
    assert name_of(match) == "a.mp4"
    assert match.flipped
    assert match.theirs[0] == pytest.approx(25 / FPS, abs=0.25)
    assert match.theirs[1] == pytest.approx(72 / FPS, abs=0.4)
    assert match.speed == pytest.approx(1, abs=0.03)
    xs, ys = zip(*match.outline, strict=True)
    assert min(xs) == pytest.approx(30 / 320, abs=0.04)
    assert max(ys) == pytest.approx(220 / 240, abs=0.04)


def test_the_same_place_at_another_moment_is_not_the_same_footage(footage, tmp_path):
    path = write_film(tmp_path / "other.mp4", frames_of(1, 5, motion=50))
    seen = footage.see(path)
    assert not same(seen)
    assert {match.verdict for match in seen.matches if name_of(match) == "a.mp4"} == {ClipVerdict.OTHER_MOMENT}


def test_two_pictures_of_one_fixed_camera_are_of_two_moments(tmp_path):
    here, there = (with_people(ground(3), [(x, 70) for x in xs]) for xs in ((40, 130, 220), (85, 175, 270)))
    with Footage(Archive(tmp_path / "archive")) as room:
        list(take_files([write_still(tmp_path / "here.jpg", here)], room.archive, room.decoder))
        (match,) = room.see(write_still(tmp_path / "there.jpg", there)).matches
        assert match.verdict is ClipVerdict.OTHER_MOMENT and match.p <= 0.1
        assert "show something else" in match.reason
        (match,) = room.see(write_still(tmp_path / "copy.jpg", here[10:230, 20:300], quality=40)).matches
        assert match.verdict is ClipVerdict.SAME_FOOTAGE


def test_a_long_film_is_asked_about_in_stretches_and_its_match_is_one(monkeypatch, tmp_path):
    monkeypatch.setattr("weekreview.footage.fingerprints.prints.STRETCH_SECONDS", 4.0)
    monkeypatch.setattr("weekreview.footage.fingerprints.prints.OVERLAP_SECONDS", 1.5)
    long = np.concatenate([frames_of(5, 3), frames_of(1, 9), frames_of(6, 2)])
    with Footage(Archive(tmp_path / "archive")) as room:
        list(take_files([write_film(tmp_path / "a.mp4", frames_of(1, 9))], room.archive, room.decoder))
        seen = room.see(write_film(tmp_path / "long.mp4", long))
        assert seen.clip.seconds == pytest.approx(14, abs=0.3)
        (match,) = same(seen)
        assert match.mine == (pytest.approx(3, abs=0.5), pytest.approx(12, abs=0.5))
        assert match.theirs == (pytest.approx(0, abs=0.5), pytest.approx(9, abs=0.5))
        list(take_files([tmp_path / "long.mp4"], room.archive, room.decoder))
        asked = write_film(tmp_path / "part.mp4", long[78:130])
        assert max(m.theirs[1] for m in same(room.see(asked)) if name_of(m) == "long.mp4") > 10


def test_a_place_that_stands_still_is_undecidable(footage, tmp_path):
    still = np.stack([ground(1)] * 40)
    seen = footage.see(write_film(tmp_path / "still.mp4", still))
    assert {match.verdict for match in seen.matches} <= {ClipVerdict.STATIC, ClipVerdict.OTHER_MOMENT}
    assert seen.matches


def test_what_was_never_seen_has_no_match(footage, tmp_path):
    assert not footage.see(write_film(tmp_path / "new.mp4", frames_of(20, 4))).matches


def test_both_parts_of_a_montage_are_found_each_with_its_stretch(footage, tmp_path):
    frames = np.concatenate([frames_of(1, 7)[12:48], frames_of(21, 2), frames_of(2, 5)[12:48]])
    found = {name_of(match): match for match in same(footage.see(write_film(tmp_path / "montage.mp4", frames)))}
    assert set(found) == {"a.mp4", "b.mp4"}
    assert found["a.mp4"].mine == pytest.approx((0, 3), abs=0.4)
    assert found["b.mp4"].mine == pytest.approx((5, 8), abs=0.4)


def test_a_picture_is_found_though_it_is_cropped_and_darker(footage, tmp_path):
    image = (ground(3)[20:210, 30:300] * 0.6).astype(np.uint8)
    (match,) = same(footage.see(write_still(tmp_path / "crop.jpg", image, 60)))
    assert name_of(match) == "c.jpg"


def test_a_still_is_found_in_its_film_at_its_second(footage, tmp_path):
    path = write_still(tmp_path / "frame.jpg", frames_of(1, 7)[50])
    (match,) = same(footage.see(path))
    assert name_of(match) == "a.mp4"
    assert match.theirs[0] == pytest.approx(50 / FPS, abs=0.15)


def test_a_still_of_the_place_at_another_moment_is_not_the_same_footage(footage, tmp_path):
    path = write_still(tmp_path / "other.jpg", frames_of(1, 1, motion=60)[0])
    assert not same(footage.see(path))


def test_answers_have_the_form_of_the_outside_contract(films, copied, tmp_path):
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"broken")
    against = [str(films / "a.mp4"), str(films / "b.mp4"), str(broken)]
    records = [{"id": 7, "path": str(copied), "against": against}, {"id": 8, "path": str(broken), "against": against}]
    first, second = predicted(records)
    assert first["id"] == 7
    (match,) = [m for m in first["matches"] if m["decision"] == "same footage"]
    assert match["path"] == against[0]
    assert match["flipped"] is True
    assert 0 <= match["score"] <= 1
    assert second["matches"] == []


def test_only_older_footage_shows_that_a_claim_is_out_of_context(footage, copied):
    seen = footage.see(copied)
    assert recycled(seen.clip, date(2015, 2, 1), seen.matches) is None
    found = recycled(seen.clip, date(2015, 6, 1), seen.matches)
    assert found.earlier.on == date(2015, 3, 1)
    review = media_review(found, "A strike of June", "A desk")
    assert review["mediaAuthenticityCategory"].endswith("DecontextualizedContent")
    assert "2015-03-01" in review["originalMediaContextDescription"]
    json.dumps(review)


def test_the_side_by_side_shows_both_and_outlines_the_region(footage, copied, tmp_path):
    match = same(footage.see(copied))[0]
    number = footage.archive.catalogue.number_of(match.clip.sha256)
    picture = side_by_side(match, copied, footage.archive.copy_of(number), footage.decoder, "copied.mp4")
    write_picture(tmp_path / "match.png", picture)
    back = cv2.imread(str(tmp_path / "match.png"))
    assert back.shape == picture.shape
    red = (back[..., 2] > 180) & (back[..., 1] < 90) & (back[..., 0] < 90)
    assert red.sum() > 500


def test_a_film_that_lies_in_a_part_of_the_frame_is_outlined_there():
    inset = make_clip_match(outline=((-1.5, -1.5), (1.0, -1.5), (1.0, 1.0), (-1.5, 1.0)))
    frame = cv2.cvtColor(ground(1), cv2.COLOR_GRAY2BGR)
    assert np.array(inverse_outline(inset, frame)) == pytest.approx(
        np.array([[0.6, 0.6], [1.0, 0.6], [1.0, 1.0], [0.6, 1.0]]), abs=0.02
    )
    assert inverse_outline(make_clip_match(), frame) == ()


def test_the_commands_take_in_check_review_and_delete(films, copied, tmp_path, capsys):
    archive = ["--archive", str(tmp_path / "archive")]
    assert main(["footage", "add", str(films), "--uploaded-on", "2015-03-01", *archive]) == 0
    assert capsys.readouterr().out.startswith("3 added, 0 known already, 0 refused")
    assert main(["footage", "add", str(films), *archive]) == 0
    assert capsys.readouterr().out.startswith("0 added, 3 known already")
    assert main(["footage", "check", str(copied), "--json", "--pictures", str(tmp_path / "png"), *archive]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["matches"][0]["clip"]["name"] == "a.mp4"
    assert (tmp_path / "png" / "copied-1.png").stat().st_size > 10_000
    assert main(["footage", "review", str(copied), "--claimed-on", "2015-06-01", *archive]) == 0
    assert json.loads(capsys.readouterr().out)["@type"] == "MediaReview"
    clip_id = told["matches"][0]["clip"]["clip_id"]
    assert main(["footage", "delete", clip_id, *archive]) == 0
    assert main(["footage", "check", str(copied), *archive]) == 0
    assert "a.mp4 " not in capsys.readouterr().out


def test_the_very_same_file_is_found_with_its_own_date(footage, films):
    (match, *_) = footage.see(films / "c.jpg").matches
    assert (match.verdict, match.p, name_of(match)) == (ClipVerdict.SAME_FOOTAGE, 1.0, "c.jpg")
    seen = footage.see(films / "a.mp4")
    assert "very same file" in seen.matches[0].reason
    assert recycled(seen.clip, date(2015, 3, 2), seen.matches).earlier.on == date(2015, 3, 1)
    assert recycled(seen.clip, date(2015, 3, 1), seen.matches) is None  # of that day is not older than it


def test_a_further_date_of_what_is_held_is_kept_and_a_claimed_one_is_no_day_that_it_is_known_since(
    films, tmp_path, capsys
):
    archive = ["--archive", str(tmp_path / "archive")]
    film = str(films / "b.mp4")
    main(["footage", "add", film, "--uploaded-on", "2014-05-01", "--claimed-on", "2001-01-01", *archive])
    main(["footage", "check", film, *archive])
    assert "known since 2014-05-01 (uploaded: as who added it says)" in capsys.readouterr().out
    assert main(["footage", "add", film, "--uploaded-on", "2010-01-01", "--uploader", "Front TV", *archive]) == 0
    (clip,) = Archive(tmp_path / "archive").catalogue.clips.values()
    assert (clip.known_since.on, clip.uploader) == (date(2010, 1, 1), "Front TV")
    assert len([d for d in clip.dates if d.kind == "uploaded"]) == 2


def test_a_broken_file_does_not_end_a_check_and_pictures_of_one_name_stand_side_by_side(films, tmp_path, capsys):
    archive = ["--archive", str(tmp_path / "archive")]
    main(["footage", "add", str(films / "c.jpg"), *archive])
    for name in ("one", "two"):
        (tmp_path / "asked" / name).mkdir(parents=True)
        write_still(tmp_path / "asked" / name / "x.jpg", ground(3)[5:], 60 if name == "one" else 50)
    (tmp_path / "asked" / "a.mp4").write_bytes(b"no film")
    capsys.readouterr()
    assert main(["footage", "check", str(tmp_path / "asked"), "--pictures", str(tmp_path / "png"), *archive]) == 2
    told = capsys.readouterr()
    assert told.out.count("same footage") == 2
    assert "a.mp4 can't be decoded" in told.err and "Errno" not in told.err
    assert len(list((tmp_path / "png").iterdir())) == 2


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (["add", "{films}", "--uploaded-on", "2199-01-01"], "still to come"),
        (["add", "{empty}"], "there is no file in"),
        (["review", "{films}/a.mp4", "--claimed-on", ""], "--claimed-on is empty"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(command, why, films, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    words = [word.format(films=films, empty=tmp_path / "empty") for word in command]
    assert main(["footage", *words, "--archive", str(tmp_path / "archive")]) == 2
    assert why in capsys.readouterr().err


@contextmanager
def served(folder):
    """Serve a folder on loopback and give its address."""
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def test_an_address_is_fetched_taken_in_and_known_by_its_address(films, copied, tmp_path, capsys):
    archive = ["--archive", str(tmp_path / "archive")]
    with served(films) as site:
        assert main(["footage", "add", f"{site}/a.mp4", *archive]) == 1
        assert "not public" in capsys.readouterr().err
        assert main(["footage", "add", f"{site}/a.mp4", f"{site}/no.mp4", "--allow-host", "127.0.0.1", *archive]) == 1
        told = capsys.readouterr()
        assert told.out.startswith("1 added, 0 known already, 1 refused")
        assert "no.mp4: it was answered with status 404" in told.err
    assert main(["footage", "check", str(copied), "--json", *archive]) == 0
    (match,) = json.loads(capsys.readouterr().out)["matches"]
    assert match["clip"]["name"] == f"{site}/a.mp4"


def test_a_folder_that_holds_no_archive_is_named(tmp_path, capsys):
    assert main(["footage", "check", "x.mp4", "--archive", str(tmp_path / "none")]) == 2
    assert "holds no archive" in capsys.readouterr().err


def test_a_small_inset_among_strange_points_is_found_by_a_closer_look(footage, tmp_path, monkeypatch):
    whole = cv2.resize(ground(8), (1600, 1200), interpolation=cv2.INTER_CUBIC)
    noise = np.random.default_rng(4).normal(0, 25, whole.shape)
    whole = np.clip(whole + noise, 0, 255).astype(np.uint8)
    whole[1060:1180, 1420:1580] = cv2.resize(ground(3), (160, 120), interpolation=cv2.INTER_AREA)
    path = write_still(tmp_path / "inset.jpg", whole, 92)
    assert [name_of(m) for m in same(footage.see(path))] == ["c.jpg"]
    monkeypatch.setattr("weekreview.footage.seeing.CLOSER", ())
    assert not same(footage.see(path))
