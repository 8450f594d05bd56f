"""Line breaks that an export wrote out as two characters."""

from weekreview.ingest.cleaning.lines import even


def test_a_written_out_line_break_between_sentences_is_a_line_break():
    assert even("The army left.\\nTroops came.\\n\\nThen rain.") == "The army left.\nTroops came.\n\nThen rain."


def test_a_backslash_inside_a_path_is_left_alone():
    assert even("Kept under C:\\new\\notes by the clerk") == "Kept under C:\\new\\notes by the clerk"
