"""What the parts of booklets say: the way, who helps, education, languages, sheets, the card."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.export.content import (
    Card,
    Heading,
    HelperMap,
    LinesToEnd,
    Paragraph,
    Path,
    PathState,
    RuledLines,
    Table,
)
from gkdesk.services.booklets.profiles.profile import (
    BookletBlock,
    BookletChoice,
    BookletField,
    Fill,
)
from gkdesk.services.clients.case_fields import ChainStep, CoursePermit, Education, Transition
from gkdesk.services.clients.fields import (
    Course,
    GermanLevel,
    Helper,
    Lead,
    Reference,
    SpokenLanguage,
    StatusEntry,
    Step,
)
from gkdesk.services.office import OfficeFacts
from gkdesk.text.codes.cases import ChainState, EducationKind, Opening, Recognition
from gkdesk.text.codes.clients import CefrLevel, CourseStatus, ReferenceOffice, SpokenLevel
from gkdesk.text.dates import PartialDate
from tests.document_kit import blocks_of, passages, plain
from tests.factories import a_client, a_contact, a_part, an_offer, an_organisation
from tests.unit.services.booklet_kit import LANGUAGES, TODAY, booklet, with_block

if TYPE_CHECKING:
    import pathlib

    from gkdesk.export.content import Document
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId

DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def store_to_copy(samira_store: pathlib.Path) -> pathlib.Path:
    """Begin with Samira's record."""
    return samira_store


def only(*blocks: BookletBlock, **further: object) -> BookletChoice:
    return BookletChoice(only=frozenset(blocks), **further)


def the_path(document: Document) -> Path:
    (path,) = blocks_of(document, Path)
    assert isinstance(path, Path)
    return path


@pytest.fixture
def on_her_way(workspace: Workspace) -> ClientId:
    """Return a client with a chain of four steps, one of them broken off."""
    school = an_organisation(workspace, name="Volkshochschule Musterland", short_name="VHS")
    teacher = a_contact(workspace, name="Krüger", organisation_id=school)
    offer = an_offer(workspace, name="Kurs B1", field="language", organisation_id=school)
    client = a_client(workspace)
    first = a_part(
        workspace,
        client,
        ChainStep("Kurs A2", state=ChainState.DONE, since=TODAY - 90 * DAY, until=TODAY - DAY),
    )
    a_part(workspace, client, ChainStep("Praktikum Lager", state=ChainState.BROKEN_OFF))
    second = a_part(
        workspace, client, ChainStep(offer_id=offer, state=ChainState.RUNNING, since=TODAY)
    )
    third = a_part(workspace, client, ChainStep("Ausbildung Pflege", since=TODAY + 30 * DAY))
    for passage in (
        Transition(first, second, contact_id=teacher),
        Transition(third, None, opening=Opening.MISSING),
    ):
        a_part(workspace, client, passage)
    return client


def test_the_way_tells_what_is_reached_where_she_is_and_what_comes_next(
    workspace: Workspace, on_her_way: ClientId
) -> None:
    steps = the_path(booklet(workspace, on_her_way, "tr")).steps
    assert [(step.title[0].plain, step.state) for step in steps] == [
        ("Kurs A2", PathState.REACHED),
        ("Kurs B1", PathState.NOW),
        ("Ausbildung Pflege", PathState.NEXT),
    ]
    assert [step.state_words[0].plain for step in steps] == [
        "Das habe ich geschafft",
        "Hier bin ich jetzt",
        "Das kommt danach",
    ]


def test_the_way_says_in_plain_words_what_where_when_and_who(
    workspace: Workspace, on_her_way: ClientId
) -> None:
    reached, now, following = the_path(booklet(workspace, on_her_way, "de")).steps
    assert "bis 17.11.2026" in plain_of(reached.blocks)
    assert plain_of(now.blocks).splitlines() == [
        "Deutsch lernen",
        "Volkshochschule Musterland",
        "seit 18.11.2026",
        "Hier hilft mir",
        "Frau Krüger",
    ]
    assert "ab 18.12.2026" in plain_of(following.blocks)
    assert "noch offen" in plain_of(following.blocks)


