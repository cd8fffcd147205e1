"""„Widerruf eintragen“: what it means, what went to whom, and the notice to each of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput
from gkdesk.text.bidi_safe import inside
from gkdesk.text.dates import format_day
from gkdesk.text.ids import ClientId, PartId
from gkdesk.text.wording.withdrawal import (
    CONFIRMED,
    FINAL,
    NOTHING_PASSED_ON,
    NOTHING_TO_TELL,
    belongs_to,
    withdrawal_notice,
)
from gkdesk.ui import clipboard, theme
from gkdesk.ui.forms import FormSpec, TextField
from gkdesk.ui.pages.people.case_forms import past
from gkdesk.ui.records.one_off_form import OneOffForm
from gkdesk.ui.widgets import Card, HeadingLabel, Label, LinkButton, PlainButton, Role, clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.basis.paper_kinds import NoticeRecipient
    from gkdesk.services.clients.case_fields import Consent
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

TO_BE_CHECKED = "Bitte prüfen Sie, ob dies auf der widerrufenen Grundlage geschah."


@dataclass(frozen=True)
class Withdrawal:
    """The day of a withdrawal, and the word that confirms what nobody can take back."""

    withdrawn_on: dt.date | None = None
    confirmation: str = ""


WITHDRAWAL_FORM: FormSpec[Withdrawal] = FormSpec(
    Withdrawal,
    (
        past("withdrawn_on", "Widerrufen am"),
        TextField(name="confirmation", label=f"Zur Bestätigung tippen: {CONFIRMED}"),
    ),
    name="Widerruf",
)


class WithdrawalForm(OneOffForm[Withdrawal]):
    """Asks for the day and a word, below what the withdrawal means and what was passed on so far.

    The day is filled in and a withdrawal is final: one stray Enter must not do it.
    """

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "client.withdrawal")
        self.consent: Consent | None = None
        self._title = HeadingLabel("", Role.CARD)
        self._told = Label("", wrap=True, selectable=True)
        self._told.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column.insertWidget(0, self._title)
        self._column.insertWidget(1, Label(FINAL, Role.WARN, wrap=True))
        self._column.insertWidget(2, self._told)

    def ask(
        self,
        consent: Consent,
        recipient: str,
        told: Sequence[NoticeRecipient],
        families: Sequence[str] = (),
        gaps: str = "",
    ) -> None:
        """Ask for the withdrawal of one consent; `families` are cases that she belongs to, too.

        `gaps` says where the register does not know what left.
        """
        self.consent = consent
        self._title.setText(f"Widerruf eintragen: {inside(recipient)}")
        lines = [line for each in told if each.is_named for line in told_lines(each)]
        text = "\n".join(("Bisher weitergegeben:", *lines)) if lines else NOTHING_PASSED_ON
        if families:
            text += f"\n{belongs_to(families)}"
        if gaps:
            text += f"\n{gaps}"
        self._told.setText(text)
        self._told.setAccessibleName(text)
        self._close()
        self.begin()

    def spec(self) -> FormSpec[Withdrawal]:
        return WITHDRAWAL_FORM

    def start(self) -> Withdrawal | None:
        return Withdrawal(self._context.workspace.clock.today())

    def write(self, ref: int, value: Withdrawal) -> Outcome:
        if value.confirmation.casefold() != CONFIRMED:
            raise InvalidInput("confirmation", "word_to_type", word=CONFIRMED)
        consent = self.consent.id if self.consent is not None else None
        return self._context.workspace.consents.withdraw(
            ClientId(ref), PartId(consent or 0), value.withdrawn_on
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
        self.gaps = Label("", Role.WARN, wrap=True)
        self.body.addWidget(self.gaps)
        self.body.addLayout(self._rows)
        self.close_notices.clicked.connect(self._on_close_clicked)
        self.print_notices.clicked.connect(self.print_wanted)
        self.hide()

    def offer(
        self, name: str, on: dt.date, told: Sequence[NoticeRecipient], gaps: str = ""
    ) -> None:
        """Show one notice for each recipient, and what the register does not know (`gaps`)."""
        clear_layout(self._rows)
        self.copies, self._texts = [], []
        for each in told:
            self._rows.addWidget(
                self._row(each, withdrawal_notice(each.name, name, on, told_lines(each)))
            )
        self.print_notices.setVisible(any(each.passed_on for each in told))
        self.gaps.setText(gaps)
        self.gaps.setVisible(bool(gaps))
        self.setVisible(bool(told or gaps))
        first = self.copies[0] if self.copies else self.close_notices
        first.setFocus()

    def _row(self, told: NoticeRecipient, text: str) -> QWidget:
        """Show one recipient; who got nothing gets no notice: it would tell the name first."""
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(Label(inside(told.name), Role.STRONG, wrap=True))
        lines = "\n".join(told_lines(told)) or NOTHING_PASSED_ON
        column.addWidget(Label(lines, Role.QUIET, wrap=True))
        if not told.is_named:
            column.addWidget(Label(TO_BE_CHECKED, Role.WARN, wrap=True))
        if not told.passed_on:
            column.addWidget(Label(NOTHING_TO_TELL, Role.WARN, wrap=True))
            return row
        self._texts.append(text)
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
