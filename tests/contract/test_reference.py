"""What is written about the program is so: settings, verbs, reasons, columns, commands of the README."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from tests.contract.reference import PAGES
from tests.contract.tree import ROOT
from weekreview import __version__
from weekreview.model import Reason
from weekreview.settings import SETTINGS, Settings

REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("page", sorted(PAGES))
def test_the_page_is_the_one_that_the_code_makes(page):
    assert (REFERENCE / page).read_text(encoding="utf-8") == PAGES[page](), "run `make reference`"


def test_the_table_of_settings_and_the_record_hold_the_same_names_and_defaults():
    assert {s.name: s.default for s in SETTINGS} == {f.name: getattr(Settings(), f.name) for f in fields(Settings)}


def test_every_setting_is_told_in_one_sentence():
    for setting in SETTINGS:
        assert setting.sentence.endswith("."), setting.name
        assert "\n" not in setting.sentence


def test_every_reason_for_a_refusal_is_explained_and_none_that_is_not():
    told = re.findall(r"^\| `(\w+)` \|", (REFERENCE / "refusals.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(reason.value for reason in Reason)


def test_the_changelog_tells_of_this_version():
    assert re.search(
        rf"^## {re.escape(__version__)}\b", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )


def test_every_make_command_of_the_readme_is_a_target():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in ("README.md", "CONTRIBUTING.md"):
        named = re.findall(r"\bmake ([a-z]+)`|^make ([a-z]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
        told = {first or second for first, second in named}
        assert told <= targets, f"{page} names {sorted(told - targets)}"


def test_every_weekreview_command_of_the_readme_is_a_verb():
    verbs = set(re.findall(r"^## `weekreview (\w+)", PAGES["commands.md"](), re.MULTILINE))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = "".join(re.findall(r"```sh\n(.*?)```", readme, re.DOTALL))
    told = set(re.findall(r"^(?:\.venv/bin/)?weekreview (\w+)", shown, re.MULTILINE))
    assert told
    assert told <= verbs


def test_the_first_two_commands_of_the_readme_build_the_example_and_check_the_house():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```sh\n(.*?)```", readme, re.DOTALL)
    assert block
    assert [line.split("#")[0].strip() for line in block[1].splitlines()] == ["make week", "make check"]


def test_ci_calls_the_second_command_of_the_readme():
    assert re.search(r"^make check\b", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
