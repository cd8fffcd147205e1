"""A conference with invented people: two cases, three participants, one of them without a basis."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget

from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.meetings.fields import Item, MeetingFields, Participant
from gkdesk.services.office import OfficeFacts
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import ItemForm, ItemKind, ParticipantRole
from gkdesk.text.ids import ClientId, MeetingId, OrganisationId, PartId
from gkdesk.ui.pages.conferences.running.view import RunningView
from tests.factories import a_client, a_contact, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change, Workspace
    from gkdesk.ui.content import ContentView

DAY = dt.date(2026, 11, 18)
LONG = "Bundesausbildungsförderungsangelegenheitenberatungsstelle Musterland"

AGREEMENT = Consent(purpose=ConsentPurpose.CONFERENCE, signed_on=dt.date(2026, 1, 1))
"""What lets a case be taken to the conference."""


@dataclass(frozen=True)
class Conference:
    """The ids of what a test works with."""

    meeting: MeetingId
    opening: PartId
    first: PartId
    second: PartId
    closing: PartId
    chair: PartId
    course: PartId
    stranger: PartId
    yusuf: ClientId
    amina: ClientId


def a_conference(
    workspace: Workspace,
    *,
    form: ItemForm = ItemForm.TWO_PARTS,
    first_name: str = "Yusuf al-Hariri",
    stranger: str = "Agentur für Arbeit",
) -> Conference:
    """Prepare a conference of today: the course provider may hear of Yusuf, the stranger not."""
    offices = [
        an_organisation(workspace, name="Jugendmigrationsdienst", short_name="JMD"),
        an_organisation(workspace),
        an_organisation(workspace, name=stranger, short_name=stranger),
    ]
    names = ("Özcan", "Brandt", "Petersen")
    people = [
        a_contact(workspace, name=name, organisation_id=office)
        for name, office in zip(names, offices, strict=True)
    ]
    workspace.office.save(OfficeFacts(organisation_id=offices[0]))
    school, other = consent_for(offices[1]), consent_for(offices[2])
    yusuf = a_client(workspace, AGREEMENT, school, official_name=first_name)
    amina = a_client(workspace, AGREEMENT, school, other, official_name="Amina Haddad")
    meeting = MeetingId(
        _ref(
            workspace.meetings.create(
                MeetingFields(on=DAY, title="Fallkonferenz", place="Kreishaus 214", starts="09:30")
            ).ref
        )
    )
    roles = (ParticipantRole.CHAIR, ParticipantRole.MEMBER, ParticipantRole.MEMBER)
    parts = [
        PartId(
            _ref(
                workspace.participants.save(meeting, Participant(contact_id=person, role=role)).ref
            )
        )
        for person, role in zip(people, roles, strict=True)
    ]
    first = workspace.agenda.save_item(meeting, Item(client_id=yusuf, minutes=25, form=form))
    second = workspace.agenda.save_item(meeting, Item(client_id=amina, minutes=20, form=form))
    items = workspace.meetings.detail(meeting).items
    kinds = {item.fields.kind: item.id for item in items}
    opening = kinds.get(ItemKind.OPENING) or _added(workspace, meeting, ItemKind.OPENING)
    closing = kinds.get(ItemKind.CLOSING) or _added(workspace, meeting, ItemKind.CLOSING)
    return Conference(
        meeting,
        opening,
        PartId(_ref(first.ref)),
        PartId(_ref(second.ref)),
        closing,
        *parts,
        yusuf,
        amina,
    )


def consent_for(office: OrganisationId) -> Consent:
    """Return a signed consent towards an organisation, for everything."""
    return Consent(
        organisation_id=office,
        categories=tuple(each.value for each in Category),
        since=dt.date(2026, 1, 1),
        until=dt.date(2027, 1, 1),
        signed_on=dt.date(2026, 1, 1),
        aim="einen Kursplatz finden",
    )


class Shown(QStackedWidget):
    """The running view over the whole window; it is read anew after every change."""

    def __init__(self, content: ContentView, meeting: MeetingId) -> None:
        super().__init__(content)
        self.view = RunningView(content.context, meeting, self)
        self.addWidget(self.view)
        self.setGeometry(content.rect())
        content.context.data_changed.connect(self._on_data_changed)
        self.show()
        self.raise_()
        QApplication.processEvents()

    @Slot(object)
    def _on_data_changed(self, changes: tuple[Change, ...]) -> None:
        self.view.reload(changes)


def running(content: ContentView, made: Conference) -> RunningView:
    """Begin the conference and show its first case."""
    content.context.workspace.meetings.begin(made.meeting)
    view = Shown(content, made.meeting).view
    view.desk.open_item(made.first)
    QApplication.processEvents()
    return view


def seen(view: QWidget) -> str:
    """Return all labels that are visible, one a line."""
    QApplication.processEvents()
    return "\n".join(each.text() for each in view.findChildren(QLabel) if each.isVisible())


def _added(workspace: Workspace, meeting: MeetingId, kind: ItemKind) -> PartId:
    outcome = workspace.agenda.save_item(meeting, Item(kind=kind, minutes=10))
    ref = PartId(_ref(outcome.ref))
    if kind is ItemKind.OPENING:
        workspace.agenda.move_item(meeting, ref, 0)
    return ref


def _ref(ref: int | None) -> int:
    assert ref is not None
    return ref
