"""Origins: voices, not outlets."""

from dataclasses import replace

from tests.factories import make_duplicate_link
from tests.unit.reconcile.telling import MONDAY, REGISTRY, TOWN, TUESDAY, count, tell, unzip
from weekreview.reconcile import ReconcileOptions, reconcile

STRIKE = "Aircraft struck a mill in Marn on Monday, killing 4 people"


def origins_of(told, links=(), **options):
    documents, claims = unzip(told)
    result = reconcile(documents, claims, links, REGISTRY, ReconcileOptions(**options))
    return [c.origin_id for c in result.claims], {o.origin_id: o for o in result.origins}, result


def strike(text=f"{STRIKE}.", **told):
    return tell(text, "struck", "air_strike", **{"place": TOWN, "on": MONDAY, "counts": [count("4")], **told})


def test_a_claim_comes_from_its_speaker_and_not_from_its_outlet():
    told = [
        strike(f"{STRIKE}, the ministry said.", speaker="ministry", publisher="Courier"),
        strike(f"The ministry told us aircraft struck Marn; {STRIKE[15:]}.", speaker="ministry", publisher="Gazette"),
    ]
    ids, origins, result = origins_of(told)
    assert ids == ["actor:xx.ministry"] * 2
    assert origins["actor:xx.ministry"].publishers == ("Courier", "Gazette")
    assert [i.corroboration for i in result.incidents] == [1]


def test_a_speaker_that_is_no_actor_goes_by_its_words():
    ids, origins, _ = origins_of([strike(f"{STRIKE}, medics in Marn said.", speaker="the medics in Marn")])
    assert ids == ["speaker:medics in marn"]
    assert origins[ids[0]].kind == "speaker"


def test_a_pronoun_tells_nobody_from_anybody_so_the_outlet_stands():
    ids, _, _ = origins_of([strike(f"{STRIKE}, he said.", speaker="he")])
    assert ids == ["publisher:courier"]


def test_publishers_of_one_family_are_one_voice():
    told = [strike(publisher="Courier"), strike(f"On Monday morning {STRIKE}.", publisher="Courier on Sunday")]
    families = {"Courier": "Hill Media", "Courier on Sunday": "Hill Media"}
    ids, _, result = origins_of(told, publisher_families=families)
    assert set(ids) == {"publisher:hill media"}
    assert [i.corroboration for i in result.incidents] == [1]


def test_without_speaker_and_publisher_the_document_is_the_origin():
    document, claim = strike(publisher=None)
    ids, _, _ = origins_of([(document, claim)])
    assert ids == [f"document:{document.document_id}"]


def test_a_reprint_has_the_origin_of_the_earlier_report_and_its_own_addition_is_its_own():
    first = strike(publisher="Courier")
    copy = tell(f"{STRIKE}.\n\nGuns shelled Dolen.".split("\n\n")[0], "struck", "air_strike", place=TOWN, on=MONDAY,
                publisher="Gazette", published=TUESDAY, counts=[count("4")])  # fmt: skip
    text = f"{STRIKE}.\n\nGuns shelled the mill road of Marn."
    document = replace(copy[0], text=text)
    added = tell("Guns shelled the mill road of Marn.", "shelled", "shelling", document=document, on=TUESDAY)
    ids, origins, _ = origins_of(
        [first, (document, copy[1]), added], [make_duplicate_link(document.document_id, first[0].document_id)]
    )
    assert ids == ["publisher:courier", "publisher:courier", "publisher:gazette"]
    assert origins["publisher:courier"].repeats == ((document.document_id, first[0].document_id),)


def test_a_chain_of_reprints_leads_to_the_first():
    one = strike(publisher="Courier")
    two = strike(f"{STRIKE}, it is reported.", publisher="Gazette", published=TUESDAY)
    three = strike(f"{STRIKE}, it is reported today.", publisher="Herald", published=TUESDAY)
    links = [
        make_duplicate_link(two[0].document_id, one[0].document_id),
        make_duplicate_link(three[0].document_id, two[0].document_id),
    ]
    ids, _, _ = origins_of([three, one, two], links)
    assert set(ids) == {"publisher:courier"}


def test_a_reprint_that_changes_the_number_says_something_of_its_own():
    first = strike(publisher="Courier")
    changed = strike(STRIKE.replace("4", "9") + ".", counts=[count("9")], publisher="Gazette", published=TUESDAY)
    ids, _, _ = origins_of([first, changed], [make_duplicate_link(changed[0].document_id, first[0].document_id)])
    assert ids == ["publisher:courier", "publisher:gazette"]


def test_a_form_filled_in_for_another_place_is_no_reprint():
    first = strike(publisher="Courier")
    other = strike(STRIKE.replace("Marn", "Velk") + ".", place=None, publisher="Gazette")
    ids, _, _ = origins_of([first, other], [make_duplicate_link(other[0].document_id, first[0].document_id)])
    assert ids == ["publisher:courier", "publisher:gazette"]


def test_a_long_sentence_word_for_word_in_two_outlets_is_wire_copy_though_nobody_linked_them():
    line = f"{STRIKE} who had come to grind their last wheat."
    ids, _, _ = origins_of([strike(line, publisher="Gazette", published=TUESDAY), strike(line, publisher="Courier")])
    assert set(ids) == {"publisher:courier"}


def test_the_same_sentence_in_two_daily_reports_of_one_publisher_tells_two_days():
    line = "Aircraft struck a mill in Marn near the old bridge of the lower town on that day."
    told = [
        tell(
            line, "struck", "air_strike", place=TOWN, on=day, inherited=True, published=day, publisher="Ministry Daily"
        )
        for day in (MONDAY, TUESDAY)
    ]
    documents = [replace(d, document_id=f"d{n}") for n, (d, _) in enumerate(told)]
    claims = [replace(c, document_id=f"d{n}", claim_id=f"c{n}") for n, (_, c) in enumerate(told)]
    result = reconcile(documents, claims, [make_duplicate_link("d1", "d0")], REGISTRY, ReconcileOptions())
    assert len(result.incidents) == 2


def test_a_dateline_names_the_agency_that_wrote_it():
    text = f"MARN (Reuters) - {STRIKE}."
    ids, _, _ = origins_of([strike(text, publisher="Gazette")])
    assert ids == ["publisher:reuters"]


def test_citing_an_outlet_is_that_outlet_speaking():
    told = [strike(publisher="Courier"), strike(f"{STRIKE}, Courier says.", speaker="Courier", publisher="Gazette")]
    ids, _, _ = origins_of(told)
    assert set(ids) == {"publisher:courier"}


def test_an_outlet_of_the_registry_is_of_its_owners_side():
    told = [
        strike(publisher="Xandria News"),
        strike(f"{STRIKE}, the ministry said.", speaker="ministry", publisher="Gazette"),
        strike(f"On Monday morning {STRIKE}.", publisher="Herald"),
    ]
    ids, origins, result = origins_of(told)
    assert ids[0] == "actor:xx.agency"
    assert origins["actor:xx.agency"].side == origins["actor:xx.ministry"].side == "xx"
    assert [(len(i.origins), i.corroboration) for i in result.incidents] == [(3, 2)]


def test_allies_are_not_one_side():
    told = [
        strike(f"{STRIKE}, the Front said.", speaker="Front", publisher="Courier"),
        strike(f"{STRIKE}, the League said.", speaker="League", publisher="Gazette"),
    ]
    _, _, result = origins_of(told)
    assert [i.corroboration for i in result.incidents] == [2]
