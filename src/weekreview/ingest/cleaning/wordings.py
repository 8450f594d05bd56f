"""Wordings of page furniture: what a comment form, a log-in prompt, a share bar or a cookie notice says, in fixed
words.

A passage is furniture only where the wording begins it, and mostly makes it up, and it is short: "Thousands sign up for
the militia" and "By closing the border they broke the terms" are reports. Source: the default templates of WordPress,
Drupal and Disqus, share and consent tools, and the habits of news sites, written down from general knowledge; no list
was copied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from weekreview.model import Reason


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording."""

    reason: Reason
    """What a passage is that begins with it."""
    pattern: re.Pattern[str]
    """Matched at the passage's beginning, case ignored."""
    most_words: int
    """Longest passage that it speaks of; included."""


def _rules(reason: Reason, most_words: int, *patterns: str) -> list[Rule]:
    return [Rule(reason, re.compile(pattern, re.I), most_words) for pattern in patterns]


_NETWORK = (
    r"(?:google\+?|twitter|facebook|wordpress(?:\.com)?|gravatar|instagram|linkedin|x|telegram|whatsapp|reddit|e-?mail)"
)
_ENTRY = r"(?:log ?in|sign ?in|log ?out|sign ?up|register|subscribe|my account|forgot(?:ten)?(?: your)? password\??)"
_LEGAL = (
    r"(?:privacy policy|terms (?:of (?:use|service)|and conditions)|disclaimer|imprint|about us|contact us|"
    r"advertise with us|sitemap|cookies?)"
)
_OFFER = r"(?:sign up|subscribe|get|receive|join|register|enter your e-?mail)"
_OFFERED = (
    r"(?:newsletters?|inbox|mailing list|(?:by|via) e-?mail|e-?mail (?:updates|address)|"
    r"(?:daily|morning) briefing|alerts)"
)

