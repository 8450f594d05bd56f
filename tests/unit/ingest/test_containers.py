from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from tests.unit.ingest.making import PROSE, article, only, options, page, passages, pdf, reasons, take
from weekreview.ingest import ingest
from weekreview.model import Reason


def lines(*values) -> str:
    return "\n".join(value if isinstance(value, str) else json.dumps(value) for value in values)


def test_each_json_line_is_a_report_named_by_its_line(tmp_path):
    first = {"text": PROSE[0], "publisher": "Harbour Post", "published_on": "2024-05-20", "title": "Hills change hands"}
    received = take(
        tmp_path, "week.jsonl", lines(first, "", {"html": page(article()), "url": "https://harbour.example/b"})
    )
    one, two = received.documents
    assert (one.name, two.name) == ("week.jsonl#1", "week.jsonl#3")
    assert (one.publisher, one.title, one.published.on.isoformat()) == (
        "Harbour Post",
        "Hills change hands",
        "2024-05-20",
    )
    assert passages(two) == list(PROSE)
    assert one.sha256 == two.sha256 == received.raw.sha256
    assert one.document_id != two.document_id


@pytest.mark.parametrize(
    "bad", ["{not json", '"a text"', '{"title": "no text"}', '{"text": 5}', '{"text": "x", "url": 5}']
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path, bad):
    received = take(tmp_path, "week.jsonl", lines({"text": PROSE[0]}, bad, {"text": PROSE[1]}))
    assert len(received.documents) == 2
    (failure,) = received.failures
    assert failure.startswith("week.jsonl: line 2: ")
    assert "\n" not in failure and failure.endswith("correct or remove it")
    assert reasons(received) == [Reason.NOT_A_REPORT]


def test_a_line_with_an_unreadable_date_keeps_its_text_and_has_no_date(tmp_path):
    received = take(tmp_path, "week.jsonl", lines({"text": PROSE[0], "published_on": "last week"}))
    assert only(received).published.on is None
    assert reasons(received) == [Reason.DATE_UNREADABLE]


def test_json_lines_are_read_from_stdin(monkeypatch):
    class Stdin:
        buffer = io.BytesIO(lines({"text": PROSE[0]}).encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    (received,) = ingest(["-"], options())
    assert only(received).name == "stdin#1"


HEADER = ["Harbour Institute - Weekly Brief"]


def brief(number: int, *text: str) -> list[str]:
    return [*HEADER, *text, f"Page {number} of 3"]


def test_a_pdf_gives_paragraphs_without_headers_and_footers(tmp_path):
    words = "Forces of the northern command took two hills above the town of Varn on Monday, the governor said."
    content = pdf(
        brief(
            1, "Forces of the northern command took two hills above the town of Varn on", "Monday, the governor said."
        ),
        brief(2, "Shelling went on through the night and cut the road between the villages"),
        brief(3, "of the coast.", "No one was hurt."),
    )
    received = take(tmp_path, "brief.pdf", content)
    text = only(received).text
    assert words in text
    assert "cut the road between the villages of the coast." in text
    assert "Weekly Brief" not in text and "Page" not in text
    assert reasons(received) == [Reason.BOILERPLATE, Reason.BOILERPLATE]
    assert "on 3 of 3 pages" in received.refusals[0].detail


def test_a_pdf_without_text_asks_for_ocr(tmp_path):
    received = take(tmp_path, "scan.pdf", pdf([], []))
    assert received.documents == ()
    assert reasons(received) == [Reason.NO_TEXT]
    assert "OCR" in received.refusals[0].detail


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4\nrubbish", b"no pdf at all", pdf(["A line of text for a report."])[:200]]
)
def test_a_broken_pdf_is_a_failure_of_one_line(tmp_path, content):
    received = take(tmp_path, "a.pdf", content)
    assert received.documents == ()
    assert len(received.failures) + len(received.refusals) == 1
    assert all(line.startswith("a.pdf: ") and "\n" not in line for line in received.failures)


def letter(
    sender: str = "Harbour News Agency <desk@harbour.example>", date: str = "Mon, 20 May 2024 22:30:00 -0500"
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = sender, "reader@example.org"
    message["Subject"] = "Fwd: Hills change hands"
    message["Date"] = date
    message.set_content("\n\n".join(PROSE) + "\n\n> An older text that is quoted.\n\n-- \nThe desk, Harbour House\n")
    return message


def test_a_mail_gives_subject_date_publisher_and_its_own_words(tmp_path):
    message = letter()
    message.add_alternative("<p>another text</p>", subtype="html")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="brief.pdf")
    received = take(tmp_path, "a.eml", message.as_bytes())
    document = only(received)
    assert passages(document) == ["Hills change hands", *PROSE]
    assert document.publisher == "Harbour News Agency"
    assert (document.published.on.isoformat(), document.published.provenance) == ("2024-05-20", "header")
    assert document.published.at == datetime(2024, 5, 21, 3, 30, tzinfo=UTC)
    assert reasons(received) == [Reason.NOT_A_REPORT, Reason.REPEATED_PASSAGE, Reason.BOILERPLATE]


