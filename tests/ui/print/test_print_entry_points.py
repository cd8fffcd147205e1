"""Other pages lead to the papers of cases and consents, with what they are about chosen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.basis.paper_kinds import ConsentPaperCode
from gkdesk.services.case_papers.kinds import CasePaperCode
from gkdesk.services.clients.case_fields import Consent, Referral
from gkdesk.services.disclosures import DisclosureFields
from gkdesk.store.register_gaps import RegisterGap, note_gaps
from gkdesk.text.codes.clients import Basis
from gkdesk.text.codes.meetings import Attendance
from gkdesk.text.labels import Label
from gkdesk.ui.pages.conferences.page import ConferencesPage
from gkdesk.ui.pages.people.chain.tab import ChainTab
from gkdesk.ui.pages.people.consents.tab import ConsentsTab
from gkdesk.ui.pages.people.page import PeoplePage
from gkdesk.ui.pages.print_send.cases.kinds import AllPapers, AskedPaper
from gkdesk.ui.pages.print_send.cases.part import CasesPart
from gkdesk.ui.pages.print_send.handouts.part import HandoutsPart
from gkdesk.ui.pages.print_send.page import PrintSendPage
from tests.factories import a_part
from tests.unit.services.conference_kit import PLANS, TODAY, Conference, a_small_conference

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView

CODE, FORM = CasePaperCode, ConsentPaperCode


@pytest.fixture
def conference(workspace: Workspace) -> Conference:
    return a_small_conference(workspace)


def shown(qtbot: QtBot, content: ContentView) -> CasesPart:
    """Return the papers of cases, after they were made or something is missing."""
    page = content.current()
    assert isinstance(page, PrintSendPage)
    part = page.part()
    assert isinstance(part, CasesPart)
    qtbot.waitUntil(
        lambda: part.paper is not None or bool(part.choice.missing.text()), timeout=20_000
    )
    return part


def people(content: ContentView, client: int) -> PeoplePage:
    content.context.navigate("client", client)
    page = content.current()
    assert isinstance(page, PeoplePage)
    return page


def test_a_meeting_leads_to_all_its_papers_and_a_held_one_to_its_minutes_from_a_button(
    qtbot: QtBot, conference: Conference, content: ContentView, workspace: Workspace
) -> None:
    content.context.navigate("meeting", conference.id)
    page = content.current()
    assert isinstance(page, ConferencesPage)
    page.sittings.meeting.prepare.papers_action.trigger()
    part = shown(qtbot, content)
    assert part.choice.asked() == AskedPaper(AllPapers.OF_MEETING, conference.id)
    assert "Davon 2 für den eigenen Gebrauch" in part.note.text()

    content.context.wrote(workspace.meetings.begin(conference.id))
    workspace.participants.attend_all(conference.id, Attendance.PRESENT)
    content.context.wrote(workspace.meetings.end(conference.id))
    content.context.navigate("meeting", conference.id)
    session = page.sittings.meeting.session
    assert session is not None
    session.after.papers.click()
    wishes = shown(qtbot, content).choice.wishes()
    assert CODE.MINUTES in {wish.kind for wish in wishes}
    assert CODE.INVITATION not in {wish.kind for wish in wishes}


def test_a_client_leads_to_the_sheet_for_a_substitute_a_form_a_handout_and_a_letter(
    qtbot: QtBot, conference: Conference, content: ContentView
) -> None:
    people(content, conference.yusuf).client.substitute.trigger()
    part = shown(qtbot, content)
    assert part.choice.asked() == AskedPaper(CODE.SUBSTITUTE, conference.yusuf)
    assert part.paper is not None

    page = people(content, conference.yusuf)
    page.client.show_part(ConsentsTab.part)
    page.print_this()
    asked = shown(qtbot, content).choice.asked()
    assert (asked.code, asked.ref) == (FORM.FORM, conference.yusuf)

    people(content, conference.yusuf).client.handout.trigger()
    papers = content.current()
    assert isinstance(papers, PrintSendPage)
    handouts = papers.part()
    assert isinstance(handouts, HandoutsPart)
    assert handouts.choice.person.asked() == conference.yusuf
    assert not handouts.choice.is_letter()
    people(content, conference.amina).client.invitation.trigger()
    assert handouts.choice.is_letter()
    assert handouts.choice.person.asked() == conference.amina


def test_a_prepared_consent_leads_to_its_own_form(
    qtbot: QtBot, conference: Conference, content: ContentView, workspace: Workspace
) -> None:
    prepared = a_part(
        workspace, conference.amina, Consent(organisation_id=conference.vhs_id, categories=PLANS)
    )
    tab = people(content, conference.amina).client.show_part(ConsentsTab.part)
    assert isinstance(tab, ConsentsTab)
    row = next(each for each in tab.consents.rows() if each.id == prepared)
    tab.consents.move_wanted.emit(row, "form")
    part = shown(qtbot, content)
    assert part.choice.asked().consent == prepared
    assert part.choice.language.value() == "ti"
    assert part.choice.wishes() == (), "nobody has checked the text in Tigrinya"
    assert "geprüft" in part.choice.printed.text()
    part.choice.confirmed.setChecked(True)
    (wish,) = shown(qtbot, content).choice.wishes()
    assert wish.consent_id == prepared
    assert wish.confirmed
    part.choice.language.choose("de")
    assert not part.choice.confirmed.isVisible()
    assert part.choice.wishes()


def test_the_form_is_proposed_in_the_language_of_its_consent_and_of_no_other_one(
    qtbot: QtBot, conference: Conference, content: ContentView, workspace: Workspace
) -> None:
    given = Consent(organisation_id=conference.vhs_id, categories=PLANS, language="uk")
    prepared = a_part(workspace, conference.amina, given)
    asked = AskedPaper(FORM.FORM, conference.amina, consent=prepared)
    content.context.navigate(asked.kind, conference.amina)
    choice = shown(qtbot, content).choice
    assert choice.language.value() == "uk"
    assert "Der Zweck fehlt" in choice.lacking.words.text.text()
    choice.confirmed.setChecked(True)
    (wish,) = choice.wishes()
    assert wish.language == "uk"

    asked = AskedPaper(FORM.FORM, conference.amina, language="ti")
    content.context.navigate(asked.kind, conference.amina)
    assert choice.wishes() == ()
    choice.confirmed.setChecked(True)
    assert choice.wishes()
    choice.language.choose("ar")
    assert choice.wishes() == (), "another unchecked language asks again"

    asked = AskedPaper(FORM.FORM, conference.yusuf, consent=conference.consent + 999)
    content.context.navigate(asked.kind, conference.yusuf)
    assert "gibt es nicht mehr" in shown(qtbot, content).choice.missing.text()
    assert choice.wishes() == ()


def test_a_withdrawal_leads_to_letters_for_who_was_told(
    qtbot: QtBot, conference: Conference, content: ContentView, workspace: Workspace
) -> None:
    workspace.disclosures.add(conference.yusuf, DisclosureFields("Kurs", "VHS", Basis.CONSENT))
    workspace.consents.withdraw(conference.yusuf, conference.consent, TODAY)
    with workspace._store.transaction(Label.STORE_RESTORED) as transaction:
        now = workspace.clock.now()
        note_gaps(transaction.session, [RegisterGap(now - dt.timedelta(days=2), now)])
    tab = people(content, conference.yusuf).client.show_part(ConsentsTab.part)
    assert isinstance(tab, ConsentsTab)
    row = next(each for each in tab.consents.rows() if each.id == conference.consent)
    tab.consents.move_wanted.emit(row, "notices")
    part = shown(qtbot, content)
    asked = part.choice.asked()
    assert (asked.code, asked.consent) == (FORM.NOTICE, conference.consent)
    assert part.choice.recipient.count() > 0
    assert "fehlt im Weitergabe-Verzeichnis" in part.choice.lacking.words.text.text()
    assert part.paper is not None


def test_a_referral_leads_to_its_handover(
    qtbot: QtBot, conference: Conference, content: ContentView, workspace: Workspace
) -> None:
    given = Referral(organisation_id=conference.vhs_id, proposed_on=TODAY - dt.timedelta(days=1))
    referral = a_part(workspace, conference.yusuf, given)
    tab = people(content, conference.yusuf).client.show_part(ChainTab.part)
    assert isinstance(tab, ChainTab)
    tab.referrals.move_wanted.emit(tab.referrals.rows()[0], "handover")
    part = shown(qtbot, content)
    assert part.choice.asked() == AskedPaper(CODE.HANDOVER, conference.yusuf, referral=referral)
    assert "1 Person (Einwilligung)" in part.note.text()
    assert part.paper is not None
