"""What is there already is pointed out while it is typed, and why it may be the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.ui.pages.network.offers.offer_view import OfferDetail
from gkdesk.ui.pages.network.records.contact_view import ContactDetail
from gkdesk.ui.pages.network.records.organisation_view import OrganisationDetail
from gkdesk.ui.records.lookup import OfficeLookup
from tests.factories import a_contact, an_offer, an_organisation
from tests.ui.network.hands import Shown, contacts_of, hinted
from tests.ui.people.hands import write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.records.duplicate_hint import DuplicateHint


@pytest.fixture
def person(content: ContentView) -> Shown:
    """Return the page of a contact person, alone in the window."""
    return Shown(content, ContactDetail(content.context, OfficeLookup(content.context.workspace)))


@pytest.fixture
def organisation(content: ContentView) -> Shown:
    """Return the page of an organisation, alone in the window."""
    lookup = OfficeLookup(content.context.workspace)
    return Shown(content, OrganisationDetail(content.context, lookup))


def known(shown: Shown) -> DuplicateHint:
    assert isinstance(shown.view, (ContactDetail, OfferDetail, OrganisationDetail))
    return shown.view.known


@pytest.mark.parametrize(
    ("field", "typed", "caption"),
    [
        ("phone", "02131/123456", "Gleiche Telefonnummer:"),
        ("mobile", "+49 2131 123456", "Gleiche Telefonnummer:"),
        ("email", "Amt@Beispiel.de", "Gleiche E-Mail-Adresse:"),
    ],
)
def test_who_is_reached_in_the_same_way_is_pointed_out_while_it_is_typed(
    qtbot: QtBot, workspace: Workspace, person: Shown, field: str, typed: str, caption: str
) -> None:
    there = a_contact(workspace, name="Berta", phone="02131 123456", email="amt@beispiel.de")
    person.open(a_contact(workspace, name="Anna"))
    person.view.parts.focus_field(f"reach.{field}")
    write(typed)
    qtbot.waitUntil(lambda: known(person).names() == ("Frau Berta",))
    assert known(person).captions() == (caption,)
    hinted(person)[0].click()
    assert person.wanted[-1] == ("contact_person", there)


@pytest.mark.parametrize(
    ("field", "typed", "caption"),
    [
        ("phone", "02131 / 99", "Gleiche Telefonnummer:"),
        ("email", "info@diakonie.example", "Gleiche E-Mail-Adresse:"),
    ],
)
def test_an_organisation_with_the_same_number_or_address_is_pointed_out(
    qtbot: QtBot,
    workspace: Workspace,
    organisation: Shown,
    field: str,
    typed: str,
    caption: str,
) -> None:
    reach = {"phone": "02131 99", "email": "info@diakonie.example"}
    an_organisation(workspace, name="Diakonie", short_name="", **reach)
    organisation.open(an_organisation(workspace, name="Haus Nord", short_name=""))
    organisation.view.parts.focus_field(f"organisation.{field}")
    write(typed)
    qtbot.waitUntil(lambda: known(organisation).names() == ("Diakonie",))
    assert known(organisation).captions() == (caption,)


def test_a_name_that_is_only_similar_is_not_called_the_same(
    qtbot: QtBot, workspace: Workspace, organisation: Shown
) -> None:
    an_organisation(workspace, name="Diakonie Musterland", short_name="")
    organisation.open(an_organisation(workspace, name="Di", short_name=""))
    organisation.view.parts.focus_field("organisation.name", 2)
    write("akonie Muster")
    qtbot.waitUntil(lambda: known(organisation).captions() == ("Ähnlich:",))
    write("land")
    qtbot.waitUntil(lambda: known(organisation).captions() == ("Gibt es schon:",))


def test_a_new_person_at_an_organisation_is_first_compared_with_those_who_work_there(
    qtbot: QtBot, workspace: Workspace, content: ContentView
) -> None:
    here = an_organisation(workspace, name="Jobcenter", short_name="")
    elsewhere = an_organisation(workspace, name="Amt", short_name="")
    for place in (elsewhere, here):
        a_contact(workspace, name="Yıldız", organisation_id=place)
    content.context.navigate("contact_person.at", here)
    section = contacts_of(content)
    assert section.newcomer is not None
    section.newcomer.name.setFocus()
    write("Yıldız")
    qtbot.waitUntil(lambda: len(hinted(section)) == 2)
    assert "Jobcenter" in hinted(section)[0].label()


def test_an_offer_is_first_compared_with_those_of_its_organisation(
    qtbot: QtBot, workspace: Workspace, content: ContentView
) -> None:
    here = an_organisation(workspace, name="Volkshochschule", short_name="")
    elsewhere = an_organisation(workspace, name="Amt", short_name="")
    for place in (elsewhere, here):
        an_offer(workspace, name="Frauensprachkurs", organisation_id=place)
    offer = Shown(content, OfferDetail(content.context, OfficeLookup(workspace)))
    ref = an_offer(workspace, name="Frauen", organisation_id=here)
    offer.open(ref)
    offer.view.parts.focus_field("about.name", len("Frauen"))
    write("sprachkurs")
    hint = known(offer)
    qtbot.waitUntil(lambda: len(hint.names()) == 2)
    assert "Volkshochschule" in hint.names()[0]
    assert hint.captions() == ("Gibt es schon:",)
