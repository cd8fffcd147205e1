"""One agreement: who, until when, what came of it, and the meeting and the case it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.meetings import ActionState
from gkdesk.text.dates import format_day, format_day_bare
from gkdesk.text.ids import ActionId
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.conferences.adding import VEILED
from gkdesk.ui.pages.conferences.agreements.closing import DoneForm, DropForm
from gkdesk.ui.records.links_card import LinksCard
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import Card, Label, Role, Tone

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ActionView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

DONE, AGAIN = "Erledigt", "Wieder offen"
LEFT = "nicht mehr dort tätig"
LEFT_HINT = (
    "Wer das übernommen hat, arbeitet dort nicht mehr. Klären Sie, wer es weiterführt, und halten "
    "Sie das in der nächsten Sitzung fest."
)
FIXED_HINT = "Was verabredet ist, steht im Protokoll und wird dort geändert."


class AgreementDetail(RecordView):
    """One agreement; what was agreed belongs to the minutes, its state is noted here."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.done = DoneForm(context)
        self.drop = DropForm(context)
        self.facts = Card("Verabredet")
        self.text = Label("", Role.READING, wrap=True)
        self.left = Label(LEFT_HINT, Role.WARN, wrap=True)
        self.meeting = LinksCard()
        self.client = LinksCard()
        self._fill()

    def load(self, ref: int) -> None:
        work = self.context.workspace
        action = work.actions.detail(ActionId(ref))
        meeting = next(row for row in work.meetings.rows() if row.id == action.fields.meeting_id)
        self._say(action)
        self.done.show_record(ref)
        self.drop.show_record(ref)
        self.text.setText(_facts(action))
        self.left.setVisible(action.owner_left and action.state is ActionState.OPEN)
        link = (meeting.id, joined(format_day(meeting.on), meeting.title))
        self.meeting.show_links("Sitzung", "", RecordKind.MEETING, (link,))
        ref_of_client = action.fields.client_id
        name = VEILED if self.context.privacy.is_on() else action.client
        about = () if ref_of_client is None else ((ref_of_client, name),)
        self.client.show_links("Fall", "", RecordKind.CLIENT, about)
        self.client.setVisible(bool(about))

    def reopen(self) -> Outcome:
        return self.context.workspace.actions.reopen(ActionId(self.ref or 0))

    def _fill(self) -> None:
        self.header.set_action(DONE, "check")
        self.header.button.setAccessibleDescription("")
        self.end_action.setText("Entfällt, mit Begründung")
        self.reopen_action.setText(AGAIN)
        body = self.parts.body
        body.addWidget(self.parts.add_form("done", self.done))
        body.addWidget(self.parts.add_form("drop", self.drop))
        self.facts.body.addWidget(self.text)
        self.facts.body.addWidget(self.left)
        self.facts.body.addWidget(Label(FIXED_HINT, Role.QUIET, wrap=True))
        body.addWidget(self.facts)
        for card in (self.meeting, self.client):
            body.addWidget(card)
            card.wanted.connect(self.record_wanted)
        body.addStretch(1)

    def _say(self, action: ActionView) -> None:
        fields, today = action.fields, self.context.workspace.clock.today()
        self.header.say(fields.what, "", joined(action.owner, word(fields.kind)))
        is_open = action.state is ActionState.OPEN
        self.header.button.setVisible(is_open)
        self.end_action.setVisible(is_open)
        self.reopen_action.setVisible(not is_open)
        self.header.show_tags(_tags(action, late=action.is_overdue(today)))

    @Slot()
    def _on_header_acted(self) -> None:
        self.done.begin()

    @Slot()
    def _on_end_triggered(self) -> None:
        self.drop.begin()


def _tags(action: ActionView, *, late: bool) -> list[tuple[str, Tone, str]]:
    fields = action.fields
    if action.state is not ActionState.OPEN:
        when = "" if action.closed_on is None else f" am {format_day_bare(action.closed_on)}"
        done = action.state is ActionState.DONE
        mark = (Tone.OK, "check") if done else (Tone.QUIET, "cross")
        return [(f"{word(action.state)}{when}", *mark)]
    tags = [(word(action.state), Tone.ACCENT, "clock")]
    if fields.due_on is None:
        tags.append(("ohne Termin", Tone.QUIET, "clock"))
    else:
        due = f"{'überfällig seit' if late else 'bis'} {format_day_bare(fields.due_on)}"
        tags.append((due, *((Tone.WARN, "warn") if late else (Tone.QUIET, "clock"))))
    if action.owner_left:
        tags.append((LEFT, Tone.WARN, "person"))
    return tags


def _facts(action: ActionView) -> str:
    """Say in lines what was agreed."""
    fields = action.fields
    due = "ohne Termin" if fields.due_on is None else format_day(fields.due_on)
    lines = [
        f"Wer: {inside(action.owner) or 'noch niemand'}",
        f"Bis: {due}",
        f"Zu merken an: {inside(fields.noticed_by)}" if fields.noticed_by else "",
        f"{_OUTCOME[action.state]}: {inside(action.outcome)}" if action.outcome else "",
    ]
    return "\n".join(line for line in lines if line)


_OUTCOME = {
    ActionState.OPEN: "Ergebnis",
    ActionState.DONE: "Ergebnis",
    ActionState.DROPPED: "Entfallen, weil",
}