LOGIN_PROMPTS = _rules(
    Reason.LOGIN_PROMPT,
    30,
    r"(?:please )?(?:log|sign) ?in (?:using|with|to|or|here)\b"
    r".*\b(?:comment|account|methods?|repl(?:y|ies)|post|continue|register)",
    r"(?:please )?(?:log|sign) ?in (?:to|or register to) (?:reply|comment|post|continue|read|view)\b",
    r"you(?:[’']re| are) (?:commenting|posting|replying) (?:using|with|as|from)\b.*\baccount\b",
    r"connecting to %s$",
    rf"(?:{_NETWORK} )?(?:photo|picture|logo|icon)$",
    r"fill in your details below\b",
    r"you must be (?:logged|signed) in\b",
    r"\(? ?(?:log|sign) ?out ?/? ?(?:change|switch)\b",
    rf"{_ENTRY}(?: ?(?:/|\||or) ?(?:{_ENTRY}|change))*$",
    r"already (?:a subscriber|have an account|registered|a member)\b|create (?:an|a free|your) account\b",
    r"(?:войти|вход|регистрация|войдите, чтобы.*|تسجيل الدخول|увійти)$",
)
COMMENT_FORMS = _rules(
    Reason.COMMENT_FORM,
    30,
    r"leave (?:a|your) (?:reply|comment)(?: to\b.*| below.*| cancel reply)?$|cancel reply$",
    r"(?:post|add|write|submit|enter) (?:a |your )?(?:comment|reply)(?: here.*)?$",
    r"join the (?:discussion|conversation)$",
    r"your e-?mail(?: address)? will not be published\b|required fields are marked\b|\(?address never made public\)?$",
    r"notify me of (?:new|follow)|save my name\b|comments? (?:are|is) (?:now )?closed\b|this site uses akismet\b",
    r"(?:name|e-?mail|website|url|comment)(?: ?\*| \(?required\)?| \(address never made public\).*)$",
    r"(?:\d+|one|no|view all(?: \d+)?) (?:comments?|responses?|replies|thoughts?)(?: (?:to|on) [\"“«‘'].*)?$",
    r"comments? ?\(\d+\)$|like this comment$",
    r"(?:оставить|добавить|написать) (?:комментарий|ответ)$|комментарии ?\(?\d*\)?$|اترك تعليق|التعليقات$",
    r"залишити (?:коментар|відповідь)$",
)
NAVIGATION = _rules(
    Reason.NAVIGATION,
    40,
    r"(?:read (?:more|also|next|on)|see also|also read|more on this(?: story)?|more from [\w .'’-]{1,40}|don[’']t miss|"
    r"recommended(?: for you)?|related(?: (?:articles?|stor(?:y|ies)|posts?|topics?|news|links|coverage|content))?|"
    r"editor[’']?s[’']? (?:picks|choice)|you (?:may|might) also (?:like|be interested in)|watch(?: also)?|listen|"
    r"in pictures|in depth)(?: ?[:»>]\s.*|[:»>….]*$)",
    r"(?:most (?:read|popular|viewed)|trending(?: now)?|latest news|top stories|breaking news|back to top|"
    r"menu|main menu|"
    r"(?:next|previous|older|newer) (?:article|post|story|entries)s?|search(?: for)?|close|home|"
    r"skip to (?:the )?(?:main )?(?:content|navigation))[:»>›.…]*$",
    rf"(?:share(?: (?:this|on|via|with)\b.{{0,60}})?|tweet(?: this)?|print(?: (?:this )?(?:page|article))?|pin it|"
    rf"copy (?:the )?link|like(?: this)?|loading|save|{_NETWORK}|like loading|send)[:.…]*$",
    rf"(?:\b(?:share|tweet|print|save|comment|copy link|more|{_NETWORK})\b[ |·•,/]*){{2,}}$",
    r"click (?:here )?to (?:share|e-?mail|print|tweet|subscribe|expand|enlarge|open)\b|click here\b",
    r"follow (?:us|me)(?: (?:on|at|here|@).*)?$|like us on\b",
    r"join (?:us on|our) (?:telegram|facebook|whatsapp|channel)\b",
    r"download (?:our|the) (?:free )?app\b",
    r"(?:advertisement|advertising|sponsored(?: content)?|promoted|(?:story|article) continues.*|continue reading.*)$",
    r"(?:(?:tags?|categor(?:y|ies)|topics|keywords) ?:|posted in|filed under|tagged(?: with)?:?)\s[^.!?]*$",
    r"(?:читайте также|читайте також|اقرأ أيضا)\b",
    r"(?:поделиться|подписывайтесь(?: на нас.*)?|поділитися|شارك(?: على.*)?)$",
)
BOILERPLATE = _rules(
    Reason.BOILERPLATE,
    70,
    r"(?:we|this (?:web)?site|our (?:web)?site|our partners|we and our (?:\d+ )?partners)\b.{0,80}\bcookies?\b",
    r"by (?:continuing|using|clicking|browsing|closing)\b.{0,120}\byou (?:agree|accept|consent)\b",
    r"(?:accept|reject|manage|allow)(?: all)?(?: (?:cookies|preferences|settings|options))?$",
    r"cookie (?:policy|settings|notice|preferences)\b",
    rf"{_OFFER}\b.{{0,120}}\b{_OFFERED}\b",
    r"(?:subscribe|sign up|donate|support us|support our (?:work|journalism)|become a (?:member|subscriber))"
    r"(?: now| today| here)?[.!]?$",
    r"(?:©|\(c\)|copyright\b).{0,80}(?:(?:19|20)\d\d|reserved)",
    r"all rights reserved\b|[\w.,&’' -]{2,60}[.,] all rights reserved\.?$|(?:proudly )?powered by \w+$",
    rf"{_LEGAL}(?:[ |·•/,&]+{_LEGAL})*$",
    r"this (?:material|article|content) may not be (?:published|reproduced|copied)\b",
    r"your browser (?:does not|doesn[’']t) support\b|(?:please )?enable javascript\b",
    r"(?:page )?\d{1,4} ?(?:of|/) ?\d{1,4}$|page \d{1,4}$",
    r"все права защищены|جميع الحقوق محفوظة|усі права захищені",
)

RULES: tuple[Rule, ...] = (*LOGIN_PROMPTS, *COMMENT_FORMS, *NAVIGATION, *BOILERPLATE)
"""Every wording, the more particular reasons first."""
FORM_OPENS = re.compile(
    r"leave (?:a|your) (?:reply|comment)\b|join the discussion$|"
    r"(?:post|add|write|submit) (?:a |your )?(?:comment|reply)$",
    re.I,
)
"""What stands above a comment form."""
COMMENTS_OPEN = re.compile(
    r"(?:\d+|one) (?:comments?|responses?|replies|thoughts?)(?: (?:to|on) [\"“«‘'].*)?$|comments? ?\(\d+\)$", re.I
)
"""What stands above readers' comments."""
