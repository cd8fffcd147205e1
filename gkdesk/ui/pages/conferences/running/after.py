"""After the meeting: what is missing for the seal, the seal itself, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from gkdesk.text.codes.meetings import MeetingState
from gkdesk.text.dates import format_moment
from gkdesk.ui import theme
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.forms import FormSpec, TextField
from gkdesk.ui.pages.conferences.papers import PAPERS, papers_of_meeting
from gkdesk.ui.pages.conferences.running import words
from gkdesk.ui.pages.conferences.running.minutes_text import MinutesText, heading
from gkdesk.ui.pages.conferences.running.open_actions import OpenActions
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.records.one_off_form import OneOffForm
from gkdesk.ui.records.record_scroll import RecordScroll
from gkdesk.ui.records.veil import Veil
from gkdesk.ui.widgets import (
    Card,
    HeadingLabel,
    IconText,
    Label,
    LinkButton,
    PlainButton,
    PrimaryButton,
    Role,
    Row,
)

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import Sealed, SealGap
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.conferences.running.state import RunningState

SEAL = "Protokoll versiegeln"
SEAL_TITLE = "Protokoll vom {day} versiegeln?"
SEAL_WORDS = (
    "Danach kann niemand mehr etwas am Protokoll ändern, auch nicht mit Strg+Z. Namen bleiben so "
    "stehen, wie sie heute lauten. Wieder öffnen geht nur mit einer Begründung, die beim Siegel "
    "stehen bleibt."
)
KEEP_OPEN = "Offen lassen"
COMPLETE = "Es fehlt nichts. Das Protokoll kann versiegelt werden."
MISSING = "Das fehlt noch, bevor das Protokoll versiegelt werden kann:"
INTACT = "Geprüft: Es ist genau das, was versiegelt wurde."
INTACT_BUT_ERASED = "Geprüft: Was hier noch steht, ist unverändert. {0} mit einer Person gelöscht."
_CHECK_IT = (
    "Spielen Sie eine Sicherung ein, oder öffnen Sie das Protokoll mit Begründung und prüfen Sie "
    "es."
)
BROKEN = f"Was hier steht, ist nicht mehr das, was versiegelt wurde. {_CHECK_IT}"
MISSES = f"Vom versiegelten Protokoll {{0}}. Was noch hier steht, ist unverändert. {_CHECK_IT}"
AFTERWARDS = "Ob etwas erledigt ist, kann immer eingetragen werden, auch nach dem Siegel."
UNTIL_SEAL = "Bis zum Siegel"
OPEN = "open"
REASON = "reason"


@dataclass(frozen=True)
class Reason:
    """Why sealed minutes are opened again."""

    reason: str = ""


def seal_words(seal: Sealed) -> str:
    """Say whether the seal holds, and how many parts are gone."""
    if seal.missing:
        one = seal.missing == 1
        return MISSES.format("fehlt 1 Teil" if one else f"fehlen {seal.missing} Teile")
    if not seal.is_intact:
        return BROKEN
    if not seal.erased:
        return INTACT
    many = f"{seal.erased} Teile wurden"
    return INTACT_BUT_ERASED.format("1 Teil wurde" if seal.erased == 1 else many)


class ReopenForm(OneOffForm[Reason]):
    """Asks why, and opens the minutes."""

    def __init__(self, state: RunningState) -> None:
        self._state = state
        super().__init__(state.context, "meeting.reopen")

    def spec(self) -> FormSpec[Reason]:
        field = TextField(
            name="reason",
            label="Warum wird das Protokoll wieder geöffnet?",
            help_text="Die Begründung bleibt beim Siegel stehen",
            required=True,
            wide=True,
        )
        return FormSpec(Reason, (field,), name="Protokoll wieder öffnen")

    def write(self, ref: int, value: Reason) -> Outcome:
        del ref
        meetings = self._state.context.workspace.meetings
        return meetings.reopen(self._state.meeting_id, value.reason)


class AfterPane(RecordScroll):
    """`gap_wanted` with what is missing; `desk_wanted` to the minutes, which are still open."""

    gap_wanted = Signal(object)
    desk_wanted = Signal()

    def __init__(self, state: RunningState) -> None:
        super().__init__(state.context)
        self._state = state
        self.title = heading("")
        self.line = Label("", Role.LEAD, wrap=True)
        self.to_desk = PlainButton("Protokoll bearbeiten", "pencil")
        self.go_on = PlainButton("Sitzung fortsetzen", "play")
        self.seal = PrimaryButton(SEAL, "lock")
        self.papers = PlainButton(PAPERS, "printer")
        self.state_card = Card(UNTIL_SEAL)
        self.state_line = IconText("info", "", Role.READING, wrap=True)
        self.gap_links: tuple[LinkButton, ...] = ()
        self._gap_column = QVBoxLayout()
        self.reopen_button = PlainButton("Wieder öffnen", "unlock")
        self.reopen = ReopenForm(state)
        self.earlier = Label("", Role.QUIET, wrap=True)
        self.open = OpenActions(
            state.context,
            title="Verabredungen",
            key=f"meeting.open:{state.meeting_id}",
            empty="In dieser Sitzung wurde nichts verabredet.",
        )
        self.open_veil = Veil(state.context, self.open)
        self.minutes_title = HeadingLabel("Protokoll", Role.SECTION)
        self.minutes = MinutesText()
        self._gaps: tuple[SealGap, ...] = ()
        self._fill()
        self._connect()

    def show_meeting(self) -> None:
        """Show how far the minutes are."""
        view = self._state.view
        self.title.setText(view.title)
        self.line.setText(f"{words.meeting_line(view)}  ·  {words.attendance_line(view)}")
        sealed = view.is_sealed
        for widget in (self.to_desk, self.seal):
            widget.setVisible(not sealed)
        self.go_on.setVisible(view.state is MeetingState.HELD)
        self.reopen_button.setVisible(sealed)
        self.reopen.show_record(view.id)
        if sealed:
            self._show_seal(view.seals[0])
        else:
            self._show_gaps()
        self._show_earlier(view.seals[1:] if sealed else view.seals)
        covered = self.context.privacy.is_on()
        self.open.show_actions(view.id, view.actions, veiled=True)
        self.open_veil.show_if_needed()
        self.minutes.show_minutes(view, covered=covered)
        set_reading_order(self)

    def _show_seal(self, seal: Sealed) -> None:
        self._clear_gaps()
        self._gaps = ()
        self.state_card.title.setText(f"Versiegelt, Fassung {seal.version}")
        words_of_seal = f"Versiegelt am {format_moment(seal.at)}. "
        said = words_of_seal + seal_words(seal)
        if seal.is_intact:
            self.state_line.set("check", said, Role.READING, "ok")
        else:
            self.state_line.set("warn", said, Role.WARN, "warn")

    def _show_gaps(self) -> None:
        self._gaps = self.context.workspace.meetings.gaps_for_seal(self._state.meeting_id)
        self._clear_gaps()
        self.state_card.title.setText(UNTIL_SEAL)
        icon, color = ("warn", "warn") if self._gaps else ("check", "ok")
        self.state_line.set(icon, MISSING if self._gaps else COMPLETE, Role.READING, color)
        covered = self.context.privacy.is_on()
        said = [gap.covered if covered else gap.sentence for gap in self._gaps]
        self.gap_links = tuple(LinkButton(each, "chevron-right") for each in said)
        for place, link in enumerate(self.gap_links):
            link.setProperty("place", place)
            link.clicked.connect(self._on_gap_link_clicked)
            self._gap_column.addWidget(link)
        self.seal.setEnabled(not self._gaps)
        self.seal.setAccessibleDescription(MISSING if self._gaps else "")

    def _clear_gaps(self) -> None:
        for link in self.gap_links:
            self._gap_column.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.gap_links = ()

    def _show_earlier(self, seals: tuple[Sealed, ...]) -> None:
        lines = [
            f"Fassung {seal.version}, versiegelt am {format_moment(seal.at)}, wieder geöffnet am "
            f"{format_moment(seal.reopened_at)}: {seal.reason}"
            for seal in seals
            if seal.reopened_at is not None
        ]
        self.earlier.setText("\n".join(lines))
        self.earlier.setVisible(bool(lines) and not self.context.privacy.is_on())

    def _fill(self) -> None:
        self._gap_column.setSpacing(theme.px("space.xs"))
        self.body.addWidget(self.title)
        self.body.addWidget(self.line)
        body = self.state_card.body
        body.addWidget(self.state_line)
        body.addLayout(self._gap_column)
        body.addWidget(Row(self.seal, self.to_desk, self.go_on, self.papers, self.reopen_button))
        body.addWidget(self.add_form(REASON, self.reopen))
        body.addWidget(self.earlier)
        self.body.addWidget(self.state_card)
        self.open.body.insertWidget(1, Label(AFTERWARDS, Role.QUIET, wrap=True))
        self.body.addWidget(self.add_list(OPEN, self.open))
        self.body.addWidget(self.open_veil)
        self.body.addWidget(self.minutes_title)
        self.body.addWidget(self.minutes)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.to_desk.clicked.connect(self.desk_wanted)
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.papers.clicked.connect(self._on_papers_clicked)
        self.seal.clicked.connect(self._on_seal_clicked)
        self.reopen_button.clicked.connect(self.reopen.begin)

    def _seal(self) -> Outcome:
        return self.context.workspace.meetings.seal(self._state.meeting_id)

    def _begin(self) -> Outcome:
        return self.context.workspace.meetings.begin(self._state.meeting_id)

    @Slot()
    def _on_gap_link_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.gap_wanted.emit(self._gaps[int(link.property("place"))])

    @Slot()
    def _on_papers_clicked(self) -> None:
        self.context.navigate(papers_of_meeting(), self._state.meeting_id)

    @Slot()
    def _on_go_on_clicked(self) -> None:
        self.context.attempt(self._begin)

    @Slot()
    def _on_seal_clicked(self) -> None:
        title = SEAL_TITLE.format(day=words.day_words(self._state.view))
        wanted = ConfirmDialog.ask(self, title, SEAL_WORDS, act=SEAL, keep=KEEP_OPEN)
        if wanted and self.context.is_open():
            self.context.attempt(self._seal)
