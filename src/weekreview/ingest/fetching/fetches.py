"""Fetches: one address to bytes; each redirect checked anew, within limits of size and time, at a polite rate."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from weekreview.errors import SourceError

from ..options import IngestOptions
from ..unpacking import unpacked
from .hosts import Resolver, checked_address, resolve
from .robots import MOST_BYTES, Robots

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer with status 200."""

    content: bytes
    """The body, unpacked."""
    url: str
    """The final address, after redirects."""
    content_type: str
    """As the host states it; "" where it does not."""
    charset: str | None
    """The encoding that it states."""
    detail: str
    """For the custody log: final address, status, content type, packing."""

    @property
    def path(self) -> str:
        """Return the path of the final address."""
        return urlsplit(self.url).path


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer of any status."""

    status: int
    headers: httpx.Headers
    content: bytes


class Fetcher:
    """Fetches addresses in one run: keeps the rules and the time of the last request of each host."""

    def __init__(
        self,
        options: IngestOptions,
        resolver: Resolver = resolve,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._options = options
        self._resolver = resolver
        self._sleep = sleep
        self._clock = clock
        self._asked_at: dict[str, float] = {}
        self._robots = Robots(options.user_agent, self._ask_robots)
        self._client: httpx.Client | None = None

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def fetch(self, url: str) -> Fetched:
        """Return the answer at `url` after redirects.

        Raises:
            SourceError: Anything but a whole answer with status 200 from a public or allowed host whose robots.txt
                lets us.
        """
        self._open()
        deadline = self._clock() + self._options.fetch_timeout_seconds
        try:
            return self._follow(url, deadline)
        except SourceError as error:
            raise SourceError(f"{url}: {str(error).removeprefix(f'{url}: ')}") from error

    def _follow(self, url: str, deadline: float) -> Fetched:
        for _ in range(self._options.most_redirects + 1):
            parts = _checked_parts(url)
            origin = f"{parts.scheme}://{parts.netloc}"
            if not self._robots.allows(origin, url):
                raise SourceError("the host's robots.txt does not allow it; ask the publisher or save the page by hand")
            self._wait(parts.hostname or "", self._robots.pause_seconds(origin))
            answer = self._get(url, parts, deadline, self._options.size_limit_bytes)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return _fetched(url, answer)
            url = urljoin(url, target)
        raise SourceError(f"it redirects more than {self._options.most_redirects} times; give the final address")

    def _ask_robots(self, url: str) -> tuple[int, bytes]:
        deadline = self._clock() + self._options.fetch_timeout_seconds
        for _ in range(self._options.most_redirects + 1):
            parts = _checked_parts(url)
            self._wait(parts.hostname or "", 0.0)
            answer = self._get(url, parts, deadline, MOST_BYTES)
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not target:
                return answer.status, answer.content
            url = urljoin(url, target)
        return 404, b""

    def _wait(self, host: str, pause_seconds: float) -> None:
        """Pause until the host may be asked again."""
        pause = max(self._options.polite_delay_seconds, pause_seconds)
        last = self._asked_at.get(host)
        if last is not None and (left := last + pause - self._clock()) > 0:
            self._sleep(left)
        self._asked_at[host] = self._clock()

    def _get(self, url: str, parts: SplitResult, deadline: float, limit: int) -> _Answer:
        """Return the answer of one request, sent to the address that was checked."""
        port = parts.port or _PORTS[parts.scheme]
        address = checked_address(parts.hostname or "", port, self._options.allow_hosts, self._resolver)
        request = self._open().build_request(
            "GET",
            httpx.URL(url).copy_with(host=address, userinfo=b"", fragment=None),
            headers={"Host": parts.netloc.rpartition("@")[2]},
            extensions={"sni_hostname": parts.hostname, "timeout": self._timeout(deadline)},
        )
        try:
            answer = self._open().send(request, stream=True)
            try:
                return _Answer(answer.status_code, answer.headers, self._body(answer, deadline, limit))
            finally:
                answer.close()
        except httpx.TimeoutException as error:
            raise SourceError(
                f"no whole answer within {self._options.fetch_timeout_seconds:g} s; try again later"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
            raise SourceError(
                f"it can't be fetched ({type(error).__name__}: {str(error)[:100]}); try again later"
            ) from error

    def _open(self) -> httpx.Client:
        if self._client is None:
            headers = {"User-Agent": self._options.user_agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
            self._client = httpx.Client(
                headers=headers, trust_env=False, follow_redirects=False, verify=ssl.create_default_context()
            )
        return self._client

    def _timeout(self, deadline: float) -> dict[str, float]:
        left = max(0.001, deadline - self._clock())
        return dict.fromkeys(("connect", "read", "write", "pool"), left)

    def _body(self, answer: httpx.Response, deadline: float, limit: int) -> bytes:
        """Return the body; only that of an answer that is read, within size and time."""
        if answer.status_code != 200:
            return b""
        parts = []
        for part in unpacked(answer.iter_raw(), answer.headers.get("content-encoding", ""), limit):
            if self._clock() > deadline:
                raise SourceError(f"no whole answer within {self._options.fetch_timeout_seconds:g} s; try again later")
            parts.append(part)
        return b"".join(parts)


def _checked_parts(url: str) -> SplitResult:
    """Return the parts of an address that may be asked. Raises SourceError for any but http(s) with a host."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SourceError(f"it leads to {url[:100]!r}, which is no http or https address; give another")
    return parts


def _fetched(url: str, answer: _Answer) -> Fetched:
    if answer.status != 200:
        raise SourceError(f"it was answered with status {answer.status}; check the address or try again later")
    stated = answer.headers.get("content-type", "")
    charset = stated.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    packing = answer.headers.get("content-encoding", "none")
    detail = f"{url} status 200, type {stated or 'not stated'}, packing {packing}"
    return Fetched(answer.content, url, stated, charset, detail)
