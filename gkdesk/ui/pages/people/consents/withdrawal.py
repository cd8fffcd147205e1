"""„Widerruf eintragen“: what it means, what went to whom, and the notice to each of them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.clients.case_fields import Consent
from gkdesk.text.bidi_safe import inside
from gkdesk.text.dates import format_day
from gkdesk.text.ids import ClientId, PartId
from gkdesk.text.wording.withdrawal import FINAL, NOTHING_PASSED_ON, withdrawal_notice
from gkdesk.ui import clipboard, theme
from gkdesk.ui.forms import FormSpec
from gkdesk.ui.pages.people.case_forms import past
from gkdesk.ui.records.one_off_form import OneOffForm
from gkdesk.ui.widgets import Card, HeadingLabel, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gkdesk.services.basis.paper_kinds import NoticeRecipient
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

TO_BE_CHECKED = "Bitte prüfen Sie, ob dies auf der widerrufenen Grundlage geschah."
WITHDRAWAL_FORM: FormSpec[Consent] = FormSpec(
    Consent, (past("withdrawn_on", "Widerrufen am"),), name="Widerruf"
)


class WithdrawalForm(OneOffForm[Consent]):
    """Asks for the day, below what the withdrawal means and what was passed on so far."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "client.withdrawal")
        self.consent: Consent | None = None
        self._title = HeadingLabel("", Role.CARD)
        self._told = Label("", wrap=True, selectable=True)
        self._told.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column.insertWidget(0, self._title)
        self._column.insertWidget(1, Label(FINAL, Role.WARN, wrap=True))
        self._column.insertWidget(2, self._told)

    def ask(self, consent: Consent, recipient: str, told: Sequence[NoticeRecipient]) -> None:
        """Ask for the withdrawal of one consent."""
        self.consent = consent
        self._title.setText(f"Widerruf eintragen: {inside(recipient)}")
        lines = [line for each in told if each.is_named for line in told_lines(each)]
        text = "\n".join(("Bisher weitergegeben:", *lines)) if lines else NOTHING_PASSED_ON
        self._told.setText(text)
        self._told.setAccessibleName(text)
        self._close()
        self.begin()

    def spec(self) -> FormSpec[Consent]:
        return WITHDRAWAL_FORM

    def start(self) -> Consent | None:
        consent = self.consent
        today = self._context.workspace.clock.today()
        return None if consent is None else dataclasses.replace(consent, withdrawn_on=today)

    def write(self, ref: int, value: Consent) -> Outcome:
        return self._context.workspace.consents.withdraw(
            ClientId(ref), PartId(value.id or 0), value.withdrawn_on
        )

    def _take_up_draft(self) -> None:
        """Begin anew after the lock: only a day was typed, and the consent has to be seen."""
        self._context.drafts.discard(self._draft_key())


class NoticeCard(Card):
    """The notices to be sent after a withdrawal; each can be copied into a letter or a mail."""

    done = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Mitteilung über den Widerruf")
        self.copies: list[PlainButton] = []
        self._texts: list[str] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px("space.m"))
        self.print_notices = PlainButton("Als Brief drucken", "printer")
        self.close_notices = LinkButton("Ausblenden", "cross")
        self.head.addWidget(self.print_notices)
        self.head.addWidget(self.close_notices)
        words = "Wer etwas erhalten hat, soll vom Widerruf erfahren und löschen."
        self.body.addWidget(Label(words, Role.QUIET, wrap=True))
        self.body.addLayout(self._rows)
        self.close_notices.clicked.connect(self._on_close_clicked)
        self.print_notices.clicked.connect(self.print_wanted)
        self.hide()

    def offer(self, name: str, on: dt.date, told: Sequence[NoticeRecipient]) -> None:
        """Show one notice for each recipient."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.copies, self._texts = [], []
        for each in told:
            self._texts.append(withdrawal_notice(each.name, name, on, told_lines(each)))
            self._rows.addWidget(self._row(each))
        self.setVisible(bool(told))
        if self.copies:
            self.copies[0].setFocus()

    def _row(self, told: NoticeRecipient) -> QWidget:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(Label(inside(told.name), Role.STRONG, wrap=True))
        lines = "\n".join(told_lines(told)) or NOTHING_PASSED_ON
        column.addWidget(Label(lines, Role.QUIET, wrap=True))
        if not told.is_named:
            column.addWidget(Label(TO_BE_CHECKED, Role.WARN, wrap=True))
        copy = PlainButton("Text der Mitteilung kopieren", "copy")
        copy.setAccessibleName(f"Text der Mitteilung kopieren: {inside(told.name)}")
        copy.clicked.connect(self._on_copy_clicked)
        self.copies.append(copy)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    @Slot()
    def _on_copy_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, PlainButton) and button in self.copies:
            clipboard.copy(self._texts[self.copies.index(button)])
            button.set_label("Text kopiert")

    @Slot()
    def _on_close_clicked(self) -> None:
        self.hide()
        self.done.emit()


def told_lines(told: NoticeRecipient) -> tuple[str, ...]:
    """Return what somebody got, one line each."""
    return tuple(f"{format_day(each.on)}: {inside(each.what)}" for each in told.passed_on)
