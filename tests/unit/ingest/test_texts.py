from __future__ import annotations

import pytest

from tests.unit.ingest.making import PROSE, only, passages, reasons, take
from weekreview.model import Reason

BLOG = f"""A quiet week on the Varn front, mostly

Gunners of the eastern brigade wait beside a field gun near Varn.

{" ".join(PROSE)} It was the third such claim since spring.

The brigade's new bridge, seen from the hill - "the widest in the valley"
The brigade’s new bridge, seen from the hill – “the widest in the valley”

{PROSE[1]} {PROSE[2]}

Nobody knows where this road goes...

Nobody knows where this road goes…

In the port of Old Haven dockers unloaded grain for the second day while the guns were silent, said the harbour master.

Leave a Reply

Please sign in with one of your accounts, then write your reply: Icon

You are replying with your Gravatar account. Sign Out /  Switch )

Facebook photo

Connecting to %s
"""


def test_a_blog_page_saved_as_text_gives_prose_and_each_caption_once(tmp_path):
    document = only(take(tmp_path, "blog.txt", BLOG))
    assert document.title == passages(document)[0] == "A quiet week on the Varn front, mostly"
    assert passages(document, "caption") == [
        "Gunners of the eastern brigade wait beside a field gun near Varn.",
        'The brigade\'s new bridge, seen from the hill - "the widest in the valley"',
        "Nobody knows where this road goes...",
    ]
    assert len(passages(document, "paragraph")) == 3
    assert passages(document, "paragraph")[2].startswith("In the port of Old Haven")


def test_the_form_below_it_is_refused_passage_by_passage(tmp_path):
    received = take(tmp_path, "blog.txt", BLOG)
    assert reasons(received) == [
        Reason.COMMENT_FORM, Reason.LOGIN_PROMPT, Reason.LOGIN_PROMPT, Reason.LOGIN_PROMPT, Reason.LOGIN_PROMPT,
        Reason.REPEATED_CAPTION, Reason.REPEATED_CAPTION,
    ]  # fmt: skip
    assert received.refusals[0].detail == "Leave a Reply"
    assert {refusal.subject_id for refusal in received.refusals} == {only(received).document_id}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Home | World | Middle East", Reason.NAVIGATION),
        ("Read more: Minister visits the coast", Reason.NAVIGATION),
        ("Share on Facebook", Reason.NAVIGATION),
        ("Tweet Share WhatsApp", Reason.NAVIGATION),
        ("Tags: Varn, war, bridges", Reason.NAVIGATION),
        ("We use cookies to give you the best of our site.", Reason.BOILERPLATE),
        ("Sign up for our weekly newsletter and never miss a story.", Reason.BOILERPLATE),
        ("© 2024 Harbour Post. All rights reserved.", Reason.BOILERPLATE),
        ("Copyright Harbour Post, all rights reserved", Reason.BOILERPLATE),
        ("Log in to leave a comment", Reason.LOGIN_PROMPT),
        ("Log in / Register", Reason.LOGIN_PROMPT),
        ("Your email address will not be published. Required fields are marked *", Reason.COMMENT_FORM),
    ],
)
def test_furniture_is_refused_by_its_name(tmp_path, line, reason):
    received = take(tmp_path, "a.txt", f"{PROSE[0]}\n\n{line}\n\n{PROSE[1]}")
    assert reasons(received) == [reason]
    assert passages(only(received)) == [PROSE[0], PROSE[1]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Read the statement aloud, the minister told the officers who had refused to sign it.",
        "Sign up or be arrested, the men of the village were told by the militia on Friday.",
        "By closing the border crossing, the army broke the terms of the truce, the mediator said.",
        "Home after home was searched by the soldiers in the northern part of the town.",
        "Register offices in the town were burnt down during the night, residents said.",
        "One response to the attack was a curfew that began on Tuesday evening.",
        "Comments by the general were carried by state radio on Sunday.",
        "Share prices fell after the missile attack on the harbour, traders said.",
        "We must leave a reply to the ultimatum until Monday, the foreign minister said.",
        "Search parties found eleven bodies in the rubble of the market hall.",
        "Вход в город закрыт, сообщил глава администрации.",
        "شارك المقاتلون في الهجوم على القرية يوم الاثنين.",
    ],
)
def test_prose_that_begins_like_furniture_is_kept(tmp_path, sentence):
    received = take(tmp_path, "a.txt", f"{PROSE[0]}\n\n{sentence}\n\n{PROSE[1]}")
    assert sentence in passages(only(received))
    assert reasons(received) == []


