"""`weekreview footage add|check|show|review|dedupe|sketch|stock|delete`: has any part of this been seen before, where,
and since when."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from weekreview.errors import InputError, UsageError

from .terminal.progress import Progress

NAME = "footage"
app = typer.Typer(help="Films and pictures: what of them was seen before.")

ArchiveFlag = Annotated[Path, typer.Option("--archive", metavar="FOLDER", help="The archive; `add` makes it.")]
HERE = Path("footage")
ENCODER = "WEEKREVIEW_FOOTAGE_ENCODER"
EncoderFlag = Annotated[
    str,
    typer.Option(
        "--encoder",
        metavar="NAME",
        envvar=ENCODER,
        show_envvar=False,
        help="Copy descriptors: auto (where installed), none, sscd, or an ONNX file.",
    ),
]
FETCH_SECONDS = 600.0
"""Longest time that one film may take to come."""


@contextmanager
def _opened(folder: Path, must_be: bool = True, encoder: str = "none"):
    """Give the room at work on an archive."""
    from weekreview import footage as room

    if must_be and not (folder / "items.jsonl").is_file():
        raise UsageError(f"{folder} holds no archive; make one with: weekreview footage add --archive {folder} PATH")
    with room.Footage(room.Archive(folder), room.FootageOptions(encoder=encoder)) as footage:
        yield footage


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{text!r} is not a date; write it as 2015-10-23") from error


@app.command("add")
def add(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Films, pictures, folders of them, and http(s) addresses.")
    ],
    archive: ArchiveFlag = HERE,
    uploaded_on: Annotated[str | None, typer.Option("--uploaded-on", metavar="DATE", help="Day of upload.")] = None,
    claimed_on: Annotated[
        str | None, typer.Option("--claimed-on", metavar="DATE", help="Day it is said to show.")
    ] = None,
    allow_hosts: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="HOST", help="Fetch from this host though it is not public."),
    ] = None,
    uploader: Annotated[
        str,
        typer.Option("--uploader", metavar="NAME", help="Who published them; what all of theirs carry is learned."),
    ] = "",
) -> None:
    """Take films and pictures into an archive; of what is there already, byte for byte, the dates are added."""
    from weekreview import footage as room
    from weekreview.model import Clip, ClipDate

    given = [("uploaded", uploaded_on), ("claimed", claimed_on)]
    dates = tuple(ClipDate(day, kind, "as who added it says") for kind, text in given if (day := _day(text)))
    for late in (d.on for d in dates if d.on > datetime.now(UTC).date()):
        raise UsageError(f"{late} is still to come; give the day as it was, as 2015-10-23")
    known = new = 0
    items: list[Clip] = []
    encoder = os.environ.get(ENCODER, "auto")
    hosts = allow_hosts or []
    with _opened(archive, False, encoder) as footage, _fetched(inputs, hosts) as files, Progress() as told:
        local, addresses, refused = files
        paths = [*room.files_under(local), *addresses]
        if not paths and not refused:
            raise UsageError(f"there is no file in {', '.join(inputs)}; give films, pictures or folders of them")
        taking = room.take_files(paths, footage.archive, footage.decoder, dates, addresses=addresses)
        for done, taken in enumerate(taking, 1):
            told("taking in", done, len(paths))
            refused += bool(taken.refused)
            known += taken.known
            new += not taken.refused and not taken.known
            if taken.refused:
                typer.echo(f"weekreview: {taken.refused}", err=True)
            if taken.number is not None:
                items.append(footage.archive.catalogue.clips[taken.number])
            if uploader and taken.number is not None:
                footage.archive.catalogue.mark_uploader(taken.number, uploader)
        footage.sketch()
        size = footage.archive.index_bytes
    typer.echo(f"{new} added, {known} known already, {refused} refused; the index has {size / 1e6:.2f} MB")
    for clip in items:
        typer.echo(f"  {clip.clip_id}  {clip.name}")
    raise typer.Exit(1 if refused else 0)


@contextmanager
def _fetched(inputs: list[str], allow_hosts: list[str]) -> Iterator[tuple[list[Path], dict[Path, str], int]]:
    """Give the files among the inputs, those fetched with their addresses, and how many could not be had.

    Fetched files are gone afterwards: the archive keeps a small copy of each.
    """
    from weekreview.ingest.fetching import is_address, save_addresses
    from weekreview.settings import Settings

    options = Settings(allow_hosts=tuple(allow_hosts)).ingest_options()
    options = replace(options, size_limit_bytes=options.container_limit_bytes, fetch_timeout_seconds=FETCH_SECONDS)
    with tempfile.TemporaryDirectory(prefix="weekreview-fetched-") as folder:
        saved = list(save_addresses([text for text in inputs if is_address(text)], Path(folder), options))
        for failure in (each.failure for each in saved if each.failure):
            typer.echo(f"weekreview: {failure}", err=True)
        had = {each.path: each.url for each in saved if each.path}
        yield [Path(text) for text in inputs if not is_address(text)], had, len(saved) - len(had)


@app.command("check")
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Films, pictures and folders of them.")],
    archive: ArchiveFlag = HERE,
    encoder: EncoderFlag = "auto",
    pictures: Annotated[
        Path | None, typer.Option("--pictures", metavar="FOLDER", help="Where side-by-sides go.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a file.")] = False,
) -> None:
    """Say what of each file was seen before, where and since when; and what is near and why it is not it.

    Folders are gone through. Exit 2 where some file can't be read.
    """
    from weekreview import footage as room

    with _opened(archive, encoder=encoder) as footage:
        broken, names = 0, set()
        for path in room.files_under(paths):
            try:
                seen = footage.see(path)
            except InputError as error:
                broken += 1
                typer.echo(f"weekreview: {error}", err=True)
                continue
            typer.echo(json.dumps(_as_data(seen)) if as_json else _as_text(path, seen))
            name = path.stem if path.stem not in names else f"{path.stem}-{seen.clip.clip_id}"
            names.add(name)
            for number, match in enumerate(seen.matches if pictures else (), 1):
                written = _picture(footage, path, match, pictures / f"{name}-{number}.png")
                typer.echo(f"  {written}", err=True)
    raise typer.Exit(2 if broken else 0)


@app.command("show")
def show(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The film or picture asked about.")],
    number: Annotated[int, typer.Argument(metavar="MATCH", help="Which of its matches, from 1.")] = 1,
    archive: ArchiveFlag = HERE,
    encoder: EncoderFlag = "auto",
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The picture to write.")] = Path("match.png"),
) -> None:
    """Write one match as a picture: aligned frames side by side, the matched region outlined, times, first seen."""
    with _opened(archive, encoder=encoder) as footage:
        seen = footage.see(path)
        if not 1 <= number <= len(seen.matches):
            raise UsageError(f"{path} has {len(seen.matches)} matches; there is no number {number}")
        typer.echo(_picture(footage, path, seen.matches[number - 1], out))


@app.command("review")
def review(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The film or picture that a claim is illustrated by.")],
    claimed_on: Annotated[str, typer.Option("--claimed-on", metavar="DATE", help="First day it is said to show.")],
    claim: Annotated[str, typer.Option("--claim", metavar="TEXT", help="What it is said to show.")] = "",
    author: Annotated[str, typer.Option("--author", metavar="NAME", help="Who publishes the review.")] = "not given",
    archive: ArchiveFlag = HERE,
    encoder: EncoderFlag = "auto",
) -> None:
    """Write a schema.org MediaReview where a file was there before what it is said to show. Exit 1 where it was not."""
    from weekreview.footage.dating import media_review, recycled

    day = _day(claimed_on)
    if day is None:
        raise UsageError("--claimed-on is empty; write the first day that it is said to show, as 2015-10-23")
    with _opened(archive, encoder=encoder) as footage:
        seen = footage.see(path)
    found = recycled(seen.clip, day, seen.matches)
    if found is None:
        typer.echo(f"weekreview: nothing in {archive} shows that {path} is older than {claimed_on}", err=True)
        raise typer.Exit(1)
    typer.echo(json.dumps(media_review(found, claim, author), ensure_ascii=False, indent=1))


@app.command("dedupe")
def dedupe(archive: ArchiveFlag = HERE) -> None:
    """List groups of items that hold the same footage, the earliest first; what is in many is suggested as stock."""
    from weekreview.footage.repeats import repeats

    with _opened(archive) as footage:
        for group in repeats(footage):
            typer.echo("maybe stock:" if group.stock else "same footage:")
            for clip in group.clips:
                first = clip.known_since.on if clip.known_since else "no date"
                typer.echo(f"  {clip.clip_id}  {first}  {clip.name}")


@app.command("sketch")
def sketch(archive: ArchiveFlag = HERE, encoder: EncoderFlag = "sscd") -> None:
    """Make the copy descriptors that an archive lacks, as of one that was filled without an encoder."""
    with _opened(archive, encoder=encoder) as footage:
        typer.echo(f"{footage.sketch()} key frames sketched")


@app.command("stock")
def stock(
    clip_id: Annotated[str, typer.Argument(metavar="CLIP", help="Its id, as `check --json` and `dedupe` print it.")],
    why: Annotated[
        str, typer.Option("--why", metavar="TEXT", help="Such as: intro of channel 9. Empty takes it back.")
    ],
    archive: ArchiveFlag = HERE,
) -> None:
    """Mark an item as common stock, which shows nothing about what it is found in."""
    with _opened(archive) as footage:
        footage.archive.catalogue.mark_stock(_number_of(footage, clip_id), why)
    typer.echo(f"{clip_id} is stock: {why}" if why else f"{clip_id} is no stock any more")


@app.command("delete")
def delete(
    clip_id: Annotated[str, typer.Argument(metavar="CLIP", help="Its id.")], archive: ArchiveFlag = HERE
) -> None:
    """Delete an item from an archive."""
    with _opened(archive) as footage:
        footage.archive.delete(_number_of(footage, clip_id))
    typer.echo(f"{clip_id} is deleted")


def _number_of(footage: Any, clip_id: str) -> int:
    for number, clip in footage.archive.catalogue.clips.items():
        if clip.clip_id == clip_id:
            return number
    raise InputError(f"the archive holds no item {clip_id}; `weekreview footage dedupe` and `check --json` print ids")


def _picture(footage: Any, path: Path, match: Any, out: Path) -> str:
    from weekreview.footage.evidence import side_by_side, write_picture

    number = _number_of(footage, match.clip.clip_id)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_picture(out, side_by_side(match, path, footage.archive.copy_of(number), footage.decoder, path.name))
    return str(out)


def _as_text(path: Path, seen: Any) -> str:
    lines = [f"{path}: {len(seen.matches) or 'no'} match{'es' if len(seen.matches) != 1 else ''}"]
    for match in seen.matches:
        first = match.clip.known_since
        since = f"known since {first.on} ({first.kind}: {first.provenance})" if first else "no date"
        mirrored = ", mirrored" if match.flipped else ""
        lines.append(
            f"  {match.verdict} (p {match.p:.2f}): {match.mine[0]:.1f} to {match.mine[1]:.1f} s are "
            f"{match.theirs[0]:.1f} to {match.theirs[1]:.1f} s of {match.clip.name}{mirrored}, {since}"
        )
        lines.append(f"    {match.reason}" + (f"; stock: {match.clip.stock}" if match.clip.stock else ""))
    lines += [f"  not {clip.name}: {why}" for clip, why in seen.near]
    return "\n".join(lines + ([f"  not all was looked at: {seen.cut}"] if seen.cut else []))


def _as_data(seen: Any) -> dict[str, Any]:
    from weekreview.footage.telling import as_data

    return as_data(seen)


@app.callback()
def _footage() -> None:
    """Films and pictures: what of them was seen before."""