def test_what_comes_next_is_not_called_open_where_a_day_is_named_for_it(
    workspace: Workspace, on_her_way: ClientId
) -> None:
    a_part(workspace, on_her_way, Step("Termin um 9:30 Uhr", "ich", TODAY + dt.timedelta(days=4)))
    following = the_path(booklet(workspace, on_her_way, "de")).steps[-1]
    assert "noch offen" not in plain_of(following.blocks)


def plain_of(part: object) -> str:
    return "\n".join(each.plain for each in passages(part))


def test_without_a_chain_there_are_steps_to_fill_in(workspace: Workspace) -> None:
    document = booklet(workspace, a_client(workspace), "tr")
    steps = the_path(document).steps
    assert {step.state for step in steps} == {PathState.NEXT}
    assert not any(step.state_words for step in steps)
    assert all(list(blocks_of(step, RuledLines)) for step in steps)
    (drawn,) = blocks_of(document, HelperMap)
    assert drawn.centre.plain == "Ich\nBen"


def test_the_slip_of_a_withdrawal_stands_right_below_the_words_that_point_to_it(
    workspace: Workspace, samira: ClientId
) -> None:
    blocks = booklet(workspace, samira, "tr").blocks
    at = next(at for at, each in enumerate(blocks) if "Dieser Abschnitt" in plain_of(each))
    words, slip = blocks[at : at + 2]
    assert isinstance(slip, Card)
    assert all(each.keep_with_next for each in blocks_of(words, Paragraph))


def test_whoever_leads_the_case_comes_first_and_all_helpers_stand_on_one_picture(
    workspace: Workspace, samira: ClientId
) -> None:
    leader = a_contact(workspace, name="Zuständig")
    a_part(workspace, samira, Helper(leader, "alles"))
    a_part(workspace, samira, Lead(contact_id=leader, since=TODAY - DAY))
    document = booklet(workspace, samira, "de")
    titles = [card.title[0].plain for card in blocks_of(document, Card) if isinstance(card, Card)]
    names = [each for each in titles if each.startswith("Frau ")]
    assert names == ["Frau Zuständig", "Frau Krüger"]
    (drawn,) = blocks_of(document, HelperMap)
    assert isinstance(drawn, HelperMap)
    assert [spot.name.plain for spot in drawn.spots] == names
    assert "Frau Krüger, VHS" in drawn.alternative


def test_whoever_leads_the_case_has_a_card_even_if_nobody_entered_her_as_contact_person(
    workspace: Workspace,
) -> None:
    leader = a_contact(workspace, name="Zuständig", phone="0221 4710-100")
    client = a_client(workspace, Lead(contact_id=leader, since=TODAY - DAY))
    text = plain(booklet(workspace, client, "de", only(BookletBlock.CONTACTS)))
    assert "Frau Zuständig\nMeine wichtigste Ansprechperson" in text
    assert "0221 4710-100" in text


def test_more_helpers_than_fit_on_the_picture_are_named_below_it(
    workspace: Workspace, samira: ClientId
) -> None:
    for number in range(9):
        a_part(workspace, samira, Helper(a_contact(workspace, name=f"Hilft{number}"), "alles"))
    document = booklet(workspace, samira, "de", only(BookletBlock.SPOTS))
    (drawn,) = blocks_of(document, HelperMap)
    assert isinstance(drawn, HelperMap)
    assert len(drawn.spots) == 8
    assert {"Noch mehr Stellen", "Frau Hilft7", "Frau Hilft8"} <= set(plain(document).split("\n"))


def test_education_stands_from_the_oldest_on_with_its_recognition(
    workspace: Workspace, samira: ClientId
) -> None:
    for part in (
        Education(EducationKind.WORK, "Verkauf", since=PartialDate(2021), until=PartialDate(2022)),
        Education(
            EducationKind.SCHOOL,
            "Zwölf Klassen",
            since=PartialDate(2008),
            until=PartialDate(2020),
            certificate="Abitur",
            recognition=Recognition.APPLIED,
        ),
    ):
        a_part(workspace, samira, part)
    text = plain(booklet(workspace, samira, "de", only(BookletBlock.WORK)))
    assert text.index("Zwölf Klassen") < text.index("Verkauf")
    assert "2008 – 2020" in text
    assert "Anerkennung in Deutschland · Ich habe den Antrag gestellt" in text
    assert "Meine Bewerbungen" in text


