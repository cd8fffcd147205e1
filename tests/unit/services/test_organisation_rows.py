"""The lines of the table of organisations, and what a record shows beside its fields."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.register.contact_fields import FurtherPost
from gkdesk.services.register.fields import CooperationFields
from gkdesk.text.codes.network import Area
from tests.factories import a_contact, a_municipality, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


def test_a_line_counts_what_is_active(workspace: Workspace) -> None:
    school = an_organisation(workspace, area=Area.EDUCATION)
    office = an_organisation(workspace, name="Amt", short_name="")
    person = a_contact(workspace, organisation_id=school)
    workspace.contacts.save_post(person, FurtherPost(office))
    workspace.contacts.end(a_contact(workspace, organisation_id=office, name="Alt"))
    workspace.cooperations.create(CooperationFields(school, office))
    workspace.cooperations.create(
        CooperationFields(office, school, until=dt.date(2026, 1, 1), since=dt.date(2025, 1, 1))
    )
    amt, vhs = workspace.organisations.rows()
    assert (amt.contacts, amt.cooperations, amt.area, amt.stale) == (1, 1, None, False)
    assert (vhs.contacts, vhs.cooperations, vhs.area) == (1, 1, Area.EDUCATION)


def test_an_active_organisation_that_nobody_confirmed_for_a_year_is_stale(
    workspace: Workspace,
) -> None:
    school = an_organisation(workspace)
    workspace.organisations.confirm(school, dt.date(2025, 11, 1))
    assert workspace.organisations.rows()[0].stale
    workspace.organisations.end(school)
    assert not workspace.organisations.rows(with_ended=True)[0].stale


def test_an_organisation_shows_where_and_for_what_it_is_responsible(workspace: Workspace) -> None:
    school = an_organisation(workspace, fields=("language",), legal_areas=("sgb2",))
    place = a_municipality(workspace, "Musterdorf")
    workspace.organisations.save_catchment(school, [place])
    view = workspace.organisations.detail(school)
    assert view.serves == ("Musterdorf",)
    assert len(view.fields_of_action) == len(view.legal_areas) == 1


def test_a_contact_person_shows_deputy_and_further_posts(workspace: Workspace) -> None:
    office = an_organisation(workspace, name="Amt", short_name="")
    deputy = a_contact(workspace, name="Beispiel")
    person = a_contact(workspace, deputy_id=deputy)
    workspace.contacts.save_post(person, FurtherPost(office, "Sprechstunde"))
    view = workspace.contacts.detail(person)
    assert view.deputy == "Frau Beispiel"
    assert [post.organisation for post in view.posts] == ["Amt"]
