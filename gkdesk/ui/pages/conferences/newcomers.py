"""What begins a series or a single meeting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.meetings.fields import MeetingFields, SeriesFields
from gkdesk.text.time_input import read_time
from gkdesk.ui import theme
from gkdesk.ui.pages.conferences.forms import new_meeting_form
from gkdesk.ui.records.new_record import NewRecord
from gkdesk.ui.records.one_off_form import OneOffForm
from gkdesk.ui.widgets import HeadingLabel, Label, Role

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext

NEW_SERIES = "new_series"
NEW_MEETING = "new_meeting"
SERIES_KEY = "meeting_series:new"
MEETING_KEY = "meeting.new"


class MeetingForm(OneOffForm[MeetingFields]):
    """Ask for the title and the day of a single meeting."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, MEETING_KEY)

    def spec(self) -> FormSpec[MeetingFields]:
        return new_meeting_form()

    def write(self, ref: int, value: MeetingFields) -> Outcome:
        del ref
        timed = replace(value, starts=read_time(value.starts, "starts"))
        return self._context.workspace.meetings.create(timed)


class NewMeeting(QWidget):
    """Emit `created` with the id of the meeting, `dismissed` on Esc."""

    created = Signal(object)
    dismissed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.form = MeetingForm(context)
        margin = theme.px("space.xl")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, theme.px("space.l"), margin, margin)
        column.setSpacing(theme.px("space.m"))
        column.addWidget(HeadingLabel("Einzelne Sitzung", Role.PAGE))
        hint = "Für Sitzungen, die regelmäßig stattfinden, legen Sie besser eine Reihe an."
        column.addWidget(Label(hint, Role.QUIET, wrap=True))
        column.addWidget(self.form)
        column.addStretch(1)
        self.form.show_record(0)
        self.form.written.connect(self.created)
        self.form.closed.connect(self.dismissed)

    def begin(self) -> None:
        """Open the form and go to its first empty field."""
        self.form.begin()

    def keep_draft(self) -> None:
        self.form.keep_draft()


def new_series(context: PageContext) -> NewRecord:
    """Return the page on which a series is begun by its name."""
    return NewRecord(
        context,
        title="Neue Reihe",
        label="Name",
        help_text="Zum Beispiel der Name der Fallkonferenz oder des Gremiums, mit dem Ort.",
        key=SERIES_KEY,
        create=_Creating(context),
    )


class _Creating:
    """Create a series of a name: every month, for single cases, as most are."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def __call__(self, name: str) -> Outcome:
        return self._context.workspace.series.create(SeriesFields(name=name))
