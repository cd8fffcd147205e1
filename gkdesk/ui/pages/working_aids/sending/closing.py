"""The end of a working aid: what is missing, the seal, opening it again, and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.working_aids.views import MissingView
from gkdesk.text.bidi_safe import inside
from gkdesk.text.dates import format_day_joined, format_moment
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.forms import FormSpec, MultilineField
from gkdesk.ui.pages.working_aids.form.pane import PREVIEW
from gkdesk.ui.pages.working_aids.sending.missing import MissingCard, OpenCard, headline
from gkdesk.ui.pages.working_aids.words import counted, round_title
from gkdesk.ui.records.one_off_form import OneOffForm
from gkdesk.ui.records.record_scroll import RecordScroll
from gkdesk.ui.widgets import (
    Card,
    HeadingLabel,
    IconText,
    Label,
    LinkButton,
    PlainButton,
    PrimaryButton,
    Role,
    clear_layout,
)

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import DispatchView, SealView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.working_aids.form.desk import Desk

REOPEN_KEY = "working_aid.reopen"
LEAD = "Zum Schluss wird die Arbeitshilfe versiegelt. Erst dann lässt sie sich senden."
REOPEN = "Wieder öffnen"
REASON_STAYS = "Das Siegel wird gebrochen. Der Grund bleibt dabei stehen."
SENT_ALREADY = "Sie wurde schon gesendet: Es entsteht Fassung {number}."
UNSAVED = "Was hier steht, ist nicht gespeichert. Bitte berichtigen oder das Feld leeren."
SEALS = "Danach lassen sich Antworten nur noch ändern, wenn Sie sie mit Begründung wieder öffnen."


@dataclass(frozen=True)
class Reason:
    """Why an aid is opened again."""

    reason: str = ""


class ReopenForm(OneOffForm[Reason]):
    """Asks why a closed aid shall be opened again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.context, REOPEN_KEY)
        self._desk = desk

    def spec(self) -> FormSpec[Reason]:
        field = MultilineField(
            name="reason",
            label="Warum wird sie wieder geöffnet?",
            required=True,
            lines=2,
            help_text=self._consequence(),
        )
        return FormSpec(Reason, (field,), name="Wieder öffnen")

    def _open(self) -> None:
        super()._open()
        if self.form is not None:
            self.form.confirm.set_label(REOPEN)
            self.form.hint.setText("Esc bricht ab")

    def _consequence(self) -> str:
        view = self._desk.view
        now = view.summary.fassung
        if any(each.fassung == now for each in view.dispatches):
            return f"{REASON_STAYS} {SENT_ALREADY.format(number=now + 1)}"
        return REASON_STAYS

    def write(self, ref: int, value: Reason) -> Outcome:
        from gkdesk.text.ids import AidId

        return self._context.workspace.aids.closing.reopen(AidId(ref), value.reason)


class LinesCard(Card):
    """Lines of text about what happened."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show pairs of icon and text; without any the card goes."""
        clear_layout(self._lines)
        for icon, text in lines:
            self._lines.addWidget(IconText(icon, text, wrap=True))
        self.setVisible(bool(lines))


