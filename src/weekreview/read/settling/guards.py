"""Plain words around a trigger that forbid it to be a fact: denials, plans, what is shown as, what none could confirm.

They are set against the model's reading (`certainty.guarded`) and only ever move away from fact.
"""

from __future__ import annotations

import re

_SAYS_ON = r"(?:said|says|added|adds|insisted|insists|claimed|claims|told|stated|maintained|blamed|accused|argued)"
_CLAUSE = re.compile(
    rf"[;:]|, (?:but|and|while|although|though)\b|\b(?:but|while|although)\b|\band (?:instead )?(?={_SAYS_ON}\b)", re.I
)

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)|refut(?:es|ed|ing)|reject(?:s|ed|ing)?)\s+"
    r"(?:(?:on|in|late on|early on)\s+\w+\s+|again\s+|\w+ly\s+)?"
    r"(?:that|having|any|(?:the )?(?:reports?|claims?|allegations?|accusations?|rumou?rs)|it|carrying|being|firing|"
    r"using)\b[^.;]*$",
    re.I,
)
_DENIES_DOING = re.compile(r"\bden(?:y|ies|ied|ying)\s+(?:(?:on|in)\s+\w+\s+|\w+ly\s+)?$", re.I)
_DID_NOT = re.compile(
    r"\b(?:was|were|is|are|has|have|had|did|does|do)(?:n['’]t|\s+not|\s+never)\s+"
    r"(?:(?:been|be|yet|actually|itself|themselves|ever)\s+)*$",
    re.I,
)
_FAILED = re.compile(r"\bfail(?:s|ed|ing)?\s+to\s+(?:\w+ly\s+)?$", re.I)
_TRIED = re.compile(
    r"\b(?:attempt(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|seek(?:s|ing)?|sought|struggl(?:es|ed|ing))\s+to\s+(?:\w+ly\s+)?$",
    re.I,
)
_NO_ONE_WAS = re.compile(
    r"\b(?:(?<!almost )(?<!nearly )(?<!virtually )(?<!hardly )"
    r"no\s+(?!fewer|less|more|longer|doubt|later|sooner)(?:[\w-]+\s+){1,4}?|"
    r"none\s+(?:of\s+(?:[\w-]+\s+){1,4}?)?|"
    r"nobody\s+|no one\s+|neither\s+(?:[\w-]+\s+){0,4}?)"
    r"(?:was|were|has been|have been|had been|is|are)\s+(?:\w+ly\s+)?(?:\w+\s+(?:or|and|nor)\s+)?$",
    re.I,
)
_NO_SIGN = re.compile(
    r"\b(?:no|little|without)\s+(?:\w+\s+)?(?:sign|evidence|indication|proof|trace)s?\b[^.;]*$|"
    r"\bnothing (?:suggests?|suggested|shows?|showed|indicates?|indicated|points? to|pointed to)\b[^.;]*$",
    re.I,
)
_UNCONFIRMED = re.compile(
    r"\b(?:could(?: not|n['’]t)|can(?: ?not|['’]t)|not possible to|unable to|impossible to|not been|"
    r"has yet to|have yet to)\s+"
    r"(?:(?:immediately|independently|be|itself|yet)\s+)*(?:confirm|verif|establish|corroborat|substantiat)\w*"
    r"(?!\s+(?:which|who|whom|whose|where|when|how|why|what)\b)",
    re.I,
)
_TAKES_UP = re.compile(
    r"^\W*(?:but\s+|though\s+)?(?:this|that|it|these|those|neither|the (?:claims?|reports?|accounts?|news|"
    r"figures?|tolls?|allegations?|information))\b",
    re.I,
)
"""How a part of a sentence begins that speaks of what the part before it told."""

_OPEN_QUESTION = re.compile(
    r"^\W*(?:who|whom|whether|what|which|how)\b[^.;]*?\b(?:depends? on|nobody knows|no one knows|(?:is|are) disputed|"
    r"remains? (?:unclear|unknown|open|disputed))\b",
    re.I,
)
_SHOWS = re.compile(
    r"\b(?:shar|post|publish|present|show|circulat|upload|broadcast|releas|pass|portray|describ)(?:s|es|ed|ing|e)?\b"
    r"[^.;,]*?\s(?P<as>as)\s+"
    r"(?!(?:well|soon|many|much|few|part|long|far|of|it|they|he|she)\b)",
    re.I,
)
_PICTURES = r"footage|images?|pictures?|photos?|photographs?|videos?|clips?|maps?|recordings?|screenshots?"
_MATERIAL = re.compile(rf"\b(?:{_PICTURES}|scenes?|them|it|these|this|materials?)\b", re.I)
_NOT_NEW = re.compile(
    r"\b(?:re-?us(?:e|es|ed|ing)|recycl\w+|re-?post\w*|re-?publish\w*|old|older|years? ago|first published|"
    r"fak(?:e|ed|ing)|staged|mislabel\w*|misattribut\w*|misrepresent\w*|pass(?:es|ed|ing)?\s+(?:\w+\s+){0,3}?off)\b",
    re.I,
)
"""Words that say of material that it is not what it is shown as."""
_USES_AGAIN = re.compile(
    r"(?:re-?us(?:e|es|ed|ing)|recycl\w+|re-?(?:post|publish|shar|upload|circulat)\w*)\s+(?:[\w-]+\s+){0,3}?"
    rf"(?:{_PICTURES})\b",
    re.I,
)
_FINITE = re.compile(
    r"\s+(?:was|were|is|are|has|have|had|began|broke|went|rag\w+|erupted|continu\w+|intensif\w+|spread|grew|reached|"
    r"entered|moved|hit|took)\b",
    re.I,
)
"""What behind a noun tells that "as" opened a clause ("as fighting raged") and not a name for what is shown."""
_AS_WORDS = 6
"""Words from "as" to the trigger, at most; our convention."""