def test_a_person_is_no_publisher(tmp_path):
    assert only(take(tmp_path, "a.eml", letter("Ana Ruiz <ana@harbour.example>").as_bytes())).publisher is None


def test_a_mail_with_an_unreadable_date_has_none(tmp_path):
    received = take(tmp_path, "a.eml", letter().as_bytes().replace(b"Mon, 20 May 2024 22:30:00 -0500", b"some day"))
    assert only(received).published.on is None
    assert Reason.DATE_UNREADABLE in reasons(received)


def test_an_html_mail_is_read_as_a_page(tmp_path):
    message = EmailMessage()
    message["From"], message["Subject"] = "Harbour Post", "Hills"
    message.set_content(page(article()), subtype="html")
    assert passages(only(take(tmp_path, "a.eml", message.as_bytes())), "paragraph") == list(PROSE)


def test_what_is_no_mail_is_refused(tmp_path):
    assert reasons(take(tmp_path, "a.eml", b"\n\nno header\n")) == [Reason.NOT_A_REPORT]


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><language>en-gb</language>
<item><title>Hills change hands</title><link>https://harbour.example/1</link>
<pubDate>Mon, 20 May 2024 22:30:00 -0500</pubDate>
<description>&lt;p&gt;{PROSE[0]}&lt;/p&gt;&lt;p&gt;{PROSE[1]}&lt;/p&gt;
&lt;p&gt;Read more: Something else&lt;/p&gt;</description></item>
<item><title>Road cut</title><link>https://harbour.example/2</link><description>{PROSE[2]}</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Varn Wire</title>
<entry><title>Hills</title>
<link href="https://varn.example/1"/><updated>2024-05-20T10:00:00Z</updated>
<content type="html">&lt;p&gt;{PROSE[0]}&lt;/p&gt;</content>
</entry></feed>"""


def test_each_entry_of_a_feed_is_a_report_with_its_own_date(tmp_path):
    received = take(tmp_path, "feed.xml", RSS, published_on=datetime(2024, 1, 1).date())
    one, two = received.documents
    assert passages(one) == ["Hills change hands", PROSE[0], PROSE[1]]
    assert (one.publisher, one.url, one.name) == ("Harbour Post", "https://harbour.example/1", "feed.xml#1")
    assert (one.published.on.isoformat(), one.published.provenance) == ("2024-05-20", "feed")
    assert (two.published.on.isoformat(), two.published.provenance) == ("2024-01-01", "option")
    assert reasons(received) == [Reason.NAVIGATION]


def test_an_atom_entry_that_only_says_when_it_was_changed_gives_that(tmp_path):
    document = only(take(tmp_path, "feed.xml", ATOM))
    assert (document.published.on.isoformat(), document.published.reason) == ("2024-05-20", "the entry's updated date")


BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + RSS[21:].replace(
    "Road cut", "&b;"
)


@pytest.mark.parametrize("content", [BOMB.encode(), BOMB.encode("utf-16"), b" " * 5000 + BOMB.encode()])
def test_a_feed_with_entities_is_refused_unread_in_one_line(tmp_path, content):
    received = take(tmp_path, "feed.xml", content)
    assert received.documents == ()
    (failure,) = received.failures
    assert failure.startswith("feed.xml: it declares a document type or entities") and "\n" not in failure


def test_xml_that_is_no_feed_is_refused(tmp_path):
    assert reasons(take(tmp_path, "a.xml", "<?xml version='1.0'?><book><page>text</page></book>")) == [
        Reason.NOT_A_REPORT
    ]


def test_a_broken_feed_gives_what_can_be_read_and_a_failure(tmp_path):
    received = take(tmp_path, "feed.xml", RSS[: RSS.index("</item>") + 7])
    assert passages(only(received))[0] == "Hills change hands"
    assert "broken XML" in received.failures[0]


def test_what_a_library_logs_of_damage_does_not_stand_on_stderr(tmp_path):
    """In a process of its own: pytest takes the log in hand, and would hide it."""
    for name in ("a.pdf", "a.html", "a.xml", "a.warc", "a.warc.gz", "a.wacz", "a.eml", "a.txt"):
        (tmp_path / name).write_bytes(b"%PDF-1.4\nrubbish <p> \xff\xfe\xfa" * 9)
    script = (
        "import sys; from datetime import UTC, datetime; from weekreview.ingest import IngestOptions, ingest\n"
        "print(len(list(ingest(sys.argv[1:], IngestOptions(now=datetime.now(UTC))))))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("8\n", "")
