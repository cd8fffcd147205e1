"""Who takes part: the list with roles, who is missing a duty of confidence, and who is proposed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gkdesk.errors import UserError
from gkdesk.text.codes.meetings import ParticipantRole
from gkdesk.text.ids import ContactId, MeetingId, PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui.forms import Choice
from gkdesk.ui.pages.conferences.forms import Attendee, bound_form, participant_form
from gkdesk.ui.pages.conferences.suggested import SuggestedRows, Suggestion
from gkdesk.ui.records.lookup import VEILED
from gkdesk.ui.records.record_kit import Moves, RecordKit, RowMove
from gkdesk.ui.records.record_list import RecordList
from gkdesk.ui.records.row_text import RowText, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.meetings.views import Invitee, MeetingView, ParticipantView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

UNBOUND = "Verpflichtung fehlt"
BIND = "bind"
UNBOUND_HINT = (
    "„Verpflichtung fehlt“ heißt: Bei der Ansprechperson ist noch keine Verpflichtung auf "
    "Vertraulichkeit eingetragen. Sie steht dort für alle Sitzungen."
)
EMPTY = "Noch niemand eingeladen. Vorschläge kommen aus dem Gremium und aus den Fällen."


class PeopleList(RecordList[Attendee]):
    """The participants of one meeting, and below them who should be invited besides."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        self._view: MeetingView | None = None
        self._work = context
        self._invitees: tuple[Invitee, ...] = ()
        super().__init__(context, self._made_kit(context, lookup))
        self.proposed = SuggestedRows("Vorgeschlagen", "Aufnehmen", all_deed="Alle aufnehmen")
        self.body.addWidget(self.proposed)
        self.proposed.accepted.connect(self._on_proposed_accepted)
        self.proposed.all_accepted.connect(self._on_proposed_all_accepted)

    def show_meeting(self, view: MeetingView, invitees: tuple[Invitee, ...]) -> None:
        """Show who takes part, and who is proposed."""
        self._view, self._invitees = view, invitees
        rows = tuple(attendee(each) for each in view.participants)
        self.show_rows(view.id, rows)
        self.hint.setVisible(any(row.unbound for row in rows))
        self.add.setVisible(not view.is_sealed)
        self.proposed.show_rows(
            tuple(
                Suggestion(place, joined(each.name, each.organisation), ", ".join(each.reasons))
                for place, each in enumerate(invitees)
            )
        )

    def _made_kit(self, context: PageContext, lookup: OfficeLookup) -> RecordKit[Attendee]:
        return RecordKit(
            title="Teilnehmende",
            key="meeting.participant",
            add="Teilnehmende ergänzen",
            empty=EMPTY,
            text=self._text,
            form=partial(participant_form, lookup, self._clients, context.privacy.is_on),
            save=self._save,
            remove=self._remove,
            hint=UNBOUND_HINT,
            fresh=self._fresh,
            fixed=self._is_fixed,
            moves=Moves(of=_moves, make=self._bind, form=_asked, start=self._offered),
        )

    def _fresh(self) -> Attendee:
        """Begin with a guest where a body meets: who has a seat there is proposed as a member."""
        meets = self._view is not None and self._view.fields.body_id is not None
        return Attendee(role=ParticipantRole.GUEST if meets else ParticipantRole.MEMBER)

    def _text(self, row: Attendee) -> RowText:
        own = row.role is ParticipantRole.CLIENT
        hidden = own and self._work.privacy.is_on()
        return RowText(
            title=VEILED if hidden else row.name,
            line=joined(row.organisation, word(row.role)),
            when=UNBOUND if row.unbound else "",
            warn=row.unbound,
        )

    def _offered(self, row: Attendee, _move: str) -> Attendee:
        return replace(row, bound_on=self._work.workspace.clock.today())

    def _bind(self, _ref: int, row: Attendee, _move: str) -> Outcome:
        """Note the duty of confidence at the contact person: it holds for other meetings, too."""
        contacts = self._work.workspace.contacts
        contact = ContactId(row.contact_id or 0)
        fields = contacts.detail(contact).fields
        return contacts.save(contact, replace(fields, confidentiality_on=row.bound_on))

    def _is_fixed(self, _row: Attendee) -> bool:
        return self._view is not None and self._view.is_sealed

    def _clients(self) -> tuple[Choice, ...]:
        """Return those whose cases are on the agenda: they may be there for their own."""
        items = () if self._view is None else self._view.items
        return tuple(
            Choice(item.fields.client_id, item.name)
            for item in items
            if item.fields.client_id is not None
        )

    def _save(self, ref: int, row: Attendee) -> Outcome:
        return self._work.workspace.participants.save(MeetingId(ref), row.plain())

    def _remove(self, ref: int, row: Attendee) -> Outcome:
        return self._work.workspace.participants.remove(MeetingId(ref), PartId(row.id or 0))

    def _accept(self, call: Callable[[], Outcome]) -> None:
        try:
            outcome = call()
        except UserError as error:
            self._work.complain(error)
        else:
            self._work.wrote(outcome)

    @Slot(object)
    def _on_proposed_accepted(self, place: int) -> None:
        if self._view is not None:
            people = self._work.workspace.participants
            self._accept(partial(people.save, self._view.id, self._invitees[place].fields))

    @Slot()
    def _on_proposed_all_accepted(self) -> None:
        if self._view is not None:
            people = self._work.workspace.participants
            everybody = tuple(each.fields for each in self._invitees)
            self._accept(partial(people.add_all, self._view.id, everybody))


def _moves(row: Attendee) -> tuple[RowMove, ...]:
    return (RowMove(BIND, "Verpflichtung eintragen", "shield"),) if row.unbound else ()


def _asked(_row: Attendee, _move: str) -> FormSpec[Attendee]:
    return bound_form()


def attendee(view: ParticipantView) -> Attendee:
    """Put a participant into a row; a named person without a noted duty is marked."""
    fields = view.fields
    return Attendee(
        contact_id=fields.contact_id,
        organisation_id=fields.organisation_id,
        client_id=fields.client_id,
        role=fields.role,
        attendance=fields.attendance,
        stand_in=fields.stand_in,
        invited_on=fields.invited_on,
        id=view.id,
        name=view.name,
        organisation=view.organisation,
        unbound=fields.contact_id is not None and view.bound_on is None,
    )
