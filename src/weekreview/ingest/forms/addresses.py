"""Addresses of what a page embeds."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def absolute(url: str, page: str | None) -> str:
    """Return `url` made absolute by the page's address; as it stands where that is not known or does not help."""
    url = url.strip()
    try:
        return urljoin(page, url) if page else url
    except ValueError:
        return url


def is_web(url: str | None) -> bool:
    """Return True for an http or https address with a host."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
