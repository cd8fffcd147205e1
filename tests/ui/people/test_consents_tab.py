"""Einwilligungen: nothing is preset, signatures and withdrawals are entered where they stand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from gkdesk.services.clients import case_fields as case
from gkdesk.services.clients.fields import Member
from gkdesk.services.disclosures import DisclosureFields
from gkdesk.text.codes.cases import ConsentState
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.hyphens import SOFT_HYPHEN
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.people.consents.list import UNSIGNED, consent_text
from gkdesk.ui.pages.people.consents.tab import ConsentsTab
from gkdesk.ui.records.record_row import RecordRow
from gkdesk.ui.widgets import Label
from tests.factories import a_client, a_part, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId, OrganisationId
    from gkdesk.ui.forms import FormView
    from gkdesk.ui.pages.people.page import PeoplePage

TODAY = dt.date(2026, 11, 18)


def a_consent(office: OrganisationId, **fields: object) -> case.Consent:
    defaults = {
        "organisation_id": office,
        "categories": ("language",),
        "since": dt.date(2026, 1, 1),
        "until": dt.date(2027, 6, 30),
        "signed_on": dt.date(2026, 1, 1),
        "aim": "einen Kursplatz finden",
    }
    return case.Consent(**{**defaults, **fields})


def consents_tab(page: PeoplePage, client: ClientId) -> ConsentsTab:
    page.show_client(client)
    tab = page.client.show_part("consents")
    assert isinstance(tab, ConsentsTab)
    return tab


def new_form(tab: ConsentsTab) -> FormView[case.Consent]:
    tab.consents.begin_new()
    assert tab.consents.form is not None
    return tab.consents.form.view


def choose(view: FormView[case.Consent], field: str, ref: int) -> None:
    """Choose an entry of a long list as a click on it does."""
    search = view.input(field)
    search.choose(str(ref))
    search.edited.emit()


def test_a_new_basis_presets_no_category_and_proposes_twelve_months(
    workspace: Workspace, page: PeoplePage
) -> None:
    view = new_form(consents_tab(page, a_client(workspace)))

    value = view.value()

    assert value.categories == ()
    assert not value.confided
    assert (value.since, value.until) == (TODAY, dt.date(2027, 11, 18))
    assert value.organisation_id is None


def test_a_basis_without_a_category_is_refused_beside_the_boxes(
    workspace: Workspace, page: PeoplePage
) -> None:
    client, office = a_client(workspace), an_organisation(workspace)
    tab = consents_tab(page, client)
    view = new_form(tab)
    choose(view, "organisation_id", office)
    form = tab.consents.form
    assert form is not None

    form.confirm.click()
    assert "mindestens eine Art" in view.error("categories")
    boxes = view.input("categories").boxes
    boxes["language"].click()
    form.confirm.click()

    (stored,) = workspace.clients.detail(client).consents
    assert (stored.organisation_id, stored.categories) == (office, ("language",))
    assert stored.signed_on is None


def test_the_foreigners_office_brings_the_note_that_nobody_has_to_agree(
    workspace: Workspace, page: PeoplePage
) -> None:
    school = an_organisation(workspace)
    office = an_organisation(
        workspace, name="Ausländerbehörde", short_name="ABH", kind="foreigners_office"
    )
    tab = consents_tab(page, a_client(workspace))
    view = new_form(tab)
    note = tab.consents.voluntary
    assert note is not None

    choose(view, "organisation_id", school)
    assert not note.isVisibleTo(tab)
    choose(view, "organisation_id", office)
    assert note.isVisibleTo(tab)
    assert "freiwillig" in note.accessibleName()


def test_a_signature_is_entered_and_the_basis_holds(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace)
    a_part(workspace, client, a_consent(an_organisation(workspace), signed_on=None))
    tab = consents_tab(page, client)
    row = tab.consents.row_widget(0)
    assert row.text.when == UNSIGNED

    row.buttons["sign"].click()
    assert tab.consents.form is not None
    tab.consents.form.confirm.click()

    (view,) = workspace.consents.of(client)
    assert (view.consent.signed_on, view.state) == (TODAY, ConsentState.VALID)
    assert "withdraw" in tab.consents.row_widget(0).buttons


def test_what_was_signed_cannot_be_widened(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace)
    ref = a_part(workspace, client, a_consent(an_organisation(workspace)))
    tab = consents_tab(page, client)

    tab.consents.edit(ref)

    assert tab.consents.form is not None
    view = tab.consents.form.view
    assert not view.has_field("categories")
    assert not view.has_field("until")
    assert view.has_field("interpreter")


def test_a_withdrawal_shows_what_went_out_stays_and_offers_the_notice(
    workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    a_part(workspace, client, a_consent(an_organisation(workspace)))
    entry = DisclosureFields("Vertretungsblatt", "Volkshochschule Musterland", Basis.CONSENT)
    workspace.disclosures.add(client, entry)
    tab = consents_tab(page, client)

    tab.consents.row_widget(0).buttons["withdraw"].click()
    assert "Vertretungsblatt" in tab.withdrawal._told.text()
    confirm_withdrawal(tab)

    (view,) = workspace.consents.of(client)
    assert (view.consent.withdrawn_on, view.state) == (TODAY, ConsentState.WITHDRAWN)
    assert tab.consents.row_widget(0).buttons.keys() == {"notices"}
    assert tab.notices.isVisibleTo(tab)
    tab.notices.copies[0].click()
    text = QApplication.clipboard().text()
    assert "Volkshochschule Musterland" in text
    assert "Vertretungsblatt" in text
    assert "Bitte löschen Sie" in text


def confirm_withdrawal(tab: ConsentsTab, word: str = "widerrufen") -> None:
    """Type the word that confirms it, and take it over."""
    form = tab.withdrawal.form
    assert form is not None
    form.view.restore((("confirmation", word),))
    form.confirm.click()


def test_a_stray_enter_withdraws_nothing(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace)
    a_part(workspace, client, a_consent(an_organisation(workspace)))
    tab = consents_tab(page, client)
    tab.consents.row_widget(0).buttons["withdraw"].click()
    confirm_withdrawal(tab, "")

    (view,) = workspace.consents.of(client)
    assert view.state is ConsentState.VALID
    assert tab.withdrawal.form is not None
    assert "widerrufen" in tab.withdrawal.form.view.error("confirmation")


def test_no_notice_is_offered_for_who_got_nothing(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace)
    a_part(workspace, client, a_consent(an_organisation(workspace)))
    tab = consents_tab(page, client)
    tab.consents.row_widget(0).buttons["withdraw"].click()
    confirm_withdrawal(tab)

    assert tab.notices.isVisibleTo(tab)
    assert tab.notices.copies == []
    assert not tab.notices.print_notices.isVisibleTo(tab)
    shown = " ".join(each.text() for each in tab.notices.findChildren(Label))
    assert "erst nennen" in shown.replace(SOFT_HYPHEN, "")


def test_a_family_case_tells_what_a_member_withdrew_in_his_own(
    workspace: Workspace, page: PeoplePage
) -> None:
    office = an_organisation(workspace)
    yusuf = a_client(workspace)
    amina = a_client(workspace, official_name="Amina Tesfay")
    a_part(workspace, amina, Member("Yusuf", client_ref=yusuf))
    a_part(workspace, amina, a_consent(office))
    a_part(workspace, yusuf, a_consent(office))
    tab = consents_tab(page, yusuf)
    tab.consents.row_widget(0).buttons["withdraw"].click()
    assert "Amina Tesfay" in tab.withdrawal._told.text()
    confirm_withdrawal(tab)

    family = consents_tab(page, amina)
    assert family.closed.isVisibleTo(family)
    assert "Yusuf" in family.closed.text()


def test_a_withdrawal_that_is_not_confirmed_changes_nothing(
    workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    a_part(workspace, client, a_consent(an_organisation(workspace)))
    tab = consents_tab(page, client)

    tab.consents.row_widget(0).buttons["withdraw"].click()
    assert tab.withdrawal.form is not None
    tab.withdrawal.form.dismiss.click()

    (view,) = workspace.consents.of(client)
    assert view.state is ConsentState.VALID
    assert not tab.withdrawal.isVisibleTo(tab)
    assert not tab.notices.isVisibleTo(tab)


def test_what_holds_comes_first_and_what_ends_soon_is_marked(
    workspace: Workspace, page: PeoplePage
) -> None:
    client, office = a_client(workspace), an_organisation(workspace)
    a_part(workspace, client, a_consent(office, until=dt.date(2026, 10, 1)))
    a_part(workspace, client, a_consent(office, until=dt.date(2026, 12, 1)))
    a_part(workspace, client, a_consent(office))
    consents = consents_tab(page, client).consents

    words = [consents.row_widget(place).text for place in range(3)]

    assert [(text.warn, text.done) for text in words] == [
        (True, False),
        (False, False),
        (False, True),
    ]
    assert "endet in 13 Tagen" in words[0].when
    assert "abgelaufen" in words[2].line


def test_an_office_that_is_not_in_the_register_is_added_from_the_form(
    workspace: Workspace, page: PeoplePage
) -> None:
    tab = consents_tab(page, a_client(workspace))
    view = new_form(tab)
    unknown = tab.consents.unknown
    assert unknown is not None
    assert not unknown.isVisibleTo(tab)
    view.restore((("organisation_id", "?Volkshochschule Altdorf"),))
    view.edited.emit()
    assert "Volkshochschule Altdorf" in unknown.words.text()
    assert unknown.isVisibleTo(tab)

    unknown.add.click()

    (office,) = workspace.organisations.rows()
    assert office.name == "Volkshochschule Altdorf"
    assert view.value().organisation_id == office.id
    assert not unknown.isVisibleTo(tab)


def test_an_office_can_be_named_in_words_instead(workspace: Workspace, page: PeoplePage) -> None:
    tab = consents_tab(page, a_client(workspace))
    view = new_form(tab)
    unknown = tab.consents.unknown
    assert unknown is not None
    view.restore((("organisation_id", "?Frau Meier nebenan"),))
    unknown.only_words.click()

    value = view.value()
    assert (value.organisation_id, value.recipient) == (None, "Frau Meier nebenan")


def test_every_category_of_a_basis_can_be_read_in_its_row(workspace: Workspace) -> None:
    every = tuple(each.value for each in Category)
    client = a_client(workspace, a_consent(an_organisation(workspace), categories=every))
    (view,) = workspace.consents.of(client)
    row = RecordRow(consent_text(view, TODAY))

    shown = "".join(label.text().replace(SOFT_HYPHEN, "") for label in row.findChildren(Label))
    assert all(word(each) in shown for each in Category)


def test_the_day_of_a_withdrawal_stands_with_its_year(workspace: Workspace) -> None:
    client = a_client(workspace)
    ref = a_part(workspace, client, a_consent(an_organisation(workspace)))
    workspace.consents.withdraw(client, ref)
    (view,) = workspace.consents.of(client)

    assert "widerrufen Mi 18. 11. 2026" in consent_text(view, TODAY).line
