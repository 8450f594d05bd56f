from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.unit.ingest.making import NOW, PROSE, only, options, passages, pdf, reasons, sidecar, take
from weekreview.errors import ContractError, InputError
from weekreview.ingest import IngestOptions, ingest
from weekreview.ingest.receiving import STDIN_STEP_BYTES
from weekreview.model import Reason


def names(*inputs: object) -> list[str]:
    return [r.raw.name if r.raw else r.refusals[0].subject_id for r in ingest([str(i) for i in inputs], options())]


def write(folder: Path, *files: str) -> None:
    for number, name in enumerate(files):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{PROSE[0]} {number}")


def test_a_folder_is_walked_in_sorted_order_without_hidden_files_and_sidecars(tmp_path):
    write(tmp_path, "b.txt", "a/z.txt", "a/c.md", ".hidden.txt", ".git/x.txt", "A.txt")
    sidecar(tmp_path / "b.txt.meta.json", publisher="Harbour Post")
    assert names(tmp_path) == ["A.txt", "a/c.md", "a/z.txt", "b.txt"]


def test_the_order_does_not_depend_on_the_order_given_and_doubles_count_once(tmp_path):
    write(tmp_path, "b.txt", "a.txt")
    given = [tmp_path / "b.txt", tmp_path / "a.txt", tmp_path]
    assert names(*given) == names(*given[::-1]) == ["a.txt", "b.txt"]


