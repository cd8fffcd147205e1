"""What leaves by its category, its source and its name, in the papers of a conference."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.case_papers.kinds import CasePaperWish
from gkdesk.services.clients.case_fields import Consent, Note, Referral
from gkdesk.services.meetings.fields import ActionFields, Item, Text
from gkdesk.text.codes.cases import NoteSource
from gkdesk.text.codes.clients import Audience, Category
from gkdesk.text.codes.meetings import Attendance, ItemKind, TextPart
from tests.factories import a_part, an_organisation
from tests.unit.services.conference_kit import (
    CODE,
    DAY,
    TODAY,
    Conference,
    a_small_conference,
    said,
)

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import OrganisationId, PartId


@pytest.fixture
def conference(workspace: Workspace) -> Conference:
    return a_small_conference(workspace)


def consent(office: OrganisationId, *categories: Category, confided: bool = False) -> Consent:
    """Return one that somebody signed yesterday."""
    return Consent(
        organisation_id=office,
        categories=tuple(each.value for each in categories),
        confided=confided,
        signed_on=TODAY - DAY,
        aim="Klärung",
    )


def test_an_express_release_in_one_category_opens_nothing_confided_of_another(
    workspace: Workspace, conference: Conference
) -> None:
    health = consent(conference.vhs_id, Category.HEALTH)
    a_part(workspace, conference.yusuf, health)
    language = consent(conference.vhs_id, Category.LANGUAGE, confided=True)
    a_part(workspace, conference.yusuf, language)
    for part, category in (
        (TextPart.MINUTES, Category.HEALTH),
        (TextPart.QUESTION, Category.LANGUAGE),
    ):
        text = Text(conference.item, part, f"anvertraut {category.value}", category, confided=True)
        workspace.agenda.save_text(conference.id, text)
    slip = said(workspace, conference.wish(CODE.SLIP, person=conference.vhs))
    assert "anvertraut language" in slip
    assert "anvertraut health" not in slip
    assert "Krankheit" in slip, "what was not confided goes out by its category"


def test_what_is_released_without_the_contact_data_is_told_without_the_name(
    workspace: Workspace, conference: Conference
) -> None:
    workspace.consents.withdraw(conference.yusuf, conference.consent)
    a_part(workspace, conference.yusuf, consent(conference.vhs_id, Category.PLANS))
    for kind in (CODE.AGENDA, CODE.SLIP, CODE.MINUTES):
        text = said(workspace, conference.wish(kind, person=conference.vhs))
        assert "Yusuf" not in text, kind
        assert "Fall 1" in text, kind
    assert "[Name] lernt mit [Name]." in text


def test_a_handover_without_the_contact_data_tells_no_name(
    workspace: Workspace, conference: Conference
) -> None:
    workspace.consents.withdraw(conference.yusuf, conference.consent)
    a_part(workspace, conference.yusuf, consent(conference.vhs_id, Category.PLANS))
    referral = a_part(
        workspace, conference.yusuf, Referral(conference.vhs_id, subject="Kurs für Yusuf")
    )
    text = said(workspace, handover(conference, referral))
    assert "Yusuf" not in text
    assert "Kurs für [Name]" in text


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        ("foreigners_office", NoteSource.COUNSELLING),
        ("migration_counselling", NoteSource.FOREIGNERS_OFFICE),
    ],
)
def test_notes_of_counselling_and_of_the_foreigners_office_are_kept_apart(
    workspace: Workspace, conference: Conference, kind: str, source: NoteSource
) -> None:
    office = an_organisation(workspace, name="Amt", short_name="Amt", kind=kind)
    note = Note("Streit zu Hause", TODAY, source, Category.FAMILY)
    a_part(workspace, conference.yusuf, note)
    a_part(workspace, conference.yusuf, replace(note, line="Drei Kinder", source=NoteSource.CLIENT))
    a_part(workspace, conference.yusuf, consent(office, Category.FAMILY))
    referral = a_part(workspace, conference.yusuf, Referral(office, subject="Klärung"))
    text = said(workspace, handover(conference, referral))
    assert "Drei Kinder" in text
    assert "Streit" not in text
    a_part(workspace, conference.yusuf, consent(office, Category.FAMILY, confided=True))
    assert "Streit" in said(workspace, handover(conference, referral)), "released expressly"


def test_a_topic_obeys_category_and_confidence(
    workspace: Workspace, conference: Conference
) -> None:
    item = workspace.agenda.save_item(conference.id, Item(ItemKind.TOPIC, title="Verschiedenes"))
    topic = item.ref or 0
    for part, category, confided in (
        (TextPart.MINUTES, Category.HEALTH, False),
        (TextPart.APPROACHES, Category.PLANS, True),
        (TextPart.SITUATION, Category.PLANS, False),
    ):
        words = f"Punkt {part.value}"
        text = Text(topic, part, words, category, confided)
        workspace.agenda.save_text(conference.id, text)
    for words, category in (("Plakat", None), ("Attest", Category.HEALTH)):
        action = ActionFields(words, conference.id, item_id=topic, category=category)
        workspace.actions.add(action)
    minutes = said(workspace, conference.wish(CODE.MINUTES, person=conference.vhs))
    assert [words for words in ("minutes", "approaches", "situation") if words in minutes] == [
        "situation"
    ]
    assert "Plakat" in minutes
    assert "Attest" not in minutes
    office = said(workspace, conference.wish(CODE.MINUTES, Audience.OFFICE))
    assert "Attest" in office
    assert "Punkt minutes" in office


def test_who_came_instead_is_cleaned_of_names_and_unknown_beside_a_veiled_client(
    workspace: Workspace, conference: Conference
) -> None:
    people = workspace.participants
    people.attend(conference.id, conference.attending, Attendance.PRESENT, "Schwester Leila")
    people.attend(
        conference.id, conference.jobcenter, Attendance.PRESENT, "Herr Kurz mit Amina Tesfay"
    )
    minutes = said(workspace, conference.wish(CODE.MINUTES, person=conference.vhs))
    assert "Leila" not in minutes
    assert "Kurz mit [Name]" in minutes


def handover(conference: Conference, referral: PartId) -> CasePaperWish:
    """Return the wish for the sheet that goes with a referral of Yusuf."""
    return CasePaperWish(
        CODE.HANDOVER, Audience.PARTICIPANT, client_id=conference.yusuf, referral_id=referral
    )
