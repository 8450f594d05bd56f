"""`weekreview doctor`: what is broken is named, with what to do, and the rest is still looked at."""

from __future__ import annotations

from weekreview.cli import checkup, main
from weekreview.settings import Settings


def test_a_broken_part_is_named_and_the_others_are_still_checked(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(checkup, "_gazetteer", lambda settings: "an index")
    monkeypatch.setattr(checkup, "_reader", lambda settings: "a model")
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / "source.yml").write_text("name: [", encoding="utf-8")
    assert main(["doctor", "--sources", str(tmp_path), "--database", "postgresql://nobody@127.0.0.1:1/none"]) == 1
    out = capsys.readouterr().out
    assert "BROKEN  sources" in out
    assert "torn/source.yml" in out
    assert "BROKEN  database" in out
    assert "ok      python" in out
    assert out.count("->") == 2


def test_a_missing_model_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(checkup, "_gazetteer", lambda settings: "an index")
    findings = {f.part: f for f in checkup.check_all(Settings(models_folder=tmp_path))}
    assert not findings["reader"].ok
    assert findings["reader"].remedy


def test_packages_that_are_needed_are_all_there():
    assert all(finding.ok for finding in checkup.check_packages())
