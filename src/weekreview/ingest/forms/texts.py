"""Plain text and Markdown."""

from __future__ import annotations

import re

from weekreview.model import MediaLink, PassageKind

from ..cleaning import lines_of, pieces_of_lines, settle, tidy
from ..dates import read_date
from ..drafts import Draft, Piece, Reading, Source
from ..encodings import decode
from .addresses import absolute

_IMAGE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]+)>?[^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)|<(https?://[^>]+)>")
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"^(?:=+|-+)\s*$")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_FRONT = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*\n", re.S)
_REMOVED = re.compile(r"<!--.*?-->|^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1[^\n]*$", re.S | re.M)


def read_text(source: Source) -> Reading:
    """Return the one report of a plain-text file."""
    decoded = decode(source.content, source.charset)
    if decoded.text is None:
        return Reading(dropped=decoded.dropped)
    return Reading((draft_of_text(decoded.text, source).add(decoded.dropped),))


def draft_of_text(text: str, source: Source) -> Draft:
    """Return the draft of a text without markup."""
    pieces, dropped, title = settle(pieces_of_lines(lines_of(text)), source.facts.title, plain=True)
    return Draft(tuple(pieces), tuple(dropped), facts=source.facts, title=title)


def read_markdown(source: Source) -> Reading:
    """Return the one report of a Markdown file: headings, lists, pictures with their words, front matter's title and
    date."""
    decoded = decode(source.content, source.charset)
    if decoded.text is None:
        return Reading(dropped=decoded.dropped)
    front, body = _front_matter(decoded.text.replace("\r\n", "\n"))
    body = _REMOVED.sub("", body)
    media = [
        MediaLink(absolute(url, source.facts.url), "image", tidy(alt) or None) for alt, url in _IMAGE.findall(body)
    ]
    found, heading = _pieces(body)
    pieces, dropped, title = settle(found, source.facts.title or front.get("title") or heading, plain=False)
    given = read_date(front.get("date", ""), "metadata", "the file's front matter gives it")
    draft = Draft(
        tuple(pieces), (*decoded.dropped, *dropped), facts=source.facts, title=title, dates=(given,) if given else (),
        media=tuple(media),
    )  # fmt: skip
    return Reading((draft,))


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the plain `key: value` lines of the front matter, and the text below it."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    pairs = (line.split(":", 1) for line in found[1].split("\n") if re.match(r"\w+:\s*\S", line))
    return {name.strip().lower(): value.strip().strip("'\"") for name, value in pairs}, text[found.end() :]


def _pieces(body: str) -> tuple[list[Piece], str | None]:
    """Return the pieces of Markdown, and its first heading where it is of the first level."""
    pieces: list[Piece] = []
    heading = None
    for block in re.split(r"\n\s*\n", _isolate(body)):
        found = _HEADING.match(block)
        if found:
            text = _plain(found[2])
            heading = heading or (text if found[1] == "#" and not pieces else None)
            pieces.append(Piece(PassageKind.HEADLINE, text))
        else:
            pieces += _pieces_of_block(block)
    return [piece for piece in pieces if piece.text], heading


def _isolate(body: str) -> str:
    """Put blank lines around headings, pictures and list items, and write underlined headings with hash signs."""
    lines: list[str] = []
    for line in body.split("\n"):
        if _UNDERLINE.match(line) and lines and lines[-1].strip():
            lines[-1:] = ["", ("# " if line[0] == "=" else "## ") + lines[-1].strip(), ""]
        elif _HEADING.match(line) or _IMAGE.fullmatch(line.strip()):
            lines += ["", line.strip(), ""]
        elif not re.fullmatch(r"\s*([-*_]\s*){3,}", line):
            lines.append(re.sub(r"^\s{0,3}>\s?", "", line))
    return "\n".join(lines)


def _pieces_of_block(block: str) -> list[Piece]:
    alone = _IMAGE.fullmatch(block.strip())
    if alone:
        return [Piece(PassageKind.CAPTION, tidy(alone[1]))]
    wrapped = re.sub(r"\n(?!\s*(?:[-*+]|\d{1,2}[.)])\s)\s*", " ", block)
    return [Piece(piece.kind, _plain(piece.text)) for piece in pieces_of_lines(lines_of(wrapped))]


def _plain(text: str) -> str:
    """Return `text` without Markdown's signs; links keep their words."""
    text = _LINK.sub(lambda found: found[1] or found[2], _IMAGE.sub("", text))
    text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return tidy(re.sub(r"\\([\\`*_{}\[\]()#+.!-])", r"\1", text.replace("`", "")))
