"""Handouts take what is there today, for everybody, and nothing else."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from gkdesk.errors import InvalidInput, ResourceMissing
from gkdesk.export.content import Bilingual, ItemList, Table, TextSize
from gkdesk.services.handouts.kinds import HandoutWish
from gkdesk.services.handouts.parts import MOST
from gkdesk.services.handouts.template import GLOSSARY, HANDOUTS, PartKind, load_handout
from gkdesk.services.redactor import AudienceRefused
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.network import Answer
from gkdesk.text.dates import format_numeric
from gkdesk.text.ids import MunicipalityId
from gkdesk.text.labels import Label
from gkdesk.text.languages import BOOKLET_LANGUAGES, one_of_each_script
from gkdesk.text.translations import Review, TextSet, TextState, german_texts
from tests.document_kit import blocks_of, passages, plain
from tests.factories import a_client, a_contact, a_municipality, an_offer, an_organisation
from tests.rounds import FULL
from tests.unit.services.handouts.handout_kit import TODAY, said
from tests.unit.services.papers_kit import (
    OPEN_NUMBER,
    PRIVATE_NUMBERS,
    PRIVATE_PERSON,
    SECRET,
    an_alliance,
)

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

ALL = (*HANDOUTS, GLOSSARY)
YESTERDAY = TODAY - dt.timedelta(days=1)
LANGUAGES = [each.code for each in BOOKLET_LANGUAGES]
FIELD = "wohnung.field_waste"


@pytest.mark.full
def test_a_handout_can_be_made_in_every_language(workspace: Workspace) -> None:
    """Every day in one language of each script, and one handout in all of them."""
    an_alliance(workspace)
    for handout in ALL:
        offered = workspace.handouts.languages(handout)
        assert "de" in offered, handout
        in_all = FULL or handout == ALL[0]
        for code in offered if in_all else one_of_each_script().intersection(offered):
            text = said(workspace, handout, code)
            assert "{" not in text, (handout, code)


def test_nothing_private_and_no_note_of_the_office_stands_on_a_handout(
    workspace: Workspace,
) -> None:
    an_alliance(workspace)
    a_client(workspace, official_name="Quirin Testfall")
    for handout, audience in itertools.product(HANDOUTS, (Audience.CLIENT, Audience.PUBLIC)):
        text = said(workspace, handout, audience=audience)
        for secret in (SECRET, PRIVATE_PERSON, "Testfall", *PRIVATE_NUMBERS):
            assert secret not in text, (handout, audience, secret)


def test_a_contact_person_is_named_to_those_who_come_and_not_to_everybody(
    workspace: Workspace,
) -> None:
    an_alliance(workspace)
    assert "Stefan Brandt" in said(workspace, "erste_schritte")
    assert OPEN_NUMBER in said(workspace, "erste_schritte")
    assert "Stefan Brandt" not in said(workspace, "erste_schritte", audience=Audience.PUBLIC)


def test_no_handout_is_made_for_other_readers(workspace: Workspace) -> None:
    with pytest.raises(AudienceRefused):
        said(workspace, "wohnung", audience=Audience.MINISTRY)
    with pytest.raises(ResourceMissing):
        said(workspace, "gibt_es_nicht")


def test_an_offer_that_has_ended_or_takes_nobody_any_more_is_left_out(
    workspace: Workspace,
) -> None:
    an_offer(workspace, name="Gestern beendet", ends_on=YESTERDAY)
    an_offer(workspace, name="Anmeldung vorbei", admission_until=YESTERDAY)
    gone = an_offer(workspace, name="Vom Büro beendet")
    workspace.offers.end(gone, on=TODAY)
    an_offer(workspace, name="Letzter Tag heute", ends_on=TODAY, admission_until=TODAY)
    text = said(workspace, "deutsch")
    for name in ("Gestern beendet", "Anmeldung vorbei", "Vom Büro beendet"):
        assert name not in text
    assert "Letzter Tag heute" in text


def test_an_offer_tells_when_it_begins_and_when_it_ends_if_that_is_soon(
    workspace: Workspace,
) -> None:
    soon, late = TODAY + dt.timedelta(days=40), TODAY + dt.timedelta(days=300)
    an_offer(workspace, name="Kurz", times="Mo 9–12 Uhr", ends_on=soon, childcare=Answer.YES)
    an_offer(workspace, name="Lang", begins_on=soon, ends_on=late)
    text = said(workspace, "deutsch")
    assert "Läuft bis: 28.12.2026" in text
    assert "Beginn: 28.12.2026" in text
    assert "14.09.2027" not in text
    assert "Mo 9–12 Uhr" in text
    assert "Mit Kinderbetreuung" in text


def test_offers_of_other_fields_stay_out_and_those_that_have_no_room_are_mentioned(
    workspace: Workspace,
) -> None:
    an_offer(workspace, name="Werkstatt", field="work")
    assert "Werkstatt" not in said(workspace, "deutsch")
    for number in range(MOST):
        an_offer(workspace, name=f"Kurs {number}")
    assert "Es gibt noch mehr Angebote." not in said(workspace, "deutsch")
    an_offer(workspace, name="Einer zu viel")
    assert "Es gibt noch mehr Angebote." in said(workspace, "deutsch")


def test_a_municipality_leaves_out_what_is_for_others(workspace: Workspace) -> None:
    here, there = (a_municipality(workspace, name) for name in ("Altmuster", "Neumuster"))
    an_offer(workspace, name="Kurs in Altmuster", municipality_id=here)
    an_offer(workspace, name="Kurs in Neumuster", municipality_id=there)
    an_offer(workspace, name="Kurs am Bildschirm")
    other = an_organisation(workspace, name="Schule Neumuster", kind="adult_education_centre")
    workspace.organisations.save_catchment(other, (there,))
    an_organisation(workspace, name="Schule für alle", kind="adult_education_centre")
    text = said(workspace, "deutsch", municipality_id=here)
    for name in ("Kurs in Altmuster", "Kurs am Bildschirm", "Schule für alle"):
        assert name in text
    for name in ("Kurs in Neumuster", "Schule Neumuster"):
        assert name not in text


def test_an_office_that_has_ended_is_on_no_handout(workspace: Workspace) -> None:
    ref = an_organisation(workspace, name="Amt von früher", kind="housing_office")
    assert "Amt von früher" in said(workspace, "wohnung")
    workspace.organisations.end(ref, on=TODAY)
    assert "Amt von früher" not in said(workspace, "wohnung")


def test_a_private_number_of_an_offers_contact_gives_way_to_the_office_number(
    workspace: Workspace,
) -> None:
    office = an_organisation(workspace, phone="0221 555")
    contact = a_contact(
        workspace, organisation_id=office, phone="0171 999", phone_private=True, note=SECRET
    )
    an_offer(workspace, name="Kurs", organisation_id=office, contact_id=contact)
    text = said(workspace, "deutsch")
    assert "0221 555" in text
    assert "0171 999" not in text


def test_a_local_fact_is_typed_once_and_stands_on_every_copy(workspace: Workspace) -> None:
    handouts = workspace.handouts
    before = handouts.compose(HandoutWish("wohnung"))
    assert FIELD in before.lacking
    outcome = handouts.facts.save("wohnung", FIELD, "  Blaue Tonne: Papier  ")
    assert outcome.label is Label.HANDOUT_FIELD_CHANGED
    after = handouts.compose(HandoutWish("wohnung", "ar"))
    assert FIELD not in after.lacking
    assert "Blaue Tonne: Papier" in said(workspace, "wohnung", "ar")
    fact = next(each for each in handouts.facts.of("wohnung") if each.key == FIELD)
    assert (fact.text, fact.updated_on) == ("Blaue Tonne: Papier", workspace.clock.today())
    workspace.history.undo()
    assert FIELD in handouts.compose(HandoutWish("wohnung")).lacking


def test_a_checklist_has_one_box_for_each_thing_with_both_languages_in_its_line(
    workspace: Workspace,
) -> None:
    document = workspace.handouts.compose(HandoutWish("fuehrerschein", "ar")).document
    rows = [each for each in blocks_of(document, Bilingual) if list(blocks_of(each, ItemList))]
    assert [next(passages(each)).plain for each in rows][2] == "Ein Passfoto"
    assert {len(list(blocks_of(each, ItemList))) for each in rows} == {1}
    assert len(rows) == len(list(blocks_of(document, ItemList))) == 5


def test_whoever_is_in_danger_finds_the_numbers_before_any_office(workspace: Workspace) -> None:
    an_organisation(workspace, name="Jobcenter", kind="jobcenter")
    text = said(workspace, "wegweiser")
    assert text.index("\n110\n") < text.index("\n112\n") < text.index("Jobcenter")


def test_where_no_office_is_known_no_table_stands_empty(workspace: Workspace) -> None:
    flat, licence = (
        workspace.handouts.compose(HandoutWish(each)) for each in ("wohnung", "fuehrerschein")
    )
    assert not [*blocks_of(flat.document, Table), *blocks_of(licence.document, Table)]
    assert flat.unhelped == ("Diese Stellen helfen Ihnen",)
    assert "Diese Stellen helfen Ihnen" not in plain(licence.document)


def test_a_municipality_has_facts_of_its_own_and_the_general_ones_where_it_has_none(
    workspace: Workspace,
) -> None:
    handouts = workspace.handouts
    here, there = (a_municipality(workspace, name) for name in ("Altmuster", "Neumuster"))
    handouts.facts.save("wohnung", FIELD, "Blaue Tonne")
    handouts.facts.save("wohnung", FIELD, "Graue Tonne", here)
    assert "Blaue Tonne" in said(workspace, "wohnung")
    assert "Graue Tonne" not in said(workspace, "wohnung")
    own = said(workspace, "wohnung", municipality_id=here)
    assert "Graue Tonne" in own
    assert "Blaue Tonne" not in own
    assert "Blaue Tonne\nFragen Sie, ob" in said(workspace, "wohnung", municipality_id=there)
    assert "Fragen Sie, ob das auch" not in own + said(workspace, "wohnung")
    stands_in = [
        handouts.compose(HandoutWish("wohnung", municipality_id=each)).general
        for each in (None, here, there)
    ]
    assert stands_in == [(), (), (FIELD,)]
    fact = next(each for each in handouts.facts.of("wohnung", there) if each.key == FIELD)
    assert (fact.text, fact.general) == ("", "Blaue Tonne")
    with pytest.raises(InvalidInput):
        handouts.facts.save("datenschutz", "datenschutz.field_period", "zwei Jahre", here)
    for typed in (cast("MunicipalityId", f"{here} "), MunicipalityId(10**30)):
        with pytest.raises(InvalidInput):
            handouts.facts.save("wohnung", FIELD, "Gelbe Tonne", typed)


def test_an_office_for_many_things_is_named_only_where_it_fits_and_each_says_what_for(
    workspace: Workspace,
) -> None:
    for name, field in (("Sucht-Hilfe", "health"), ("Rat bei Schulden", "livelihood")):
        an_organisation(workspace, name=name, kind="counselling", fields=(field,))
    text = said(workspace, "gesundheit", "tr")
    assert "Rat bei Schulden" not in text
    assert "Beratung / Danışmanlık" in text[text.index("Sucht-Hilfe") :]


@pytest.mark.parametrize("handout", HANDOUTS)
def test_every_kind_of_office_has_a_purpose_where_the_title_does_not_say_it(handout: str) -> None:
    for part in load_handout(handout).parts:
        if part.kind is PartKind.ORGANISATIONS and not part.brief:
            is_said = handout in ("wohnung", "deutsch", "fuehrerschein")
            assert len(part.purposes) == (0 if is_said else len(part.kinds))


def test_a_fact_that_is_too_long_or_of_another_handout_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput):
        workspace.handouts.facts.save("wohnung", FIELD, "a" * 301)
    with pytest.raises(InvalidInput):
        workspace.handouts.facts.save("schule", FIELD, "Papier")


def test_rules_of_law_carry_their_month_and_their_source(workspace: Workspace) -> None:
    text = said(workspace, "wohnung")
    assert "Stand: 11/2026." in text
    assert "§ 551 BGB" in text
    assert "keine Rechts-Beratung" in text


def test_a_rule_of_law_in_words_of_the_office_carries_its_day_and_not_ours(
    workspace: Workspace,
) -> None:
    editing = workspace.texts.editing
    editing.save("handout", "wohnung.deposit", "de", "Die Kaution ist höchstens 2 Kaltmieten hoch.")
    own = f"Wortlaut der Dienststelle vom {format_numeric(workspace.clock.today())}."
    text = said(workspace, "wohnung", "tr")
    assert own in text
    assert "Kurumumuzun" in text
    assert "§ 551 BGB" not in text
    assert "Stand: 11/2026." in text  # for the rules that are still ours
    editing.reset("handout", ["wohnung.deposit"], "de")
    assert own not in said(workspace, "wohnung", "tr")


def test_a_client_who_stands_in_a_local_fact_is_left_out_until_somebody_decides(
    workspace: Workspace,
) -> None:
    a_client(workspace, official_name="Amina Tesfay Gebre")
    workspace.handouts.facts.save("wohnung", FIELD, "Frau Gebre, nicht Amina Tesfay Gebre")
    composed = workspace.handouts.compose(HandoutWish("wohnung"))
    assert [each.word for each in composed.doubts] == ["Amina Tesfay Gebre"]
    assert "Frau Gebre, nicht [Name]" in said(workspace, "wohnung")
    kept = frozenset(composed.doubts)
    assert "nicht Amina Tesfay Gebre" in said(workspace, "wohnung", kept=kept)


def test_the_sheet_for_employers_is_public_and_for_no_client(workspace: Workspace) -> None:
    made = workspace.handouts.make(HandoutWish("arbeitgeber"))
    assert made.audience is Audience.PUBLIC
    with pytest.raises(AudienceRefused):
        workspace.handouts.make(HandoutWish("arbeitgeber", client_id=a_client(workspace)))


@pytest.mark.parametrize("handout", HANDOUTS)
def test_every_text_of_a_handout_stands_on_it(handout: str) -> None:
    template = load_handout(handout)
    named = {key for part in template.parts for key in (*part.keys, part.heading)}
    section = template.title.partition(".")[0]
    texts = german_texts(template.texts).texts
    unused = {key for key in texts if key.startswith(f"{section}.")} - named - {template.title}
    assert unused == set()


def test_a_translation_that_nobody_checked_says_so_and_a_checked_one_does_not(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = german_texts("handout").texts["notice.unchecked"]
    assert notice in said(workspace, "fuehrerschein", "ar")
    assert notice not in said(workspace, "fuehrerschein")
    checked = Review(TextState.CHECKED)
    monkeypatch.setattr(TextSet, "review", lambda _set, _key: checked)
    assert notice not in said(workspace, "fuehrerschein", "ar")


def test_a_language_without_texts_gets_german_and_is_told_so_in_its_own_words(
    workspace: Workspace,
) -> None:
    wish = HandoutWish("arbeitgeber", "ar")
    assert workspace.handouts.languages("arbeitgeber") == ("de",)
    assert workspace.handouts.make(wish).language == "de"
    hers = workspace.texts.pair("ar").client.texts["notice.fallback"]
    assert hers in said(workspace, "arbeitgeber", "ar")


def test_a_gap_in_a_translation_is_filled_with_german_that_says_so(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = workspace.texts.pair

    def with_a_gap(language: str, name: str = "booklet") -> object:
        pair = whole(language, name)
        texts = {key: text for key, text in pair.client.texts.items() if key != "wohnung.air"}
        return replace(pair, client=replace(pair.client, texts=texts))

    monkeypatch.setattr(workspace.texts, "pair", with_a_gap)
    german = german_texts("handout").texts["wohnung.air"]
    assert f"{german} (nur auf Deutsch)" in said(workspace, "wohnung", "ar")


def test_large_print_is_for_easy_reading(workspace: Workspace) -> None:
    composed = workspace.handouts.compose(HandoutWish("familie", large=True))
    assert composed.document.text_size is TextSize.EASY


def test_no_file_of_a_handout_is_called_like_another(workspace: Workspace) -> None:
    wishes = [HandoutWish(each, code) for each in ("schule", "familie") for code in ("de", "ar")]
    wishes += [replace(wishes[0], large=True), replace(wishes[0], audience=Audience.PUBLIC)]
    names = [workspace.handouts.make(wish).file_name for wish in wishes]
    assert len(set(names)) == len(names)


def test_an_offer_that_nobody_checked_for_long_is_counted(workspace: Workspace) -> None:
    ref = an_offer(workspace)
    workspace.offers.confirm(ref, on=dt.date(2024, 1, 5))
    assert workspace.handouts.compose(HandoutWish("deutsch")).stale == 1


def test_the_important_words_are_those_of_the_booklet(workspace: Workspace) -> None:
    text = said(workspace, GLOSSARY, "ti")
    for key, german in german_texts().texts.items():
        if key.startswith("glossary."):
            assert german in text
    made = workspace.handouts.make(HandoutWish(GLOSSARY, "ti"))
    assert made.kind == "glossary.ti"
