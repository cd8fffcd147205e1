"""Beteiligte: how each participant sees the case, what her mandate is, which role she has in it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gkdesk.services.meetings.fields import ActorView
from gkdesk.text.codes.clients import Category
from gkdesk.text.hyphens import hyphenated
from gkdesk.text.ids import PartId
from gkdesk.ui import theme
from gkdesk.ui.forms import Choice, ChoiceField, FormSpec, MultilineField, TextField
from gkdesk.ui.pages.conferences.running import words
from gkdesk.ui.records.lookup import words_of
from gkdesk.ui.records.record_kit import RecordKit
from gkdesk.ui.records.record_list import RecordList
from gkdesk.ui.records.record_row import RecordRow
from gkdesk.ui.records.row_text import RowText
from gkdesk.ui.widgets import Hairline, Label, Role

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ItemView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.conferences.running.state import RunningState

ROLES = ("entscheidet", "begleitet", "vermittelt", "zahlt", "informiert")


@dataclass(frozen=True)
class ViewEntry(ActorView):
    """A view with the name of whose it is, which is not saved with it."""

    who: str = ""

    def plain(self) -> ActorView:
        """Return what is saved."""
        return ActorView(**{each.name: getattr(self, each.name) for each in fields(ActorView)})


class ActorViews(RecordList[ViewEntry]):
    """The table of the views; each row is changed in place."""

    def __init__(self, state: RunningState) -> None:
        self._state = state
        super().__init__(state.context, self._make_kit())

    def show_item(self, item: ItemView) -> None:
        """Show the views of an item."""
        people = self._state.view.participants
        names = {person.id: self._state.person_words(person) for person in people}
        rows = tuple(
            ViewEntry(
                **{each.name: getattr(view, each.name) for each in fields(ActorView)},
                who=names.get(view.participant_id, ""),
            )
            for view in item.views
        )
        self.show_rows(item.id, rows)

    def _made(self, place: int) -> RecordRow:
        row = self.rows()[place]
        view, mandate, role = self._state.nameless(row.view, row.mandate, row.role)
        shown = replace(row, view=view, mandate=mandate, role=role)
        widget = ViewRow(shown, first=place == 0)
        widget.setProperty("place", place)
        widget.wanted.connect(self._on_row_wanted)
        return widget

    def _make_kit(self) -> RecordKit[ViewEntry]:
        return RecordKit(
            title="Beteiligte: Auffassung, Auftrag, Rolle",
            key=f"meeting.view:{self._state.meeting_id}",
            add="Sicht ergänzen",
            empty="Noch nichts festgehalten. Wer sieht den Fall wie, und mit welchem Auftrag?",
            text=row_text,
            form=self._form,
            save=self._save,
            remove=self._remove,
            fresh=self._fresh,
        )

    def _fresh(self) -> ViewEntry:
        free = self._free(None)
        return ViewEntry(
            item_id=self._item_id(),
            participant_id=PartId(int(str(free[0].value))) if free else PartId(0),
            category=Category.PLANS,
        )

    def _item_id(self) -> PartId:
        return PartId(self._state.shown or 0)

    def _free(self, row: ViewEntry | None) -> tuple[Choice, ...]:
        """Return the participants whose view is not there yet, and the one that is changed."""
        item = self._state.item()
        taken = set() if item is None else {view.participant_id for view in item.views}
        own = None if row is None else row.participant_id
        return tuple(
            Choice(person.id, self._state.person_words(person))
            for person in self._state.view.participants
            if person.id == own or person.id not in taken
        )

    def _form(self, row: ViewEntry | None) -> FormSpec[ViewEntry]:
        return FormSpec(
            ViewEntry,
            (
                ChoiceField(
                    name="participant_id", label="Wer", choices=self._free(row), empty_text=None
                ),
                TextField(name="role", label="Rolle im Fall", placeholder=", ".join(ROLES[:3])),
                MultilineField(name="view", label="Auffassung", lines=2),
                TextField(name="mandate", label="Auftrag der Stelle"),
                ChoiceField(
                    name="category",
                    label="Kategorie der Weitergabe",
                    choices=words_of(Category),
                    empty_text=words.NO_CATEGORY_LONG,
                ),
            ),
            name="Sicht auf den Fall",
        )

    def _save(self, ref: int, row: ViewEntry) -> Outcome:
        del ref
        return self._state.context.workspace.agenda.save_view(self._state.meeting_id, row.plain())

    def _remove(self, ref: int, row: ViewEntry) -> Outcome:
        del ref
        agenda = self._state.context.workspace.agenda
        return agenda.remove_view(self._state.meeting_id, PartId(row.id or 0))


class ViewRow(RecordRow):
    """Three columns: who, how she sees it with her mandate, her role with the category."""

    def __init__(self, entry: ViewEntry, *, first: bool) -> None:
        self._entry = entry
        super().__init__(row_text(entry), first=first)

    def _layout(self, text: RowText, *, first: bool) -> None:
        del text
        entry = self._entry
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(theme.px("space.m"))
        mandate = f"Auftrag: {entry.mandate}" if entry.mandate else ""
        category = words.category_word(entry.category)
        row.addLayout(_lines((entry.who, Role.STRONG)), 3)
        row.addLayout(_lines((entry.view, Role.READING), (mandate, Role.QUIET)), 6)
        row.addLayout(_lines((entry.role, Role.BODY), (category, Role.QUIET)), 3)
        for button in self.buttons.values():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not first:
            column.addWidget(Hairline())
        column.addLayout(row)


def row_text(entry: ViewEntry) -> RowText:
    """Put a view into words for a screen reader."""
    return RowText(title=entry.who, line=entry.view, when=entry.role)


def _lines(*texts: tuple[str, Role]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for text, role in texts:
        if text:
            column.addWidget(Label(hyphenated(text), role, wrap=True))
    column.addStretch(1)
    return column