def test_the_german_page_tells_goal_permit_and_the_course_in_both_languages(
    workspace: Workspace, samira: ClientId
) -> None:
    workspace.clients.save_german(
        samira, GermanLevel(CefrLevel.A2, goal=CefrLevel.B1, certificate="telc A2")
    )
    a_part(workspace, samira, CoursePermit("integration", valid_until=TODAY + DAY))
    a_part(workspace, samira, CoursePermit("integration", valid_until=TODAY - DAY))
    text = plain(booklet(workspace, samira, "tr", only(BookletBlock.GERMAN)))
    assert "19.11.2026" in text
    assert "17.11.2026" not in text
    assert {"A2", "B1", "Integrationskurs", "Uyum kursu"} <= set(text.split("\n"))


def test_the_sprachpass_lists_languages_certificates_and_what_levels_mean(
    workspace: Workspace, samira: ClientId
) -> None:
    workspace.clients.save_german(samira, GermanLevel(CefrLevel.A2, certificate="telc A2"))
    a_part(workspace, samira, SpokenLanguage("en", SpokenLevel.READS))
    a_part(
        workspace,
        samira,
        Course(
            "vocational",
            "Bildungswerk",
            until=TODAY,
            status=CourseStatus.FINISHED,
            level=CefrLevel.B1,
            certificate="telc B1",
        ),
    )
    lines = plain(booklet(workspace, samira, "de", profile_id="sprachpass")).split("\n")
    for expected in ("Dari", "دری", "Ich kann nur lesen", "telc B1", "Das ist mein Niveau"):
        assert expected in lines
    assert "Der Sprachpass ist freiwillig. Er ist kein Ausweis." in lines
    assert "Einstufungstest" in lines
    assert "Mietvertrag" not in lines


def test_the_card_names_the_case_worker_the_languages_and_the_emergency_line(
    workspace: Workspace, samira: ClientId
) -> None:
    office = an_organisation(workspace, name="Kreis Musterland", short_name="KM")
    leader = a_contact(workspace, name="Vogel", organisation_id=office, phone="0221 4710-103")
    a_part(workspace, samira, Lead(contact_id=leader, since=TODAY - DAY))
    document = booklet(workspace, samira, "de", profile_id="karte")
    text = plain(document)
    for expected in ("Samira Haidari", "Dari", "Frau Vogel, Kreis Musterland", "112", "110"):
        assert expected in text
    assert "0221 4710-103" in text
    assert not document.footer.page_numbers


def test_a_card_without_a_contact_person_names_the_office(workspace: Workspace) -> None:
    workspace.office.save(OfficeFacts(name="Kreis Musterland", phone="0221 4710-0"))
    text = plain(booklet(workspace, a_client(workspace), "de", profile_id="karte"))
    assert "Kreis Musterland\n0221 4710-0" in text


def test_the_card_says_that_its_translation_is_a_draft(
    workspace: Workspace, samira: ClientId
) -> None:
    text = plain(booklet(workspace, samira, "tr", profile_id="karte"))
    assert "Übersetzung nicht geprüft – es gilt der deutsche Text." in text


def test_the_process_sheet_begins_with_what_is_done_and_has_room_to_sign(
    workspace: Workspace, samira: ClientId
) -> None:
    a_part(workspace, samira, Step("Zeugnis übersetzt", "ich", done_on=TODAY - DAY))
    document = booklet(workspace, samira, "de", only(BookletBlock.PROCESS), profile_id="laufmappe")
    (sheet,) = blocks_of(document, Table)
    assert isinstance(sheet, Table)
    assert "Unterschrift" in plain_of(sheet.header)
    assert "17.11.2026" in plain_of(sheet.rows[0])
    assert [plain_of(row) for row in sheet.rows[1:]] == [""] * 8


