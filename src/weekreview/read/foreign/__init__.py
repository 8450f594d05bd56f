"""Numbers, bounds, times and victims in the languages of `tongues.OTHERS`, put into the English words that rules know.

    quantity_words("не менее двадцати пяти человек", "ru") -> "at least 25"
    time_words("в ночь на вторник", "ru") -> "overnight into Tuesday"
    counted_anew(reading, sentence, "ar") -> the reading with its numbers made whole and counting what was done

What a phrase means is said in one place, `quantities.py` and `times/`: a foreign phrase means what its English words
mean there. The tables beside the modules list forms of words, each as it is written; verbs and nouns of victims are
patterns over their stems.
"""

from __future__ import annotations

from .bounds import quantity_words
from .counting import counted_anew
from .times import glossed, in_english, time_words, timed_anew
from .totals import is_risen_to, is_total
from .victims import civilians_in, noun_behind

__all__ = [
    "civilians_in", "counted_anew", "glossed", "in_english", "is_risen_to", "is_total", "noun_behind",
    "quantity_words", "time_words", "timed_anew",
]  # fmt: skip
