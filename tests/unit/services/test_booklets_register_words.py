"""What the register says of offers, offices and people is judged in a booklet like the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.services.booklets.lines.line import LineClass
from gkdesk.services.booklets.profiles.profile import BookletChoice, BookletField
from gkdesk.services.clients.case_fields import ChainStep, Transition
from gkdesk.services.clients.fields import Helper
from gkdesk.text.codes.cases import ChainState
from tests.document_kit import plain
from tests.factories import a_client, a_contact, a_part, an_offer, an_organisation
from tests.unit.services.booklet_kit import TODAY, booklet

if TYPE_CHECKING:
    from gkdesk.services.booklets.lines.offers import LineOffer
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId, ContactId

OTHER = "Oleksij Kowalenko"
HEALTH = BookletChoice(on_request=frozenset({BookletField.HEALTH}))


def helped_by(workspace: Workspace, client: ClientId, **fields: object) -> ContactId:
    contact = a_contact(workspace, **{"function": ""} | fields)
    a_part(workspace, client, Helper(contact))
    return contact


def line_of(workspace: Workspace, client: ClientId, ref: int) -> LineOffer:
    profile = workspace.booklets.profile()
    offers = workspace.booklets.lines(client, BookletChoice(), profile)
    return next(each for each in offers if each.ref == ref)


@pytest.mark.parametrize("profile_id", ["begleitheft", "personal_book", "laufmappe"])
def test_another_client_stands_in_no_name_of_an_offer_or_an_office(
    workspace: Workspace, samira: ClientId, profile_id: str
) -> None:
    a_client(workspace, official_name=OTHER)
    office = an_organisation(
        workspace, name=f"Büro {OTHER}", short_name=f"B {OTHER}", street=f"bei {OTHER}"
    )
    offer = an_offer(workspace, name=f"Angebot {OTHER}", organisation_id=office)
    helped_by(workspace, samira, name="Hugo Hilf", organisation_id=office)
    helped_by(workspace, samira, name="", function=f"Patin von {OTHER}")
    a_part(workspace, samira, ChainStep(offer_id=offer, state=ChainState.RUNNING))
    text = plain(booklet(workspace, samira, "de", profile_id=profile_id))
    assert "Hilf" in text
    assert "Büro [Name]" in text
    assert "Kowalenko" not in text


def test_an_office_called_after_a_surname_keeps_it_and_the_coordinator_is_told(
    workspace: Workspace, samira: ClientId
) -> None:
    a_client(workspace, official_name="Merve Weber")
    office = an_organisation(workspace, name="Fahrschule Weber", short_name="")
    contact = helped_by(workspace, samira, name="Hugo Hilf", organisation_id=office)
    assert "Fahrschule Weber" in plain(booklet(workspace, samira, "de"))
    assert line_of(workspace, samira, contact).others == ("Weber",)


@pytest.mark.parametrize(
    ("function", "line_class"),
    [
        ("Sachbearbeitung Duldungen", LineClass.RESIDENCE),
        ("Drogenberatung", LineClass.HEALTH),
        ("Scheidungsberatung", LineClass.NEVER),
    ],
)
def test_a_function_that_stands_for_a_name_is_judged_as_one(
    workspace: Workspace, samira: ClientId, function: str, line_class: LineClass
) -> None:
    contact = helped_by(workspace, samira, name="", function=function)
    first = a_part(workspace, samira, ChainStep("Kurs A1", state=ChainState.DONE))
    second = a_part(workspace, samira, ChainStep("Praktikum", since=TODAY))
    a_part(workspace, samira, Transition(first, second, contact_id=contact))
    text = plain(booklet(workspace, samira, "de"))
    assert function not in text
    assert "Praktikum" in text
    assert line_of(workspace, samira, contact).line_class is line_class


def test_somebody_with_a_name_stands_there_without_what_never_does(
    workspace: Workspace, samira: ClientId
) -> None:
    helped_by(workspace, samira, name="Emil Fünf", function="Seelsorge Scheidung")
    text = plain(booklet(workspace, samira, "de"))
    assert "Emil Fünf" in text
    assert "Scheidung" not in text


@pytest.mark.parametrize("name", ["Ehe- und Scheidungsberatung", "Treff Eritreische Gemeinde"])
def test_the_name_of_an_offer_counts_where_it_names_the_step(
    workspace: Workspace, samira: ClientId, name: str
) -> None:
    offer = an_offer(workspace, name=name)
    nameless = a_part(workspace, samira, ChainStep(offer_id=offer, state=ChainState.RUNNING))
    a_part(workspace, samira, ChainStep("Mit anderen reden", offer_id=offer))
    wished = BookletChoice(on_request=frozenset(BookletField))
    for choice in (None, wished):
        text = plain(booklet(workspace, samira, "de", choice))
        assert name not in text
        assert "Mit anderen reden" in text
    assert line_of(workspace, samira, nameless).line_class is LineClass.NEVER


def test_directions_and_mail_are_judged_like_the_room(
    workspace: Workspace, samira: ClientId
) -> None:
    office = an_organisation(workspace, name="Katholische Hilfe", short_name="")
    contact = helped_by(
        workspace,
        samira,
        name="Ada Eins",
        directions="Bus 3 bis Psychiatrie",
        email="hiv_beratung@lichtblick.example",
    )
    helped_by(
        workspace,
        samira,
        name="Berta Zwei",
        directions="Bus 9 bis Markt",
        email="zwei@katholische-hilfe.example",
        organisation_id=office,
    )
    text = plain(booklet(workspace, samira, "de"))
    assert "Ada Eins" in text
    assert "Psychiatrie" not in text
    assert "hiv" not in text
    assert "Bus 9 bis Markt" in text
    assert "zwei@katholische-hilfe.example" in text
    made = workspace.booklets.compose(samira, "de", HEALTH)
    assert "Bus 3 bis Psychiatrie" in plain(made.document)
    assert "hiv_beratung@lichtblick.example" in plain(made.document)
    assert len(made.head.on_wish) == 1
    assert "Bus 3 bis Psychiatrie" in line_of(workspace, samira, contact).words


@pytest.mark.parametrize(
    ("short", "line_class"),
    [("ABH", LineClass.RESIDENCE), ("Aidshilfe", LineClass.HEALTH), ("VL", LineClass.ORDINARY)],
)
def test_the_short_name_of_an_office_tells_like_the_full_one(
    workspace: Workspace, samira: ClientId, short: str, line_class: LineClass
) -> None:
    office = an_organisation(workspace, name="Verein Lichtblick e.V.", short_name=short)
    contact = helped_by(workspace, samira, name="Dora Vier", organisation_id=office)
    is_ordinary = line_class is LineClass.ORDINARY
    assert (short in plain(booklet(workspace, samira, "de"))) is is_ordinary
    assert line_of(workspace, samira, contact).line_class is line_class
