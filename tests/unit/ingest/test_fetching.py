"""Real sockets on loopback: a small server that answers as it is told."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.unit.ingest.making import PROSE, article, only, options, page, passages, reasons
from weekreview.errors import SourceError
from weekreview.ingest import Received, ingest
from weekreview.ingest.fetching import Fetcher, save_addresses
from weekreview.ingest.fetching.hosts import checked_address
from weekreview.ingest.unpacking import STEP_BYTES, unpacked
from weekreview.model import Reason

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server on loopback; `answers` by path, `asked` in order with the host that was named."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.path, self.headers["Host"]))
                site.answers.get(self.path, plain(b"", status=404))(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


def plain(body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def fetch(url: str, **changes: object) -> Received:
    (received,) = ingest([url], options(**{"allow_hosts": ("127.0.0.1",), "fetch_timeout_seconds": 5.0, **changes}))
    return received


def failure(url: str, **changes: object) -> str:
    received = fetch(url, **changes)
    assert received.documents == () and received.raw is None
    (line,) = received.failures
    assert line.startswith(url) and "\n" not in line
    return line


PAGE = page(article()).encode()


def test_a_page_is_fetched_and_read(site):
    site.answers["/a"] = plain(PAGE)
    received = fetch(site.url("/a"))
    document = only(received)
    assert passages(document) == list(PROSE)
    assert (document.url, document.name) == (site.url("/a"), site.url("/a"))
    assert document.retrieved_at == received.raw.received_at
    assert (received.raw.content, received.raw.action) == (PAGE, "fetched")
    assert "status 200" in received.raw.detail and "text/html" in received.raw.detail


@pytest.mark.parametrize("kind", ["text/plain; charset=windows-1251", "application/octet-stream"])
def test_the_form_is_told_by_type_and_then_by_ending(site, kind):
    text = "Российские войска обстреляли два села в понедельник, сообщил глава области."
    site.answers["/a.txt"] = plain(text.encode("cp1251" if "1251" in kind else "utf-8"), kind)
    assert passages(only(fetch(site.url("/a.txt")))) == [text]


def test_a_type_that_is_not_read_is_refused_and_kept(site):
    site.answers["/a"] = plain(b"\xff\xd8", "image/jpeg")
    received = fetch(site.url("/a"))
    assert (reasons(received), received.raw.content) == ([Reason.UNKNOWN_FORM], b"\xff\xd8")


@pytest.mark.parametrize(("packing", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_packed_answers_are_unpacked(site, packing, pack):
    site.answers["/a"] = plain(pack(PAGE), Content_Encoding=packing)
    assert fetch(site.url("/a")).raw.content == PAGE


def test_a_raw_deflate_answer_is_unpacked(site):
    packer = zlib.compressobj(wbits=-15)
    site.answers["/a"] = plain(packer.compress(PAGE) + packer.flush(), Content_Encoding="deflate")
    assert fetch(site.url("/a")).raw.content == PAGE


def test_redirects_are_followed_and_the_last_address_is_kept(site):
    site.answers["/a"] = plain(b"", status=302, Location="/b")
    site.answers["/b"] = plain(PAGE)
    received = fetch(site.url("/a"))
    assert only(received).url == site.url("/b")
    assert received.raw.name == site.url("/a")


def test_endless_redirects_end(site):
    site.answers["/a"] = plain(b"", status=302, Location="/a")
    assert "redirects more than 2 times" in failure(site.url("/a"), most_redirects=2)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://127.0.0.1/", "http://", "javascript:alert(1)"])
def test_a_redirect_to_anything_but_the_web_is_refused(site, target):
    site.answers["/a"] = plain(b"", status=302, Location=target)
    failure(site.url("/a"))


def test_a_redirect_into_a_private_network_is_refused_and_never_asked(site):
    site.answers["/a"] = plain(b"", status=302, Location=site.url("/secret", host="localhost"))
    assert "is not public" in failure(site.url("/a"))
    assert all(path != "/secret" for path, _ in site.asked)


def test_loopback_is_refused_unless_allowed_by_name(site):
    site.answers["/a"] = plain(PAGE)
    assert "is not public; allow the host by name" in failure(site.url("/a"), allow_hosts=("other.example",))
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "172.16.3.4", "192.168.1.1", "127.0.0.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1",
        "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
        "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_no_address_but_a_public_one_is_connected_to(address):
    with pytest.raises(SourceError, match="is not public"):
        checked_address("harbour.example", 80, (), lambda host, port: [address])
    with pytest.raises(SourceError, match="is not public"):
        checked_address("harbour.example", 80, (), lambda host, port: ["93.184.216.34", address])


@pytest.mark.parametrize("address", ["224.0.0.1", "0.0.0.0", "ff02::1", "::ffff:224.0.0.1"])
def test_allowing_a_host_does_not_allow_multicast_or_any(address):
    with pytest.raises(SourceError):
        checked_address("harbour.example", 80, ("harbour.example",), lambda host, port: [address])


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_a_public_address_is_given(address):
    assert checked_address("harbour.example", 80, (), lambda host, port: [address]) == address


def test_the_name_is_resolved_once_a_request_and_the_checked_address_is_used(site):
    """DNS rebinding: what the name answers after the check does not count, since it is not asked again."""
    site.answers["/a"] = plain(PAGE)
    asked: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with Fetcher(options(allow_hosts=("harbour.example",)), resolver=resolver) as fetcher:
        assert fetcher.fetch(site.url("/a", host="harbour.example")).content == PAGE
    assert asked == ["harbour.example"] * len(site.asked)
    assert {host for _, host in site.asked} == {f"harbour.example:{site.port}"}


def test_a_name_that_turns_private_between_two_requests_is_refused(site):
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    allowed = options(allow_hosts=("other.example",))
    with (
        Fetcher(allowed, resolver=lambda host, port: next(answers)) as fetcher,
        pytest.raises(SourceError, match="is not public"),
    ):
        fetcher.fetch(site.url("/a", host="harbour.example"))
    assert site.asked == []


@pytest.mark.parametrize("status", [403, 404, 500])
def test_an_answer_that_is_an_error_is_a_failure_of_one_line(site, status):
    site.answers["/a"] = plain(PAGE, status=status)
    assert f"status {status}" in failure(site.url("/a"))


def test_a_host_that_is_not_there_is_a_failure_and_the_run_goes_on(site):
    site.answers["/a"] = plain(PAGE)
    dead = "http://127.0.0.1:1/x"
    given = options(allow_hosts=("127.0.0.1",), fetch_timeout_seconds=5.0)
    failed, fine = sorted(ingest([dead, site.url("/a")], given), key=lambda r: len(r.documents))
    assert failed.failures[0].startswith(dead) and fine.documents


def test_an_answer_over_the_limit_is_cut_off(site):
    site.answers["/a"] = plain(b"x" * 50_000)
    assert "larger than 10000 bytes" in failure(site.url("/a"), size_limit_bytes=10_000)


def test_an_answer_without_end_is_cut_off(site):
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"x" * 10_000)
        except OSError:
            handler.close_connection = True

    site.answers["/a"] = endless
    assert "larger than 100000 bytes" in failure(site.url("/a"), size_limit_bytes=100_000)


def test_a_decompression_bomb_is_refused_by_ratio_and_by_size(site):
    site.answers["/a"] = plain(gzip.compress(b"\0" * 20_000_000), Content_Encoding="gzip")
    assert "more than 100 times its size" in failure(site.url("/a"))
    assert "larger than 500000 bytes" in failure(site.url("/a"), size_limit_bytes=500_000)


@pytest.mark.parametrize(("packing", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_a_packed_answer_is_unpacked_in_small_steps(packing, pack):
    """So a bomb is seen before it has filled the memory: no step gives more than `STEP_BYTES`."""
    steps = [len(step) for step in unpacked([pack(b"x" * 900_000)], packing, 1_000_000)]
    assert (sum(steps), max(steps)) == (900_000, STEP_BYTES)


@pytest.mark.parametrize("body", [b"no gzip", gzip.compress(PAGE)[:-12]])
def test_a_damaged_packing_is_a_failure(site, body):
    site.answers["/a"] = plain(body, Content_Encoding="gzip")
    assert "packed answer" in failure(site.url("/a"))


def test_a_packing_that_was_not_asked_for_is_a_failure(site):
    site.answers["/a"] = plain(b"x", Content_Encoding="br")
    assert "packed as br" in failure(site.url("/a"))


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send a byte now and then, so that no single read runs out of time."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass
    handler.close_connection = True


def test_an_answer_that_drips_runs_out_of_time(site):
    site.answers["/a"] = drip
    started = time.monotonic()
    assert "no whole answer within 0.4 s" in failure(site.url("/a"), fetch_timeout_seconds=0.4)
    assert time.monotonic() - started < 3


def test_robots_are_respected_and_asked_once_a_host(site):
    site.answers["/robots.txt"] = plain(b"User-agent: weekreview\nDisallow: /closed\n", "text/plain")
    site.answers["/open"] = site.answers["/closed/a"] = plain(PAGE)
    urls = [site.url("/open"), site.url("/closed/a")]
    closed, opened = ingest(urls, options(allow_hosts=("127.0.0.1",)))
    assert "robots.txt does not allow it" in closed.failures[0]
    assert opened.documents
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open"]


def test_where_a_redirect_leads_is_asked_of_robots_as_well(site):
    site.answers["/robots.txt"] = plain(b"User-agent: *\nDisallow: /closed\n", "text/plain")
    site.answers["/open"] = plain(b"", status=302, Location="/closed/a")
    site.answers["/closed/a"] = plain(PAGE)
    assert "robots.txt does not allow it" in failure(site.url("/open"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open"]


def test_the_host_that_a_redirect_leads_to_is_asked_for_its_own_robots(site):
    site.answers["/a"] = plain(b"", status=302, Location=site.url("/b", host="localhost"))
    site.answers["/b"] = plain(PAGE)
    fetch(site.url("/a"), allow_hosts=("127.0.0.1", "localhost"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/robots.txt", "/b"]
    assert site.asked[2][1] == f"localhost:{site.port}"


def test_a_host_whose_robots_can_not_be_had_is_left_alone(site):
    site.answers["/robots.txt"] = plain(b"", status=503)
    site.answers["/a"] = plain(PAGE)
    assert "robots.txt" in failure(site.url("/a"))


def paused(site: Site, **changes: object) -> list[float]:
    """Fetch two pages with a clock that stands still; return the pauses that were made."""
    site.answers["/a"] = site.answers["/b"] = plain(PAGE)
    pauses: list[float] = []
    with Fetcher(options(allow_hosts=("127.0.0.1",), **changes), sleep=pauses.append, clock=lambda: 0.0) as fetcher:
        fetcher.fetch(site.url("/a"))
        fetcher.fetch(site.url("/b"))
    return pauses


def test_a_host_is_given_a_rest_between_two_requests(site):
    assert paused(site, polite_delay_seconds=2.0) == [2.0, 2.0]


def test_a_longer_rest_that_robots_ask_for_is_kept_up_to_a_limit(site):
    site.answers["/robots.txt"] = plain(b"User-agent: *\nCrawl-delay: 7\n", "text/plain")
    assert paused(site, polite_delay_seconds=1.0) == [7.0, 7.0]
    site.answers["/robots.txt"] = plain(b"User-agent: *\nCrawl-delay: 9999\n", "text/plain")
    assert paused(site, polite_delay_seconds=1.0) == [30.0, 30.0]


def test_no_credentials_are_sent(site):
    site.answers["/a"] = plain(PAGE)
    seen: list[str | None] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers["Authorization"])
        plain(PAGE)(handler)

    site.answers["/a"] = answer
    fetch(f"http://user:secret@127.0.0.1:{site.port}/a")
    assert seen == [None]


def test_addresses_are_saved_as_files_and_what_fails_is_told_and_passed_over(site, tmp_path):
    site.answers |= {"/film.mp4": plain(b"one", "video/mp4"), "/other/film.mp4": plain(b"two", "video/mp4")}
    urls = [site.url("/film.mp4"), site.url("/none.mp4"), site.url("/other/film.mp4")]
    first, gone, second = save_addresses(urls, tmp_path, options(allow_hosts=("127.0.0.1",)))
    assert (first.path.read_bytes(), second.path.read_bytes()) == (b"one", b"two")
    assert first.path.suffix == ".mp4"
    assert gone.path is None
    assert "status 404" in gone.failure


def test_an_address_of_a_private_host_is_not_saved(site, tmp_path):
    site.answers["/film.mp4"] = plain(b"one", "video/mp4")
    (saved,) = save_addresses([site.url("/film.mp4")], tmp_path, options())
    assert saved.path is None
    assert "not public" in saved.failure
    assert not site.asked
