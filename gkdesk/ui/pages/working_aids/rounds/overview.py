"""One working aid of a round before it is opened: how far it is, until when, what happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from gkdesk.errors import UserError
from gkdesk.services.working_aids.rounds import AidFields
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.working_aids import AidState
from gkdesk.text.dates import format_day_joined
from gkdesk.text.ids import AidId
from gkdesk.text.wording.clients import word
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.pages.working_aids.rounds.forms import details_form
from gkdesk.ui.pages.working_aids.words import (
    STATE_TONES,
    answered_words,
    due_words,
    is_late,
    round_title,
    zone_words,
)
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import Banner, Card, Kind, Label, NextStepBox, Tone, clear_layout

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import AidSummary, AidView, EventView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup
    from gkdesk.working_aids.versions import Line, Moved

DETAILS = "working_aid.details"
REMOVED = "Entfernen: irrtümlich begonnen"
_LOST_SHOWN = 12
_GONE = "Diese Angaben finden in der neuen Version keinen Platz und fallen weg:"
_LEAVING = "Diese Antworten blieben bisher hier; in der neuen Version gehen sie mit zurück:"


class HistoryCard(Card):
    """What happened to an aid, the newest first."""

    def __init__(self) -> None:
        super().__init__("Verlauf")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.body.addLayout(self._lines)

    def show_events(self, events: tuple[EventView, ...]) -> None:
        """Show other events."""
        clear_layout(self._lines)
        for event in events:
            self._lines.addWidget(Label(_event_words(event), wrap=True))


class AidOverview(RecordView):
    """Emits `fill_wanted` with the id of the aid that shall be opened."""

    fill_wanted = Signal(object)

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.step = NextStepBox("Nächster Schritt")
        self.newer = Banner("", Kind.INFO, "Umstellen …")
        self.form: GroupForm[AidFields] = GroupForm(
            context, details_form, key=DETAILS, save=self._save
        )
        self.history = HistoryCard()
        self.header.button.hide()
        self.end_action.setVisible(False)
        self.reopen_action.setVisible(False)
        self.remove_action.setText(REMOVED)
        self.add_below_head(self.step)
        self.add_below_head(self.newer)
        self.parts.body.addWidget(self.parts.add_group("details", self.form, title="Angaben"))
        self.parts.body.addWidget(self.history)
        self.parts.body.addStretch(1)
        self.step.acted.connect(self._on_step_acted)
        self.newer.acted.connect(self._on_newer_acted)

    def load(self, ref: int) -> None:
        aids = self.context.workspace.aids
        view = aids.filling.open(AidId(ref))
        self._say(view)
        summary = view.summary
        self.form.show_value(ref, AidFields(summary.due_on, summary.recipient))
        self.history.show_events(aids.closing.history(AidId(ref)))

    def focus_first(self) -> None:
        """Put the focus on the way into the aid."""
        self.step.button.setFocus()

    def remove(self) -> Outcome:
        return self.context.workspace.aids.rounds.remove(AidId(self.ref or 0))

    def _say(self, view: AidView) -> None:
        summary = view.summary
        today = self.context.workspace.clock.today()
        facts = joined(summary.title, f"Fassung {summary.fassung}")
        self.header.say(round_title(summary), "", facts)
        tone, icon = STATE_TONES[summary.state]
        tags = [(word(summary.state), tone, icon)]
        due = due_words(summary.due_on, today)
        if due and summary.state is not AidState.SENT:
            late = is_late(summary, today)
            tags.append((due, Tone.WARN if late else Tone.QUIET, "warn" if late else "clock"))
        self.header.show_tags(tags)
        is_first = not view.dispatches and not view.seals
        self.remove_action.setVisible(summary.may_change and is_first)
        self.header.more.setVisible(self.remove_action.isVisible())
        self.step.say(*_step(summary, view))
        newer = view.newer_version if summary.may_change else None
        self.newer.say(
            f"Von dieser Vorlage gibt es eine neuere Version ({newer}).", Kind.INFO, "Umstellen …"
        )
        self.newer.setVisible(newer is not None)

    def _save(self, ref: int, value: AidFields) -> Outcome:
        return self.context.workspace.aids.rounds.save(AidId(ref), value)

    @Slot()
    def _on_step_acted(self) -> None:
        if self.ref is not None:
            self.fill_wanted.emit(self.ref)

    @Slot()
    def _on_newer_acted(self) -> None:
        if self.ref is None:
            return
        aids, ref = self.context.workspace.aids, AidId(self.ref)
        try:
            moved = aids.rounds.preview_move(ref)
        except UserError as error:
            self.context.complain(error)
            return
        words = move_words(moved)
        title = "Auf die neue Version der Vorlage umstellen?"
        asked = ConfirmDialog.ask(self, title, words, act="Umstellen", keep="Nicht umstellen")
        if asked and self.context.is_open():
            self.write(partial(aids.rounds.move, ref))


def move_words(moved: Moved) -> str:
    """Return what is asked before an aid moves to a newer template."""
    parts = [
        _listed(head, lines)
        for head, lines in ((_GONE, moved.lost), (_LEAVING, moved.now_returned))
        if lines
    ]
    if not moved.lost:
        parts.insert(0, "Alle Antworten finden in der neuen Version ihren Platz.")
    if not parts[1:] and not moved.lost:
        return parts[0]
    return "\n\n".join((*parts, "Mit Strg+Z lässt sich das zurücknehmen."))


def _listed(head: str, lines: tuple[Line, ...]) -> str:
    shown = "\n".join(
        f"– {inside(line.label)}: {inside(line.text)}" for line in lines[:_LOST_SHOWN]
    )
    more = len(lines) - _LOST_SHOWN
    return f"{head}\n{shown}" + (f"\n… und {more} weitere" if more > 0 else "")


def _step(summary: AidSummary, view: AidView) -> tuple[str, str, str]:
    done = answered_words(summary.answered, summary.askable)
    if summary.state is AidState.SENT:
        return "Gesendet", f"{done}. Zum Ändern öffnen Sie sie mit Begründung wieder.", "Ansehen"
    if summary.state is AidState.CLOSED:
        return "Rücksendung ansehen und senden", done, "Öffnen"
    line = ", ".join(zone_words(view.returned, view.kept))
    act = "Ausfüllen" if summary.answered == 0 else "Weiter ausfüllen"
    return act, f"{done}. {line}", "Öffnen"


def _event_words(event: EventView) -> str:
    note = f": {inside(event.note)}" if event.note else ""
    return f"{format_day_joined(event.on)}  ·  Fassung {event.fassung} {word(event.event)}{note}"
