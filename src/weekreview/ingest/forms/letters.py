"""Mail (.eml) by the standard library: the plain part before the HTML part, quoted mail and signatures left out."""

from __future__ import annotations

import re
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from weekreview.model import Published, Reason

from ..cleaning import first_words, tidy
from ..dates import read_date, unreadable_date
from ..drafts import Draft, Dropped, Reading, Source
from ..encodings import decode
from .pages import read_page
from .texts import draft_of_text

_ORGANISATION = re.compile(
    r"\b(?:news(?:room|desk|wire|letter)?|agency|agencies|press|media|ministry|minister of|observatory|office|"
    r"committee|commission|council|command|cent(?:re|er)|department|bureau|services?|network|institute|foundation|"
    r"association|organi[sz]ation|union|authority|nations|watch|monitor|times|post|herald|tribune|gazette|radio|"
    r"television|tv|channel|army|forces|embassy|mission|desk|alerts?|digest)\b",
    re.I,
)
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)
_QUOTED = re.compile(r"^(?:>|On .{5,80} wrote:$|-{2,} ?(?:Original|Forwarded) [Mm]essage ?-{2,})")
_BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError)
"""What the standard parser lets through on malformed headers and parts."""


def read_letter(source: Source) -> Reading:
    """Return the one report of a mail."""
    try:
        return _read(BytesParser(policy=policy.default).parsebytes(source.content), source)
    except _BROKEN as error:
        return Reading(
            failures=(
                f"it can't be read as mail ({type(error).__name__}: {tidy(str(error))[:80]}); save it again as .eml",
            )
        )


def _read(message: EmailMessage, source: Source) -> Reading:
    if not message.keys():
        return Reading(
            dropped=(Dropped(Reason.NOT_A_REPORT, "no mail header stands at its top; give it its true ending"),)
        )
    body = message.get_body(preferencelist=("plain", "html"))
    attached = tuple(
        Dropped(
            Reason.NOT_A_REPORT,
            f"attachment {part.get_filename() or part.get_content_type()} is not read; save it and give it by itself",
        )
        for part in message.iter_attachments()
    )
    if body is None:
        return Reading(dropped=(Dropped(Reason.NO_TEXT, "the mail has no text part; save what it shows"), *attached))
    subject = _PREFIX.sub("", tidy(str(message.get("Subject", "")))) or None
    facts = replace(source.facts, title=source.facts.title or subject)
    reading = _read_body(body, replace(source, facts=facts))
    date, unreadable = _date(message)
    return replace(
        reading, drafts=tuple(_headed(draft, message, date).add((*unreadable, *attached)) for draft in reading.drafts)
    )


def _read_body(body: EmailMessage, source: Source) -> Reading:
    content = body.get_payload(decode=True) or b""
    if body.get_content_type() == "text/html":
        return read_page(replace(source, content=content, charset=body.get_content_charset()))
    decoded = decode(content, body.get_content_charset())
    if decoded.text is None:
        return Reading(dropped=decoded.dropped)
    text, dropped = _own_words(decoded.text)
    return Reading((draft_of_text(text, source).add((*decoded.dropped, *dropped)),))


def _own_words(text: str) -> tuple[str, list[Dropped]]:
    """Return the mail's own words, without what it quotes and its signature; each stretch left out is one refusal."""
    text, _, signature = re.sub(r"\r\n?", "\n", text).partition("\n-- \n")
    dropped = [Dropped(Reason.BOILERPLATE, first_words(f"signature: {tidy(signature)}"))] if signature.strip() else []
    kept, quoted = [], []
    for line in text.split("\n"):
        (quoted if _QUOTED.match(line) else kept).append(line)
    if quoted:
        dropped.insert(0, Dropped(Reason.REPEATED_PASSAGE, first_words(f"quoted mail: {tidy(' '.join(quoted))}")))
    return "\n".join(kept), dropped


def _headed(draft: Draft, message: EmailMessage, date: Published | None) -> Draft:
    return replace(
        draft,
        publisher=_organisation(str(message.get("From", ""))) or draft.publisher,
        dates=(date, *draft.dates) if date else draft.dates,
    )


def _date(message: EmailMessage) -> tuple[Published | None, tuple[Dropped, ...]]:
    given = next((tidy(str(value)) for name, value in message.raw_items() if name.lower() == "date"), "")
    published = read_date(given, "header", "the mail's Date header") if given else None
    if given and published is None:
        return None, (unreadable_date("its Date header", given),)
    return published, ()


def _organisation(sender: str) -> str | None:
    """Return the sender's name where it looks like an organisation's; a person is no publisher."""
    name = tidy(parseaddr(sender)[0])
    return name if _ORGANISATION.search(name) or re.fullmatch(r"[A-Z][A-Z.&-]{1,9}", name) else None
