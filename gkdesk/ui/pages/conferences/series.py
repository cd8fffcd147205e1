"""One series: what its meetings usually are, the next one, and those that were."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.dates import format_day, format_day_bare
from gkdesk.text.ids import SeriesId
from gkdesk.text.time_input import read_time
from gkdesk.text.wording.clients import word
from gkdesk.ui.forms import Choice
from gkdesk.ui.pages.conferences.forms import series_form
from gkdesk.ui.pages.conferences.pane import AHEAD
from gkdesk.ui.pages.conferences.words import counted
from gkdesk.ui.records.elided_link import ElidedLink
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import Card, Label, LinkButton, NextStepBox, Role, Tone

if TYPE_CHECKING:
    from gkdesk.services.meetings.fields import SeriesFields
    from gkdesk.services.meetings.views import MeetingRow, SeriesView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

PREPARE = "Nächste Sitzung vorbereiten"
FIRST = "Erste Sitzung vorbereiten"
DETAILS = "meeting.details"
"""What the page is asked for to show the day of a meeting first."""
SHOWN_AT_FIRST = 12


class MeetingsCard(Card):
    """The meetings of a series as links, the newest first."""

    def __init__(self, view: SeriesDetail) -> None:
        super().__init__("Sitzungen")
        self._view = view
        self._limit = SHOWN_AT_FIRST
        self._rows: tuple[MeetingRow, ...] = ()
        self._links: list[QWidget] = []
        self.empty = Label("Noch keine Sitzung.", Role.QUIET)
        self.more = LinkButton("Weitere zeigen")
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addWidget(self.empty)
        self.body.addLayout(self._column)
        self.body.addWidget(self.more)
        self.more.clicked.connect(self._on_more_clicked)

    def show_rows(self, rows: tuple[MeetingRow, ...]) -> None:
        """Show the meetings of another series."""
        self._rows, self._limit = rows, SHOWN_AT_FIRST
        self._rebuild()

    def _rebuild(self) -> None:
        for link in self._links:
            self._column.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = [self._made(row) for row in self._rows[: self._limit]]
        for link in self._links:
            self._column.addWidget(link)
        hidden = len(self._rows) - len(self._links)
        self.more.set_label(f"{hidden} weitere zeigen")
        self.more.setVisible(hidden > 0)
        self.empty.setVisible(not self._rows)

    def _made(self, row: MeetingRow) -> QWidget:
        agreed = counted(row.open_actions, "Verabredung offen", "Verabredungen offen")
        text = joined(
            format_day(row.on),
            word(row.state),
            counted(row.cases, "Fall", "Fälle") if row.cases else "",
            agreed if row.open_actions else "",
        )
        link = ElidedLink(text, parent=self)
        link.setProperty("meeting", str(row.id))
        link.clicked.connect(self._on_link_clicked)
        return link

    @Slot()
    def _on_link_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            ref = int(link.property("meeting"))
            self._view.record_wanted.emit(RecordKind.MEETING.value, ref)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._limit = len(self._rows)
        self._rebuild()


class SeriesDetail(RecordView):
    """One series."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self._bodies: tuple[Choice, ...] = ()
        self._next: int | None = None
        self.step = NextStepBox("Nächste Sitzung")
        self.form: GroupForm[SeriesFields] = GroupForm(
            context,
            partial(series_form, self._offered_bodies),
            key=RecordKind.MEETING_SERIES.value,
            save=self._save,
        )
        self.meetings = MeetingsCard(self)
        self.header.button.hide()
        self.end_action.setText("Beenden: findet nicht mehr statt")
        self.remove_action.setVisible(True)
        self.add_below_head(self.step)
        self.parts.body.addWidget(self.parts.add_group("series", self.form, title="Angaben"))
        self.parts.body.addWidget(self.meetings)
        self.parts.body.addStretch(1)
        self.step.acted.connect(self._on_step_acted)

    def load(self, ref: int) -> None:
        work = self.context.workspace
        series = work.series.detail(SeriesId(ref))
        self._bodies = tuple(Choice(row.id, row.name) for row in work.bodies.rows())
        self._say(series)
        self.form.show_value(series.id, series.fields)
        self.meetings.show_rows(series.meetings)

    def focus_first(self) -> None:
        """Put the focus on the step, where there is one."""
        if self.step.isVisible():
            self.step.button.setFocus()
        else:
            super().focus_first()

    def end(self) -> Outcome:
        return self.context.workspace.series.end(SeriesId(self.ref or 0))

    def reopen(self) -> Outcome:
        return self.context.workspace.series.reopen(SeriesId(self.ref or 0))

    def remove(self) -> Outcome:
        return self.context.workspace.series.remove(SeriesId(self.ref or 0))

    def prepare_next(self) -> None:
        """Prepare the next meeting as the rhythm says, and go there."""
        if self.ref is None:
            return
        meetings = self.context.workspace.meetings
        is_first = self.step.button.label() == FIRST
        fields = meetings.proposal(SeriesId(self.ref))
        outcome = self.write(partial(meetings.create, fields))
        if outcome is not None:
            kind = DETAILS if is_first else RecordKind.MEETING.value
            self.record_wanted.emit(kind, outcome.ref)

    def _say(self, series: SeriesView) -> None:
        fields, ended = series.fields, series.ended_on
        self.header.say(fields.name, "", joined(word(fields.purpose), series.body, fields.place))
        number = counted(len(series.meetings), "Sitzung", "Sitzungen")
        tags = [(word(fields.rhythm), Tone.ACCENT, "refresh"), (number, Tone.QUIET, "conference")]
        if ended is not None:
            tags.insert(0, (f"beendet am {format_day_bare(ended)}", Tone.QUIET, "flag"))
        self.header.show_tags(tags)
        self.end_action.setVisible(ended is None)
        self.reopen_action.setVisible(ended is not None)
        self.remove_action.setVisible(not series.meetings)
        self.step.setVisible(ended is None)
        self._say_next(series)

    def _say_next(self, series: SeriesView) -> None:
        today = self.context.workspace.clock.today()
        ahead = [row for row in series.meetings if row.state in AHEAD and row.on >= today]
        self._next = ahead[-1].id if ahead else None
        if ahead:
            soonest = ahead[-1]
            line = joined(word(soonest.state), counted(soonest.cases, "Fall", "Fälle"))
            self.step.say(f"{format_day(soonest.on)}", line, "Öffnen")
            return
        if series.ended_on is not None:
            return
        if not series.meetings:
            self.step.say("Die erste Sitzung", "Den Tag tragen Sie gleich danach ein.", FIRST)
            return
        proposed = self.context.workspace.meetings.proposal(series.id)
        line = "Wer zuletzt dabei war, und die Fälle, die wiederkommen, werden übernommen."
        self.step.say(f"Vorschlag: {format_day(proposed.on)}", line, PREPARE)

    def _offered_bodies(self) -> tuple[Choice, ...]:
        return self._bodies

    def _save(self, ref: int, value: SeriesFields) -> Outcome:
        timed = replace(value, starts=read_time(value.starts, "starts"))
        return self.context.workspace.series.save(SeriesId(ref), timed)

    @Slot()
    def _on_step_acted(self) -> None:
        if self._next is None:
            self.prepare_next()
        else:
            self.record_wanted.emit(RecordKind.MEETING.value, self._next)
