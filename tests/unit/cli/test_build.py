"""`weekreview build`: what it asks the pipeline for, and what it says of the answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from weekreview.cli import main
from weekreview.model import Reason, Refusal


@pytest.fixture
def pipeline(stand_in):
    """Stand in for the pipeline; `asked` holds what it was asked, `failures` what it answers."""
    asked = SimpleNamespace(failures=(), notices=(), calls=[])

    def fake_build(inputs, out, settings, progress):
        asked.calls.append((list(inputs), out, settings))
        progress("reading", 1, 1)
        return SimpleNamespace(
            documents=3,
            claims=21,
            incidents=4,
            tallies=2,
            contradictions=1,
            refused={"navigation": 2, "empty": 5},
            places_placed=9,
            places_not_determined=1,
            failures=asked.failures,
            notices=asked.notices,
            page=out / "index.html",
        )

    stand_in(build=fake_build)
    return asked


def test_inputs_folder_and_settings_reach_the_pipeline(pipeline):
    assert main(["build", "a.html", "reports", "--out", "o", "--from", "2015-10-17", "--to", "2015-10-23"]) == 0
    inputs, out, settings = pipeline.calls[0]
    assert (inputs, out) == (["a.html", "reports"], Path("o"))
    assert (settings.from_on, settings.to_on) == (date(2015, 10, 17), date(2015, 10, 23))


def test_a_dash_stands_for_stdin(pipeline):
    assert main(["build", "-", "--out", "o"]) == 0
    assert pipeline.calls[0][0] == ["-"]


def test_an_iso_week_gives_its_monday_and_sunday(pipeline):
    assert main(["build", "x", "--out", "o", "--week", "2015-W43"]) == 0
    settings = pipeline.calls[0][2]
    assert (settings.from_on, settings.to_on) == (date(2015, 10, 19), date(2015, 10, 25))


def test_a_week_and_a_day_are_not_taken_together(pipeline, capsys):
    assert main(["build", "x", "--out", "o", "--week", "2015-W43", "--from", "2015-10-17"]) == 2
    assert "one or the other" in capsys.readouterr().err
    assert not pipeline.calls


def test_the_summary_goes_to_stdout_with_the_page_last(pipeline, capsys):
    main(["build", "x", "--out", "o"])
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert (lines[0], lines[-1]) == ("o, all builds together:", "page: o/index.html")
    assert lines.index("      5    empty") < lines.index("      2    navigation")
    assert "     21  claims" in lines
    assert told.err == ""


def test_a_source_that_failed_is_named_on_stderr_and_ends_with_1(pipeline, capsys):
    pipeline.failures = ("feed.xml broke off after 3 entries; fetch it again",)
    assert main(["build", "x", "--out", "o"]) == 1
    told = capsys.readouterr()
    assert told.err == "weekreview: feed.xml broke off after 3 entries; fetch it again\n"
    assert "page: o/index.html" in told.out


def test_what_was_declined_of_this_build_is_named_on_stderr_and_is_no_failure(pipeline, capsys):
    pipeline.notices = (
        Refusal("ingest", Reason.EMPTY, "a.txt", "it holds nothing; leave it out"),
        Refusal("ingest", Reason.BINARY, "b.txt", "not text;\ngive it its true ending"),
    )
    assert main(["build", "x", "--out", "o"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "weekreview: a.txt: it holds nothing; leave it out",
        "weekreview: b.txt: not text; give it its true ending",
    ]


def test_many_refusals_of_one_reason_are_told_by_a_few_and_their_number(pipeline, capsys):
    pipeline.notices = tuple(Refusal("ingest", Reason.EMPTY, f"{n}.txt", "it holds nothing") for n in range(40))
    assert main(["build", "x", "--out", "o"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[:-1] == [f"weekreview: {n}.txt: it holds nothing" for n in range(5)]
    assert told[-1] == "weekreview: 35 more like it; `weekreview refusals o --reason empty` lists them"
