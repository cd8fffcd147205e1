"""The page of one task of the office: what, until when, about what; tick it off or put it off."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from gkdesk.services.register.fields import TaskFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.dates import add_months, format_day, format_day_bare
from gkdesk.text.ids import TaskId
from gkdesk.ui.forms import DateField, FormSpec, MultilineField, TextField
from gkdesk.ui.pages.registry import spec_for_kind
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.links_card import LinksCard
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import due_text
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import MenuChip, Tone

if TYPE_CHECKING:
    from gkdesk.services.register.names import RecordLink
    from gkdesk.services.register.tasks import TaskRow
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

DONE = "Erledigt"
AGAIN = "Wieder aufnehmen"
VEILED_NAME = "verdeckt"
POSTPONE = "Verschieben"
_WEEK = 7
_DAYS = {"day": "auf morgen", "week": "um eine Woche", "month": "um einen Monat"}
TASK_FORM: FormSpec[TaskFields] = FormSpec(
    TaskFields,
    (
        TextField(name="what", label="Was ist zu tun?", required=True, wide=True),
        DateField(name="due_on", label="Bis wann?"),
        MultilineField(name="note", label="Notiz", lines=3),
    ),
    name="Aufgabe",
)


class TaskDetail(RecordView):
    """One task with a link to what it is about."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self._done = False
        self.about_now: RecordLink | None = None
        self.form: GroupForm[TaskFields] = GroupForm(
            context, task_form, key=RecordKind.TASK.value, save=self._save
        )
        self._menu = QMenu(self)
        self.postpone = MenuChip(POSTPONE, self._menu)
        self.about = LinksCard()
        card = self.parts.add_group("task", self.form)
        card.head.addWidget(self.postpone)
        self.parts.body.addWidget(card)
        self.parts.body.addWidget(self.about)
        self.parts.body.addStretch(1)
        self.about.wanted.connect(self.record_wanted)
        set_tip(self.header.button, "")
        self.header.button.setAccessibleDescription("")
        self.end_action.setVisible(False)
        self.reopen_action.setVisible(False)
        self.remove_action.setVisible(True)
        self._add_days()

    def load(self, ref: int) -> None:
        task = self.context.workspace.tasks.detail(TaskId(ref))
        self._done = task.done_on is not None
        self.header.say(task.fields.what, "", "")
        self.header.set_action(AGAIN if self._done else DONE, "undo" if self._done else "check")
        self.header.show_tags([self._tag(task)])
        self.postpone.setVisible(not self._done)
        self.form.show_value(task.id, task.fields)
        self._show_about(task.about)

    def remove(self) -> Outcome:
        return self.context.workspace.tasks.remove(TaskId(self.ref or 0))

    def _tag(self, task: TaskRow) -> tuple[str, Tone, str]:
        today, due = self.context.workspace.clock.today(), task.fields.due_on
        if task.done_on is not None:
            return f"erledigt am {format_day_bare(task.done_on)}", Tone.OK, "check"
        if due is None:
            return "ohne Termin", Tone.QUIET, "clock"
        if due <= today:
            return f"fällig {due_text(due, today)}", Tone.WARN, "warn"
        return f"fällig am {format_day(due)}", Tone.QUIET, "clock"

    def _show_about(self, about: RecordLink | None) -> None:
        self.about_now = about
        self.about.setVisible(about is not None)
        if about is not None:
            name = VEILED_NAME if is_veiled(about, self.context, self.lookup) else about.name
            opens = spec_for_kind(about.kind.value) is not None
            links = ((about.ref, name),) if opens else ()
            self.about.show_links("Worum es geht", name, about.kind, links)

    def _add_days(self) -> None:
        for key, words in _DAYS.items():
            action = QAction(words, self._menu)
            action.setData(key)
            self._menu.addAction(action)
        self._menu.triggered.connect(self._on_menu_triggered)

    def _save(self, ref: int, value: TaskFields) -> Outcome:
        return self.context.workspace.tasks.save(TaskId(ref), value)

    def _turn(self) -> Outcome:
        tasks, ref = self.context.workspace.tasks, TaskId(self.ref or 0)
        return tasks.reopen(ref) if self._done else tasks.finish(ref)

    @Slot()
    def _on_header_acted(self) -> None:
        if self.ref is not None:
            self.write(self._turn)

    @Slot(QAction)
    def _on_menu_triggered(self, action: QAction) -> None:
        if self.ref is None:
            return
        self.parts.commit()
        if not self.form.form.show_problems():
            return
        tasks, ref = self.context.workspace.tasks, TaskId(self.ref)
        fields = tasks.detail(ref).fields
        day = later(fields.due_on, self.context.workspace.clock.today(), str(action.data()))
        self.write(partial(tasks.save, ref, dataclasses.replace(fields, due_on=day)))


def task_form(_value: TaskFields | None) -> FormSpec[TaskFields]:
    """Return the form of a task."""
    return TASK_FORM


def later(due: dt.date | None, today: dt.date, how_far: str) -> dt.date:
    """Return the day to which a task is put off: counted from its day, or from today if over."""
    if how_far == "day":
        return today + dt.timedelta(days=1)
    start = today if due is None else max(due, today)
    return add_months(start, 1) if how_far == "month" else start + dt.timedelta(days=_WEEK)


def is_veiled(about: RecordLink | None, context: PageContext, lookup: OfficeLookup) -> bool:
    """Tell whether a guest must not read what this is about: a client, or a private person."""
    if about is None or not context.privacy.is_on():
        return False
    if about.kind is RecordKind.CONTACT_PERSON:
        return lookup.is_private(about.ref)
    return about.kind is RecordKind.CLIENT