_WILL = (
    r"(?:will(?! have)|shall|would|won['’]t|plan(?:s|ned)? to|intend(?:s|ed)? to|promis(?:es|ed) to|vow(?:s|ed)? to|"
    r"going to)"
)
_WILLS = re.compile(rf"\b{_WILL}\b", re.I)
_ONCE = re.compile(
    r"\b(?:(?P<sure>once(?!\s+(?:\w+ed|held|home|again|more|a|in)\b)|until|as soon as)|(?P<open>after|when|before))\s+"
    r"(?P<rest>[^,;:.]*)$",
    re.I,
)
_STILL_OPEN = re.compile(r"\b(?:has|have|is|are)\b", re.I)
_WILL_AND = re.compile(
    r"\b(?:will(?! have)|shall)\s+(?!not have)"
    r"(?:(?!\b(?:that|which|who|where|after|because|since|despite|following|used|said)\b)"
    r"[^,;:.])*\b(?:and|or|to|then|also)\s+(?:also\s+|then\s+|be\s+)*$",
    re.I,
)
_END = re.compile(r"[.!?](?:[\"”’)]*\s|[\"”’)]*$)")
_PAST = re.compile(r"^(?:\w+ed|took|hit|struck|said|fell|left|held|went|began)\b", re.I)


def clause_of(sentence: str, trigger_at: int) -> str:
    """Return the trigger's own clause, up to the trigger."""
    return _CLAUSE.split(sentence[:trigger_at])[-1]


def is_denied(sentence: str, trigger_at: int) -> bool:
    """Return True where the trigger's clause denies it ("denied that", "was not", "no house was")."""
    clause, trigger = clause_of(sentence, trigger_at), sentence[trigger_at:]
    if _DENIES.search(clause) or _DID_NOT.search(clause) or _NO_ONE_WAS.search(clause) or _FAILED.search(clause):
        return not re.match(r"(?:only|just|merely)\b", trigger)
    return bool(_DENIES_DOING.search(clause) and re.match(r"\w+ing\b", trigger))


def is_tried(sentence: str, trigger_at: int) -> bool:
    """Return True where it was attempted, and whether it came off is not told ("tried to seize")."""
    return bool(_TRIED.search(clause_of(sentence, trigger_at)))


def is_asked(sentence: str, trigger_at: int) -> bool:
    """Return True where the trigger stands in a plain question, which claims nothing."""
    end = _END.search(sentence, trigger_at)
    return bool(end and end[0].startswith("?"))


def is_unproven(sentence: str, trigger_at: int) -> bool:
    """Return True where nobody could confirm it, no sign of it was found, or it is only what a picture is shown as."""
    if _NO_SIGN.search(clause_of(sentence, trigger_at)) or _is_shown_as(sentence, trigger_at):
        return True
    asked = _OPEN_QUESTION.match(sentence)
    if asked and trigger_at < asked.end():
        return True
    parts = sentence.split(";")
    at = 0
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        if at <= trigger_at <= at + len(part):
            taken_up = _TAKES_UP.match(following) and _UNCONFIRMED.search(following)
            return bool(_UNCONFIRMED.search(part) or taken_up)
        at += len(part) + 1
    return False


def is_passed_off(sentence: str, trigger_at: int) -> bool:
    """Return True for what old or false material is shown as: by the sentence's own words it is no event."""
    behind = [m for m in _SHOWS.finditer(sentence) if m.end() <= trigger_at]
    return bool(behind and _NOT_NEW.search(sentence) and _is_shown_as(sentence, trigger_at))


def is_showing(sentence: str, trigger_at: int) -> bool:
    """Return True where the trigger is itself the showing of material ("passed it off as", "recycled an old clip")."""
    if _USES_AGAIN.match(sentence, trigger_at):
        return True
    return any(
        m.start() <= trigger_at < m.start("as") and _MATERIAL.search(sentence[trigger_at : m.start("as")])
        for m in _SHOWS.finditer(sentence)
        if re.match(
            r"\w+\s+(?:it|them|this|these|the\s+\w+)\s+(?:off\s+)?$", sentence[trigger_at : m.start("as")], re.I
        )
    )


def _is_shown_as(sentence: str, trigger_at: int) -> bool:
    """Return True for what stands in "shared footage of X as Y", be it X or Y."""
    for match in _SHOWS.finditer(sentence):
        shown = sentence[match.start() : match.start("as")]
        behind = sentence[match.end() :]
        if not _MATERIAL.search(shown) or trigger_at <= match.start():
            continue
        words = len(sentence[match.end() : trigger_at].split())
        named = re.match(r"[^.;,]*", behind)[0]
        if _FINITE.search(" " + " ".join(named.split()[:_AS_WORDS])):
            continue
        if trigger_at < match.end() + len(named) and words <= _AS_WORDS:
            return True
    return False


def is_ahead(sentence: str, trigger_at: int) -> bool:
    """Return True where a "will" reaches the trigger: joined to it by "and", or over "once", "until", "after"."""
    clause = clause_of(sentence, trigger_at)
    if _WILL_AND.search(clause) and (not _PAST.match(sentence[trigger_at:]) or re.search(r"\bbe (?:\w+ )*$", clause)):
        return True
    once = _ONCE.search(sentence[:trigger_at])
    if once is None or not (once["sure"] or _STILL_OPEN.search(once["rest"])):
        return False
    main = sentence[: once.start()].strip() or sentence[trigger_at:]
    return bool(_WILLS.search(main.split(";")[-1]))
