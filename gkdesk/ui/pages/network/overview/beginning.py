"""The overview before the first organisation: enter one, or go through the typical alliance."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.incoming.targets_contacts import CONTACTS
from gkdesk.network.findings.reference import statewide
from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.text.codes.clients import CodeList, RecordKind
from gkdesk.ui import theme
from gkdesk.ui.dialogs.import_button import taken_over
from gkdesk.ui.dialogs.import_dialog import ImportDialog
from gkdesk.ui.forms.inputs import NameInput
from gkdesk.ui.widgets import (
    EmptyState,
    HeadingLabel,
    IconText,
    Label,
    LinkButton,
    PlainButton,
    PrimaryButton,
    Role,
    ScrollPage,
    SectionHeader,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gkdesk.ui.pages.page import PageContext

TITLE = "Hier entsteht das Bild Ihres Netzwerks."
LINE = "Ämter, Träger, Schulen, Vereine: Ein Name genügt für den Anfang."
IMPORT = "Ansprechpersonen mit ihren Organisationen importieren …"
TYPICAL = "Mit dem typischen Bündnis beginnen"
LEAD = (
    "Diese Akteure saßen 2019 am häufigsten in den Kerngruppen der ausgewerteten Bündnisse. "
    "Tippen Sie den Namen ein, wenn es sie bei Ihnen gibt; Enter trägt ein. "
    "Was fehlt, lassen Sie einfach leer."
)
_KINDS = CodeList.ORGANISATION_KIND
_CAPTION_WIDTH = 300
_WIDEST = 820


class Beginning(QStackedWidget):
    """Emit `new_wanted` for one organisation, `done` when the list has been gone through."""

    new_wanted = Signal()
    done = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.first = PrimaryButton("Organisation eintragen", "plus")
        self.typical = PlainButton(TYPICAL)
        self.importing = LinkButton(IMPORT, "download")
        self.list: TypicalList | None = None
        empty = EmptyState(TITLE, LINE)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px("space.m"))
        buttons.addStretch(1)
        buttons.addWidget(self.first)
        buttons.addWidget(self.typical)
        buttons.addStretch(1)
        empty.column.insertLayout(empty.column.count() - 1, buttons)
        middle = Qt.AlignmentFlag.AlignHCenter
        empty.column.insertWidget(empty.column.count() - 1, self.importing, 0, middle)
        self.addWidget(empty)
        self.first.clicked.connect(self.new_wanted)
        self.typical.clicked.connect(self._on_typical_clicked)
        self.importing.clicked.connect(self._on_importing_clicked)

    def is_in_list(self) -> bool:
        """Tell whether the list of the typical alliance is being gone through."""
        return self.list is not None

    def read(self, known: frozenset[int]) -> None:
        """Offer again what was entered and taken back; `known` are the ids that are there."""
        if self.list is not None:
            for row in self.list.rows:
                row.read(known)

    def keep_draft(self) -> None:
        """Put a half-typed name among the drafts."""
        if self.list is not None:
            self.list.keep_draft()

    def leave_list(self) -> None:
        """Go back to the first page."""
        if self.list is not None:
            gone, self.list = self.list, None
            self.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    @Slot()
    def _on_typical_clicked(self) -> None:
        self.list = TypicalList(self._context)
        self.list.done.connect(self.done)
        self.addWidget(self.list)
        self.setCurrentWidget(self.list)
        self.list.rows[0].name.setFocus()

    @Slot()
    def _on_importing_clicked(self) -> None:
        outcome = ImportDialog.ask(self.window(), self._context.workspace.imports, CONTACTS)
        if outcome is not None and self._context.is_open():
            words = taken_over(outcome, RecordKind.CONTACT_PERSON)
            self._context.wrote(outcome.outcome, words)


class TypicalList(ScrollPage):
    """The actors that most core groups have, each with a field for the name it has here."""

    done = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(widest=_WIDEST)
        self._context = context
        areas = {row.code: row.area for row in context.workspace.codes.entries(_KINDS)}
        self.body.addWidget(HeadingLabel(TYPICAL, Role.SECTION))
        self.body.addWidget(Label(LEAD, Role.QUIET, wrap=True))
        self.rows: list[TypicalRow] = []
        known = statewide()
        for area, rows in groupby(known.rows, attrgetter("area")):
            self.body.addWidget(SectionHeader(area))
            for row in rows:
                fields = OrganisationFields("", kind=row.kinds[0], area=areas.get(row.kinds[0]))
                told = f"in {row.counts[None]} von {known.totals[None]} Kerngruppen"
                self._add(TypicalRow(context, row.actor, told, fields))
        self.end = PrimaryButton("Fertig, Übersicht zeigen")
        self.end.clicked.connect(self.done)
        self.body.addWidget(self.end, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def keep_draft(self) -> None:
        """Put the first half-typed name among the drafts of new organisations."""
        typed = next((row.name.text() for row in self.rows if row.is_half_typed()), "")
        if typed:
            self._context.drafts.keep("organisation:new", typed, waiting=1)

    def _add(self, row: TypicalRow) -> None:
        row.entered.connect(self._on_row_entered)
        self.rows.append(row)
        self.body.addWidget(row)

    @Slot()
    def _on_row_entered(self) -> None:
        """Go on to the next field, as one goes through a list."""
        row = self.sender()
        at = next((i for i, each in enumerate(self.rows) if each is row), len(self.rows))
        following = next((each for each in self.rows[at + 1 :] if not each.is_done), None)
        (self.end if following is None else following.name).setFocus()


class TypicalRow(QWidget):
    """One actor: what it is called in the table, and its name here."""

    entered = Signal()

    def __init__(
        self, context: PageContext, actor: str, told: str, fields: OrganisationFields
    ) -> None:
        super().__init__()
        self._context = context
        self._fields = fields
        self._ref: int | None = None
        self.name = NameInput()
        self.name.setAccessibleName(f"Name: {actor}")
        self.add = LinkButton("Eintragen")
        self.add.setAccessibleName(f"Eintragen: {actor}")
        self.state = IconText("check", "", Role.BODY, icon_color="ok")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px("space.l"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(actor, Role.STRONG, wrap=True))
        words.addWidget(Label(told, Role.QUIET))
        holder = QWidget(self)
        holder.setFixedWidth(_CAPTION_WIDTH)
        holder.setLayout(words)
        words.setContentsMargins(0, 0, 0, 0)
        line.addWidget(holder)
        line.addWidget(self.name, 1)
        line.addWidget(self.add)
        line.addWidget(self.state, 1)
        self.state.hide()
        self.add.setEnabled(False)
        self.name.textChanged.connect(self._on_name_text_changed)
        self.add.clicked.connect(self._on_add_clicked)

    @property
    def is_done(self) -> bool:
        """Tell whether the organisation is entered."""
        return self._ref is not None

    def read(self, known: frozenset[int]) -> None:
        """Offer the field again if what was entered is not there any more."""
        if self._ref is not None and self._ref not in known:
            self._ref = None
            self._show_state()

    def is_half_typed(self) -> bool:
        """Tell whether a name is typed and not entered."""
        return not self.is_done and bool(self.name.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.name.hasFocus():
            self._on_add_clicked()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_name_text_changed(self, text: str) -> None:
        self.add.setEnabled(bool(text.strip()))

    @Slot()
    def _on_add_clicked(self) -> None:
        if not self.is_half_typed():
            self.entered.emit()
            return
        try:
            outcome = self._context.workspace.organisations.create(
                replace(self._fields, name=self.name.text())
            )
        except UserError as error:
            self._context.complain(error)
            return
        self._ref = outcome.ref
        self.state.text.setText(self.name.text().strip())
        self._show_state()
        self._context.wrote(outcome, outcome.label.text)
        self.entered.emit()

    def _show_state(self) -> None:
        for widget in (self.name, self.add):
            widget.setVisible(not self.is_done)
        self.state.setVisible(self.is_done)
