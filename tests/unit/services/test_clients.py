"""Taking up, keeping and ending clients."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.services.clients.fields import (
    Address,
    CaseFacts,
    ContactEntry,
    Course,
    FollowUp,
    GermanLevel,
    Goal,
    Helper,
    Identity,
    InterpreterFacts,
    Lead,
    Member,
    NameVariant,
    OptionalFacts,
    Paper,
    Part,
    ReachWay,
    StatusEntry,
    Step,
)
from gkdesk.services.outcome import Label
from gkdesk.text.codes.clients import (
    CaseForm,
    CaseState,
    Category,
    CefrLevel,
    Gender,
    InterpreterNeed,
    MaritalStatus,
    ReachKind,
    Salutation,
)
from gkdesk.text.dates import PartialDate
from gkdesk.text.ids import ContactId, PartId
from tests.factories import a_client, a_contact, a_municipality, a_part, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)


def test_a_client_gets_the_next_free_code(workspace: Workspace) -> None:
    codes = [workspace.clients.detail(a_client(workspace)).identity.code for _ in range(2)]
    a_client(workspace, code="K016")
    a_client(workspace, code="Kita-3")
    last = workspace.clients.detail(a_client(workspace)).identity.code
    assert (codes, last) == (["K001", "K002"], "K017")


def test_a_code_alone_is_enough(workspace: Workspace) -> None:
    client = a_client(workspace, official_name="", code="M-12")
    assert workspace.clients.detail(client).name == "M-12"


def test_neither_name_nor_code_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput) as caught:
        workspace.clients.create(Identity(official_name="  "))
    assert (caught.value.field, caught.value.problem) == ("official_name", "name_or_code")
    assert workspace.clients.rows() == ()


def test_a_code_is_given_once(workspace: Workspace) -> None:
    a_client(workspace, code="K005")
    with pytest.raises(InvalidInput, match="invalid_input") as caught:
        a_client(workspace, code="K005")
    assert caught.value.problem == "code_taken"


def test_saving_the_name_again_keeps_the_own_code(workspace: Workspace) -> None:
    client = a_client(workspace, code="K005")
    workspace.clients.save_identity(client, Identity(official_name="Yusuf", code="K005"))
    workspace.clients.save_identity(client, Identity(official_name="Yusuf"))
    assert workspace.clients.detail(client).identity.code == "K005"


def test_every_field_of_a_group_comes_back_as_it_was_saved(workspace: Workspace) -> None:
    town = a_municipality(workspace)
    identity = Identity(
        official_name="Samira Haidari",
        own_name="سمیرا حیدری",
        own_name_language="prs",
        wanted_name="Samira",
        code="K042",
        form=CaseForm.FAMILY,
        birth=PartialDate(2001, 7),
        salutation=Salutation.MS,
        pronoun="sie",
    )
    facts = OptionalFacts(Gender.FEMALE, MaritalStatus.WIDOWED, "afghanisch")
    address = Address("Marktplatz 3", "12345", "Musterstadt", town, dt.date(2025, 2, 1))
    interpreter = InterpreterFacts(InterpreterNeed.OFFICES, "prs", "lieber eine Frau")
    german = GermanLevel(
        CefrLevel.B1, dt.date(2026, 7, 3), "DTZ", CefrLevel.B2, dt.date(2027, 7, 1), 300
    )
    client = a_client(workspace)
    workspace.clients.save_identity(client, identity)
    workspace.clients.save_facts(client, facts)
    workspace.clients.save_address(client, address)
    workspace.clients.save_interpreter(client, interpreter)
    workspace.clients.save_german(client, german)
    workspace.clients.save_case(client, CaseFacts("housing", "Vertraulich"))
    detail = workspace.clients.detail(client)
    assert detail.identity == identity
    assert detail.facts == facts
    assert (detail.address, detail.municipality) == (address, "Musterstadt")
    assert (detail.interpreter, detail.german) == (interpreter, german)
    assert detail.case == CaseFacts("housing", "Vertraulich")
    assert detail.name == "Samira"


def test_names_keep_their_marks_in_composed_form(workspace: Workspace) -> None:
    client = a_client(workspace, official_name="He\u0302vi\u0302n  Karim")
    assert workspace.clients.detail(client).identity.official_name == "Hêvîn Karim"


@pytest.mark.parametrize("name", ["x" * 300, "a\u0000b", "אבג\u200f", "𐍈𝔞🙂", "ﷺ"])
def test_unusual_names_are_kept(workspace: Workspace, name: str) -> None:
    client = a_client(workspace, official_name=name)
    assert workspace.clients.detail(client).identity.official_name == name.replace("\0", " ")


def test_half_a_character_is_refused_with_its_field(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput) as caught:
        a_client(workspace, wanted_name="a\ud800")
    assert (caught.value.field, caught.value.problem) == ("wanted_name", "unreadable_character")


def test_a_row_is_added_changed_and_removed(workspace: Workspace) -> None:
    client = a_client(workspace)
    step = a_part(workspace, client, Step("Anrufen", until=dt.date(2026, 12, 1)))
    workspace.clients.save_part(client, Step("Schreiben", who="Frau Özcan", id=step))
    assert workspace.clients.detail(client).steps == (Step("Schreiben", "Frau Özcan", id=step),)
    workspace.clients.remove_part(client, Step("Schreiben", id=step))
    assert workspace.clients.detail(client).steps == ()


def test_rows_stay_in_the_order_of_entry(workspace: Workspace) -> None:
    client = a_client(workspace, *(NameVariant(name) for name in "cab"))
    assert [variant.name for variant in workspace.clients.detail(client).variants] == list("cab")


def test_a_row_of_somebody_else_cannot_be_changed_or_removed(workspace: Workspace) -> None:
    mine, other = a_client(workspace), a_client(workspace)
    step = a_part(workspace, other, Step("Anrufen"))
    for call in (workspace.clients.save_part, workspace.clients.remove_part):
        with pytest.raises(RecordGone):
            call(mine, Step("Schreiben", id=step))
    assert workspace.clients.detail(other).steps[0].what == "Anrufen"


def test_the_next_step_is_the_open_one_with_the_earliest_date(workspace: Workspace) -> None:
    client = a_client(
        workspace,
        Step("ohne Datum"),
        Step("später", until=dt.date(2027, 1, 1)),
        Step("erledigt", until=dt.date(2026, 1, 1), done_on=TODAY),
    )
    soon = a_part(workspace, client, Step("bald", until=dt.date(2026, 11, 10)))
    row = workspace.clients.rows()[0]
    assert workspace.clients.detail(client).next_step.what == row.step == "bald"
    assert (row.step_until, row.overdue) == (dt.date(2026, 11, 10), True)
    workspace.clients.finish_step(client, soon)
    row = workspace.clients.rows()[0]
    assert (row.step, row.overdue) == ("später", False)
    assert workspace.clients.detail(client).steps[-1].done_on == TODAY


def test_a_contact_without_a_day_took_place_today(workspace: Workspace) -> None:
    client = a_client(workspace, ContactEntry("angerufen"))
    detail = workspace.clients.detail(client)
    assert detail.contacts[0].on == detail.last_contact == TODAY


def test_a_contact_in_the_future_is_refused(workspace: Workspace) -> None:
    client = a_client(workspace)
    with pytest.raises(InvalidInput, match="invalid_input") as caught:
        workspace.clients.save_part(client, ContactEntry("x", on=dt.date(2026, 11, 19)))
    assert caught.value.problem == "contact_in_future"


@pytest.mark.parametrize(
    ("part", "field", "problem"),
    [
        (Step(" "), "what", "required"),
        (ReachWay(ReachKind.MOBILE, ""), "value", "required"),
        (ReachWay(ReachKind.MOBILE, "0176 abc"), "value", "bad_phone"),
        (ReachWay(ReachKind.EMAIL, "0176 123"), "value", "bad_email"),
        (StatusEntry("no_such_status"), "status", "unknown_choice"),
        (Course("no_such_course"), "kind", "unknown_choice"),
        (Course("integration", remaining_hours=-1), "remaining_hours", "negative"),
        (
            StatusEntry("toleration", since=TODAY, until=dt.date(2026, 1, 1)),
            "until",
            "ends_before_start",
        ),
        (Helper(ContactId(7)), "contact_id", "unknown_record"),
        (Lead(), "contact_id", "contact_or_organisation"),
        (Member("x", client_ref=7), "client_ref", "unknown_record"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_with_its_field(
    workspace: Workspace, part: Part, field: str, problem: str
) -> None:
    client = a_client(workspace)
    before = workspace.clients.detail(client)
    with pytest.raises(InvalidInput) as caught:
        workspace.clients.save_part(client, part)
    assert (caught.value.field, caught.value.problem) == (field, problem)
    assert workspace.clients.detail(client) == before


def test_a_family_is_not_its_own_member(workspace: Workspace) -> None:
    family = a_client(workspace, official_name="Familie Al-Nassar", form=CaseForm.FAMILY)
    person = a_client(workspace, official_name="Rania Al-Nassar")
    a_part(workspace, family, Member("Rania", relation="Mutter", client_ref=person))
    with pytest.raises(InvalidInput):
        workspace.clients.save_part(family, Member("wir", client_ref=family))
    assert workspace.clients.detail(family).members[0].client_ref == person


def test_a_contact_person_is_linked_once(workspace: Workspace) -> None:
    contact = a_contact(workspace)
    client = a_client(workspace, Helper(contact, "Deutschkurs"))
    with pytest.raises(InvalidInput):
        workspace.clients.save_part(client, Helper(contact, "noch einmal"))
    (view,) = workspace.clients.detail(client).helpers
    assert (view.link.what_for, view.contact.name) == ("Deutschkurs", "Frau Özcan")
    workspace.clients.save_part(client, Helper(contact, "Sprache", id=view.link.id))
    assert workspace.clients.detail(client).helpers[0].link.what_for == "Sprache"


def test_moving_keeps_the_old_address(workspace: Workspace) -> None:
    client = a_client(workspace)
    workspace.clients.save_address(client, Address("Altweg 1", "1", "Altdorf"))
    workspace.clients.move(client, Address("Neuweg 2", "2", "Neustadt"), TODAY)
    detail = workspace.clients.detail(client)
    assert (detail.address.street, detail.address.since) == ("Neuweg 2", TODAY)
    (former,) = detail.former_addresses
    assert (former.street, former.until) == ("Altweg 1", TODAY)


def test_handing_over_the_lead_ends_the_former_one(workspace: Workspace) -> None:
    office = an_organisation(workspace)
    first = a_contact(workspace, name="Özcan", organisation_id=office)
    second = a_contact(workspace, name="Lindner")
    client = a_client(workspace)
    workspace.clients.hand_over_lead(client, Lead(first, since=dt.date(2026, 1, 1)))
    workspace.clients.hand_over_lead(client, Lead(second))
    detail = workspace.clients.detail(client)
    assert detail.lead.contact_name == "Frau Lindner"
    assert [view.lead.until for view in detail.leads] == [None, TODAY]
    assert detail.leads[1].organisation_name == "VHS"


def test_steps_of_a_removed_goal_stay(workspace: Workspace) -> None:
    client = a_client(workspace)
    goal = a_part(workspace, client, Goal("Ich möchte Pflegerin werden."))
    a_part(workspace, client, Step("Praktikum suchen", goal_id=goal))
    workspace.clients.remove_part(client, Goal("", id=goal))
    assert workspace.clients.detail(client).steps[0].goal_id is None


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Schulzeugnis", Category.EDUCATION_WORK),
        ("Aufenthaltspapier", Category.RESIDENCE),
        ("irgendein Zettel", Category.RESIDENCE),
    ],
)
def test_a_paper_gets_the_category_of_its_kind(
    workspace: Workspace, title: str, category: Category
) -> None:
    client = a_client(workspace, Paper(title))
    assert workspace.clients.detail(client).papers[0].category is category


def test_an_ended_case_leaves_the_list_and_can_come_back(workspace: Workspace) -> None:
    client = a_client(workspace, FollowUp(TODAY, "Nachfragen"))
    workspace.clients.end(client, TODAY, "Umzug nach Essen")
    assert workspace.clients.rows() == ()
    assert workspace.clients.detail(client).state is CaseState.ENDED
    workspace.clients.reopen(client)
    detail = workspace.clients.detail(client)
    assert (detail.state, detail.ended_on, detail.end_reason) == (CaseState.ACTIVE, None, "")


def test_a_client_that_is_not_there_is_told(workspace: Workspace) -> None:
    client = a_client(workspace)
    gone = type(client)(client ^ 1)
    for call in (
        lambda: workspace.clients.detail(gone),
        lambda: workspace.clients.save_facts(gone, OptionalFacts()),
        lambda: workspace.clients.save_part(gone, Step("x")),
        lambda: workspace.clients.finish_step(client, PartId(1)),
    ):
        with pytest.raises(RecordGone):
            call()


def test_every_write_names_the_client_and_its_label(workspace: Workspace) -> None:
    client = a_client(workspace)
    outcome = workspace.clients.save_part(client, FollowUp(TODAY, "Nachfragen"))
    assert outcome.label is Label.FOLLOW_UP_ADDED
    assert [(change.kind, change.ref) for change in outcome.changes] == [("client", client)]


def test_saving_what_is_there_already_changes_nothing(workspace: Workspace) -> None:
    client = a_client(workspace)
    identity = workspace.clients.detail(client).identity
    assert workspace.clients.save_identity(client, identity).changes == ()
    assert workspace.history.can_undo() is Label.CLIENT_CREATED


def test_a_whole_record_can_be_taken_back_and_made_again(workspace: Workspace) -> None:
    client = a_client(workspace, Step("Anrufen"), Paper("Schulzeugnis"), NameVariant("Josef"))
    whole = workspace.clients.detail(client)
    for _ in range(4):
        workspace.history.undo()
    assert workspace.clients.rows() == ()
    for _ in range(4):
        workspace.history.redo()
    assert workspace.clients.detail(client) == whole
