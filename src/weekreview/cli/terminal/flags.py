"""Flags made from the table of settings, so that a setting is written down once."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable
from typing import Annotated, Any

import typer

from weekreview.settings import SETTINGS, Setting, Settings, load_settings


def with_settings(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return a decorator that gives a verb one flag for each named setting, and what was typed as `flags`.

    Args:
        names: Fields of `Settings`; none = all of them.

    The verb takes `flags: dict[str, str | None]` as its last parameter; Typer sees the flags in its stead.
    """
    chosen = [setting for setting in SETTINGS if not names or setting.name in names]

    def decorate(verb: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(verb)
        def run(**typed: Any) -> Any:
            flags = {setting.name: typed.pop(setting.name) for setting in chosen}
            return verb(**typed, flags=flags)

        own = inspect.signature(verb, eval_str=True)
        kept = [parameter for name, parameter in own.parameters.items() if name != "flags"]
        added = [_parameter(setting) for setting in chosen]
        keyword = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in [*kept, *added]]
        run.__signature__ = own.replace(parameters=keyword)  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in keyword} | {"return": own.return_annotation}
        return run

    return decorate


def settings_from(flags: dict[str, str | None]) -> Settings:
    """Return the settings of this process: flags over environment over defaults."""
    return load_settings(flags, os.environ)


def _parameter(setting: Setting) -> inspect.Parameter:
    """Return the parameter that Typer makes a flag of."""
    shown = setting.default if isinstance(setting.default, float) else None
    sentence = f"{setting.sentence} \\[default: {shown:g}]" if shown is not None else setting.sentence
    option = typer.Option(setting.flag, help=sentence, rich_help_panel="Settings", metavar="VALUE", show_default=False)
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(setting.name, kind, default=None, annotation=Annotated[str | None, option])