class ClosingPage(QWidget):
    """Emits `ref_wanted` with a question, and `part_wanted` with another part of the aid."""

    ref_wanted = Signal(object)
    part_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.parts = RecordScroll(desk.context)
        self.missing = MissingCard()
        self.open = OpenCard()
        self.card = Card("Abschließen")
        self.words = Label("", wrap=True)
        self.close_aid = PrimaryButton("Abschließen und versiegeln …", "lock")
        self.preview = PlainButton("Rücksendung ansehen", "send")
        self.reopen_link = LinkButton("Wieder öffnen …", "unlock")
        self.reopen: ReopenForm = self.parts.add_form("reopen", ReopenForm(desk))
        self.seals = LinesCard("Alle Siegel")
        self.sent = LinesCard("Was gesendet wurde")
        self._layout()
        self._connect()

    def show_now(self) -> None:
        """Show the present state."""
        view, may = self._desk.view, self._desk.may_change
        self.missing.setVisible(may)
        self.open.setVisible(may)
        missing = self._still_missing() if may else ()
        is_open = self._show_open() if may else False
        is_all = not (missing or is_open)
        self.missing.show_missing(missing, headline(self._desk, is_all=is_all), is_all=is_all)
        self.close_aid.setVisible(may)
        self.close_aid.setEnabled(not missing)
        self.reopen_link.setVisible(not may)
        self.reopen.show_record(self._desk.aid_id)
        if may and self.reopen.form is None:
            self.reopen.hide()
        self.card.title.setText("Abschließen" if may else word(view.summary.state).capitalize())
        self.words.setText(SEALS if may else _sealed_words(view.seals))
        self.seals.show_lines([_seal_line(each) for each in view.seals])
        self.sent.show_lines([_sent_line(each) for each in view.dispatches])

    def keep_drafts(self) -> None:
        """Put everything half-typed among the drafts."""
        self.parts.keep_drafts()

    def _show_open(self) -> bool:
        """Show what nobody answered; tell whether there is anything."""
        unanswered = self._desk.aids.closing.unanswered(self._desk.aid_id)
        return self.open.show_open(self._desk, unanswered)

    def _still_missing(self) -> tuple[MissingView, ...]:
        """Return what is typed and not saved, and then what the template misses."""
        half_typed = self._desk.half_typed()
        refs = {each.ref for each in half_typed}
        found = self._desk.aids.closing.missing(self._desk.aid_id)
        return (
            *(
                MissingView(each.ref, each.number, each.question.label, "", UNSAVED)
                for each in half_typed
            ),
            *(each for each in found if each.ref not in refs),
        )

    def show_draft(self, part: str) -> bool:
        """Go to the form of a draft; tell whether it is there."""
        return self.parts.show_draft(REOPEN_KEY, part)

    def _layout(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, theme.px("space.s"), 24, 0)
        head.setSpacing(2)
        head.addWidget(HeadingLabel("Abschluss", Role.PAGE))
        head.addWidget(Label(LEAD, Role.LEAD, wrap=True))
        left = Qt.AlignmentFlag.AlignLeft
        self.card.body.addWidget(self.words)
        self.card.body.addWidget(self.close_aid, 0, left)
        self.card.body.addWidget(self.preview, 0, left)
        self.card.body.addWidget(self.reopen_link, 0, left)
        self.card.body.addWidget(self.reopen)
        for card in (self.missing, self.card, self.open, self.sent, self.seals):
            self.parts.body.addWidget(card)
        self.parts.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.parts, 1)

    def _connect(self) -> None:
        self.missing.wanted.connect(self.ref_wanted)
        self.open.wanted.connect(self.ref_wanted)
        self.open.part_wanted.connect(self.part_wanted)
        self.close_aid.clicked.connect(self._on_close_clicked)
        self.preview.clicked.connect(self._on_preview_clicked)
        self.reopen_link.clicked.connect(self.reopen.begin)

    @Slot()
    def _on_preview_clicked(self) -> None:
        self.part_wanted.emit(PREVIEW)

    @Slot()
    def _on_close_clicked(self) -> None:
        summary = self._desk.view.summary
        answered, askable = self._desk.counts()
        title = f"„{round_title(summary)}“ abschließen?"
        left = askable - answered
        words = f"{counted(left, 'Frage bleibt', 'Fragen bleiben')} ohne Antwort. " if left else ""
        asked = ConfirmDialog.ask(
            self,
            title,
            f"{words}{SEALS}",
            act="Abschließen und versiegeln",
            keep="Noch nicht",
        )
        if not asked or not self._desk.context.is_open():
            return
        try:
            self._desk.do(partial(self._desk.aids.closing.close, self._desk.aid_id))
        except UserError as error:
            self._desk.context.complain(error)
        else:
            self.preview.setFocus()


def _sealed_words(seals: tuple[SealView, ...]) -> str:
    if not seals:
        return "Sie ist abgeschlossen."
    newest = seals[0]
    intact = "Das Siegel ist unversehrt." if newest.is_intact else _BROKEN
    return f"Versiegelt am {format_moment(newest.at)}, Fassung {newest.fassung}. {intact}"


_BROKEN = (
    "Das Siegel passt nicht mehr zu den Antworten: Sie wurden außerhalb des Programms verändert."
)


def _seal_line(seal: SealView) -> tuple[str, str]:
    words = f"Fassung {seal.fassung}, versiegelt am {format_moment(seal.at)}"
    if seal.reopened_at is None:
        return "lock", words
    opened = f"wieder geöffnet am {format_moment(seal.reopened_at)}: {inside(seal.reason)}"
    return "unlock", f"{words}, {opened}"


def _sent_line(sent: DispatchView) -> tuple[str, str]:
    secret = ", mit Passwort" if sent.with_password else ""
    day = format_day_joined(sent.sent_on)
    name = f" ({inside(sent.file_name)})" if sent.file_name else ""
    return "send", f"Fassung {sent.fassung} am {day} an {inside(sent.recipient)}{secret}{name}"
