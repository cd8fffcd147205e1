"""Where an organisation or a person sits, and what became of an organisation over the years."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.register.fields import Membership
from tests.factories import a_body, a_contact, a_cooperation, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


def test_the_seats_of_an_organisation_name_body_person_and_days(workspace: Workspace) -> None:
    office, contact = an_organisation(workspace), a_contact(workspace)
    body = a_body(workspace, name="Lenkungsgruppe")
    since = dt.date(2024, 3, 1)
    workspace.bodies.save_seat(body, Membership(office, contact, since=since))

    (seat,) = workspace.bodies.seats_of_organisation(office)
    assert (seat.body_id, seat.body, seat.person_id) == (body, "Lenkungsgruppe", contact)
    assert (seat.person, seat.since, seat.is_former) == ("Frau Özcan", since, False)


def test_a_seat_that_was_given_up_comes_after_the_present_ones(workspace: Workspace) -> None:
    office = an_organisation(workspace)
    old, new = a_body(workspace, name="Arbeitskreis"), a_body(workspace, name="Beirat")
    workspace.bodies.save_seat(old, Membership(office, until=dt.date(2025, 1, 1)))
    workspace.bodies.save_seat(new, Membership(office))

    seats = workspace.bodies.seats_of_organisation(office)
    assert [(seat.body, seat.is_former) for seat in seats] == [
        ("Beirat", False),
        ("Arbeitskreis", True),
    ]


def test_a_person_sits_for_herself_and_stands_in_for_others(workspace: Workspace) -> None:
    person, other = a_contact(workspace), a_contact(workspace, name="Lindner")
    own, hers = a_body(workspace, name="Beirat"), a_body(workspace, name="Qualitätszirkel")
    workspace.bodies.save_seat(own, Membership(contact_id=person))
    workspace.bodies.save_seat(hers, Membership(contact_id=other, deputy_id=person))

    seats = workspace.bodies.seats_of_contact(person)
    assert [(seat.body, seat.as_deputy) for seat in seats] == [
        ("Beirat", False),
        ("Qualitätszirkel", True),
    ]


def test_the_history_tells_seats_and_cooperations_the_newest_first(workspace: Workspace) -> None:
    office = an_organisation(workspace)
    other = an_organisation(workspace, name="Jobcenter Musterland", short_name="")
    body = a_body(workspace, name="Beirat")
    workspace.bodies.save_seat(
        body, Membership(office, since=dt.date(2021, 5, 1), until=dt.date(2023, 5, 1))
    )
    a_cooperation(workspace, other, office, since=dt.date(2022, 1, 1), until=dt.date(2030, 1, 1))

    history = workspace.organisations.history(office)
    assert [(row.when.year, row.sentence) for row in history] == [
        (2023, "Nicht mehr Mitglied in: Beirat."),
        (2022, "Beginn der Zusammenarbeit mit Jobcenter Musterland."),
        (2021, "Mitglied in: Beirat."),
    ]


def test_several_persons_of_one_organisation_are_told_once(workspace: Workspace) -> None:
    office, body = an_organisation(workspace), a_body(workspace, name="Beirat")
    for name in ("Özcan", "Lindner"):
        seat = Membership(office, a_contact(workspace, name=name), since=dt.date(2021, 5, 1))
        workspace.bodies.save_seat(body, seat)

    assert len(workspace.organisations.history(office)) == 1
