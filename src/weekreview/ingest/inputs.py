"""Inputs: what the person named, as a sorted list of files, stdin and addresses; nothing is read before all of it is
there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from weekreview.errors import InputError

from .drafts import Facts
from .forms import form_of_name
from .sidecars import ENDING, read_sidecar, sidecar_of

STDIN = "-"
"""How stdin is written among the inputs."""


@dataclass(frozen=True, slots=True)
class Input:
    """One raw input, not read yet."""

    name: str
    """Path below the input that held it, with slashes; "stdin"; or the address."""
    path: Path | None = None
    """The file; None for stdin and addresses."""
    url: str | None = None
    """The address; None for files and stdin."""
    form: str | None = None
    """Ending that says the form; None where it is not ours or not known before fetching."""
    facts: Facts = Facts()
    """From its sidecar."""


def list_inputs(inputs: Sequence[str]) -> list[Input]:
    """Return all raw inputs: files by name, then stdin, then addresses by name; each once.

    Raises:
        InputError: A file or folder is missing or may not be read, a sidecar is broken, or an address is not http(s).
    """
    urls = sorted({text for text in inputs if "://" in text})
    for url in urls:
        _check_scheme(url)
    files: dict[str, Input] = {}
    for text in sorted({text for text in inputs if "://" not in text and text != STDIN}):
        for found in _files(Path(text)):
            files.setdefault(os.path.realpath(found.path), found)
    ordered = sorted(files.values(), key=lambda each: (each.name, str(each.path)))
    stdin = [Input("stdin", form=".jsonl")] if STDIN in inputs else []
    return [_with_sidecar(each) for each in ordered] + stdin + [Input(url, url=url) for url in urls]


def _check_scheme(url: str) -> None:
    if not re.match(r"https?://[^/\s]", url, re.I):
        raise InputError(f"{url}: only http and https addresses can be fetched; give such an address or a file")


def _files(path: Path) -> Iterator[Input]:
    """Yield the files that one given path stands for."""
    try:
        if path.is_dir():
            yield from _walk(path, path, frozenset())
            return
        if not path.exists():
            raise InputError(f"{path}: no such file or folder; check the name")
    except PermissionError as error:
        raise InputError(f"{path}: no right to look there; give yourself the right to read it") from error
    yield Input(path.name, path, form=form_of_name(path.name))


def _walk(folder: Path, top: Path, above: frozenset[str]) -> Iterator[Input]:
    """Yield the files below a folder; hidden ones, sidecars and links back to a folder above are passed over."""
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries)
    except OSError as error:
        raise InputError(
            f"{folder}: the folder can't be read ({error.strerror}); give yourself the right to read it"
        ) from error
    for name in names:
        path = folder / name
        if name.startswith(".") or name.endswith(ENDING):
            continue
        if path.is_dir():
            yield from _walk(path, top, above | {real})
        else:
            yield Input(path.relative_to(top).as_posix(), path, form=form_of_name(name))


def _with_sidecar(each: Input) -> Input:
    """Return the input with what its sidecar says, after a look whether the file can be opened."""
    if each.form is None:
        return each
    if not each.path.is_file():
        raise InputError(f"{each.path}: not a regular file, or a link to nothing; remove it or give a file")
    try:
        with open(each.path, "rb"):
            pass
    except OSError as error:
        raise InputError(
            f"{each.path}: the file can't be read ({error.strerror}); give yourself the right to read it"
        ) from error
    sidecar = sidecar_of(each.path)
    facts = read_sidecar(sidecar, str(sidecar)) if sidecar else Facts()
    return Input(each.name, each.path, each.url, each.form, facts)
