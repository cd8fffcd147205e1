"""What can be done with a row of Heute besides its step: tick it off, or put it off."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import RecordGone
from gkdesk.text.codes.clients import DueKind
from gkdesk.text.ids import ClientId, PartId, TaskId
from gkdesk.ui.forms import DateField, FormSpec
from gkdesk.ui.records.inline_form import InlineForm
from gkdesk.ui.widgets import Box, ElidedLabel, IconButton, Role

if TYPE_CHECKING:
    from gkdesk.services.clients.fields import FollowUp, Step
    from gkdesk.services.today.views import DueItem
    from gkdesk.services.workspace import Outcome, Workspace
    from gkdesk.ui.pages.page import PageContext

DONE = "Erledigt"
POSTPONE = "Verschieben"
TOO_EARLY = "Bitte einen Tag ab heute eintragen, zum Beispiel Montag oder in 2 Wochen."
_WIDTH = 520
_GAP = 4

R = TypeVar("R", "FollowUp", "Step")


@dataclass(frozen=True)
class Postponed:
    """The day to which something is put off."""

    day: dt.date | None = None


FORM: FormSpec[Postponed] = FormSpec(
    Postponed,
    (
        DateField(
            name="day",
            label="Auf wann?",
            required=True,
            help_text="Zum Beispiel morgen, Montag, 3.12. oder in 2 Wochen",
        ),
    ),
    name=POSTPONE,
)


class RowTools(QWidget):
    """The two small buttons in the selected row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.done = IconButton(DONE, "check", self)
        self.later = IconButton(POSTPONE, "clock", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.done)
        row.addWidget(self.later)
        self.hide()

    def speak_of(self, title: str) -> None:
        """Name the buttons after the row they belong to."""
        self.done.set_name(f"{DONE}: {title}")
        self.later.set_name(f"{POSTPONE}: {title}")


class PostponeForm(Box):
    """Asks for the day beside the row; Enter confirms, Esc or going elsewhere leaves it."""

    confirmed = Signal(object)
    closed = Signal()

    def __init__(self, context: PageContext, title: str, ground: QWidget) -> None:
        super().__init__("card", ground)
        self._ground = ground
        self._today = context.workspace.clock.today()
        self.form: InlineForm[Postponed] = InlineForm(FORM, context)
        column = QVBoxLayout(self)
        column.addWidget(ElidedLabel(f"{POSTPONE}: {title}", Role.CARD))
        column.addWidget(self.form)
        self.setAccessibleName(f"{POSTPONE}: {title}")
        self.form.confirmed.connect(self._on_form_confirmed)
        self.form.dismissed.connect(self.closed)
        self.form.left.connect(self.closed)

    def begin(self, row: QRect) -> None:
        """Open below `row`, or above it where the page ends, and go to the field."""
        ground = self._ground
        width = min(_WIDTH, ground.width())
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        below = row.bottom() + _GAP
        fits = below + height <= ground.height()
        top = below if fits else max(0, row.top() - _GAP - height)
        self.setGeometry(min(row.left() + 2 * _GAP, ground.width() - width), top, width, height)
        self.show()
        self.raise_()
        self.form.view.focus_field("day")

    @Slot()
    def _on_form_confirmed(self) -> None:
        if not self.form.view.show_problems():
            return
        day = self.form.view.value().day
        if day is None or day < self._today:
            self.form.view.show_error("day", TOO_EARLY)
            self.adjustSize()
        else:
            self.confirmed.emit(day)


def finish(workspace: Workspace, item: DueItem) -> Outcome:
    """Note that a step, a follow-up or a task is done today."""
    if item.kind is DueKind.TASK:
        return workspace.tasks.finish(TaskId(item.ref))
    client, part = ClientId(item.ref), PartId(item.part_id or 0)
    if item.kind is DueKind.STEP:
        return workspace.clients.finish_step(client, part)
    return workspace.clients.finish_follow_up(client, part)


def put_off(workspace: Workspace, item: DueItem, day: dt.date) -> Outcome:
    """Give a step, a follow-up or a task another day; raise RecordGone if it is gone."""
    if item.kind is DueKind.TASK:
        task = TaskId(item.ref)
        fields = workspace.tasks.detail(task).fields
        return workspace.tasks.save(task, dataclasses.replace(fields, due_on=day))
    client = ClientId(item.ref)
    detail = workspace.clients.detail(client)
    if item.kind is DueKind.STEP:
        step = _row_of(detail.steps, item.part_id)
        return workspace.clients.save_part(client, dataclasses.replace(step, until=day))
    follow_up = _row_of(detail.follow_ups, item.part_id)
    return workspace.clients.save_part(client, dataclasses.replace(follow_up, due=day))


def _row_of(rows: tuple[R, ...], part_id: PartId | None) -> R:
    found = next((row for row in rows if row.id == part_id), None)
    if found is None:
        raise RecordGone
    return found
