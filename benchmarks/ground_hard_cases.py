"""Ten hard cases of place names, made up for this page: what is found, how sure, and the reasons that the ranker gives.

    python benchmarks/ground_hard_cases.py [--results docs/method/ground.md]

With --results the table goes between the marks "hard cases" of that page.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from weekreview.evaluate import write_table
from weekreview.ground import GroundOptions, find_toponyms, open_gazetteer

CASES = (
    ("a site by its press spelling, with namesakes in Ukraine and Yemen", "Kweiris",
     "Syrian troops broke the siege of Kweiris air base after two years."),
    ("one of two great namesakes: the country decides", "Tripoli",
     "Gunmen clashed in Tripoli and near Sidon, Lebanese media said."),
    ("the same name in another war: what is named with it decides", "Tripoli",
     "Militias from Misrata and Zawiya entered Tripoli on Friday."),
    ("a town that bears the name of its province", "Idlib",
     "Rebels hold most of Idlib province; the city of Idlib was shelled."),
    ("a state against a country", "Georgia", "The governor of Georgia spoke in Atlanta and then in Savannah."),
    ("a small town beside a capital of its name: where it lies is said", "Damascus",
     "A fire broke out in Damascus, Maryland, on Sunday."),
    ("a capital that acts and a capital that is hit", "Moscow",
     "Moscow said that a drone had come down in Moscow on Monday."),
    ("an old name", "Artyomovsk", "Fighting went on around Artyomovsk, Russian media reported."),
    ("a person, not a place", "Paris", "Ms. Paris Hilton said that she would not come to London."),
    ("too many villages of one name: not determined", "Konstantinovka",
     "A shell fell in Konstantinovka, the agency reported."),
)  # fmt: skip
"""What is hard about it, the name that it is about, and the text."""


def table(gazetteer) -> str:
    """Return a Markdown table of the cases."""
    rows = ["| hard since | text | answer | p | reasons |", "| --- | --- | --- | ---: | --- |"]
    for why, name, text in CASES:
        found = [f for f in find_toponyms(text, None, gazetteer) if f[2].startswith(name)]
        answers = [(f"{p.name}, {p.precision}, {p.country}" if p else "not determined", chance, reason)
                   for _, _, _, p, chance, reason in found]  # fmt: skip
        answers = answers or [("no place", 0.0, "nothing around the name says that it is one")]
        for answer, chance, reason in answers:
            rows.append(f"| {why} | {text} | {answer} | {chance:.2f} | {reason} |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", type=Path)
    options = parser.parse_args()
    made = table(open_gazetteer(GroundOptions()))
    print(made)
    if options.results:
        write_table(options.results, "hard cases", made)


if __name__ == "__main__":
    main()