def test_readers_comments_are_refused_to_the_end(tmp_path):
    comment = "They killed five hundred men there, my cousin saw it all with his own eyes, and nobody wrote of it."
    received = take(
        tmp_path, "a.txt", f"{PROSE[0]}\n\n{PROSE[1]}\n\n3 Comments\n\nBen says:\n\n{comment}\n\n{comment} Yes."
    )
    assert passages(only(received)) == list(PROSE[:2])
    assert reasons(received) == [Reason.COMMENT_FORM] * 4


def test_prose_below_a_comment_form_is_kept(tmp_path):
    received = take(tmp_path, "a.txt", f"{PROSE[0]}\n\nLeave a Reply\n\nName *\n\n{' '.join(PROSE[1:])}")
    assert passages(only(received)) == [PROSE[0], " ".join(PROSE[1:])]


def test_a_caption_is_known_by_its_credit(tmp_path):
    caption = "Smoke above the grain silos of Old Haven. (Photo: Ana Ruiz/Harbour Post)"
    received = take(tmp_path, "a.txt", f"{PROSE[0]}\n\n{caption}\n\n{PROSE[1]}")
    assert passages(only(received), "caption") == [caption]


def test_without_a_sure_sign_nothing_is_called_a_caption(tmp_path):
    wire = "\n\n".join([*PROSE, "The road was open again by noon.", *PROSE[:1], "No one was hurt there."])
    assert passages(only(take(tmp_path, "a.txt", wire)), "caption") == []


def test_a_caption_cut_off_by_an_ellipsis_gives_way_to_the_whole_one(tmp_path):
    text = f"{PROSE[0]}\n\nA tank crosses the new…\n\nA tank crosses the new bridge at dawn\n\n{PROSE[1]}"
    received = take(tmp_path, "a.txt", text)
    assert passages(only(received), "caption") == ["A tank crosses the new bridge at dawn"]
    assert reasons(received) == [Reason.REPEATED_CAPTION]


def test_equal_list_items_are_not_copies(tmp_path):
    item = "Near Varn, one strike destroyed a vehicle."
    received = take(tmp_path, "a.txt", f"{PROSE[0]}\n\nMonday:\n- {item}\n- Near Old Haven, two.\nTuesday:\n- {item}\n")
    assert passages(only(received), "list_item").count(item) == 2
    assert reasons(received) == []


def test_a_long_list_item_may_come_again_for_another_day(tmp_path):
    item = f"- {' '.join(PROSE)}"
    received = take(tmp_path, "a.txt", f"Monday:\n{item}\nTuesday:\n{item}\n")
    assert passages(only(received), "list_item") == [" ".join(PROSE)] * 2
    assert reasons(received) == []


def test_a_caption_that_fills_a_wrapped_line_is_not_joined_to_its_copy(tmp_path):
    caption = "Two men of the brigade mend a net beside the burnt mill at Old Haven"
    received = take(tmp_path, "a.txt", f"{WRAPPED}\n{caption}\n{caption}\n\n{PROSE[1]}")
    assert passages(only(received), "caption") == [caption]
    assert reasons(received) == [Reason.REPEATED_CAPTION]


def test_a_long_paragraph_that_stands_twice_is_kept_once(tmp_path):
    long = " ".join(PROSE)
    received = take(tmp_path, "a.txt", f"{long}\n\n{PROSE[1]}\n\n{long}")
    assert passages(only(received)) == [long, PROSE[1]]
    assert reasons(received) == [Reason.REPEATED_PASSAGE]


@pytest.mark.parametrize("mark", ["-", "*", "•", ".      ", "–"])
def test_each_list_item_is_a_passage_without_its_mark(tmp_path, mark):
    text = f"{PROSE[0]}\nNorth\n{mark} Near Varn, two strikes hit a depot.\n"
    text += f"{mark} Near Old Haven, one strike hit a truck.\nSouth\n"
    text += f"{mark} Near Lower Mill, three strikes hit a bridge.\n{PROSE[1]}"
    document = only(take(tmp_path, "a.txt", text))
    assert len(passages(document, "list_item")) == 3
    assert passages(document, "headline") == ["North", "South"]
    assert passages(document, "list_item")[1] == "Near Old Haven, one strike hit a truck."


