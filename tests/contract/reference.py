"""Writes the pages of `docs/reference` that are made from the code: `make reference`."""

from __future__ import annotations

from typing import Any

from typer.main import get_command

from tests.contract.tree import ROOT
from weekreview.cli.app import app
from weekreview.settings import SETTINGS

MADE = "<!-- Made by `make reference`; change the code and run it again. -->"


def settings_page() -> str:
    """Return the page on settings."""
    rows = ["| setting | flag | environment variable | default | what it does |", "| --- | --- | --- | --- | --- |"]
    for setting in SETTINGS:
        default = "none" if setting.default in (None, ()) else f"{setting.default:g}"
        cells = [f"`{setting.name}`", f"`{setting.flag}`", f"`{setting.variable}`", default, setting.sentence]
        rows.append(f"| {' | '.join(cells)} |")
    words = (
        "A flag stands over the environment variable, and that over the default. A `WEEKREVIEW_` variable that is no\n"
        "setting, or a value that can't be read, ends the run with exit 2 and one line that names it.\n"
    )
    return "\n".join(["# Settings", "", MADE, "", words, *rows, ""])


def commands_page() -> str:
    """Return the page on commands."""
    root = get_command(app)
    parts = ["# Commands", "", MADE, ""]
    for name, command in sorted(_leaves("weekreview", root)):
        parts += [f"## `{_usage(name, command)}`", "", _sentences(command.help or ""), "", *_options(command), ""]
    parts += [EXITS]
    return "\n".join(parts)


EXITS = """## Exit codes

| code | meaning |
| ---: | --- |
| 0 | done |
| 1 | done, but something failed or was found wrong; each is named |
| 2 | you can put it right; one line on stderr says how |
| 70 | a bug of the program; please report it with the command |
| 130 | stopped by you; the same command goes on from there |

Results go to stdout, everything else to stderr. What takes longer than two seconds shows how far it has come: a bar on
a terminal, plain lines elsewhere.
"""


def _leaves(name: str, command: Any) -> list[tuple[str, Any]]:
    """Return the commands that do something, by their full name."""
    if not getattr(command, "commands", None):
        return [(name, command)]
    return [leaf for verb, below in command.commands.items() for leaf in _leaves(f"{name} {verb}", below)]


def _usage(name: str, command: Any) -> str:
    """Return name and arguments."""
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    shown = [f"{p.metavar}..." if p.nargs == -1 else str(p.metavar) for p in arguments]
    return " ".join([name, *shown])


def _options(command: Any) -> list[str]:
    """Return the table of a command's flags."""
    rows = []
    for param in command.params:
        flags = ", ".join(f"`{flag}`" for flag in param.opts)
        if param.param_type_name == "option" and "--help" not in param.opts:
            rows.append(f"| {flags} | {_sentences(param.help or '')} |")
    return ["| flag | what it does |", "| --- | --- |", *rows] if rows else []


def _sentences(text: str) -> str:
    """Return a help text in one paragraph a blank line."""
    return "\n\n".join(" ".join(part.split()) for part in text.replace("\\[", "[").split("\n\n"))


PAGES = {"settings.md": settings_page, "commands.md": commands_page}

if __name__ == "__main__":
    for page, made in PAGES.items():
        (ROOT / "docs" / "reference" / page).write_text(made(), encoding="utf-8")
