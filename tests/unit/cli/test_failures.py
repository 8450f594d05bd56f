"""What the person sees when something fails: one line, an exit code, no traceback."""

from __future__ import annotations

import errno
import subprocess
import sys

import pytest

from weekreview import cli, errors
from weekreview.cli import build, main


@pytest.fixture
def failing(monkeypatch):
    """Return a function that makes `build` fail with an error, and runs it."""

    def run(error):
        def fail(flags):
            raise error

        monkeypatch.setattr(build, "settings_from", fail)
        return main(["build", "x", "--out", "y"])

    return run


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (errors.UsageError("give a name"), 2, "weekreview: give a name"),
        (errors.InputError("two\nlines"), 2, "weekreview: two lines"),
        (errors.SourceError("it hung up"), 1, "weekreview: it hung up"),
        (OSError(errno.ENOSPC, "No space left on device", "out/x"), 2, "weekreview: out/x: No space left on device;"),
        (PermissionError(errno.EACCES, "Permission denied", "out"), 2, "weekreview: out: Permission denied;"),
    ],
)
def test_what_the_person_can_put_right_is_one_line(failing, capsys, error, code, line):
    assert failing(error) == code
    told = capsys.readouterr()
    assert told.err.startswith(line)
    assert told.err.count("\n") == 1
    assert told.out == ""


def test_a_bug_of_ours_says_that_it_is_one(failing, capsys):
    assert failing(errors.UnsupportedError("the page says 12, no claim does")) == cli.EXIT_BUG
    told = capsys.readouterr().err
    assert "the page says 12" in told
    assert "please report it" in told


def test_stopping_says_that_nothing_is_lost(failing, capsys):
    assert failing(KeyboardInterrupt()) == 130
    assert "goes on from there" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["build"], ["biuld"], ["build", "x"], ["build", "x", "--out", "y", "--fast"]])
def test_a_wrong_command_line_is_one_line_and_exit_2(capsys, arguments):
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert told.startswith("weekreview: ")
    assert told.count("\n") == 1


def test_no_command_shows_the_verbs(capsys):
    assert main([]) == 0
    assert "build" in capsys.readouterr().out


def test_the_version_is_told(capsys):
    from weekreview import __version__

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"weekreview {__version__}\n"


def test_python_dash_m_is_the_same_program():
    found = subprocess.run([sys.executable, "-m", "weekreview", "predict", "poems"], capture_output=True, text=True)
    assert found.returncode == 2
    assert found.stderr.startswith("weekreview: there is no task 'poems'")
    assert found.stdout == ""


def test_help_imports_no_room_and_no_heavy_library():
    code = (
        "import sys; from weekreview.cli import main; main(['--help']);"
        "heavy = {'numpy', 'onnxruntime', 'sqlalchemy', 'trafilatura', 'shapely', 'jinja2', 'httpx', 'yaml'};"
        "rooms = {f'weekreview.{r}' for r in ('ingest', 'read', 'ground', 'reconcile', 'review', 'store', 'pipeline')};"
        "print(sorted((heavy | rooms) & set(sys.modules)), file=sys.stderr)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stderr.strip() == "[]"


def test_what_nobody_foresaw_shows_its_traceback_and_ends_with_the_code_of_a_bug():
    code = (
        "import sys; sys.argv = ['weekreview', 'doctor']\n"
        "from weekreview import cli; from weekreview.cli import doctor\n"
        "def fail(flags): raise TypeError('unforeseen')\n"
        "doctor.settings_from = fail\n"
        "cli.run()"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert found.returncode == cli.EXIT_BUG
    assert "TypeError: unforeseen" in found.stderr
    assert "please report it" in found.stderr
