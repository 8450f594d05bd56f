"""Encodings: from bytes to characters, without a silent loss."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from weekreview.model import Reason

from .drafts import Dropped

MOST_REPLACED = 0.02
"""Greatest share of characters that may be unreadable. Source: our choice; above it a sentence of 25 words has on
average two broken ones and a number can't be trusted."""
MOST_CONTROLS = 0.02
"""Greatest share of control characters in a text. Source: our choice; text has none but line ends and tabs."""
SINGLE_BYTE_AND_EAST_ASIAN = (
    "cp1252", "cp1251", "cp1256", "cp1250", "cp1254", "cp1255", "koi8_r", "koi8_u",
    "iso8859_5", "iso8859_6", "iso8859_9", "gb18030", "shift_jis", "euc_kr",
)  # fmt: skip
"""Encodings among which an undeclared one is guessed: those of the press of the regions at war and of the great
agencies."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ\x90",
    b"\xd0\xcf\x11\xe0",
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([\w.-]+)""", re.I
)

KEPT = "kept with gaps; get it again as UTF-8"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters read from bytes, or the reason why none were."""

    text: str | None
    """The characters; None where the bytes are refused."""
    encoding: str
    """The encoding that was used ("utf-8"); "" where none fits."""
    dropped: tuple[Dropped, ...] = ()
    """BINARY, or BROKEN_ENCODING (with `text` where little was lost)."""


def decode(content: bytes, charset: str | None = None, markup: bool = False) -> Decoded:
    """Return the characters of `content`: by byte order mark, declared charset, UTF-8, else the likeliest one.

    With `markup` a charset declared in the first 4 kB of the page counts as declared.
    """
    named = next((name for bom, name in _BOMS if content.startswith(bom)), None)
    if named is None and _is_binary(content):
        return _refused(Reason.BINARY, "not text, whatever its name says; give it its true ending")
    declared = [named, _known(charset), _known(_declared(content)) if markup else None, "utf-8"]
    for encoding in filter(None, declared):
        try:
            return Decoded(content.decode(encoding), encoding)
        except UnicodeError:
            continue
    return _guess(content)


def _refused(reason: Reason, detail: str) -> Decoded:
    return Decoded(None, "", (Dropped(reason, detail),))


def _is_binary(content: bytes) -> bool:
    if content.startswith(_MAGIC) or b"\x00" in content:
        return True
    sample = content[:65_536]
    return len(_CONTROLS.findall(sample)) > MOST_CONTROLS * len(sample)


def _declared(content: bytes) -> str | None:
    found = _META.search(content[:4096])
    return (found[1] or found[2]).decode("ascii", "ignore") if found else None


def _known(charset: str | None) -> str | None:
    """Return Python's name of a text encoding; None where it knows none. Latin-1 is read as its superset cp1252."""
    try:
        name = codecs.lookup(charset or "").name
    except (LookupError, ValueError):
        return None
    return {"iso8859-1": "cp1252", "ascii": "utf-8"}.get(name, name) if codecs.lookup(name)._is_text_encoding else None


def _guess(content: bytes) -> Decoded:
    """Return the best reading of bytes that are no clean UTF-8: damaged UTF-8 where most of it holds, else a guess."""
    damaged = content.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if len(_MULTIBYTE.findall(content)) < lost:
        best = from_bytes(content, cp_isolation=list(SINGLE_BYTE_AND_EAST_ASIAN)).best()
        if best is not None:
            return Decoded(str(best), best.encoding)
    share = lost / max(1, len(damaged))
    detail = f"{lost} of {len(damaged)} characters can't be read as UTF-8"
    if share > MOST_REPLACED:
        return _refused(Reason.BROKEN_ENCODING, f"{detail}: refused; save it as UTF-8 again from its source")
    return Decoded(damaged, "utf-8", (Dropped(Reason.BROKEN_ENCODING, f"{detail}: {KEPT}"),))
