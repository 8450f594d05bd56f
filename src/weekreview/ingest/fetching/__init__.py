"""Fetching: http(s) addresses, politely and safely. `Fetcher(options).fetch(url)` gives the bytes or raises
`SourceError`; `save_addresses(urls, folder, options)` writes them to files."""

from .fetches import Fetched, Fetcher
from .saves import Saved, is_address, save_addresses

__all__ = ["Fetched", "Fetcher", "Saved", "is_address", "save_addresses"]
