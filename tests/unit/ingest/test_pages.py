from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.unit.ingest.making import PROSE, article, only, page, passages, reasons, sidecar, take
from weekreview.model import Reason

LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Hills change hands",
"datePublished": "2024-05-20T23:30:00-05:00", 
"publisher": {"@type": "Organization", "name": "Harbour Post Ltd"}}]}</script>"""
FIGURE = (
    '<figure><img src="/img/mill.jpg" alt="Soldiers stand beside a burnt mill"><figcaption>'
    "Soldiers stand beside a burnt mill</figcaption></figure>"
)


def test_headline_paragraphs_items_and_captions_come_in_the_order_of_the_page(tmp_path):
    body = (
        f"<article><h1>Hills change hands</h1><p>{PROSE[0]}</p>{FIGURE}<p>{PROSE[1]}</p><h2>North</h2>"
        "<ul><li>Near Varn, two strikes.</li><li>Near Old Haven, one.</li></ul>"
        f"<p>{PROSE[2]}</p><div class='wp-caption'><img src='b.jpg'>"
        "<p class='wp-caption-text'>The new bridge.</p></div></article>"
    )
    received = take(tmp_path, "a.html", page(body))
    document = only(received)
    assert [(p.kind, document.text[p.begin : p.end]) for p in document.passages] == [
        ("headline", "Hills change hands"),
        ("paragraph", PROSE[0]),
        ("caption", "Soldiers stand beside a burnt mill"),
        ("paragraph", PROSE[1]),
        ("headline", "North"),
        ("list_item", "Near Varn, two strikes."),
        ("list_item", "Near Old Haven, one."),
        ("paragraph", PROSE[2]),
        ("caption", "The new bridge."),
    ]
    assert reasons(received) == [Reason.REPEATED_CAPTION]


def test_a_page_says_who_publishes_when_and_where(tmp_path):
    head = (
        '<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://harbour.example/x">'
        + LINKED
    )
    document = only(take(tmp_path, "a.html", page(article(), head)))
    assert (document.publisher, document.title, document.url) == (
        "Harbour Post",
        "Hills change hands",
        "https://harbour.example/x",
    )
    assert document.published.on.isoformat() == "2024-05-20"
    assert document.published.at == datetime(2024, 5, 21, 4, 30, tzinfo=UTC)
    assert (document.published.provenance, document.published.reason) == ("metadata", "JSON-LD datePublished")


def test_a_sidecar_goes_before_what_the_page_says(tmp_path):
    sidecar(tmp_path / "a.html.meta.json", publisher="Varn Wire", published_on="2024-05-01", language="fr")
    document = only(take(tmp_path, "a.html", page(article(), LINKED)))
    assert (document.publisher, document.published.on.isoformat(), document.language) == (
        "Varn Wire",
        "2024-05-01",
        "fr",
    )
    assert document.published.provenance == "sidecar"


@pytest.mark.parametrize(
    ("head", "top"),
    [
        ('<meta property="article:published_time" content="2024-05-20T08:00:00Z">', ""),
        ('<meta name="dc.date.issued" content="2024-05-20">', ""),
        ("", '<time itemprop="datePublished" datetime="2024-05-20">Monday</time>'),
        ("", '<span class="post-date">20 May 2024</span>'),
    ],
)
def test_a_date_is_read_from_explicit_markup(tmp_path, head, top):
    document = only(take(tmp_path, "a.html", page(top + article(), head)))
    assert (document.published.on.isoformat(), document.published.precision) == ("2024-05-20", "day")


def test_a_date_in_the_prose_never_becomes_the_date_of_the_page(tmp_path):
    text = "The first shelling of the town was on 14 March 2022, the governor said, and the last on 2023-11-05 at noon."
    document = only(take(tmp_path, "a.html", page(article(text, *PROSE) + "<footer>© 2021 Harbour Post</footer>")))
    assert document.published.on is None
    assert document.published.precision == "not_determined"


def test_when_a_page_was_updated_is_not_when_it_was_published(tmp_path):
    document = only(take(tmp_path, "a.html", page("<p class='date'>Updated 3 May 2024</p>" + article())))
    assert document.published.on is None


def test_a_date_that_cannot_be_read_is_refused(tmp_path):
    received = take(
        tmp_path, "a.html", page(article(), '<meta property="article:published_time" content="last Monday">')
    )
    assert only(received).published.on is None
    assert Reason.DATE_UNREADABLE in reasons(received)


def test_the_address_gives_a_date_where_nothing_else_does(tmp_path):
    sidecar(tmp_path / "a.meta.json", url="https://harbour.example/2024/05/20/hills.html")
    document = only(take(tmp_path, "a.html", page(article())))
    assert (document.published.on.isoformat(), document.published.provenance) == ("2024-05-20", "url")


FURNISHED = (
    '<div class="cookie-banner"><p>We use cookies.</p></div><nav><a href="/">Home</a><a href="/w">World</a></nav>'
    + article()
    + '<aside><h3>Most read</h3><p>Five hundred killed elsewhere</p></aside><div id="comments"><h2>2 comments</h2>'
    "<p>They killed 900 of us!</p><p>You must be logged in to post a comment.</p></div>"
    "<footer><p>© 2024 Harbour Post. All rights reserved.</p></footer>"
)


def test_page_furniture_is_refused_by_name_and_gives_no_passage(tmp_path):
    received = take(tmp_path, "a.html", page(FURNISHED))
    assert passages(only(received)) == list(PROSE)
    assert sorted(reasons(received)) == [
        Reason.BOILERPLATE, Reason.BOILERPLATE, Reason.COMMENT_FORM, Reason.COMMENT_FORM, Reason.LOGIN_PROMPT,
        Reason.NAVIGATION, Reason.NAVIGATION,
    ]  # fmt: skip


def test_a_wrapper_named_like_furniture_does_not_take_the_report_with_it(tmp_path):
    assert passages(
        only(take(tmp_path, "a.html", page(f"<div class='share has-sidebar widget'>{article()}</div>")))
    ) == list(PROSE)


def test_a_caption_of_another_story_is_refused(tmp_path):
    other = "<div class='teaser'><figure><img alt='A minister opens a new school today'></figure><a>School</a></div>"
    received = take(tmp_path, "a.html", page(article() + other))
    assert "A minister opens a new school today" not in only(received).text
    assert Reason.NAVIGATION in reasons(received)


def test_what_a_page_embeds_is_listed_with_absolute_addresses(tmp_path):
    sidecar(tmp_path / "a.html.meta.json", url="https://harbour.example/news/hills.html")
    body = (
        f"<article><p>{PROSE[0]}</p>{FIGURE}<p>{PROSE[1]}</p><video src='/v/1.mp4'></video>"
        "<iframe src='https://video.example/embed/7'></iframe>"
        "<blockquote class='twitter-tweet'><p>Seen.</p><a href='https://twitter.com/varn/status/12'>x</a></blockquote>"
        f"<script data-telegram-post='varnfront/77'></script><p>{PROSE[2]}</p></article>"
    )
    document = only(take(tmp_path, "a.html", page(body)))
    assert [(link.kind, link.url) for link in document.media] == [
        ("image", "https://harbour.example/img/mill.jpg"),
        ("video", "https://harbour.example/v/1.mp4"),
        ("video", "https://video.example/embed/7"),
        ("post", "https://twitter.com/varn/status/12"),
        ("post", "https://t.me/varnfront/77"),
    ]
    assert document.media[0].caption == "Soldiers stand beside a burnt mill"


def test_line_breaks_part_and_inline_markup_does_not(tmp_path):
    broken = "<p>Near Varn, <b>two</b> strikes.<br>Near <a href='/h'>Old Haven</a>, one.</p>"
    body = f"<article><p>{PROSE[0]}</p>{broken}<p>{PROSE[1]}</p></article>"
    assert passages(only(take(tmp_path, "a.html", page(body)))) == [
        PROSE[0], "Near Varn, two strikes.", "Near Old Haven, one.", PROSE[1],
    ]  # fmt: skip


def test_a_table_gives_one_item_a_row(tmp_path):
    table = "<table><tr><th>Town</th><th>Killed</th></tr><tr><td>Varn</td><td>3</td></tr></table>"
    document = only(
        take(tmp_path, "a.html", page(f"<article><p>{PROSE[0]}</p>{table}<p>{PROSE[1]} {PROSE[2]}</p></article>"))
    )
    assert passages(document, "list_item") == ["Town: Killed", "Varn: 3"]


def test_a_page_of_furniture_alone_is_no_report(tmp_path):
    received = take(tmp_path, "a.html", page("<nav><a href='/'>Home</a></nav><form><p>Log in</p></form>"))
    assert received.documents == ()
    assert Reason.NOT_A_REPORT in reasons(received)


def test_a_page_without_any_text_is_empty(tmp_path):
    assert reasons(take(tmp_path, "a.html", page(""))) == [Reason.EMPTY]


@pytest.mark.parametrize("charset", ["windows-1251", "utf-8", "koi8-r"])
def test_the_declared_encoding_is_used(tmp_path, charset):
    text = (
        "Российские войска обстреляли два села в понедельник, сообщил глава области. "
        "Дорога к морю была перекрыта, сказали жители."
    )
    html = f"<html><head><meta charset='{charset}'></head><body><article><p>{text}</p></article></body></html>"
    document = only(take(tmp_path, "a.html", html.encode(charset)))
    assert (passages(document), document.language) == ([text], "ru")
