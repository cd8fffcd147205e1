"""What the dialog of merging showed is what happens, or nothing happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.register.contact_fields import FurtherPost
from gkdesk.text.clean import LINE_LIMIT
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import Side
from gkdesk.ui.pages.network.records.merge_dialog import MergeDialog
from gkdesk.ui.pages.network.records.merge_fields import FieldChoice
from gkdesk.ui.pages.network.records.organisation_view import OrganisationDetail
from gkdesk.ui.records.lookup import OfficeLookup
from tests.factories import a_contact, an_organisation
from tests.ui.network.hands import Shown
from tests.ui.network.test_merging_records import when_open

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import OrganisationId
    from gkdesk.ui.content import ContentView


def two(workspace: Workspace) -> tuple[OrganisationId, OrganisationId]:
    name = "Diakonie Musterland"
    keep = an_organisation(workspace, name=name, short_name="", phone="02222 1")
    other = an_organisation(workspace, name=f"{name} e. V.", short_name="", phone="02222 2")
    return keep, other


def dialog(
    qtbot: QtBot, workspace: Workspace, both: tuple[OrganisationId, OrganisationId]
) -> MergeDialog:
    keep, other = both
    kind = RecordKind.ORGANISATION
    others = [(other, "Diakonie Musterland e. V.")]
    made = MergeDialog(
        workspace.merging, kind, (keep, "Diakonie Musterland"), others, likely=others
    )
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_answer_holds_what_was_shown_for_the_choices(
    qtbot: QtBot, workspace: Workspace
) -> None:
    both = two(workspace)
    asked = dialog(qtbot, workspace, both)
    asked.links[0].click()
    phone = next(
        each for each in asked.fields.findChildren(FieldChoice) if each.field.field == "phone"
    )
    phone.radios[Side.OTHER].click()
    answer = asked.value()
    assert answer is not None
    kind = RecordKind.ORGANISATION
    assert answer.seen == workspace.merging.preview(kind, *both, answer.choices)


def test_two_records_that_cannot_become_one_say_why_and_cannot_be_merged(
    qtbot: QtBot, workspace: Workspace
) -> None:
    keep, other = two(workspace)
    half = LINE_LIMIT * 3 // 5
    person = a_contact(workspace, function="a" * half, organisation_id=keep)
    workspace.contacts.save_post(person, FurtherPost(other, "b" * half))
    asked = dialog(qtbot, workspace, (keep, other))
    asked.links[0].click()
    assert asked.trouble.isVisible()
    assert not asked.merge.isEnabled()


def test_half_typed_input_of_the_other_waits_no_more(
    workspace: Workspace, content: ContentView
) -> None:
    keep, other = two(workspace)
    shown = Shown(content, OrganisationDetail(content.context, OfficeLookup(workspace)))
    shown.open(keep)
    content.drafts.keep(f"organisation:{other}", "halb", waiting=1)

    def choose(asked: MergeDialog) -> None:
        asked.links[0].click()
        asked.merge.click()

    when_open(choose)
    shown.view.merge_action.trigger()  # type: ignore[attr-defined]
    assert content.drafts.waiting() == {}
    assert workspace.drafts.all() == ()