def test_the_personal_book_has_base_data_users_and_entries(
    workspace: Workspace, samira: ClientId
) -> None:
    identity = workspace.clients.detail(samira).identity
    workspace.clients.save_identity(samira, replace(identity, birth=PartialDate(1998, 5, 4)))
    a_part(workspace, samira, Reference(ReferenceOffice.JOBCENTER, "35602//0001"))
    text = plain(booklet(workspace, samira, "de", profile_id="personal_book"))
    assert "04.05.1998" in text
    assert "Wer darf mein Buch benutzen?" in text
    assert "Einträge von Stellen" in text
    assert "35602//0001" not in text
    wish = BookletChoice(on_request=frozenset({BookletField.NUMBERS}))
    text = plain(booklet(workspace, samira, "de", wish, profile_id="personal_book"))
    assert "Jobcenter: 35602//0001" in text


@pytest.mark.parametrize("turned", [False, True])
def test_the_residence_paper_is_the_one_that_holds_today(
    workspace: Workspace, samira: ClientId, *, turned: bool
) -> None:
    entries = [
        StatusEntry(
            "toleration", since=TODAY - 90 * DAY, until=TODAY - DAY, document="Altes Papier"
        ),
        StatusEntry(
            "permission_to_stay",
            since=TODAY,
            document="Papier von heute",
            document_until=TODAY + DAY,
        ),
        StatusEntry("toleration", since=TODAY + 30 * DAY, document="Papier von morgen"),
    ]
    for entry in reversed(entries) if turned else entries:
        a_part(workspace, samira, entry)
    wish = BookletChoice(on_request=frozenset({BookletField.RESIDENCE}))
    text = plain(booklet(workspace, samira, "de", wish))
    assert "Papier von heute – 19.11.2026" in text
    assert "Altes Papier" not in text
    assert "Papier von morgen" not in text


def test_the_begleitheft_never_tells_the_day_of_birth(
    workspace: Workspace, samira: ClientId
) -> None:
    identity = workspace.clients.detail(samira).identity
    workspace.clients.save_identity(samira, replace(identity, birth=PartialDate(1998, 5, 4)))
    assert "1998" not in plain(booklet(workspace, samira))


def test_lines_fill_the_last_sheet_only_where_nothing_follows(
    workspace: Workspace, samira: ClientId
) -> None:
    choice = with_block(BookletChoice(), BookletBlock.PAGES, Fill.LEFT_OUT)
    whole = booklet(workspace, samira, "de", profile_id="personal_book")
    assert whole.blocks[-1] == LinesToEnd(2)
    document = booklet(workspace, samira, "de", choice, profile_id="personal_book")
    assert not list(blocks_of(document, LinesToEnd))


def test_every_heading_of_a_blank_booklet_has_something_to_write_on(
    workspace: Workspace, samira: ClientId
) -> None:
    choice = BookletChoice(blocks=tuple((block, Fill.BLANK) for block in BookletBlock))
    for profile_id in ("begleitheft", "personal_book", "laufmappe", "sprachpass"):
        document = booklet(workspace, samira, "de", choice, profile_id=profile_id)
        text = plain(document)
        for gone in ("0176 04069001", "Krüger", "Pflegefachfrau", "telc A2", "Schulzeugnis"):
            assert gone not in text, profile_id
        assert len(list(blocks_of(document, Heading))) > 5


def test_a_card_has_two_sides_in_every_language(workspace: Workspace, samira: ClientId) -> None:
    workspace.mark_as_demo()
    for code in ("ar", "fr", "uk"):
        a_part(workspace, samira, SpokenLanguage(code, SpokenLevel.GOOD))
    office = an_organisation(workspace, name="Kommunales Integrationszentrum Kreis Musterland")
    leader = a_contact(workspace, name="Vogel", organisation_id=office, phone="0221 4710-103")
    a_part(workspace, samira, Lead(contact_id=leader, since=TODAY - DAY))
    for language in LANGUAGES:
        made = workspace.booklets.make(samira, language, profile_id="karte")
        assert made.pages == 2, language