def test_numbered_items_need_a_neighbour(tmp_path):
    listed = only(take(tmp_path, "a.txt", f"{PROSE[0]}\n1. A bridge was hit.\n2. A mill was hit.\n"))
    assert passages(listed, "list_item") == ["A bridge was hit.", "A mill was hit."]
    alone = only(take(tmp_path, "b.txt", f"{PROSE[0]}\n12. Brigade troops left the town.\n"))
    assert passages(alone)[1] == "12. Brigade troops left the town."


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("VARN", " - "),
        ("VARN, March 3 (Harbour Agency)", " - "),
        ("OLD HAVEN, Northland (Harbour)", " — "),
        ("Varn, 3 March 2024 (HA)", " – "),
        ("Varn (Harbour Agency)", " -- "),
        ("(Old Haven, March 3, 2024)", " – "),
    ],
)
def test_a_dateline_is_taken_off_its_sentence(tmp_path, dateline, rest):
    document = only(take(tmp_path, "a.txt", f"{dateline}{rest}{PROSE[0]}\n\n{PROSE[1]}"))
    assert passages(document, "dateline") == [dateline]
    assert passages(document, "paragraph") == [PROSE[0], PROSE[1]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The brigade - Which lost two men - held the hill until the evening of the same day.",
        "NRA - which has said nothing so far - is thought to have fired first, observers said.",
        "Old Haven, the largest port of the coast, was calm on Monday, the mayor said.",
    ],
)
def test_a_dash_in_a_sentence_makes_no_dateline(tmp_path, sentence):
    assert passages(only(take(tmp_path, "a.txt", f"{sentence}\n\n{PROSE[1]}"))) == [sentence, PROSE[1]]


WRAPPED = """\
Forces of the northern command took two hills above the town of Varn on
Monday, the regional governor said. Shelling went on through the night
and cut the road to the coast.

NORTHERN FRONT
A spokesman for the other side denied that any position had been lost
and gave no figures of his own. The governor of the district said that
Varn was quiet.
- one bridge over the river was hit twice during the night and is now
  closed to all traffic
- two mills were burnt down
"""


def test_hard_wrapped_lines_are_joined_and_items_and_headings_are_not(tmp_path):
    assert passages(only(take(tmp_path, "a.txt", WRAPPED))) == [
        "Forces of the northern command took two hills above the town of Varn on Monday, the regional governor said. "
        "Shelling went on through the night and cut the road to the coast.",
        "NORTHERN FRONT",
        "A spokesman for the other side denied that any position had been lost and gave no figures of his own. "
        "The governor of the district said that Varn was quiet.",
        "one bridge over the river was hit twice during the night and is now closed to all traffic",
        "two mills were burnt down",
    ]


def test_lines_that_are_paragraphs_are_not_joined(tmp_path):
    text = f"{PROSE[0]}\n{PROSE[1]}\nThe governor said:\nNothing was lost.\n"
    assert passages(only(take(tmp_path, "a.txt", text))) == [
        PROSE[0],
        PROSE[1],
        "The governor said:",
        "Nothing was lost.",
    ]


def test_a_word_that_stands_on_a_line_of_its_own_goes_on_in_lower_case(tmp_path):
    text = f"{PROSE[0]}\nThe northern \ncoalition\n carried out five strikes, the ministry said in a statement.\n"
    assert passages(only(take(tmp_path, "a.txt", text)))[1] == (
        "The northern coalition carried out five strikes, the ministry said in a statement."
    )


def test_a_known_title_is_the_headline_and_stands_once(tmp_path):
    (tmp_path / "a.txt.meta.json").write_text('{"title": "Hills change hands above Varn"}')
    document = only(take(tmp_path, "a.txt", f"HILLS CHANGE HANDS ABOVE VARN\n\n{PROSE[0]}"))
    assert passages(document) == ["Hills change hands above Varn", PROSE[0]]


def test_a_text_of_one_line_has_no_headline(tmp_path):
    document = only(take(tmp_path, "a.txt", "Two hills above Varn changed hands"))
    assert (document.title, passages(document, "paragraph")) == (None, ["Two hills above Varn changed hands"])


MARKDOWN = f"""---
title: "Hills change hands"
date: 2024-05-20
---

![Soldiers beside a burnt mill](img/mill.jpg)

{PROSE[0]} See the **full** [statement](https://harbour.example/x).

## North

* Near Varn, *two* strikes.
* Near Old Haven, one.

<!-- not for print -->
"""


def test_markdown_gives_headings_items_pictures_and_its_front_matter(tmp_path):
    document = only(take(tmp_path, "a.md", MARKDOWN))
    assert [(p.kind, document.text[p.begin : p.end]) for p in document.passages] == [
        ("headline", "Hills change hands"),
        ("caption", "Soldiers beside a burnt mill"),
        ("paragraph", f"{PROSE[0]} See the full statement."),
        ("headline", "North"),
        ("list_item", "Near Varn, two strikes."),
        ("list_item", "Near Old Haven, one."),
    ]
    assert document.published.on.isoformat() == "2024-05-20"
    assert [(m.url, m.kind, m.caption) for m in document.media] == [
        ("img/mill.jpg", "image", "Soldiers beside a burnt mill")
    ]