def test_a_link_to_a_folder_above_ends(tmp_path):
    write(tmp_path, "a/b.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert names(tmp_path) == ["a/b.txt"]


def test_an_unknown_ending_is_refused_and_not_taken_in(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"PK")
    (received,) = ingest([str(tmp_path)], options())
    assert (received.raw, reasons(received)) == (None, [Reason.UNKNOWN_FORM])
    assert received.refusals[0].subject_id == "a.docx"


def test_a_film_is_told_as_what_a_report_may_show_and_not_to_be_renamed(tmp_path):
    (tmp_path / "Strike.MP4").write_bytes(b"film")
    (received,) = ingest([str(tmp_path)], options())
    assert reasons(received) == [Reason.UNKNOWN_FORM]
    assert "--footage" in received.refusals[0].detail and "rename" not in received.refusals[0].detail


def test_two_runs_give_the_same(tmp_path):
    write(tmp_path, "a.txt", "b.txt", "c/d.txt")
    assert list(ingest([str(tmp_path)], options())) == list(ingest([str(tmp_path)], options()))


@pytest.mark.parametrize(
    "given", ["missing.txt", "missing/folder", "ftp://harbour.example/a.txt", "http://", "file:///a"]
)
def test_what_can_not_be_an_input_is_said_at_once(given):
    with pytest.raises(InputError) as error:
        ingest([given], options())
    assert given in str(error.value) and "\n" not in str(error.value)


def test_nothing_is_read_where_one_input_is_missing(tmp_path):
    write(tmp_path, "a.txt")
    with pytest.raises(InputError, match="no such file or folder"):
        ingest([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], options())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{not json", "is not JSON"),
        ("[1, 2]", "holds a list"),
        ('{"publisher": 5}', "publisher is 5"),
        ('{"published_on": "last week"}', "published_on is 'last week'"),
        ('{"published_on": "2024-02-30"}', "published_on is '2024-02-30'"),
        ('{"language": "english"}', "language is 'english'"),
        ('{"retrieved_at": "noon"}', "retrieved_at is 'noon'"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt.meta.json", "a.meta.json"])
def test_a_broken_sidecar_stops_the_run_with_its_name_and_what_to_do(tmp_path, name, content, why):
    write(tmp_path, "a.txt")
    (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=why) as error:
        ingest([str(tmp_path)], options())
    assert name in str(error.value) and "\n" not in str(error.value) and str(error.value).endswith("remove it")


def test_a_sidecar_is_believed(tmp_path):
    write(tmp_path, "a.txt")
    facts = {"publisher": "Harbour Post", "url": "https://harbour.example/a", "title": "Hills", "language": "en-GB"}
    sidecar(
        tmp_path / "a.meta.json", **facts, published_on="2024-05", retrieved_at="2024-05-20T10:00:00+02:00", other=5
    )
    (received,) = ingest([str(tmp_path / "a.txt")], options())
    document = only(received)
    assert (document.publisher, document.url, document.title, document.language) == (
        "Harbour Post", "https://harbour.example/a", "Hills", "en",
    )  # fmt: skip
    assert (document.published.on, document.published.precision) == (date(2024, 5, 1), "month")
    assert document.retrieved_at == datetime(2024, 5, 20, 8, tzinfo=UTC)


def test_null_in_a_sidecar_says_nothing(tmp_path):
    write(tmp_path, "a.txt")
    sidecar(tmp_path / "a.meta.json", publisher=None, published_on=None)
    (received,) = ingest([str(tmp_path)], options())
    assert (only(received).publisher, only(received).published.precision) == (None, "not_determined")


def refuse_rights(monkeypatch, name: str, path: Path) -> None:
    """Let `builtins.open` or `os.scandir` find no right to `path` (the tests may run as root, who has every right)."""
    module = os if name == "scandir" else __import__("builtins")
    real = getattr(module, name)

    def closed(given, *rest, **more):
        if str(given) == str(path):
            raise PermissionError(13, "Permission denied", str(given))
        return real(given, *rest, **more)

    monkeypatch.setattr(module, name, closed)


@pytest.mark.parametrize(
    ("call", "place"), [("scandir", "closed"), ("open", "closed/a.txt"), ("open", "closed/a.meta.json")]
)
def test_without_rights_the_run_stops_with_one_line(tmp_path, monkeypatch, call, place):
    write(tmp_path, "closed/a.txt")
    sidecar(tmp_path / "closed" / "a.meta.json", publisher="Harbour Post")
    refuse_rights(monkeypatch, call, tmp_path / place)
    with pytest.raises(InputError, match="give yourself the right to read it") as error:
        ingest([str(tmp_path)], options())
    assert str(tmp_path / place) in str(error.value) and "\n" not in str(error.value)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become nobody")
def test_without_rights_for_real(tmp_path):
    (tmp_path / "closed").mkdir(mode=0o700)
    script = (
        "import os, sys\nfrom weekreview.errors import InputError\nfrom weekreview.ingest.inputs import list_inputs\n"
        "os.setuid(65534)\ntry:\n    list_inputs([sys.argv[1]])\nexcept InputError as error:\n    print(error)\n"
    )
    folder = tmp_path / "closed"
    for above in folder.parents:
        if above.name.startswith("pytest"):
            above.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=False)
    assert "give yourself the right to read it" in done.stdout, done.stderr


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.md"])
def test_an_empty_file_is_refused(tmp_path, name, content):
    received = take(tmp_path, name, content)
    assert received.documents == ()
    assert reasons(received) == [Reason.EMPTY]


@pytest.mark.parametrize("name", ["a.pdf", "a.eml", "a.xml", "a.warc", "a.wacz"])
def test_an_empty_file_of_any_form_is_refused(tmp_path, name):
    assert reasons(take(tmp_path, name, b"")) == [Reason.EMPTY]


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"text \x00 text", pdf(["text"])]
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
def test_bytes_that_are_no_text_are_refused_whatever_the_name(tmp_path, name, content):
    received = take(tmp_path, name, content)
    assert (received.documents, reasons(received)) == ((), [Reason.BINARY])
    assert received.raw.content == content


def test_a_page_of_fifty_megabytes_is_refused_without_reading_it_all(tmp_path, monkeypatch):
    path = tmp_path / "big.html"
    with open(path, "wb") as file:
        file.write(b"<html><body><p>" + PROSE[0].encode())
        file.truncate(50_000_000)
    (received,) = ingest([str(path)], options())
    assert (received.raw, reasons(received)) == (None, [Reason.TOO_LARGE])
    assert received.refusals[0].detail == "larger than 30000000 bytes; split it, or allow more with --size-limit-mb"


def test_a_file_of_many_reports_has_a_limit_and_a_setting_of_its_own(tmp_path):
    line = '{"text": "Two hills changed hands."}\n'
    assert take(tmp_path, "a.jsonl", line * 3, size_limit_bytes=50).documents
    received = take(tmp_path, "a.jsonl", line * 3, container_limit_bytes=3 * len(line) - 1)
    assert (received.raw, reasons(received)) == (None, [Reason.TOO_LARGE])
    assert received.refusals[0].detail.endswith("allow more with --container-limit-mb")


@pytest.mark.parametrize(("limit", "fits"), [(0, True), (-1, False)])
def test_the_limit_holds_for_stdin_that_comes_in_many_steps(monkeypatch, limit, fits):
    content = b'{"text": "' + b"Two hills changed hands. " * 60_000 + b'"}\n'

    class Stdin:
        buffer = io.BytesIO(content)

    monkeypatch.setattr("sys.stdin", Stdin)
    (received,) = ingest(["-"], options(container_limit_bytes=len(content) + limit))
    assert (received.raw is not None and received.raw.content == content) is fits


def test_the_size_limit_is_included(tmp_path):
    assert take(tmp_path, "a.txt", PROSE[0], size_limit_bytes=len(PROSE[0])).documents
    assert reasons(take(tmp_path, "a.txt", PROSE[0], size_limit_bytes=len(PROSE[0]) - 1)) == [Reason.TOO_LARGE]


def test_a_file_that_goes_away_is_a_failure_and_the_run_goes_on(tmp_path):
    write(tmp_path, "a.txt", "b.txt")
    run = ingest([str(tmp_path)], options())
    (tmp_path / "a.txt").unlink()
    gone, there = run
    assert gone.failures[0].startswith("a.txt: can't be read any more")
    assert only(there).name == "b.txt"


def test_the_raw_input_is_kept_byte_for_byte(tmp_path):
    content = PROSE[0].encode("cp1252") + b"\r\n\xa0"
    raw = take(tmp_path, "sub/a.txt", content).raw
    assert (raw.content, raw.name, raw.size_bytes, raw.received_at, raw.action) == (
        content,
        "a.txt",
        len(content),
        NOW,
        "read",
    )


def test_the_same_report_given_twice_counts_once(tmp_path):
    (tmp_path / "a.txt").write_text(PROSE[0])
    (tmp_path / "b.txt").write_text(PROSE[0])
    first, second = ingest([str(tmp_path)], options())
    assert (len(first.documents), len(second.documents)) == (1, 0)
    assert reasons(second) == [Reason.REPEATED_DOCUMENT]
    assert second.refusals[0].subject_id == "b.txt" and "a.txt" in second.refusals[0].detail


def test_the_same_bytes_from_two_publishers_are_two_reports(tmp_path):
    for name, publisher in (("a", "Harbour Post"), ("b", "Varn Wire")):
        (tmp_path / f"{name}.txt").write_text(PROSE[0])
        sidecar(tmp_path / f"{name}.meta.json", publisher=publisher)
    first, second = ingest([str(tmp_path)], options())
    assert only(first).document_id != only(second).document_id


def test_an_id_does_not_depend_on_where_the_file_lies(tmp_path):
    one, two = (take(tmp_path / folder, "a.txt", PROSE[0]) for folder in ("x", "y"))
    assert only(one).document_id == only(two).document_id
    assert len(only(one).document_id) == 17 and only(one).document_id.startswith("d")


@pytest.mark.parametrize("given", ["2024-06-03", "2030-01-01", "2024-06-01T12:00:01Z", "2025"])
def test_a_date_in_the_future_is_refused_and_not_determined(tmp_path, given):
    sidecar(tmp_path / "a.txt.meta.json", published_on=given)
    received = take(tmp_path, "a.txt", PROSE[0], published_on=date(2024, 5, 1))
    assert only(received).published.on is None
    assert "lies in the future" in only(received).published.reason
    assert reasons(received) == [Reason.DATE_IN_FUTURE]


@pytest.mark.parametrize("given", ["2024-06-01", "2024-06-02", "2024-06-01T12:00:00Z", "2024-06"])
def test_a_day_that_has_begun_somewhere_on_earth_is_not_the_future(tmp_path, given):
    sidecar(tmp_path / "a.txt.meta.json", published_on=given)
    assert only(take(tmp_path, "a.txt", PROSE[0])).published.on is not None


def test_a_retrieval_in_the_future_is_refused(tmp_path):
    sidecar(tmp_path / "a.txt.meta.json", retrieved_at="2024-06-01T12:00:01Z")
    received = take(tmp_path, "a.txt", PROSE[0])
    assert only(received).retrieved_at is None
    assert reasons(received) == [Reason.DATE_IN_FUTURE]


def test_without_a_date_nothing_is_filed_under_today(tmp_path):
    document = only(take(tmp_path, "a.txt", f"On Jan. 8, {PROSE[0]}"))
    assert (document.published.on, document.published.precision, document.published.provenance) == (
        None,
        "not_determined",
        "none",
    )


def test_the_option_is_used_where_nothing_better_is_known(tmp_path):
    received = take(tmp_path, "a.txt", PROSE[0], published_on=date(2024, 5, 1))
    assert (only(received).published.on, only(received).published.provenance) == (date(2024, 5, 1), "option")


def test_a_full_date_in_the_dateline_is_better_than_the_option(tmp_path):
    received = take(tmp_path, "a.txt", f"Varn, 3 March 2024 (HA) - {PROSE[0]}", published_on=date(2024, 5, 1))
    assert (only(received).published.on, only(received).published.provenance) == (date(2024, 3, 3), "text")
    undated = take(tmp_path, "b.txt", f"VARN, March 3 (HA) - {PROSE[0]}")
    assert only(undated).published.on is None


def test_a_day_inside_the_month_that_is_known_makes_it_exact(tmp_path):
    sidecar(tmp_path / "a.txt.meta.json", published_on="2024-03", url="https://harbour.example/2024/04/09/a")
    document = only(take(tmp_path, "a.txt", f"Varn, 3 March 2024 (HA) - {PROSE[0]}"))
    assert (document.published.on, document.published.precision) == (date(2024, 3, 3), "day")


def test_the_language_is_told_only_where_the_text_is_long_enough(tmp_path):
    assert only(take(tmp_path, "a.txt", " ".join(PROSE))).language == "en"
    assert only(take(tmp_path, "b.txt", "Two hills changed hands.")).language is None


def test_an_instant_without_a_zone_is_a_bug_of_the_caller():
    with pytest.raises(ContractError):
        IngestOptions(now=datetime(2024, 6, 1))


def test_stdin_is_not_read_on_beyond_the_limit(monkeypatch):
    class Stdin:
        buffer = io.BytesIO(b"x" * 5 * STDIN_STEP_BYTES)

    monkeypatch.setattr("sys.stdin", Stdin)
    (received,) = ingest(["-"], options(container_limit_bytes=STDIN_STEP_BYTES))
    assert reasons(received) == [Reason.TOO_LARGE]
    assert Stdin.buffer.tell() == 2 * STDIN_STEP_BYTES


CYRILLIC = "Российские войска обстреляли два села в понедельник, сообщил глава области, и перекрыли дорогу к морю. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251"])
def test_text_in_any_common_encoding_is_read_whole(tmp_path, encoding):
    received = take(tmp_path, "a.txt", (CYRILLIC * 3).encode(encoding))
    assert passages(only(received)) == [(CYRILLIC * 3).strip()]
    assert reasons(received) == []


def test_curly_quotes_of_windows_are_read(tmp_path):
    text = "The governor’s office said “no position was lost” – and gave no figures. " * 3
    assert passages(only(take(tmp_path, "a.txt", text.encode("cp1252")))) == [text.strip()]


def test_a_few_broken_bytes_are_replaced_and_reported(tmp_path):
    content = (CYRILLIC * 3).encode()
    received = take(tmp_path, "a.txt", content[:60] + b"\xff" + content[60:])
    assert "\ufffd" in only(received).text and "обстреляли" in only(received).text
    assert reasons(received) == [Reason.BROKEN_ENCODING]


def test_many_broken_bytes_are_refused(tmp_path):
    content = b"".join(
        char.encode() + (b"\xff" if number % 4 == 0 else b"") for number, char in enumerate(CYRILLIC * 3)
    )
    received = take(tmp_path, "a.txt", content)
    assert (received.documents, reasons(received)) == ((), [Reason.BROKEN_ENCODING])
