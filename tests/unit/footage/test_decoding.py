"""Decoding happens in a process of its own; what is no film, or a trap, costs that file alone."""

from __future__ import annotations

import random

import pytest

from weekreview.errors import InputError
from weekreview.footage.decoding import Decoder, Limits, Size, Wanted

SMALL = Wanted((Size(64, 4.0),))


@pytest.fixture(scope="module")
def decoder():
    with Decoder() as made:
        yield made


def test_frames_come_in_the_wanted_sizes_and_rates(decoder, films):
    media = decoder.read(films / "b.mp4", Wanted((Size(64, 4.0), Size(160, 12.0, colour=True))))
    assert len(media.frames[0]) == pytest.approx(20, abs=1)
    assert len(media.frames[1]) == 60
    assert media.frames[0][0].shape == (48, 64)
    assert media.frames[1][0].shape == (120, 160, 3)
    assert media.at[0] == sorted(media.at[0])


def test_a_stretch_is_read_alone(decoder, films):
    media = decoder.read(films / "a.mp4", Wanted((Size(64, 12.0),), begin=3.0, end=4.0))
    assert min(media.at[0]) >= 3.0
    assert max(media.at[0]) <= 4.0


def test_stretches_hold_all_that_a_film_does_and_overlap(decoder, films):
    whole = decoder.read(films / "a.mp4", Wanted((Size(64, 4.0), Size(64, 12.0))))
    parts = list(decoder.stretches(films / "a.mp4", Wanted((Size(64, 4.0), Size(64, 12.0))), 3.0, 1.0))
    assert len(parts) == 2
    for row in (0, 1):
        assert sorted({at for part in parts for at in part.at[row]}) == whole.at[row]
        assert parts[0].at[row][-1] >= 3.7 and parts[1].at[row][0] == pytest.approx(3.0, abs=0.26)
        assert all(len(part.frames[row]) == len(part.at[row]) for part in parts)
    assert len(list(decoder.stretches(films / "a.mp4", SMALL, 60.0, 1.0))) == 1


def test_stretches_that_are_not_all_taken_leave_nothing_for_the_next_file(decoder, films):
    parts = decoder.stretches(films / "a.mp4", SMALL, 2.0, 0.0)
    next(parts)
    parts.close()
    assert decoder.read(films / "c.jpg", SMALL).head["still"]


def test_a_picture_is_one_frame(decoder, films):
    media = decoder.read(films / "c.jpg", SMALL)
    assert media.head["still"]
    assert len(media.frames[0]) == 1


@pytest.mark.parametrize("content", [b"", b"not a film", bytes(5000), b"\xff\xd8\xff\xe0" + bytes(100)])
def test_what_is_no_film_is_refused_in_one_line(decoder, tmp_path, content):
    path = tmp_path / "x.mp4"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        decoder.read(path, SMALL)
    assert "x.mp4" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_playlist_does_not_make_it_open_another_file(decoder, films, tmp_path):
    path = tmp_path / "list.m3u8"
    path.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{films / 'a.mp4'}\n#EXT-X-ENDLIST\n")
    with pytest.raises(InputError):
        decoder.read(path, SMALL)
    path = tmp_path / "list.ffconcat"
    path.write_text(f"ffconcat version 1.0\nfile {films / 'a.mp4'}\n")
    with pytest.raises(InputError):
        decoder.read(path, SMALL)


def test_a_frame_of_too_many_pixels_is_refused(films):
    with Decoder(Limits(most_pixels=1000)) as strict, pytest.raises(InputError, match="more than 1,000"):
        strict.read(films / "a.mp4", SMALL)


def test_what_is_beyond_the_longest_length_is_left_out_and_said(films):
    with Decoder(Limits(most_seconds=2.0)) as strict:
        media = strict.read(films / "a.mp4", SMALL)
    assert media.cut
    assert max(media.at[0]) <= 2.0


def test_after_the_process_died_the_next_file_is_read(films):
    with Decoder() as decoder:
        decoder.read(films / "b.mp4", SMALL)
        decoder._process.kill()
        decoder._process.wait()
        assert decoder.read(films / "b.mp4", SMALL).frames[0]


def test_a_decoder_that_stalls_is_ended(films):
    with Decoder(Limits(stall_seconds=0.0)) as hurried, pytest.raises(InputError, match="nothing decoded"):
        hurried.read(films / "a.mp4", SMALL)


def test_damaged_files_are_read_or_refused_and_nothing_else(decoder, films, tmp_path):
    whole = (films / "b.mp4").read_bytes()
    random.seed(0)
    for number in range(12):
        damaged = bytearray(whole)
        for _ in range(random.choice((1, 30, 400))):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        path = tmp_path / f"{number}.mp4"
        path.write_bytes(damaged[: random.choice((len(damaged), len(damaged) // 2))])
        try:
            assert decoder.read(path, SMALL).frames[0]
        except InputError as error:
            assert str(path) in str(error)
