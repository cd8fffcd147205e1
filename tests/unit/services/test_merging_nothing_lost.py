"""What merging used to lose on the way, and what the preview did not tell."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, MergeOutdated
from gkdesk.services.drafts import is_about
from gkdesk.services.register.contact_fields import FurtherPost
from gkdesk.services.register.fields import Agreement
from gkdesk.text.clean import LINE_LIMIT
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import FormalBasis
from gkdesk.text.codes.records import Agreement as Agrees
from gkdesk.text.codes.records import Belonging, Fate, Side
from gkdesk.text.sentences.errors import sentence
from tests.factories import a_contact, a_cooperation, a_task, an_organisation
from tests.store_rows import set_aside_keys

if TYPE_CHECKING:
    from gkdesk.services.merging.merging import MergePreview
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import OrganisationId

ORGANISATION, PERSON = RecordKind.ORGANISATION, RecordKind.CONTACT_PERSON
HALF = LINE_LIMIT * 3 // 5
"""Two texts of this length are together too long for one line."""


@pytest.fixture
def two(workspace: Workspace) -> tuple[OrganisationId, OrganisationId]:
    """Return two organisations that are the same one."""
    keep = an_organisation(workspace, name="Diakonie", short_name="")
    return keep, an_organisation(workspace, name="Diakonie e. V.", short_name="")


def fates(preview: MergePreview) -> dict[tuple[Belonging, Fate], tuple[str, ...]]:
    return {(entry.belonging, entry.fate): entry.names for entry in preview.belongings}


@pytest.mark.parametrize(
    ("open_one", "private_one"),
    [
        ({"mobile": "0170 1234567"}, {"mobile": "0170/1234567", "mobile_private": True}),
        ({"mobile": "0170 1234567"}, {"mobile": "+49 170 1234567", "mobile_private": True}),
        ({"mobile": "0170 1234567"}, {"phone": "01701234567", "phone_private": True}),
        ({"email": "eva@example.org"}, {"email": "Eva@Example.org", "email_private": True}),
    ],
)
def test_a_private_number_stays_private_however_it_is_written(
    workspace: Workspace, open_one: dict[str, object], private_one: dict[str, object]
) -> None:
    keep, other = a_contact(workspace, **open_one), a_contact(workspace, **private_one)
    workspace.merging.merge(PERSON, keep, other)
    fields = workspace.contacts.detail(keep).fields
    (place,) = open_one
    assert getattr(fields, place) == open_one[place]
    assert getattr(fields, f"{place}_private")


def test_a_task_follows_a_cooperation_that_becomes_one_with_another(
    workspace: Workspace, two: tuple[OrganisationId, OrganisationId]
) -> None:
    keep, other = two
    partner = an_organisation(workspace, name="Jobcenter", short_name="")
    stays, goes = (a_cooperation(workspace, each, partner) for each in two)
    task = a_task(workspace, what="Nachfragen", about_kind="cooperation", about_ref=goes)
    preview = workspace.merging.preview(ORGANISATION, keep, other)
    assert fates(preview)[Belonging.TASK, Fate.MOVES] == ("Nachfragen",)
    workspace.merging.merge(ORGANISATION, keep, other)
    about = workspace.tasks.detail(task).about
    assert about is not None
    assert (about.kind, about.ref) == (RecordKind.COOPERATION, stays)


def test_a_task_about_the_cooperation_of_the_two_is_about_what_comes_out_of_both(
    workspace: Workspace, two: tuple[OrganisationId, OrganisationId]
) -> None:
    keep, other = two
    between = a_cooperation(workspace, keep, other)
    task = a_task(workspace, what="Nachfragen", about_kind="cooperation", about_ref=between)
    preview = workspace.merging.preview(ORGANISATION, keep, other)
    assert fates(preview)[Belonging.TASK, Fate.MOVES] == ("Nachfragen",)
    workspace.merging.merge(ORGANISATION, keep, other)
    about = workspace.tasks.detail(task).about
    assert about is not None
    assert (about.kind, about.ref) == (ORGANISATION, keep)


def test_what_was_put_away_about_both_a_cooperation_and_its_side_stays_away(
    workspace: Workspace, two: tuple[OrganisationId, OrganisationId]
) -> None:
    keep, other = two
    partner = an_organisation(workspace, name="Jobcenter", short_name="")
    stays, goes = (a_cooperation(workspace, each, partner) for each in two)
    workspace.analyses.set_aside(f"unclear:{goes}:{other}")
    workspace.merging.merge(ORGANISATION, keep, other)
    assert set_aside_keys(workspace) == {f"unclear:{stays}:{keep}"}


def test_the_preview_names_an_agreement_between_the_two(
    workspace: Workspace, two: tuple[OrganisationId, OrganisationId]
) -> None:
    keep, other = two
    between = a_cooperation(workspace, keep, other)
    day = dt.date(2025, 1, 31)
    agreement = Agreement(FormalBasis.AGREEMENT, subjects="Kurse\nRäume", signed_on=day)
    workspace.cooperations.save_agreement(between, agreement)
    preview = workspace.merging.preview(ORGANISATION, keep, other)
    (name,) = fates(preview)[Belonging.AGREEMENT, Fate.DROPPED]
    assert name.endswith("vom 31.\N{NO-BREAK SPACE}1.\N{NO-BREAK SPACE}2025 (Kurse)")


def test_a_merge_is_refused_once_a_record_says_something_else_than_the_preview(
    workspace: Workspace,
) -> None:
    keep, other = a_contact(workspace, name="Ott"), a_contact(workspace, name="Ott")
    seen = workspace.merging.preview(PERSON, keep, other)
    changed = workspace.contacts.detail(other).fields
    workspace.contacts.save(other, dataclasses.replace(changed, phone="0251 99999", private=True))
    with pytest.raises(MergeOutdated) as refused:
        workspace.merging.merge(PERSON, keep, other, seen=seen)
    assert "Vorschau" in sentence(refused.value)
    assert workspace.contacts.detail(other).fields.phone == "0251 99999"
    assert workspace.contacts.detail(keep).fields.phone == ""


def test_a_merge_is_refused_once_something_else_moves_than_the_preview_said(
    workspace: Workspace, two: tuple[OrganisationId, OrganisationId]
) -> None:
    keep, other = two
    seen = workspace.merging.preview(ORGANISATION, keep, other)
    a_contact(workspace, organisation_id=other)
    with pytest.raises(MergeOutdated):
        workspace.merging.merge(ORGANISATION, keep, other, seen=seen)


def test_a_merge_goes_on_while_everything_is_as_the_preview_said(
    workspace: Workspace, two: tuple[OrganisationId, OrganisationId]
) -> None:
    keep, other = two
    choices = {"name": Side.OTHER}
    seen = workspace.merging.preview(ORGANISATION, keep, other, choices)
    workspace.merging.merge(ORGANISATION, keep, other, choices, seen=seen)
    assert workspace.organisations.detail(keep).fields.name == "Diakonie e. V."


def test_texts_that_are_too_long_together_are_chosen_from(workspace: Workspace) -> None:
    keep = an_organisation(workspace, name="A", source="q" * HALF)
    other = an_organisation(workspace, name="B", source="r" * HALF)
    preview = workspace.merging.preview(ORGANISATION, keep, other)
    (source,) = (field for field in preview.fields if field.field == "source")
    assert (source.agreement, source.can_join) == (Agrees.CONFLICT, False)
    workspace.merging.merge(ORGANISATION, keep, other)
    assert workspace.organisations.detail(keep).fields.source == "q" * HALF


def test_functions_that_are_too_long_together_are_refused_in_the_preview(
    workspace: Workspace, two: tuple[OrganisationId, OrganisationId]
) -> None:
    keep, other = two
    person = a_contact(workspace, function="a" * HALF, organisation_id=keep)
    workspace.contacts.save_post(person, FurtherPost(other, "b" * HALF))
    with pytest.raises(InvalidInput) as refused:
        workspace.merging.preview(ORGANISATION, keep, other)
    assert refused.value.problem == "joined_too_long"


def test_functions_of_two_people_at_one_place_are_refused_in_the_preview_if_too_long(
    workspace: Workspace, two: tuple[OrganisationId, OrganisationId]
) -> None:
    place, _ = two
    keep, other = a_contact(workspace), a_contact(workspace)
    workspace.contacts.save_post(keep, FurtherPost(place, "a" * HALF))
    workspace.contacts.save_post(other, FurtherPost(place, "b" * HALF))
    with pytest.raises(InvalidInput) as refused:
        workspace.merging.preview(PERSON, keep, other)
    assert refused.value.problem == "joined_too_long"


def test_half_typed_input_of_the_other_goes_with_it_and_the_preview_says_so(
    workspace: Workspace,
) -> None:
    keep, other = a_contact(workspace), a_contact(workspace)
    for key in (f"contact_person:{other}", f"contact_person.post:{other}:new"):
        workspace.drafts.put(key, "halb")
    for key in (f"contact_person:{keep}", f"organisation:{other}"):
        workspace.drafts.put(key, "bleibt")
    preview = workspace.merging.preview(PERSON, keep, other)
    assert len(fates(preview)[Belonging.DRAFT, Fate.DROPPED]) == 2
    workspace.merging.merge(PERSON, keep, other)
    left = {draft.key for draft in workspace.drafts.all()}
    assert left == {f"contact_person:{keep}", f"organisation:{other}"}


def test_drafts_of_papers_for_a_client_are_hers() -> None:
    for key in ("booklet.choice:7:begleitheft", "letter.invitation:7", "client.stay:7:new"):
        assert is_about(key, RecordKind.CLIENT, 7)
        assert not is_about(key, RecordKind.CLIENT, 70)
        assert not is_about(key, RecordKind.ORGANISATION, 7)
