"""Fetching: http(s) addresses, politely and safely. `Fetcher(options).fetch(url)` gives the bytes or raises
`SourceError`."""

from .fetches import Fetched, Fetcher

__all__ = ["Fetched", "Fetcher"]
