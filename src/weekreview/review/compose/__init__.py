"""Composing: from claims to pieces, phrases and sentences. No language model; the same claims give the same words."""

from .incidents import Told, told_incidents
from .pieces import claims_cited, words_of
from .sentences import tell

__all__ = ["Told", "claims_cited", "tell", "told_incidents", "words_of"]
